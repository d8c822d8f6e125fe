-- A small closed group under aliases.
create table peer_group (
  id         uuid        primary key,
  program_id uuid        not null references program,
  name       text        not null check (length(name) between 1 and 80),
  guidelines text        not null,
  last_seq   bigint      not null default 0, -- counts messages, under this row's lock: the group's one order
  created_at timestamptz not null,
  unique (id, program_id)
);
create index peer_group_program on peer_group (program_id, id);
alter table assignment add foreign key (group_id, program_id) references peer_group (id, program_id);

-- A participant in a group. The id and the alias are all that other members learn.
create table group_member (
  id             uuid        primary key, -- random, so that it tells neither time nor person
  group_id       uuid        not null references peer_group,
  participant_id uuid        not null references account,
  alias          text        not null check (length(alias) between 1 and 40),
  joined_at      timestamptz not null,
  ended_at       timestamptz
);
create unique index group_member_current on group_member (participant_id, group_id) where ended_at is null;
create unique index group_member_alias on group_member (group_id, lower(alias)) where ended_at is null;

-- A message. The id is made by the phone, so that a retry is the same message; seq is the order for all.
create table message (
  group_id  uuid        not null references peer_group,
  seq       bigint      not null,
  id        uuid        not null,
  member_id uuid        not null references group_member,
  body      bytea       not null, -- encrypted under the author's data key
  sent_at   timestamptz not null,
  primary key (group_id, seq),
  constraint message_id_taken unique (group_id, id)
);

-- Groups whose messages the caller may read: as a current member, or as their facilitator.
create function my_groups() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return array(
    select m.group_id from public.group_member m where m.participant_id = public.caller() and m.ended_at is null
    union all
    select a.group_id from public.assignment a
     where a.staff_id = public.caller() and a.group_id is not null and a.ended_at is null);
end $$;

-- Programs of a group and enrollment in it, for the check below.
create function may_join(p_group uuid, p_participant uuid) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from peer_group g join enrollment e on e.program_id = g.program_id
                    where g.id = p_group and e.participant_id = p_participant and e.ended_at is null
                      and g.program_id in (select coordinated_programs()));
  end;

create function coordinated_groups() returns setof uuid
  language sql stable security definer
  begin atomic
    select g.id from peer_group g where g.program_id in (select coordinated_programs());
  end;

create function is_membership(p_member uuid, p_group uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from public.group_member m where m.id = p_member and m.group_id = p_group
                    and m.participant_id = public.caller() and m.ended_at is null);
end $$;

-- Nobody is admitted while they are being discharged: one waits for the other.
create function hold_enrollment() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from public.enrollment e join public.peer_group g on g.program_id = e.program_id
    where g.id = new.group_id and e.participant_id = new.participant_id and e.ended_at is null for share of e;
  if not found then
    raise exception 'not enrolled' using errcode = '23503';
  end if;
  return new;
end $$;
create trigger hold_enrollment before insert on group_member for each row execute function hold_enrollment();

-- Discharge counts at once in the groups too.
create function leave_groups_after_discharge() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.group_member m set ended_at = new.ended_at
    from public.peer_group g
   where g.id = m.group_id and g.program_id = new.program_id
     and m.participant_id = new.participant_id and m.ended_at is null;
  return null;
end $$;
create trigger leave_groups_after_discharge after update of ended_at on enrollment
  for each row when (new.ended_at is not null) execute function leave_groups_after_discharge();

alter table peer_group enable row level security;
alter table group_member enable row level security;
alter table message enable row level security;

grant select, insert, update (last_seq) on peer_group to cairn_app;
create policy sees on peer_group for select
  using (id = any ((select my_groups())::uuid[]) or program_id in (select coordinated_programs()));
create policy counts on peer_group for update using (id = any ((select my_groups())::uuid[]));
create policy founds on peer_group for insert with check (program_id in (select coordinated_programs()));

grant select, insert, update (ended_at) on group_member to cairn_app;
create policy sees on group_member for select
  using (group_id = any ((select my_groups())::uuid[]) or group_id in (select coordinated_groups()));
create policy admits on group_member for insert with check (may_join(group_id, participant_id));
create policy ends on group_member for update using (group_id in (select coordinated_groups()));

grant select, insert on message to cairn_app;
create policy sees on message for select using (group_id = any ((select my_groups())::uuid[]));
create policy sends on message for insert with check (is_membership(member_id, group_id));
