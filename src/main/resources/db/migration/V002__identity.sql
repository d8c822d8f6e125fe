-- A person who signs in. What they are called is encrypted under their own data key.
create table account (
  id            uuid        primary key check (id <> '00000000-0000-0000-0000-000000000000'),
  login         text        not null unique check (login = lower(login) and length(login) between 3 and 254),
  name          bytea       not null,
  roles         text[]      not null check (cardinality(roles) > 0
                              and roles <@ array['participant', 'facilitator', 'counselor', 'coordinator']
                              and (not 'participant' = any (roles) or cardinality(roles) = 1)),
  password_hash text,
  totp_secret   bytea,                        -- encrypted under the person's data key
  totp_step     bigint      not null default 0, -- the last RFC 6238 time step accepted: a code works once
  failures      integer     not null default 0, -- failed sign-ins since the last good one (NIST SP 800-63B-4, 3.2.2)
  created_at    timestamptz not null,
  ended_at      timestamptz
);

-- A person's data key, wrapped by a key outside the database. Erasing the row erases what it encrypted.
create table data_key (
  id         uuid        primary key,
  person_id  uuid        not null unique references account deferrable initially deferred, -- the key is made first
  wrapped    bytea       not null,
  created_at timestamptz not null
);

-- A signed-in device: one family of refresh tokens. Tokens are derived from id and generation, never stored.
create table device (
  id         uuid        primary key,
  account_id uuid        not null references account,
  name       bytea,
  generation integer     not null default 1,
  created_at timestamptz not null,
  rotated_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at   timestamptz,
  end_reason text check (end_reason in ('signed_out', 'ended_by_owner', 'reused_token', 'recovery')),
  check ((ended_at is null) = (end_reason is null))
);
create index device_account on device (account_id) where ended_at is null;

-- A code that staff hand to a person, once: to enroll, or to come back after a lost password or phone.
create table invitation (
  id         uuid        primary key,
  code_hash  bytea       not null unique,
  account_id uuid        not null references account,
  created_by uuid        references account, -- null: made by the one-time command
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  revoked_at timestamptz
);
create unique index invitation_open on invitation (account_id) where used_at is null and revoked_at is null;

-- An account's identity at an external OpenID Connect issuer, linked at enrollment.
create table external_identity (
  issuer     text not null,
  subject    text not null,
  account_id uuid not null unique references account,
  primary key (issuer, subject)
);

-- Binds the actor to the running transaction; the application's driver sends it ahead of the first statement.
-- CA401: the person or device may not act any more (signed out, expired, ended). CA403: none of the roles asked for.
create function bind_actor(p_kind text, p_id uuid, p_device uuid, p_roles text[], p_job text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_roles text[];
  v_set   text; -- an assignment is a plain expression, PERFORM a query; and this runs before each statement
begin
  if p_kind = 'person' then
    if p_device is null then
      select a.roles into v_roles
        from public.account a join public.external_identity e on e.account_id = a.id
       where a.id = p_id and a.ended_at is null;
    else
      select a.roles into v_roles
        from public.device d join public.account a on a.id = d.account_id
       where d.id = p_device and d.account_id = p_id and d.ended_at is null and d.expires_at > now()
         and a.ended_at is null;
    end if;
    if v_roles is null then
      raise exception 'actor has ended' using errcode = 'CA401';
    end if;
    if cardinality(p_roles) > 0 and not v_roles && p_roles then
      raise exception 'actor lacks the role' using errcode = 'CA403';
    end if;
    v_set := set_config('cairn.caller', p_id::text, true);
  elsif p_kind in ('job', 'nobody') then
    v_set := set_config('cairn.caller', '00000000-0000-0000-0000-000000000000', true);
  else
    raise exception 'no such kind of actor' using errcode = 'CA401';
  end if;
  v_set := set_config('cairn.job', coalesce(p_job, ''), true);
end $$;

create function is_coordinator() returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from account a where a.id = caller() and 'coordinator' = any (a.roles) and a.ended_at is null);
  end;

-- Everyone whose name the caller may see through an assignment. Rooms with assignments of their own replace it.
create function my_people() returns setof uuid
  language sql stable security definer
  begin atomic
    select a.id from account a where a.id = caller();
  end;

-- The one-time command may act while nobody runs the organization yet, and never again.
create function is_founding() returns boolean
  language sql stable security definer
  begin atomic
    select job() = 'first-coordinator'
       and not exists (select from account a join device d on d.account_id = a.id where 'coordinator' = any (a.roles))
       and not exists (select from account a where 'coordinator' = any (a.roles) and a.password_hash is not null)
       and not exists (select from account a join external_identity e on e.account_id = a.id where 'coordinator' = any (a.roles));
  end;

alter table account enable row level security;
alter table data_key enable row level security;
alter table device enable row level security;
alter table invitation enable row level security;
alter table external_identity enable row level security;

grant select (id, login, name, roles, created_at, ended_at), insert (id, login, name, roles, created_at) on account to cairn_app;
create policy sees on account for select
  using (id = (select caller()) or id in (select my_people())
      or roles = array['coordinator'] and (select is_founding()));
create policy registers on account for insert
  with check ((select is_coordinator()) or roles = array['coordinator'] and (select is_founding()));

grant select (id, person_id, created_at), insert on data_key to cairn_app;
create policy sees on data_key for select
  using (person_id = (select caller()) or person_id in (select my_people()));
create policy makes on data_key for insert with check (person_id = (select caller()) or (select is_coordinator()) or (select is_founding()));

grant select, update (ended_at, end_reason) on device to cairn_app;
create policy sees on device for select using (account_id = (select caller()));
create policy ends on device for update using (account_id = (select caller()));

grant select, insert, update (revoked_at) on invitation to cairn_app;
-- Who may invite whom hangs on programs: see V003.

-- No grant on external_identity: only the functions below touch it.

-- Wrapped keys by id, for decrypting what the caller was allowed to read. Useless without the key outside.
create function wrapped_keys(p_ids uuid[]) returns table (id uuid, person_id uuid, wrapped bytea)
  language sql stable security definer
  begin atomic
    select k.id, k.person_id, k.wrapped from data_key k where k.id = any (p_ids) and caller() is not null;
  end;

create function wrapped_key_of(p_person uuid) returns table (id uuid, person_id uuid, wrapped bytea)
  language sql stable security definer
  begin atomic
    select k.id, k.person_id, k.wrapped from data_key k where k.person_id = p_person and caller() is not null;
  end;

-- What follows is called by nobody: the caller has not signed in yet. Each function does one step and no more,
-- and does it for nobody alone: whoever is signed in gets nothing out of them.
create function nobody() returns boolean
  language sql stable
  return caller() = '00000000-0000-0000-0000-000000000000'::uuid and job() is null;

create function sign_in_candidate(p_login text)
  returns table (id uuid, password_hash text, totp_secret bytea, totp_step bigint, failures integer, roles text[])
  language sql stable security definer
  begin atomic
    select a.id, a.password_hash, a.totp_secret, a.totp_step, a.failures, a.roles
      from account a where a.login = p_login and a.ended_at is null and nobody();
  end;

create function sign_in_failed(p_account uuid) returns void
  language sql volatile security definer
  begin atomic
    update account set failures = failures + 1 where id = p_account and nobody();
  end;

-- Starts a device. False when the one-time code's time step was used before: the same code never works twice; and when
-- the password that was checked is no longer the one: a recovery came in between.
create function start_device(p_account uuid, p_hash text, p_device uuid, p_name bytea, p_totp_step bigint, p_now timestamptz,
                             p_expires timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.account set failures = 0, totp_step = greatest(totp_step, coalesce(p_totp_step, 0))
   where id = p_account and ended_at is null and password_hash = p_hash and (p_totp_step is null or totp_step < p_totp_step)
     and public.nobody();
  if not found then
    return false;
  end if;
  insert into public.device (id, account_id, name, created_at, rotated_at, expires_at)
  values (p_device, p_account, p_name, p_now, p_now, p_expires);
  return true;
end $$;

-- Rotates a refresh token. The generation presented is the current one: it moves on. It is the one before,
-- within the grace: the answer was lost, and the same successor is named again. Anything older is a replay:
-- the family ends (OAuth 2.0 Security BCP, RFC 9700, 4.14.2).
create function rotate_device(p_device uuid, p_generation integer, p_now timestamptz, p_grace interval)
  returns table (outcome text, account_id uuid, generation integer, expires_at timestamptz)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  d public.device;
begin
  select device.* into d from public.device join public.account a on a.id = device.account_id
   where device.id = p_device and a.ended_at is null for update of device;
  if not found or d.ended_at is not null or d.expires_at <= p_now or not public.nobody() then
    return query select 'ended', null::uuid, null::integer, null::timestamptz;
  elsif d.generation = p_generation then
    update public.device set generation = p_generation + 1, rotated_at = p_now where device.id = p_device;
    return query select 'rotated', d.account_id, p_generation + 1, d.expires_at;
  elsif d.generation = p_generation + 1 and d.rotated_at > p_now - p_grace then
    return query select 'repeated', d.account_id, d.generation, d.expires_at;
  else
    update public.device set ended_at = p_now, end_reason = 'reused_token' where device.id = p_device;
    return query select 'reused', null::uuid, null::integer, null::timestamptz;
  end if;
end $$;

create function invited(p_code_hash bytea, p_now timestamptz) returns table (account_id uuid, login text, roles text[])
  language sql stable security definer
  begin atomic
    select a.id, a.login, a.roles from invitation i join account a on a.id = i.account_id
     where i.code_hash = p_code_hash and i.used_at is null and i.revoked_at is null and i.expires_at > p_now
       and a.ended_at is null and nobody();
  end;

-- Accepts an invitation, once: sets the credentials and ends every device signed in before. False when a
-- concurrent request was first.
create function enroll(p_code_hash bytea, p_password_hash text, p_totp_secret bytea, p_issuer text, p_subject text,
                       p_now timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_account uuid;
begin
  update public.invitation set used_at = p_now
   where code_hash = p_code_hash and used_at is null and revoked_at is null and expires_at > p_now
     and public.nobody()
  returning account_id into v_account;
  if not found then
    return false;
  end if;
  update public.account
     set password_hash = p_password_hash, totp_secret = p_totp_secret, totp_step = 0, failures = 0
   where id = v_account;
  update public.device set ended_at = p_now, end_reason = 'recovery' where account_id = v_account and ended_at is null;
  delete from public.external_identity where account_id = v_account;
  if p_issuer is not null then
    insert into public.external_identity (issuer, subject, account_id) values (p_issuer, p_subject, v_account);
  end if;
  return true;
end $$;

create function external_account(p_issuer text, p_subject text) returns uuid
  language sql stable security definer
  begin atomic
    select e.account_id from external_identity e where e.issuer = p_issuer and e.subject = p_subject and nobody();
  end;
