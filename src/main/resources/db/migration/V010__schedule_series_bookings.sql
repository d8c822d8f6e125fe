-- Locks are taken in one order everywhere, so that nobody waits in a circle: series, then enrollments, then the
-- timetable of a site (hold_timetable), then sessions by id, then people (advisory, by id). What would have to break
-- the order, a promotion from the waitlist, tries and never waits.

-- A recurring session, as RFC 5545 describes it: the rule, dates added and left out, at the wall-clock time of the
-- site. "This and following" ends one series and begins another, which follows it.
create table series (
  id             uuid        primary key,
  program_id     uuid        not null references program,
  cohort_id      uuid,
  follows        uuid        references series,
  kind           text        not null check (kind in ('group_therapy', 'individual_counseling', 'educational_workshop', 'peer_meeting', 'family_session')),
  mode           text        not null check (mode in ('in_person', 'telehealth', 'hybrid')),
  title          text        not null check (length(title) between 1 and 120),
  local_start    timestamp   not null,               -- DTSTART
  zone           text        not null,
  minutes        integer     not null check (minutes between 5 and 720),
  rule           text        not null check (length(rule) between 1 and 500),  -- RRULE
  extra          timestamp[] not null default '{}',  -- RDATE
  excluded       date[]      not null default '{}',  -- EXDATE, as whole days
  room_id        uuid,
  room           text,
  join_link      text,
  capacity       integer     not null check (capacity between 1 and 500),
  facilitator_id uuid        references account,
  ends_before    timestamp,            -- occurrences from here on belong to the series that follows, or are no more
  last_start     timestamp   not null, -- the last occurrence of rule and added dates
  grown_until    timestamp   not null, -- occurrences before it have been made sessions
  version        integer     not null default 0,
  changed_at     timestamptz not null,
  check (mode = 'in_person' or join_link is not null),
  foreign key (cohort_id, program_id) references cohort (id, program_id),
  foreign key (room_id, room) references room (id, name) on update cascade,
  check (room_id is null or room is not null),
  unique (id, program_id)
);
create index series_program on series (program_id, id);

-- A day on which a site is closed: what would take place on it is canceled, also what is made later.
create table closure (
  site_id   uuid        not null references site,
  day       date        not null,
  reason    text        not null check (length(reason) between 1 and 200),
  closed_by uuid        not null references account,
  closed_at timestamptz not null,
  primary key (site_id, day)
);

alter table session
  add column series_id       uuid,
  add column series_start    timestamp,          -- which occurrence of the series it is (RECURRENCE-ID); stays when it moves
  add column by_hand         boolean not null default false, -- changed by hand: a change of its series leaves it alone
  add column room_id         uuid,
  add column cancel_reason   text check (length(cancel_reason) between 1 and 200),
  add column closed          boolean not null default false, -- canceled because the site closed that day
  add column external_source text check (length(external_source) between 1 and 60),
  add column external_id     text check (length(external_id) between 1 and 120),
  add column changed_at      timestamptz not null default now(),
  add foreign key (series_id, program_id) references series (id, program_id),
  add foreign key (room_id, room) references room (id, name) on update cascade,
  add check (room_id is null or room is not null),
  add check (num_nulls(series_id, series_start) in (0, 2)),
  add check (num_nulls(external_source, external_id) in (0, 2)),
  add constraint session_occurrence unique (series_id, series_start),
  add constraint session_external unique (program_id, external_source, external_id),
  add constraint room_busy exclude using gist (room_id with =, tstzrange(starts_at, ends_at) with &&)
    where (status = 'scheduled' and room_id is not null);
alter table session alter column changed_at drop default; -- the application's clock says when

-- Who leads a session is busy meanwhile: start and end are the session's, as with a booking. Assignments from before
-- this rule are left as they are.
alter table assignment
  add column starts_at timestamptz,
  add column ends_at   timestamptz,
  add column busy      boolean not null default false;
update assignment a set starts_at = s.starts_at, ends_at = s.ends_at from session s where s.id = a.session_id;
alter table assignment
  add foreign key (session_id, starts_at, ends_at) references session (id, starts_at, ends_at) on update cascade,
  add check ((session_id is null) = (starts_at is null) and (session_id is null) = (ends_at is null)),
  add constraint facilitator_busy exclude using gist (staff_id with =, tstzrange(starts_at, ends_at) with &&)
    where (busy and ended_at is null);
create index assignment_session on assignment (session_id) where ended_at is null;

alter table booking
  drop constraint booking_status_check,
  -- displaced: the session was moved onto another booking of the person. called_off: the session was canceled.
  add constraint booking_status_check check (status in ('booked', 'displaced', 'called_off', 'canceled')),
  add column booked_by  text        not null default 'staff' check (booked_by in ('staff', 'series', 'participant', 'waitlist')),
  add column moved_from uuid        references booking,
  add column late       boolean     not null default false, -- canceled after the program's notice
  add column released   boolean     not null default false, -- canceled with what had booked it: the cohort, the enrollment
  add column version    integer     not null default 0,
  add column changed_at timestamptz;
update booking set changed_at = created_at;
alter table booking alter column changed_at set not null;

-- In line for a session that is full. place is the order; an offer holds a place in the session until it lapses.
create table waitlist_entry (
  id             uuid        primary key,
  session_id     uuid        not null references session,
  participant_id uuid        not null references account,
  place          integer     not null,
  take_at_once   boolean     not null, -- "take it when it comes", without an offer
  status         text        not null default 'waiting' check (status in ('waiting', 'offered', 'booked', 'left', 'lapsed', 'over')),
  offered_until  timestamptz,
  created_at     timestamptz not null,
  changed_at     timestamptz not null,
  unique (session_id, place),
  check (status <> 'offered' or offered_until is not null)
);
create unique index waitlist_current on waitlist_entry (session_id, participant_id) where status in ('waiting', 'offered');
create index waitlist_participant on waitlist_entry (participant_id) where status in ('waiting', 'offered');
create index waitlist_offered on waitlist_entry (offered_until) where status = 'offered';

-- A participant's own busy time, at the wall clock of its zone. What it is called is encrypted under their key.
create table commitment (
  id             uuid        primary key,
  participant_id uuid        not null references account,
  title          bytea       not null,
  local_start    timestamp   not null,
  zone           text        not null,
  minutes        integer     not null check (minutes between 5 and 1440),
  rule           text        check (length(rule) between 1 and 500),
  excluded       date[]      not null default '{}',
  changed_at     timestamptz not null
);
create index commitment_participant on commitment (participant_id);

-- At most a hundred, also when two devices add at once.
create function hold_commitments() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('commitment/' || new.participant_id::text, 0));
  if (select count(*) from public.commitment c where c.participant_id = new.participant_id) >= 100 then
    raise exception 'too many commitments' using errcode = 'CA409', constraint = 'commitments_full';
  end if;
  return new;
end $$;
create trigger hold_commitments before insert on commitment for each row execute function hold_commitments();

-- Whether somebody came. One for each session and person; what staff record stands over what the check-in or the
-- job recorded.
create table attendance (
  session_id     uuid        not null references session,
  participant_id uuid        not null references account,
  status         text        not null check (status in ('present', 'late', 'left_early', 'excused', 'no_show')),
  reason         text        check (reason in ('illness', 'work', 'family', 'transport', 'court', 'weather', 'other')),
  minutes        integer     check (minutes between 0 and 720), -- attended, when it was not the whole session
  source         text        not null check (source in ('staff', 'check_in', 'job')),
  recorded_by    uuid        references account,
  recorded_at    timestamptz not null,
  primary key (participant_id, session_id),
  check ((source = 'staff') = (recorded_by is not null)),
  check (minutes is null or status in ('present', 'late', 'left_early'))
);
create index attendance_session on attendance (session_id);

-- Programs from before attendance was kept have it from here on: who came to earlier sessions is not known. A program
-- that begins later has it always.
alter table program add column attendance_since timestamptz not null default now();
alter table program alter column attendance_since set default '-infinity';

-- The address of a private calendar. Only a hash of its secret is kept.
create table calendar_feed (
  id             uuid        primary key,
  participant_id uuid        not null references account,
  secret_hash    bytea       not null unique,
  titles         text        not null check (titles in ('neutral', 'full')),
  created_at     timestamptz not null,
  changed_at     timestamptz not null, -- its titles
  revoked_at     timestamptz
);
create unique index calendar_feed_current on calendar_feed (participant_id) where revoked_at is null;

-- Participants whom the caller counsels now: discharge counts at once.
create function counseled_people() returns setof uuid
  language sql stable security definer
  begin atomic
    select a.participant_id from assignment a join enrollment e
        on e.program_id = a.program_id and e.participant_id = a.participant_id and e.ended_at is null
     where a.staff_id = caller() and a.role = 'counselor' and a.ended_at is null;
  end;

-- Locks sessions until the transaction ends, in the order in which everybody does.
create function hold_sessions(p_sessions uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from public.session s where s.id = any (p_sessions) order by s.id for no key update;
end $$;

-- Locks a person's bookings until the transaction ends: two that overlap would wait for each other in the index.
create function hold_person(p_person uuid) returns void
  language sql volatile
  begin atomic
    select pg_advisory_xact_lock(hashtextextended('booking/' || p_person::text, 0));
  end;

-- Locks what the caller's move from a booking to a session touches.
create function hold_move(p_booking uuid, p_session uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from public.enrollment e where e.participant_id = public.caller() and e.ended_at is null for share;
  perform public.hold_sessions(array(
    select s.id from public.session s join public.enrollment e on e.program_id = s.program_id
     where s.id = p_session and e.participant_id = public.caller() and e.ended_at is null
    union
    select b.session_id from public.booking b where b.id = p_booking and b.participant_id = public.caller()));
  perform public.hold_person(public.caller());
end $$;

-- Places of a session that are taken at a moment, by bookings and by offers to others than that participant.
create function taken(p_session uuid, p_participant uuid, p_now timestamptz) returns bigint
  language sql volatile security definer
  begin atomic
    select (select count(*) from booking b where b.session_id = p_session and b.status = 'booked')
         + (select count(*) from waitlist_entry w where w.session_id = p_session and w.status = 'offered'
              and w.offered_until > p_now and w.participant_id is distinct from p_participant);
  end;

-- Capacity is held here, under the session's row lock, whatever route a booking takes. What loses its place holds its
-- person as well: a promotion of that person elsewhere passes them over then, and waits for nobody.
create or replace function hold_capacity() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  s public.session;
begin
  if tg_op = 'UPDATE' then
    new.version := old.version + 1;
    if new.status <> 'booked' or old.status = 'booked' then
      if new.status <> old.status then
        perform public.hold_person(new.participant_id);
      end if;
      return new; -- gives a place back, or follows its session's time
    end if;
  elsif new.status <> 'booked' then
    return new;
  end if;
  -- Nobody is booked while they are being discharged: one waits for the other.
  perform from public.enrollment e join public.session x on x.program_id = e.program_id
    where x.id = new.session_id and e.participant_id = new.participant_id and e.ended_at is null for share of e;
  if not found and tg_op = 'INSERT' then
    raise exception 'not enrolled' using errcode = '23503';
  end if;
  select x.* into s from public.session x where x.id = new.session_id for no key update;
  perform public.hold_person(new.participant_id);
  if exists (select from public.waitlist_entry w where w.session_id = new.session_id
              and (w.status = 'offered' and w.offered_until <= new.changed_at
                or w.status = 'waiting' and new.booked_by = 'participant' and w.participant_id <> new.participant_id)) then
    perform public.fill_session(new.session_id, new.changed_at); -- nobody gets ahead of those in line
  end if;
  if tg_op = 'INSERT' and exists (select from public.booking b where b.session_id = new.session_id
                                   and b.participant_id = new.participant_id and b.status = 'booked') then
    return null; -- the same booking came first, on another connection
  end if;
  -- Asked here, where two bookings of one person have waited for each other: the first may have filled the week.
  if tg_op = 'INSERT' and new.booked_by = 'participant' and new.moved_from is null
     and public.self_booking(new.session_id) is null then
    raise exception 'not open to them' using errcode = 'CA409', constraint = 'not_bookable';
  end if;
  if s.status <> 'scheduled' then
    raise exception 'session is canceled' using errcode = 'CA409', constraint = 'session_canceled';
  end if;
  if tg_op = 'INSERT' and new.booked_by = 'participant' and s.starts_at <= new.changed_at then
    raise exception 'session has started' using errcode = 'CA409', constraint = 'already_started';
  end if;
  if public.taken(new.session_id, new.participant_id, new.changed_at) >= s.capacity then
    raise exception 'session is full' using errcode = 'CA409', constraint = 'session_full';
  end if;
  if tg_op = 'INSERT' then
    -- A place that was lost before gives way to the one taken now.
    update public.booking b set status = 'canceled', changed_at = new.changed_at
     where b.session_id = new.session_id and b.participant_id = new.participant_id and b.status <> 'canceled';
  end if;
  new.starts_at := s.starts_at;
  new.ends_at := s.ends_at;
  return new;
end $$;

-- Nor can a session become smaller than what is booked: that is not the refusal of somebody who wants a place.
create or replace function keep_capacity() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (select count(*) from public.booking b where b.session_id = new.id and b.status = 'booked') > new.capacity then
    raise exception 'more people are booked' using errcode = 'CA409', constraint = 'capacity_below_bookings';
  end if;
  return new;
end $$;

-- Gives free places to those in line, in order: booked at once who asked for it, to the others the place is offered
-- for the program's time, or half of what remains until the start if that is less. Whoever could not book it now
-- (elsewhere at that time, no longer theirs to take, being discharged) is passed over and stays in line. The caller
-- holds the session or this does.
create function fill_session(p_session uuid, p_now timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  s public.session;
  w public.waitlist_entry;
  v_minutes integer;
begin
  select x.* into s from public.session x where x.id = p_session for no key update;
  update public.waitlist_entry x set status = 'lapsed', changed_at = p_now
   where x.session_id = p_session and x.status = 'offered' and x.offered_until <= p_now;
  if s.status <> 'scheduled' or s.starts_at <= p_now then
    update public.waitlist_entry x set status = 'over', changed_at = p_now
     where x.session_id = p_session and x.status in ('waiting', 'offered');
    return;
  end if;
  select p.offer_minutes into v_minutes from public.program p where p.id = s.program_id;
  for w in select x.* from public.waitlist_entry x
            where x.session_id = p_session and x.status = 'waiting' order by x.place loop
    exit when public.taken(p_session, null, p_now) >= s.capacity;
    continue when not exists (select from public.enrollment e where e.program_id = s.program_id
                               and e.participant_id = w.participant_id and e.ended_at is null for share skip locked);
    continue when exists (select from public.booking b where b.participant_id = w.participant_id and b.status = 'booked'
                           and tstzrange(b.starts_at, b.ends_at) && tstzrange(s.starts_at, s.ends_at));
    continue when public.self_booking(p_session, w.participant_id) is null;
    if not w.take_at_once then
      update public.waitlist_entry x
         set status = 'offered', changed_at = p_now,
             offered_until = p_now + least(make_interval(mins => v_minutes), (s.starts_at - p_now) / 2)
       where x.id = w.id;
      continue;
    end if;
    continue when not pg_try_advisory_xact_lock(hashtextextended('booking/' || w.participant_id::text, 0));
    begin
      insert into public.booking (id, session_id, participant_id, starts_at, ends_at, booked_by, created_at, changed_at)
      values (uuidv7(), s.id, w.participant_id, s.starts_at, s.ends_at, 'waitlist', p_now, p_now);
    exception when exclusion_violation then
      null;
    end;
  end loop;
end $$;
revoke execute on function fill_session(uuid, timestamptz) from public;

-- What a booking that came or went does to those in line.
create function after_booking() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.status = 'booked' and (tg_op = 'INSERT' or old.status <> 'booked') then
    update public.waitlist_entry w set status = 'booked', changed_at = new.changed_at
     where w.session_id = new.session_id and w.participant_id = new.participant_id and w.status in ('waiting', 'offered');
  elsif tg_op = 'UPDATE' and old.status = 'booked' and new.status = 'canceled' then
    perform public.fill_session(new.session_id, new.changed_at);
  end if;
  if (tg_op = 'INSERT' and (new.booked_by <> 'series' or new.status <> 'booked')
      or tg_op = 'UPDATE' and new.status <> old.status)
     and new.status <> 'called_off' and new.ends_at > new.changed_at then
    perform public.tell(array[new.participant_id], 'booking.' || new.status, '/v1/me/bookings/' || new.id,
      public.change('status', case when tg_op = 'UPDATE' then old.status end, new.status), new.changed_at);
  end if;
  return null;
end $$;
create trigger after_booking after insert or update of status on booking for each row execute function after_booking();

-- A place in line is given under the session's lock, so that the order is the order of asking.
create function stand_in_line() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  s public.session;
begin
  -- Nobody joins while they are being discharged: one waits for the other.
  perform from public.enrollment e join public.session x on x.program_id = e.program_id
    where x.id = new.session_id and e.participant_id = new.participant_id and e.ended_at is null for share of e;
  if not found then
    raise exception 'not enrolled' using errcode = '23503';
  end if;
  select x.* into s from public.session x where x.id = new.session_id for no key update;
  if exists (select from public.waitlist_entry w where w.session_id = new.session_id
              and w.participant_id = new.participant_id and w.status in ('waiting', 'offered')) then
    return null; -- in line already, on another connection
  end if;
  if exists (select from public.booking b where b.session_id = new.session_id
              and b.participant_id = new.participant_id and b.status = 'booked') then
    raise exception 'booked already' using errcode = 'CA409', constraint = 'already_booked';
  end if;
  if s.status <> 'scheduled' then
    raise exception 'session is canceled' using errcode = 'CA409', constraint = 'session_canceled';
  end if;
  if s.starts_at <= new.changed_at then
    raise exception 'session has started' using errcode = 'CA409', constraint = 'already_started';
  end if;
  select coalesce(max(w.place), 0) + 1 into new.place from public.waitlist_entry w where w.session_id = new.session_id;
  return new;
end $$;
create trigger stand_in_line before insert on waitlist_entry for each row execute function stand_in_line();

create function after_waitlist() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' or old.status = 'offered' and new.status = 'left' then
    perform public.fill_session(new.session_id, new.changed_at);
  end if;
  if tg_op = 'UPDATE' and new.status in ('offered', 'lapsed', 'over') then
    perform public.tell(array[new.participant_id], 'waitlist.' || new.status, '/v1/me/waitlist/' || new.id,
      public.change('sessionId', null, new.session_id::text) || public.change('status', old.status, new.status)
        || public.change('offeredUntil', old.offered_until, new.offered_until), new.changed_at);
  end if;
  return null;
end $$;
create trigger after_waitlist after insert or update of status on waitlist_entry
  for each row execute function after_waitlist();

-- Sessions whose offers lapsed or whose line stands before free places. For the job that fills them.
create function sessions_to_fill(p_now timestamptz) returns setof uuid
  language sql stable security definer
  begin atomic
    select distinct w.session_id from waitlist_entry w join session s on s.id = w.session_id
     where job() = 'waitlist'
       and (w.status = 'offered' and w.offered_until <= p_now
         or w.status in ('waiting', 'offered') and s.starts_at <= p_now
         or w.status = 'waiting' and taken(s.id, null, p_now) < s.capacity);
  end;

-- What the job does to each of them.
create function fill_line(p_session uuid, p_now timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if public.job() is distinct from 'waitlist' then
    raise exception 'for the job alone' using errcode = '42501';
  end if;
  perform public.fill_session(p_session, p_now);
end $$;

-- Where in line somebody stands who has that place: 1 is the first.
create function in_line(p_session uuid, p_place integer) returns integer
  language sql stable security definer
  begin atomic
    select count(*)::integer from waitlist_entry w
     where w.session_id = p_session and w.place <= p_place and w.status in ('waiting', 'offered');
  end;

-- Tries to give back the places of a session to those who lost them when it moved or was canceled.
create function rebook(p_session uuid, p_now timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_booking public.booking;
begin
  for v_booking in select b.* from public.booking b
                    where b.session_id = p_session and b.status in ('displaced', 'called_off')
                    order by b.participant_id loop
    -- Who is being discharged is left to the discharge, which waits for this session.
    continue when not exists (
      select from public.enrollment e join public.session s on s.program_id = e.program_id
       where s.id = p_session and e.participant_id = v_booking.participant_id and e.ended_at is null
         for share of e skip locked);
    begin
      update public.booking b set status = 'booked', changed_at = p_now where b.id = v_booking.id;
    exception when exclusion_violation or sqlstate 'CA409' then
      update public.booking b set status = 'displaced', changed_at = p_now
       where b.id = v_booking.id and b.status <> 'displaced';
    end;
  end loop;
end $$;
revoke execute on function rebook(uuid, timestamptz) from public;

-- Moved by staff onto other bookings of its participants, a session is moved: their bookings in it become displaced,
-- before the new time reaches them.
create function before_session_changes() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.version := old.version + 1;
  if new.status = 'scheduled' and old.status = 'scheduled'
     and (new.starts_at, new.ends_at) is distinct from (old.starts_at, old.ends_at) then
    perform public.hold_person(p.participant_id)
       from (select b.participant_id from public.booking b where b.session_id = new.id and b.status = 'booked'
              order by b.participant_id) p;
    update public.booking b set status = 'displaced', changed_at = new.changed_at
     where b.session_id = new.id and b.status = 'booked'
       and exists (select from public.booking o where o.participant_id = b.participant_id and o.status = 'booked'
                     and o.session_id <> b.session_id and o.starts_at < new.ends_at and o.ends_at > new.starts_at);
  end if;
  return new;
end $$;
create trigger before_session_changes before update on session for each row execute function before_session_changes();

-- What a changed session does to bookings, to those who lead it and to those in line, and who is told.
create function after_session_changes() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_moved   boolean := (new.starts_at, new.ends_at) is distinct from (old.starts_at, old.ends_at);
  -- In line as it was until now, or until it was canceled.
  v_line    uuid[]  := array(
    select distinct on (w.participant_id) w.id from public.waitlist_entry w
     where w.session_id = new.id
       and (w.status in ('waiting', 'offered')
         or w.status = 'over' and old.status = 'canceled' and new.status = 'scheduled'
            and exists (select from public.enrollment e where e.program_id = new.program_id
                         and e.participant_id = w.participant_id and e.ended_at is null))
     order by w.participant_id, w.place desc);
  v_type    text    := case when new.status = old.status then 'session.changed'
                            when new.status = 'canceled' then 'session.canceled' else 'session.restored' end;
  v_changes jsonb;
begin
  if v_moved then
    -- Nobody said that they would take it at the new time: those in line are asked.
    update public.waitlist_entry w set take_at_once = false, changed_at = new.changed_at
     where w.session_id = new.id and w.status = 'waiting' and w.take_at_once;
  end if;
  if old.status = 'scheduled' and new.status = 'canceled' then
    update public.assignment a set busy = false where a.session_id = new.id and a.busy;
    perform public.hold_person(p.participant_id)
       from (select b.participant_id from public.booking b where b.session_id = new.id and b.status in ('booked', 'displaced')
              order by b.participant_id) p;
    update public.booking b set status = 'called_off', changed_at = new.changed_at
     where b.session_id = new.id and b.status in ('booked', 'displaced');
  elsif old.status = 'canceled' and new.status = 'scheduled' then
    update public.assignment a set busy = true where a.session_id = new.id and a.ended_at is null;
  end if;
  if new.status = 'scheduled' and (v_moved or old.status = 'canceled' or new.capacity > old.capacity) then
    perform public.rebook(new.id, new.changed_at);
  end if;
  if v_moved or new.status <> old.status or new.capacity > old.capacity then
    perform public.fill_session(new.id, new.changed_at);
  end if;
  v_changes := public.change('status', old.status, new.status)
    || public.change('reason', old.cancel_reason, new.cancel_reason)
    || public.change('startsAt', old.starts_at, new.starts_at) || public.change('endsAt', old.ends_at, new.ends_at)
    || public.change('title', old.title, new.title) || public.change('kind', old.kind, new.kind)
    || public.change('mode', old.mode, new.mode) || public.change('room', old.room, new.room);
  if v_changes <> '[]' and greatest(old.ends_at, new.ends_at) > new.changed_at then
    perform public.tell(
      array(select b.participant_id from public.booking b where b.session_id = new.id and b.status <> 'canceled'
            union all
            select a.staff_id from public.assignment a where a.session_id = new.id and a.ended_at is null),
      v_type, '/v1/sessions/' || new.id, v_changes, new.changed_at);
    perform public.tell(array[w.participant_id], v_type, '/v1/me/waitlist/' || w.id,
      public.change('sessionId', null, new.id::text) || v_changes, new.changed_at)
       from public.waitlist_entry w where w.id = any (v_line);
  end if;
  return null;
end $$;
create trigger after_session_changes after update on session for each row execute function after_session_changes();

-- Who leads a session: start and end come from it, and it is busy time while the session takes place.
create function lead_session() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select s.starts_at, s.ends_at, s.status = 'scheduled' into new.starts_at, new.ends_at, new.busy
    from public.session s where s.id = new.session_id and s.program_id = new.program_id for key share;
  if not found then
    raise exception 'no such session in the program' using errcode = '23503';
  end if;
  return new;
end $$;
create trigger lead_session before insert on assignment
  for each row when (new.session_id is not null) execute function lead_session();

create function tell_of_assignment() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' and new.ends_at > new.created_at then
    perform public.tell(array[new.staff_id], 'session.assigned', '/v1/sessions/' || new.session_id, '[]', new.created_at);
  elsif tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null and new.ends_at > new.ended_at then
    perform public.tell(array[new.staff_id], 'session.unassigned', '/v1/me/led-sessions',
      public.change('sessionId', new.session_id::text, null), new.ended_at);
  end if;
  return null;
end $$;
create trigger tell_of_new_assignment after insert on assignment
  for each row when (new.session_id is not null) execute function tell_of_assignment();
create trigger tell_of_ended_assignment after update of ended_at on assignment
  for each row when (new.session_id is not null) execute function tell_of_assignment();

-- Discharge counts at once: what is not over is canceled in the transaction that ends the enrollment.
create or replace function cancel_bookings_after_discharge() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_sessions uuid[] := array(
    select b.session_id from public.booking b join public.session s on s.id = b.session_id
     where s.program_id = new.program_id and b.participant_id = new.participant_id
       and b.status <> 'canceled' and b.ends_at > new.ended_at
    union
    select w.session_id from public.waitlist_entry w join public.session s on s.id = w.session_id
     where s.program_id = new.program_id and w.participant_id = new.participant_id and w.status in ('waiting', 'offered'));
begin
  perform public.hold_sessions(v_sessions);
  update public.waitlist_entry w set status = 'left', changed_at = new.ended_at
   where w.session_id = any (v_sessions) and w.participant_id = new.participant_id and w.status in ('waiting', 'offered');
  update public.booking b set status = 'canceled', released = b.booked_by = 'series', changed_at = new.ended_at
   where b.session_id = any (v_sessions) and b.participant_id = new.participant_id
     and b.status <> 'canceled' and b.ends_at > new.ended_at;
  return null;
end $$;

-- Books participants into sessions for their series, each on its own: where one cannot be booked (another booking at
-- that time, no place left) the booking stands as displaced, for its person and for staff to see. Sessions in which
-- somebody stands already, also as canceled, are left alone; but not those that they lost by leaving a cohort. On a
-- closed day the booking stands as called off, and is given back when the day opens.
create function book_for_series(p_sessions uuid[], p_people uuid[], p_now timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p record;
begin
  perform public.hold_sessions(p_sessions);
  perform public.hold_person(x.person) from (select person from unnest(p_people) person order by person) x;
  for p in select s.id as session_id, s.starts_at, s.ends_at, s.status, e.participant_id
             from public.session s join public.enrollment e
               on e.program_id = s.program_id and e.participant_id = any (p_people) and e.ended_at is null
            where s.id = any (p_sessions) and (s.status = 'scheduled' or s.closed) and s.starts_at > p_now
              and not exists (select from public.booking b
                               where b.session_id = s.id and b.participant_id = e.participant_id
                                 and (b.status <> 'canceled' or not b.released))
            order by s.starts_at, e.participant_id loop
    if p.status = 'canceled' then
      insert into public.booking (id, session_id, participant_id, starts_at, ends_at, status, booked_by, created_at, changed_at)
      values (uuidv7(), p.session_id, p.participant_id, p.starts_at, p.ends_at, 'called_off', 'series', p_now, p_now);
      continue;
    end if;
    begin
      insert into public.booking (id, session_id, participant_id, starts_at, ends_at, booked_by, created_at, changed_at)
      values (uuidv7(), p.session_id, p.participant_id, p.starts_at, p.ends_at, 'series', p_now, p_now);
    exception when exclusion_violation or sqlstate 'CA409' then
      insert into public.booking (id, session_id, participant_id, starts_at, ends_at, status, booked_by, created_at, changed_at)
      values (uuidv7(), p.session_id, p.participant_id, p.starts_at, p.ends_at, 'displaced', 'series', p_now, p_now);
    end;
  end loop;
  perform public.tell(p_people, 'schedule.extended', '/v1/me/schedule', '[]', p_now);
end $$;
revoke execute on function book_for_series(uuid[], uuid[], timestamptz) from public;

-- A cohort's members are booked from its series, and taken out again.
create function follow_cohort() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_now      timestamptz := coalesce(new.left_at, new.joined_at);
  v_sessions uuid[];
begin
  if new.left_at is null then
    -- Whoever joins while a series is growing is booked by one of the two: they wait for each other.
    perform from public.series x where x.cohort_id = new.cohort_id order by x.id for share;
  end if;
  perform from public.enrollment e where e.program_id = new.program_id and e.participant_id = new.participant_id
    and e.ended_at is null for share;
  if not found and new.left_at is null then
    raise exception 'not enrolled' using errcode = '23503';
  end if;
  v_sessions := array(select s.id from public.session s join public.series x on x.id = s.series_id
                       where x.cohort_id = new.cohort_id and s.starts_at > v_now
                         -- After a discharge nothing is left: it holds its sessions already, and must not wait for more.
                         and (new.left_at is null or exists (
                           select from public.booking b where b.session_id = s.id and b.participant_id = new.participant_id
                              and b.status <> 'canceled' and b.booked_by = 'series')));
  if new.left_at is null then
    perform public.book_for_series(v_sessions, array[new.participant_id], v_now);
  else
    v_sessions := array(select b.session_id from public.booking b
                         where b.session_id = any (v_sessions) and b.participant_id = new.participant_id
                           and b.status <> 'canceled' and b.booked_by = 'series');
    perform public.hold_sessions(v_sessions);
    update public.booking b set status = 'canceled', released = true, changed_at = v_now
     where b.session_id = any (v_sessions) and b.participant_id = new.participant_id
       and b.status <> 'canceled' and b.booked_by = 'series';
  end if;
  return null;
end $$;
create trigger follow_cohort_in after insert on cohort_member for each row execute function follow_cohort();
create trigger follow_cohort_out after update of left_at on cohort_member
  for each row when (old.left_at is null and new.left_at is not null) execute function follow_cohort();

-- Series with occurrences before p_until that are not yet sessions. For the job that makes them.
create function series_to_grow(p_until timestamp) returns setof uuid
  language sql stable security definer
  begin atomic
    select s.id from series s
     where job() = 'series' and s.grown_until < p_until and s.grown_until <= s.last_start
       and (s.ends_before is null or s.grown_until < s.ends_before);
  end;

-- What the job has to know of a series, and its coordinator sees anyway.
create function series_rule(p_series uuid)
  returns table (local_start timestamp, zone text, minutes integer, rule text, extra timestamp[], excluded date[],
                 ends_before timestamp, last_start timestamp, grown_until timestamp, version integer)
  language sql stable security definer
  begin atomic
    select s.local_start, s.zone, s.minutes, s.rule, s.extra, s.excluded, s.ends_before, s.last_start, s.grown_until, s.version
      from series s
     where s.id = p_series and (job() = 'series' or s.program_id in (select coordinated_programs()));
  end;

-- Makes sessions of a series' occurrences, once each however often it runs, books the cohort into them and assigns the
-- facilitator. On a day on which the site is closed they are born canceled; a room or facilitator that is taken by
-- then is left out and the program's coordinators are told. Answers how many were made, -1 when the series has changed
-- since the occurrences were computed.
create function grow_series(p_series uuid, p_version integer, p_local timestamp[], p_starts timestamptz[], p_ends timestamptz[],
                            p_until timestamp, p_now timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  x          public.series;
  o          record;
  v_site     uuid;
  v_id       uuid;
  v_room     boolean;
  v_leads    boolean;
  v_made     uuid[] := '{}';
  v_homeless jsonb := '[]';
  v_members  uuid[];
begin
  select s.* into x from public.series s
   where s.id = p_series and (public.job() = 'series' or s.program_id in (select public.coordinated_programs())) for update;
  if not found or x.version <> p_version then
    return -1;
  end if;
  select p.site_id into v_site from public.program p where p.id = x.program_id;
  -- Who has left the program's staff since is given no sight of people by a job.
  v_leads := exists (select from public.account a where a.id = x.facilitator_id and a.ended_at is null
                        and a.roles && array['facilitator', 'counselor'])
    and exists (select from public.assignment m where m.staff_id = x.facilitator_id and m.ended_at is null
                   and m.program_id = x.program_id and (m.session_id is null or m.ends_at > p_now));
  v_members := array(
    select e.participant_id from public.enrollment e join public.cohort_member m
        on m.participant_id = e.participant_id and m.cohort_id = x.cohort_id and m.left_at is null
     where e.program_id = x.program_id and e.ended_at is null order by e.participant_id for share of e, m);
  perform public.hold_timetable(v_site);
  for o in select l, s, e, c.reason
             from unnest(p_local, p_starts, p_ends) as n(l, s, e)
             left join public.closure c on c.site_id = v_site and c.day = n.l::date
            where x.ends_before is null or n.l < x.ends_before
            order by l loop
    v_room := x.room_id is null or o.reason is not null or not exists (
      select from public.session y where y.room_id = x.room_id and y.status = 'scheduled'
         and y.starts_at < o.e and y.ends_at > o.s);
    v_id := null;
    insert into public.session (id, program_id, kind, mode, title, local_start, zone, starts_at, ends_at, room_id, room,
                                join_link, capacity, status, cancel_reason, closed, series_id, series_start, changed_at)
    values (uuidv7(), x.program_id, x.kind, x.mode, x.title, o.l, x.zone, o.s, o.e,
            case when v_room then x.room_id end, case when v_room then x.room end, x.join_link, x.capacity,
            case when o.reason is null then 'scheduled' else 'canceled' end, o.reason, o.reason is not null,
            x.id, o.l, p_now)
    on conflict (series_id, series_start) do nothing returning id into v_id;
    continue when v_id is null;
    v_made := v_made || v_id;
    if not v_room then
      v_homeless := v_homeless || public.change('room', x.room, null) || public.change('startsAt', null, o.s);
    end if;
    if x.facilitator_id is not null then
      begin
        if not v_leads then
          raise exclusion_violation;
        end if;
        insert into public.assignment (id, program_id, staff_id, role, session_id, created_at)
        values (uuidv7(), x.program_id, x.facilitator_id, 'facilitator', v_id, p_now);
      exception when exclusion_violation then
        v_homeless := v_homeless || public.change('facilitator', x.facilitator_id::text, null)
                                 || public.change('startsAt', null, o.s);
      end;
    end if;
  end loop;
  if cardinality(v_members) > 0 and cardinality(v_made) > 0 then
    perform public.book_for_series(v_made, v_members, p_now);
  end if;
  if v_homeless <> '[]' then
    perform public.tell(
      array(select a.staff_id from public.assignment a
             where a.program_id = x.program_id and a.role = 'coordinator' and a.ended_at is null),
      'series.clashes', '/v1/series/' || x.id, v_homeless, p_now);
  end if;
  update public.series s set grown_until = greatest(s.grown_until, p_until) where s.id = x.id;
  return cardinality(v_made);
end $$;

-- What holds a room or a facilitator at those times, for the coordinator who plans a series. Of another program's
-- session no more than that it is there.
create function clashes(p_program uuid, p_room uuid, p_facilitator uuid, p_starts timestamptz[], p_ends timestamptz[],
                        p_except uuid[])
  returns table (starts_at timestamptz, what text, session_id uuid)
  language sql stable security definer
  begin atomic
    select o.s, x.what, case when x.program_id in (select coordinated_programs()) then x.id end
      from unnest(p_starts, p_ends) as o(s, e)
     cross join lateral (
       select 'room' as what, y.id, y.program_id from session y
        where y.room_id = p_room and y.status = 'scheduled'
          and tstzrange(y.starts_at, y.ends_at) && tstzrange(o.s, o.e)
       union all
       select 'facilitator', a.session_id, a.program_id from assignment a
        where a.staff_id = p_facilitator and a.busy and a.ended_at is null
          and tstzrange(a.starts_at, a.ends_at) && tstzrange(o.s, o.e)) x
     where x.id <> all (p_except) and p_program in (select coordinated_programs())
       and (p_room is null or p_room in (select r.id from room r join program p on p.site_id = r.site_id
                                          where p.id = p_program))
       and (p_facilitator is null or p_facilitator in (select my_people()))
     order by o.s, x.what
     limit 50;
  end;

-- Other series that will need the same room or facilitator beyond the sessions that are made.
create function series_sharing(p_program uuid, p_room uuid, p_facilitator uuid, p_except uuid)
  returns table (series_id uuid, room boolean, facilitator boolean, local_start timestamp, zone text, minutes integer,
                 rule text, extra timestamp[], excluded date[], ends_before timestamp, grown_until timestamp)
  language sql stable security definer
  begin atomic
    select case when s.program_id in (select coordinated_programs()) then s.id end,
           s.room_id is not distinct from p_room and p_room is not null,
           s.facilitator_id is not distinct from p_facilitator and p_facilitator is not null,
           s.local_start, s.zone, s.minutes, s.rule, s.extra, s.excluded, s.ends_before, s.grown_until
      from series s
     where (s.room_id = p_room or s.facilitator_id = p_facilitator) and s.id is distinct from p_except
       and s.grown_until <= s.last_start and (s.ends_before is null or s.grown_until < s.ends_before)
       and p_program in (select coordinated_programs())
       and (p_room is null or p_room in (select r.id from room r join program p on p.site_id = r.site_id
                                          where p.id = p_program))
       and (p_facilitator is null or p_facilitator in (select my_people()));
  end;

-- A series was given to another cohort: who is not in it loses the places that came from the series, who is gets one.
create function change_cohort(p_series uuid, p_now timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  x          public.series;
  v_members  uuid[];
  v_sessions uuid[];
begin
  select s.* into x from public.series s
   where s.id = p_series and s.program_id in (select public.coordinated_programs());
  if not found then
    raise exception 'not the caller''s series' using errcode = '23503';
  end if;
  v_members := array(select m.participant_id from public.cohort_member m
                      where m.cohort_id = x.cohort_id and m.left_at is null);
  v_sessions := array(select s.id from public.session s where s.series_id = p_series and s.starts_at > p_now);
  perform public.hold_sessions(v_sessions);
  update public.booking b set status = 'canceled', released = true, changed_at = p_now
   where b.session_id = any (v_sessions) and b.booked_by = 'series' and b.status <> 'canceled'
     and b.participant_id <> all (v_members);
  perform public.book_for_series(v_sessions, v_members, p_now);
end $$;

-- Closes a site for a day: all that has not ended is canceled, in every program that meets there. Answers how many
-- sessions are canceled for it; the same again answers the same, another reason takes the place of the first.
create function close_day(p_site uuid, p_day date, p_reason text, p_now timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_sessions uuid[];
begin
  if not exists (select from public.coordinated_sites() site where site = p_site) then
    raise exception 'not the caller''s site' using errcode = '23503';
  end if;
  perform public.hold_timetable(p_site);
  insert into public.closure (site_id, day, reason, closed_by, closed_at)
  values (p_site, p_day, p_reason, public.caller(), p_now)
  on conflict (site_id, day) do update set reason = excluded.reason;
  v_sessions := array(select s.id from public.session s join public.program p on p.id = s.program_id
                       where p.site_id = p_site and s.local_start >= p_day and s.local_start < p_day + 1
                         and s.starts_at between p_day - interval '2 days' and p_day + interval '2 days'
                         and (s.status = 'scheduled' or s.closed and s.cancel_reason <> p_reason) and s.ends_at > p_now);
  perform public.hold_sessions(v_sessions);
  update public.session s set status = 'canceled', cancel_reason = p_reason, closed = true, changed_at = p_now
   where s.id = any (v_sessions) and (s.status = 'scheduled' or s.closed);
  return (select count(*) from public.session s join public.program p on p.id = s.program_id
           where p.site_id = p_site and s.local_start >= p_day and s.local_start < p_day + 1 and s.closed
             and s.starts_at between p_day - interval '2 days' and p_day + interval '2 days');
end $$;

-- Opens it again: what the closing canceled takes place after all, if it has not begun. One whose room or facilitator
-- is taken by now stays canceled. Answers with the sessions and whether they take place.
create function open_day(p_site uuid, p_day date, p_now timestamptz) returns table (session_id uuid, restored boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_sessions uuid[];
begin
  if not exists (select from public.coordinated_sites() site where site = p_site) then
    raise exception 'not the caller''s site' using errcode = '23503';
  end if;
  perform public.hold_timetable(p_site);
  delete from public.closure c where c.site_id = p_site and c.day = p_day;
  if not found then
    return; -- it is open
  end if;
  v_sessions := array(select s.id from public.session s join public.program p on p.id = s.program_id
                       where p.site_id = p_site and s.local_start >= p_day and s.local_start < p_day + 1
                         and s.starts_at between p_day - interval '2 days' and p_day + interval '2 days'
                         and s.status = 'canceled' and s.closed and s.starts_at > p_now
                       order by s.starts_at, s.id);
  perform public.hold_sessions(v_sessions);
  foreach session_id in array v_sessions loop
    restored := true;
    begin
      update public.session s set status = 'scheduled', cancel_reason = null, closed = false, changed_at = p_now
       where s.id = session_id and s.closed;
    exception when exclusion_violation then
      restored := false;
    end;
    return next;
  end loop;
end $$;

-- Who leads that session now, for those who lead it and its coordinators: who leads it with others sees them, too.
create function leaders_of(p_session uuid) returns uuid[]
  language sql stable security definer
  begin atomic
    select array(select a.staff_id from assignment a
                  where a.session_id = p_session and a.ended_at is null
                    and (p_session in (select led_sessions()) or coordinated_session(p_session))
                  order by a.staff_id);
  end;

-- Which of these sessions that person could not lead, being elsewhere then, and in which session; null for one of a
-- program that the caller does not coordinate.
create function clashes_of(p_staff uuid, p_sessions uuid[])
  returns table (session_id uuid, starts_at timestamptz, zone text, busy_with uuid)
  language sql stable security definer
  begin atomic
    select s.id, s.starts_at, s.zone, case when o.program_id in (select coordinated_programs()) then o.session_id end
      from session s join assignment o
        on o.staff_id = p_staff and o.busy and o.ended_at is null and o.session_id <> s.id
       and tstzrange(o.starts_at, o.ends_at) && tstzrange(s.starts_at, s.ends_at)
     where s.id = any (p_sessions) and s.status = 'scheduled' and s.program_id in (select coordinated_programs())
       and p_staff in (select my_people())
     order by s.starts_at, s.id;
  end;

-- What takes place in a room, for whoever works at its site: one row without a session where there is nothing, none
-- where the room is not theirs. Of another program it shows that the room is taken, and no more.
create function room_calendar(p_room uuid, p_from timestamptz, p_to timestamptz, p_ends_after timestamptz,
                              p_local_from timestamp, p_local_to timestamp)
  returns table (starts_at timestamptz, ends_at timestamptz, zone text, id uuid, program_id uuid, kind text, title text,
                 room text, status text, cancel_reason text)
  language sql stable security definer
  begin atomic
    select s.starts_at, s.ends_at, s.zone, m.id, m.program_id, m.kind, m.title, r.name, s.status, null::text
      from room r
      left join session s on s.room_id = r.id and s.status = 'scheduled'
           and tstzrange(s.starts_at, s.ends_at) && tstzrange(p_from, p_to) and s.ends_at > p_ends_after
           and s.local_start >= p_local_from and s.local_start < p_local_to
      left join session m on m.id = s.id and m.program_id = any ((select my_programs())::uuid[])
     where r.id = p_room and r.site_id in (select my_sites())
     order by s.starts_at, s.id;
  end;

-- What somebody on the staff of a program leads, for its coordinator; as with a room.
create function staff_calendar(p_program uuid, p_staff uuid, p_from timestamptz, p_to timestamptz, p_ends_after timestamptz,
                               p_local_from timestamp, p_local_to timestamp)
  returns table (starts_at timestamptz, ends_at timestamptz, zone text, id uuid, program_id uuid, kind text, title text,
                 room text, status text, cancel_reason text)
  language sql stable security definer
  begin atomic
    select s.starts_at, s.ends_at, s.zone, m.id, m.program_id, m.kind, m.title, m.room, s.status, m.cancel_reason
      from program p
      left join (assignment a join session s on s.id = a.session_id
                   and (s.status = 'scheduled' or s.program_id in (select coordinated_programs())))
        on a.staff_id = p_staff and a.ended_at is null and a.starts_at >= p_from and a.starts_at < p_to
           and a.ends_at > p_ends_after and s.local_start >= p_local_from and s.local_start < p_local_to
      left join session m on m.id = s.id and m.program_id in (select coordinated_programs())
     where p.id = p_program and p.id in (select coordinated_programs())
       and exists (select from assignment x where x.program_id = p.id and x.staff_id = p_staff and x.ended_at is null)
     order by s.starts_at, s.id;
  end;

-- Who was booked and neither came nor was excused did not show, once the session and its check-in are over. Looks
-- thirty days back, further than the job is ever down, but not to before the program kept attendance.
create function record_no_shows(p_now timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_recorded integer;
begin
  if public.job() is distinct from 'no-show' then
    raise exception 'for the job alone' using errcode = '42501';
  end if;
  insert into public.attendance (session_id, participant_id, status, source, recorded_at)
  select b.session_id, b.participant_id, 'no_show', 'job', p_now
    from public.session s join public.program p on p.id = s.program_id
    join public.booking b on b.session_id = s.id and b.status = 'booked'
   where s.starts_at > p_now - interval '30 days' and s.starts_at <= p_now and s.status = 'scheduled'
     and s.starts_at >= p.attendance_since
     and greatest(s.ends_at, s.starts_at + make_interval(mins => p.check_in_closes_after)) <= p_now
     and not exists (select from public.attendance a
                      where a.session_id = b.session_id and a.participant_id = b.participant_id)
  on conflict (participant_id, session_id) do nothing;
  get diagnostics v_recorded = row_count;
  return v_recorded;
end $$;

-- What a participant has in a program in the week, Monday to Sunday, of that local time: booked, or with attendance on
-- record. The minutes are those attended where they are known, otherwise the session's. Whose week it is to know is for
-- the callers to ask.
create function any_week_sessions(p_program uuid, p_participant uuid, p_local timestamp)
  returns table (starts_at timestamptz, ends_at timestamptz, attendance text, minutes integer)
  language sql stable security definer rows 10
  begin atomic
    select s.starts_at, s.ends_at, a.status,
           coalesce(a.minutes, (extract(epoch from s.ends_at - s.starts_at) / 60)::integer)
      from (select b.session_id, bool_or(b.status = 'booked') as booked from booking b
             where b.participant_id = p_participant
               and b.starts_at > p_local::date - interval '8 days' and b.starts_at < p_local::date + interval '9 days'
             group by b.session_id) b
      join session s on s.id = b.session_id
      left join attendance a on a.session_id = s.id and a.participant_id = p_participant
     where s.program_id = p_program and (b.booked or a.status is not null)
       and s.local_start >= date_trunc('week', p_local) and s.local_start < date_trunc('week', p_local) + interval '7 days';
  end;
revoke execute on function any_week_sessions(uuid, uuid, timestamp) from public;

-- The same, for whoever may know it.
create function week_sessions(p_program uuid, p_participant uuid, p_local timestamp)
  returns table (starts_at timestamptz, ends_at timestamptz, attendance text, minutes integer)
  language sql stable security definer rows 10
  begin atomic
    select w.* from any_week_sessions(p_program, p_participant, p_local) w where may_follow(p_program, p_participant);
  end;

-- Minutes of treatment that a participant has booked or attended in that week.
create function week_minutes(p_program uuid, p_participant uuid, p_local timestamp) returns bigint
  language sql stable security definer
  begin atomic
    select coalesce(sum(w.minutes), 0) from any_week_sessions(p_program, p_participant, p_local) w
     where w.attendance is null or w.attendance in ('present', 'late', 'left_early');
  end;
revoke execute on function week_minutes(uuid, uuid, timestamp) from public;

-- Weekly minutes of the plan that holds on that day, null without one.
create function planned_minutes(p_program uuid, p_participant uuid, p_day date) returns integer
  language sql stable security definer
  begin atomic
    select p.weekly_minutes from plan_of_care p
     where p.program_id = p_program and p.participant_id = p_participant and p.starts_on <= p_day
     order by p.starts_on desc limit 1;
  end;

-- How a participant may take a place in a session without asking staff: 'open' (workshops and peer meetings, counseling
-- with the own counselor), 'make_up' (other kinds, in a week that falls short of the plan), null for not at all.
create function self_booking(p_session uuid, p_participant uuid) returns text
  language sql stable security definer
  return (
    select case
             when s.kind in ('educational_workshop', 'peer_meeting') then 'open'
             when s.kind = 'individual_counseling' then
               case when not exists (select from assignment l where l.session_id = s.id and l.ended_at is null)
                      or exists (select from assignment l join assignment c on c.staff_id = l.staff_id
                                  where l.session_id = s.id and l.ended_at is null and c.role = 'counselor'
                                    and c.participant_id = p_participant and c.program_id = s.program_id and c.ended_at is null)
                    then 'open' end
             when s.kind = 'group_therapy'
              and week_minutes(s.program_id, p_participant, s.local_start)
                    < planned_minutes(s.program_id, p_participant, s.local_start::date) then 'make_up'
           end
      from session s
     where s.id = p_session and exists (select from enrollment e where e.program_id = s.program_id
                                         and e.participant_id = p_participant and e.ended_at is null));
revoke execute on function self_booking(uuid, uuid) from public;

-- How the caller may.
create function self_booking(p_session uuid) returns text
  language sql stable security definer
  return self_booking(p_session, caller());

-- Sessions ahead in which a participant can take a place as self_booking() says, in which they have none, and which
-- overlap nothing that they have: in a span of instants and of local times, in one program or (null) in all of theirs.
-- Week and plan are looked up once a week and day, by the functions that the policy uses, and the kinds as a set.
-- taken are bookings, and offers to others; missing is what the week lacks to the plan. Who is not the participant
-- learns nothing of other programs by it (42 CFR 2.13).
create function openings(p_participant uuid, p_program uuid, p_from timestamptz, p_to timestamptz, p_local_from timestamp,
                         p_local_to timestamp, p_kind text, p_now timestamptz)
  returns table (session_id uuid, how text, taken bigint, waiting bigint, missing integer)
  language sql stable security definer rows 50
  begin atomic
    with mine as materialized (
      select b.session_id, b.starts_at, b.ends_at, b.status
        from booking b join session s on s.id = b.session_id
       where b.participant_id = p_participant and b.status <> 'canceled'
         and b.starts_at > p_from - interval '12 hours' and b.starts_at < p_to + interval '12 hours'
         and (p_participant = caller() or s.program_id = p_program)
    ), ahead as materialized (
      select s.id, s.program_id, s.kind, s.local_start::date as day, date_trunc('week', s.local_start) as week
        from enrollment e join session s on s.program_id = e.program_id
       where e.participant_id = p_participant and e.ended_at is null
         and (p_program is null or e.program_id = p_program) and may_follow(e.program_id, p_participant)
         and s.starts_at >= p_from and s.starts_at < p_to and s.starts_at > p_now and s.status = 'scheduled'
         and s.local_start >= p_local_from and s.local_start < p_local_to
         and s.kind <> 'family_session' and (p_kind is null or s.kind = p_kind)
         and not exists (select from mine m where m.session_id = s.id
                            or m.status = 'booked' and m.starts_at < s.ends_at and m.ends_at > s.starts_at)
    ), weeks as materialized (
      select w.program_id, w.week, week_minutes(w.program_id, p_participant, w.week) as minutes
        from (select distinct a.program_id, a.week from ahead a) w
    ), days as materialized (
      select d.program_id, d.day, planned_minutes(d.program_id, p_participant, d.day) as planned
        from (select distinct a.program_id, a.day from ahead a) d
    ), mine_to_take as (
      select a.id, case when d.planned is not null then greatest(d.planned - w.minutes, 0) end::integer as missing,
             case when a.kind in ('educational_workshop', 'peer_meeting') then 'open'
                  when a.kind = 'individual_counseling' then
                    case when not exists (select from assignment l where l.session_id = a.id and l.ended_at is null)
                           or exists (select from assignment l join assignment c on c.staff_id = l.staff_id
                                       where l.session_id = a.id and l.ended_at is null and c.role = 'counselor'
                                         and c.participant_id = p_participant and c.program_id = a.program_id
                                         and c.ended_at is null)
                         then 'open' end
                  when a.kind = 'group_therapy' and w.minutes < d.planned then 'make_up' end as how
        from ahead a join weeks w on w.program_id = a.program_id and w.week = a.week
        join days d on d.program_id = a.program_id and d.day = a.day
    )
    select t.id, t.how,
           (select count(*) from booking b where b.session_id = t.id and b.status = 'booked')
             + (select count(*) from waitlist_entry w where w.session_id = t.id and w.status = 'offered'
                  and w.offered_until > p_now and w.participant_id <> p_participant),
           (select count(*) from waitlist_entry w where w.session_id = t.id and w.status = 'waiting'), t.missing
      from mine_to_take t where t.how is not null;
  end;

-- Whether the caller may swap that booking, given up in this very transaction, for a place in that session: an equal
-- one, of the same kind and program, counseling not with somebody else's counselor. What a participant may book does
-- not limit a move otherwise.
create function may_move(p_booking uuid, p_session uuid) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from booking b join session o on o.id = b.session_id join session n on n.id = p_session
                    where b.id = p_booking and b.participant_id = caller() and b.status = 'canceled'
                      and b.xmin = pg_current_xact_id()::xid
                      and o.kind = n.kind and n.kind <> 'family_session' and o.program_id = n.program_id and o.id <> n.id
                      and (n.kind <> 'individual_counseling' or self_booking(n.id) is not null))
       and enrolled_for(p_session, caller());
  end;

-- What a calendar shows, for whoever holds its secret. Others in a session do not appear in it, nor does any link.
create function calendar_entries(p_secret_hash bytea, p_from timestamptz)
  returns table (titles text, titles_changed_at timestamptz, booking_id uuid, starts_at timestamptz, ends_at timestamptz, zone text, title text,
                 room text, called_off boolean, sequence integer, changed_at timestamptz)
  language sql stable security definer
  begin atomic
    select f.titles, f.changed_at, b.id, b.starts_at, b.ends_at, s.zone, s.title, s.room,
           b.status <> 'booked' or s.status <> 'scheduled', s.version + b.version, greatest(s.changed_at, b.changed_at)
      from calendar_feed f join account a on a.id = f.participant_id and a.ended_at is null
      left join booking b on b.participant_id = f.participant_id and b.starts_at >= p_from
      left join session s on s.id = b.session_id
     where f.secret_hash = p_secret_hash and f.revoked_at is null and nobody()
     order by b.starts_at, b.id;
  end;

alter table series enable row level security;
alter table closure enable row level security;
alter table waitlist_entry enable row level security;
alter table commitment enable row level security;
alter table attendance enable row level security;
alter table calendar_feed enable row level security;

grant select, insert, update (ends_before, version, changed_at) on series to cairn_app;
create policy sees on series for select using (program_id in (select coordinated_programs()));
-- Whom and which room it names is checked here: the job that makes its sessions takes both from it.
create policy plans on series for insert
  with check (program_id in (select coordinated_programs())
              and (facilitator_id is null or holds_role(facilitator_id, 'facilitator') and facilitator_id in (select my_people()))
              and (room_id is null or exists (select from room r join program p on p.site_id = r.site_id
                                               where r.id = room_id and r.name = series.room and p.id = program_id)));
create policy changes on series for update using (program_id in (select coordinated_programs()));

-- Nor does a session stand in a room of another site.
create function room_of(p_room uuid, p_name text, p_program uuid) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from room r join program p on p.site_id = r.site_id
                    where r.id = p_room and r.name = p_name and p.id = p_program);
  end;
drop policy plans on session;
create policy plans on session for insert
  with check (program_id in (select coordinated_programs()) and (room_id is null or room_of(room_id, room, program_id)));
drop policy changes on session;
create policy changes on session for update
  using (program_id in (select coordinated_programs()))
  with check (program_id in (select coordinated_programs()) and (room_id is null or room_of(room_id, room, program_id)));

grant select on closure to cairn_app;
create policy sees on closure for select using (site_id in (select my_sites()));

grant update (late, changed_at) on booking to cairn_app;
drop policy books on booking;
create policy books on booking for insert
  with check (case when participant_id = (select caller())
                   then booked_by = 'participant' and (self_booking(session_id) is not null or may_move(moved_from, session_id))
                   else booked_by = 'staff' and coordinated_session(session_id) and enrolled_for(session_id, participant_id) end);
drop policy cancels on booking;
create policy cancels on booking for update
  using (participant_id = (select caller()) or coordinated_session(session_id))
  with check (status = 'canceled');

grant select, insert, update (status, take_at_once, changed_at) on waitlist_entry to cairn_app;
create policy sees on waitlist_entry for select
  using (participant_id = (select caller()) or session_id in (select led_sessions()) or coordinated_session(session_id));
create policy joins on waitlist_entry for insert
  with check (participant_id = (select caller()) and status = 'waiting' and self_booking(session_id) is not null);
create policy leaves on waitlist_entry for update
  using (participant_id = (select caller()) and status in ('waiting', 'offered'))
  with check (participant_id = (select caller()) and status in ('waiting', 'offered', 'left'));

grant select, insert, update, delete on commitment to cairn_app;
-- Private to the participant and their counselors.
create policy sees on commitment for select
  using (participant_id = (select caller()) or participant_id in (select counseled_people()));
create policy makes on commitment for insert with check (participant_id = (select caller()));
create policy changes on commitment for update using (participant_id = (select caller()));
create policy ends on commitment for delete using (participant_id = (select caller()));

grant select, insert, update on attendance to cairn_app;
create policy sees on attendance for select
  using (participant_id = (select caller()) or session_id in (select led_sessions()) or coordinated_session(session_id)
      or participant_id in (select a.participant_id from assignment a where a.staff_id = (select caller())
                               and a.role = 'counselor' and a.ended_at is null)
         and exists (select from session s where s.id = session_id and counsels(s.program_id, participant_id)));
create policy records on attendance for insert
  with check (source = 'staff' and recorded_by = (select caller())
              and (session_id in (select led_sessions()) or coordinated_session(session_id))
              and exists (select from booking b where b.session_id = attendance.session_id
                             and b.participant_id = attendance.participant_id));
create policy corrects on attendance for update
  using (session_id in (select led_sessions()) or coordinated_session(session_id))
  with check (source = 'staff' and recorded_by = (select caller()));

grant select (id, participant_id, titles, created_at, changed_at, revoked_at), insert,
      update (titles, changed_at, revoked_at) on calendar_feed to cairn_app;
create policy sees on calendar_feed for select using (participant_id = (select caller()));
create policy makes on calendar_feed for insert with check (participant_id = (select caller()));
create policy revokes on calendar_feed for update using (participant_id = (select caller()));
