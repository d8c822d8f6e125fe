create extension if not exists btree_gist;

-- One occurrence of a program's timetable. The wall-clock time and the zone are what was printed on the wall;
-- the two instants are what they mean.
create table session (
  id           uuid        primary key,
  program_id   uuid        not null references program,
  kind         text        not null check (kind in ('group_therapy', 'individual_counseling', 'educational_workshop', 'peer_meeting', 'family_session')),
  mode         text        not null check (mode in ('in_person', 'telehealth', 'hybrid')),
  title        text        not null check (length(title) between 1 and 120),
  local_start  timestamp   not null,
  zone         text        not null,
  starts_at    timestamptz not null,
  ends_at      timestamptz not null,
  room         text,
  join_link    text,
  capacity     integer     not null check (capacity between 1 and 500),
  status       text        not null default 'scheduled' check (status in ('scheduled', 'canceled')),
  version      integer     not null default 0,
  check (ends_at > starts_at and ends_at <= starts_at + interval '12 hours'),
  check (mode = 'in_person' or join_link is not null),
  unique (id, starts_at, ends_at),
  unique (id, program_id)
);
create index session_program on session (program_id, starts_at);

-- A participant's place in a session. Start and end are the session's, kept equal by the foreign key, so that
-- one index answers "my week" and one constraint refuses to be in two places at once.
create table booking (
  id             uuid        primary key,
  session_id     uuid        not null,
  participant_id uuid        not null references account,
  starts_at      timestamptz not null,
  ends_at        timestamptz not null,
  status         text        not null default 'booked' check (status in ('booked', 'canceled', 'displaced')),
  created_at     timestamptz not null,
  foreign key (session_id, starts_at, ends_at) references session (id, starts_at, ends_at) on update cascade,
  constraint booking_overlaps exclude using gist (participant_id with =, tstzrange(starts_at, ends_at) with &&)
    where (status = 'booked')
);
create unique index booking_current on booking (session_id, participant_id) where status <> 'canceled';
create index booking_participant on booking (participant_id, starts_at);

alter table assignment add foreign key (session_id, program_id) references session (id, program_id);

-- Sessions the caller leads.
create function led_sessions() returns setof uuid
  language sql stable security definer
  begin atomic
    select a.session_id from assignment a
     where a.staff_id = caller() and a.session_id is not null and a.ended_at is null;
  end;

create or replace function my_people() returns setof uuid
  language sql stable security definer
  begin atomic
    select a.id from account a where a.id = caller()
    union all
    select e.participant_id from enrollment e where e.program_id in (select coordinated_programs())
    union all
    select a.staff_id from assignment a where a.program_id in (select coordinated_programs()) and a.ended_at is null
    union all
    select a.participant_id from assignment a
     where a.staff_id = caller() and a.role = 'counselor' and a.ended_at is null
    union all
    select b.participant_id from booking b where b.session_id in (select led_sessions()) and b.status <> 'canceled';
  end;

-- Whether the caller holds a booking in that session, past or present.
create function booked_into(p_session uuid) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from booking b where b.session_id = p_session and b.participant_id = caller());
  end;

-- Whether that participant is enrolled now in the program of that session.
create function enrolled_for(p_session uuid, p_participant uuid) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from session s join enrollment e on e.program_id = s.program_id
                    where s.id = p_session and e.participant_id = p_participant and e.ended_at is null);
  end;

-- Whether that session belongs to a program that the caller coordinates.
create function coordinated_session(p_session uuid) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from session s where s.id = p_session and s.program_id in (select coordinated_programs()));
  end;

-- Capacity is held here, under the session's row lock, whatever route a booking takes. A person's bookings come
-- one after the other: two that overlap would wait for each other in the index of the constraint.
create function hold_capacity() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_capacity integer;
begin
  if new.status = 'booked' and (tg_op = 'INSERT' or old.status <> 'booked' or old.session_id <> new.session_id) then
    perform pg_advisory_xact_lock(hashtextextended('booking/' || new.participant_id::text, 0));
    -- Nobody is booked while they are being discharged: one waits for the other.
    perform from public.enrollment e join public.session s on s.program_id = e.program_id
      where s.id = new.session_id and e.participant_id = new.participant_id and e.ended_at is null for share of e;
    if not found and tg_op = 'INSERT' then
      raise exception 'not enrolled' using errcode = '23503';
    end if;
    select s.capacity into v_capacity from public.session s
     where s.id = new.session_id and s.status = 'scheduled' for no key update;
    if tg_op = 'INSERT' and exists (select from public.booking b where b.session_id = new.session_id
                                     and b.participant_id = new.participant_id and b.status <> 'canceled') then
      return null; -- the same booking came first, on another connection
    end if;
    if v_capacity is null or (select count(*) from public.booking b
                      where b.session_id = new.session_id and b.status = 'booked' and b.id <> new.id) >= v_capacity then
      raise exception 'session is full' using errcode = 'CA409', constraint = 'session_full';
    end if;
  end if;
  return new;
end $$;
create trigger hold_capacity before insert or update on booking for each row execute function hold_capacity();

-- Nor can a session become smaller than what is booked.
create function keep_capacity() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (select count(*) from public.booking b where b.session_id = new.id and b.status = 'booked') > new.capacity then
    raise exception 'session is full' using errcode = 'CA409', constraint = 'session_full';
  end if;
  return new;
end $$;
create trigger keep_capacity before update of capacity on session
  for each row when (new.capacity < old.capacity) execute function keep_capacity();

-- Discharge counts at once: what is not over is canceled in the transaction that ends the enrollment.
create function cancel_bookings_after_discharge() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.booking b set status = 'canceled'
    from public.session s
   where s.id = b.session_id and s.program_id = new.program_id
     and b.participant_id = new.participant_id and b.status <> 'canceled' and b.ends_at > new.ended_at;
  return null;
end $$;
create trigger cancel_bookings_after_discharge after update of ended_at on enrollment
  for each row when (new.ended_at is not null) execute function cancel_bookings_after_discharge();

alter table session enable row level security;
alter table booking enable row level security;

grant select, insert, update on session to cairn_app;
create policy sees on session for select
  using (program_id = any ((select my_programs())::uuid[]) or booked_into(id));
create policy plans on session for insert with check (program_id in (select coordinated_programs()));
create policy changes on session for update using (program_id in (select coordinated_programs()));

grant select, insert, update (status) on booking to cairn_app;
create policy sees on booking for select
  using (participant_id = (select caller()) or session_id in (select led_sessions())
      or coordinated_session(session_id));
create policy books on booking for insert
  with check (coordinated_session(session_id) and enrolled_for(session_id, participant_id));
create policy cancels on booking for update using (coordinated_session(session_id));
