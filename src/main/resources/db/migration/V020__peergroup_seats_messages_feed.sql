-- A group, or a care thread: the conversation of one participant with those who care for them in a program. One
-- machinery for both; guidelines_version 0 says that there is nothing to accept.
alter table peer_group
  add column kind               text        not null default 'group' check (kind in ('group', 'care')),
  add column participant_id     uuid        references account,                     -- whose care thread it is
  add column history            text        not null default 'all' check (history in ('joined', 'all')), -- what newcomers read; never changed: people wrote under it
  add column guidelines_version integer     not null default 1 check (guidelines_version >= 0),
  add column closed_at          timestamptz,                                        -- nobody writes any more; members still read
  add column locked_at          timestamptz,                                        -- only staff write, until it is unlocked
  add column version            integer     not null default 1,
  add column changed_at         timestamptz,
  add check ((kind = 'care') = (participant_id is not null)),
  add check (kind = 'group' or history = 'all' and guidelines_version = 0);
alter table peer_group alter column history set default 'joined'; -- those of before showed everything
update peer_group set changed_at = created_at;
alter table peer_group alter column changed_at set not null;
create unique index peer_group_care on peer_group (participant_id, program_id) where kind = 'care';
create index assignment_group on assignment (group_id) where group_id is not null and ended_at is null;
create index assignment_participant on assignment (participant_id) where participant_id is not null and ended_at is null;

-- What members agreed to, in each version.
create table group_guidelines (
  group_id   uuid        not null references peer_group,
  version    integer     not null check (version > 0),
  guidelines text        not null check (length(guidelines) between 1 and 4000),
  changed_by uuid        references account, -- null: from before versions were kept
  changed_at timestamptz not null,
  primary key (group_id, version)
);
update peer_group set guidelines_version = 0 where guidelines !~ '\S';
insert into group_guidelines (group_id, version, guidelines, changed_at)
select g.id, 1, g.guidelines, g.created_at from peer_group g where g.guidelines_version = 1;

-- How somebody is in a group: a seat. A participant is admitted to it; staff get one with the first thing they write.
-- alias_key is what the alias looks like (UTS #39, skeleton): two that look alike are one.
alter table group_member
  add column staff            boolean     not null default false,
  add column listed           boolean     not null default true, -- staff from their first words on, not when they only read
  add column alias_key        text,
  add column first_seq        bigint      not null default 1, -- what was said before it is not theirs to read
  add column read_seq         bigint      not null default 0, -- read up to here, on whichever device
  add column muted_until      timestamptz,
  add column accepted_version integer     not null default 0, -- of the guidelines
  add column accepted_at      timestamptz,
  add column paused_until     timestamptz,                    -- may read and not write, for a while
  add column end_reason       text        check (end_reason in ('left', 'removed', 'discharged')),
  add column ended_by         uuid        references account;
-- What was there before counts as read.
update group_member m set alias_key = lower(m.alias), read_seq = g.last_seq from peer_group g where g.id = m.group_id;
update group_member m
   set end_reason = case when exists (select from enrollment e join peer_group g on g.program_id = e.program_id
                                       where g.id = m.group_id and e.participant_id = m.participant_id
                                         and e.ended_at = m.ended_at)
                         then 'discharged' else 'removed' end
 where m.ended_at is not null;
alter table group_member alter column alias_key set not null;
-- Beside group_member_alias: the keys of before are no skeletons, and would let the same alias in again.
create unique index group_member_alias_key on group_member (group_id, alias_key) where ended_at is null;

-- What somebody was called before, for staff.
create table alias_change (
  id         uuid        primary key,
  member_id  uuid        not null references group_member,
  alias      text        not null, -- before
  alias_key  text        not null,
  changed_at timestamptz not null
);
create index alias_change_member on alias_change (member_id, changed_at);

-- When somebody wants no sound, by their own clock; over midnight when it ends before it starts.
create table quiet_hours (
  person_id  uuid        primary key references account,
  starts     time        not null,
  ends       time        not null check (ends <> starts),
  zone       text        not null, -- IANA time zone
  changed_at timestamptz not null
);

-- Who wants to read nothing of whom, in a group: of the two people, so that a new seat changes nothing. Staff are
-- never blocked: they have to be heard. What the blocker had said before the block stays readable for the blocked: they
-- have read it, and would see at once that it is gone.
create table member_block (
  group_id   uuid        not null references peer_group,
  blocker_id uuid        not null references account,
  blocked_id uuid        not null references account,
  at         timestamptz not null,
  from_seq   bigint      not null, -- what the blocker says from here on, the blocked cannot read
  primary key (group_id, blocker_id, blocked_id),
  check (blocker_id <> blocked_id)
);

-- What was said may be edited, and go: the row and its place in the order stay.
alter table message
  alter column body drop not null,
  add column reply_to   bigint,
  add column skill      text,        -- shared as a card: its slug
  add column gone       text check (gone in ('deleted', 'hidden', 'removed')),
  add column edited_at  timestamptz,
  add column version    integer not null default 1,
  add check ((gone is null) = (body is not null)),
  add check (gone is null or skill is null),
  add foreign key (group_id, reply_to) references message (group_id, seq);

-- What a message said before, under the author's key: of an edit, and of what is gone.
create table message_version (
  group_id uuid        not null,
  seq      bigint      not null,
  version  integer     not null,
  body     bytea       not null,
  skill    text,
  why      text        not null check (why in ('edited', 'deleted', 'hidden', 'removed')),
  at       timestamptz not null, -- when it ceased to be what the message says
  primary key (group_id, seq, version),
  foreign key (group_id, seq) references message (group_id, seq)
);
create index message_version_deleted on message_version (at) where why = 'deleted';

create table message_reaction (
  group_id  uuid        not null,
  seq       bigint      not null,
  member_id uuid        not null references group_member,
  kind      text        not null check (kind in ('heart', 'hug', 'strength', 'celebrate', 'thanks', 'same_here')),
  at        timestamptz not null,
  primary key (group_id, seq, member_id, kind),
  foreign key (group_id, seq) references message (group_id, seq)
);

-- Staff of a group: its facilitators; of a care thread: the participant's counselors, or the program's coordinators
-- while there is none.
create function group_staff(p_group uuid) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select a.staff_id from public.assignment a where a.group_id = p_group and a.ended_at is null
    union
    select coalesce(c.staff_id, m.staff_id)
      from public.peer_group g
      join public.enrollment e on e.program_id = g.program_id and e.participant_id = g.participant_id and e.ended_at is null
      left join public.assignment c on c.participant_id = g.participant_id and c.program_id = g.program_id
                                   and c.role = 'counselor' and c.ended_at is null
      left join public.assignment m on c.id is null and m.program_id = g.program_id and m.role = 'coordinator'
                                   and m.ended_at is null
     where g.id = p_group and g.kind = 'care' and coalesce(c.staff_id, m.staff_id) is not null;
end $$;
revoke execute on function group_staff(uuid) from public;

-- The groups that the caller may read, and from which message on. Nothing else decides who sees what in a group.
-- member_id: the caller's seat; null for staff who have written nothing yet.
create function my_seats() returns table (group_id uuid, member_id uuid, first_seq bigint, staff boolean)
  language plpgsql stable security definer rows 5 set search_path = pg_catalog, pg_temp as $$
declare
  v_caller uuid := public.caller();
begin
  return query
    select m.group_id, m.id, m.first_seq, false
      from public.group_member m where m.participant_id = v_caller and m.ended_at is null and not m.staff;
  if exists (select from public.assignment a where a.staff_id = v_caller and a.ended_at is null) then
    return query
      select s.id, (select m.id from public.group_member m
                     where m.participant_id = v_caller and m.group_id = s.id and m.staff and m.ended_at is null), 1::bigint, true
        from (select a.group_id as id from public.assignment a
               where a.staff_id = v_caller and a.group_id is not null and a.ended_at is null
              union
              select g.id from public.assignment a
                join public.enrollment e on e.program_id = a.program_id and e.participant_id = a.participant_id and e.ended_at is null
                join public.peer_group g on g.kind = 'care' and g.participant_id = a.participant_id and g.program_id = a.program_id
               where a.staff_id = v_caller and a.role = 'counselor' and a.ended_at is null
              union
              select g.id from public.assignment a
                join public.peer_group g on g.kind = 'care' and g.program_id = a.program_id
                join public.enrollment e on e.program_id = g.program_id and e.participant_id = g.participant_id and e.ended_at is null
               where a.staff_id = v_caller and a.role = 'coordinator' and a.ended_at is null
                 and not exists (select from public.assignment c
                                  where c.participant_id = g.participant_id and c.program_id = g.program_id
                                    and c.role = 'counselor' and c.ended_at is null)) s;
  end if;
end $$;

create or replace function my_groups() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return array(select s.group_id from public.my_seats() s);
end $$;

-- Whether that person is staff of that group now.
create function is_group_staff(p_group uuid) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from my_seats() s where s.group_id = p_group and s.staff);
  end;

-- The seats whose words reach a reader otherwise: folded, when the reader blocked them; unavailable from a message and a
-- moment on, when they blocked the reader, as if the text had been erased. A seat that ended before the block is left
-- out: or a block would tell whose it was.
create function blocks_of(p_reader uuid, p_group uuid)
  returns table (member_id uuid, folded boolean, unseen_from bigint, unseen_since timestamptz)
  language plpgsql stable security definer rows 1 set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select m.id, bool_or(b.blocker_id = p_reader), min(b.from_seq) filter (where b.blocked_id = p_reader),
           min(b.at) filter (where b.blocked_id = p_reader)
      from public.member_block b
      join public.group_member m on m.group_id = b.group_id and (m.ended_at is null or b.at < m.ended_at)
       and m.participant_id = case b.blocker_id when p_reader then b.blocked_id else b.blocker_id end
     where b.group_id = p_group and p_reader in (b.blocker_id, b.blocked_id)
     group by m.id;
end $$;
revoke execute on function blocks_of(uuid, uuid) from public;

-- The same for the caller; nothing in a group that is not theirs.
create function my_blocks_of(p_group uuid)
  returns table (member_id uuid, folded boolean, unseen_from bigint)
  language plpgsql stable security definer rows 1 set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select b.member_id, b.folded, b.unseen_from from public.blocks_of(public.caller(), p_group) b
     where exists (select from public.my_seats() s where s.group_id = p_group);
end $$;

-- How a message reaches a reader.
create function shown_to(p_reader uuid, p_group uuid, p_member uuid, p_seq bigint) returns text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return coalesce((select case when p_seq >= b.unseen_from then 'unavailable' when b.folded then 'folded' end
                     from public.blocks_of(p_reader, p_group) b where b.member_id = p_member),
                  'there');
end $$;
revoke execute on function shown_to(uuid, uuid, uuid, bigint) from public;

-- Who is in a group as the caller sees them: never the account behind a seat. Whoever left is a former member.
create function faces(p_group uuid)
  returns table (id uuid, alias text, staff boolean, former boolean, folded boolean, unseen_from bigint)
  language plpgsql stable security definer rows 20 set search_path = pg_catalog, pg_temp as $$
declare
  v_caller uuid := public.caller();
begin
  if public.job() = 'stream' or exists (select from public.my_seats() s where s.group_id = p_group) then
    return query
      select m.id, case when m.ended_at is null then m.alias else 'Former member' end, m.staff, m.ended_at is not null,
             coalesce(b.folded, false), b.unseen_from
        from public.group_member m left join public.blocks_of(v_caller, p_group) b on b.member_id = m.id
       where m.group_id = p_group and m.listed;
  end if;
end $$;
create index group_member_group on group_member (group_id);

-- Whether that is in quiet hours.
create function is_quiet(q quiet_hours, p_now timestamptz) returns boolean
  language sql stable
  return case when q.starts < q.ends then (p_now at time zone q.zone)::time >= q.starts and (p_now at time zone q.zone)::time < q.ends
              else (p_now at time zone q.zone)::time >= q.starts or (p_now at time zone q.zone)::time < q.ends end;

-- Whether that is in somebody's quiet hours.
create function is_quiet(p_person uuid, p_now timestamptz) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from quiet_hours q where q.person_id = p_person and is_quiet(q, p_now));
  end;
revoke execute on function is_quiet(uuid, timestamptz) from public;

-- The event feed, also for whole groups: one row, whoever reads it. Who that is, is decided when it is read.
alter table event
  drop constraint event_pkey,
  alter column person_id drop not null,
  add column group_id uuid,
  add column seq      bigint, -- of the message; of other things in a group, of the message that came next
  add check (num_nonnulls(person_id, group_id) = 1 and (group_id is null) = (seq is null)),
  add primary key (xact, id);
create index event_person on event (person_id, xact, id) where person_id is not null;
create index event_group on event (group_id, xact, id) where group_id is not null;
-- Person's events are read through my_feed() alone; pruning stays.
drop policy sees on event;
create policy sees on event for select using (person_id = (select caller()) or job() = 'prune');

-- Where the feed ends now: behind the newest event below which every transaction has ended, not at the oldest running
-- transaction. That one's number may be in no log yet: after a crash it is given out again, and a cursor at it would
-- stand ahead of what is then told. So the newest event is never pruned.
create or replace function events_settled() returns bigint
  language sql stable security definer
  begin atomic
    select coalesce((select e.xact + 1 from event e where e.xact < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                      order by e.xact desc limit 1), 0);
  end;

create function tell_group(p_group uuid, p_seq bigint, p_type text, p_link text, p_changes jsonb, p_at timestamptz) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.event (group_id, seq, type, link, changes, at) values (p_group, p_seq, p_type, p_link, p_changes, p_at);
end $$;
revoke execute on function tell_group(uuid, bigint, text, text, jsonb, timestamptz) from public;

-- Who reads what is told in a group now, and from which message on; silent: it should make no sound.
create function audience(p_group uuid, p_now timestamptz) returns table (person_id uuid, first_seq bigint, silent boolean)
  language plpgsql stable security definer rows 20 set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select m.participant_id, m.first_seq,
           coalesce(m.muted_until > p_now, false) or coalesce(public.is_quiet(q, p_now), false)
      from public.group_member m left join public.quiet_hours q on q.person_id = m.participant_id
     where m.group_id = p_group and m.ended_at is null and not m.staff
    union all
    select s.id, 1::bigint,
           coalesce(m.muted_until > p_now, false) or coalesce(public.is_quiet(q, p_now), false)
      from public.group_staff(p_group) s (id)
      left join public.group_member m on m.group_id = p_group and m.participant_id = s.id and m.staff and m.ended_at is null
      left join public.quiet_hours q on q.person_id = s.id;
end $$;
revoke execute on function audience(uuid, timestamptz) from public;

-- What cannot wait for the morning: whoever is on call is called, and an offered place goes to the next.
create function may_be_silent(p_type text) returns boolean
  language sql immutable
  return p_type not like 'alert.%' and p_type <> 'waitlist.offered';

-- The caller's feed after a place: what is theirs, and what was told in their groups. One row at least, for the bound
-- below which every transaction has ended.
create function my_feed(p_xact bigint, p_id bigint, p_limit integer, p_now timestamptz)
  returns table (settled bigint, xact bigint, id bigint, type text, link text, changes text, at timestamptz,
                 group_id uuid, seq bigint, shown text, silent boolean)
  language plpgsql stable security definer rows 100 set search_path = pg_catalog, pg_temp as $$
declare
  v_caller  uuid := public.caller();
  v_settled bigint := public.events_settled();
  v_quiet   boolean := public.is_quiet(v_caller, p_now);
begin
  return query
    select b.settled, e.xact, e.id, e.type, e.link, e.changes::text, e.at, e.group_id, e.seq, h.shown,
           public.may_be_silent(e.type)
             and (v_quiet or h.shown <> 'there'
                  or coalesce((select y.muted_until > p_now from public.group_member y where y.id = e.member_id), false))
      from (select v_settled) b (settled) left join (
        (select o.xact, o.id, o.type, o.link, o.changes, o.at, o.group_id, o.seq, null::uuid as member_id
           from public.event o
          where o.person_id = v_caller and (o.xact, o.id) > (p_xact, p_id) and o.xact < v_settled
          order by o.xact, o.id limit p_limit)
        union all
        select t.*, s.member_id
          from public.my_seats() s cross join lateral
               (select o.xact, o.id, o.type, o.link, o.changes, o.at, o.group_id, o.seq
                  from public.event o
                 where o.group_id = s.group_id and o.seq >= s.first_seq and (o.xact, o.id) > (p_xact, p_id)
                   and o.xact < v_settled
                 order by o.xact, o.id limit p_limit) t
        order by xact, id limit p_limit) e on true
      left join public.message m on m.group_id = e.group_id and m.seq = e.seq and e.type like 'message.%'
      cross join lateral (select public.shown_to(v_caller, e.group_id, m.member_id, e.seq)) h (shown)
     order by e.xact, e.id;
end $$;

-- The same for everybody, for the replicas' streams: one row for an event and each person who may read it. The limit
-- counts events: one that nobody may read has a row without a person, or what comes after the last place would be lost.
create function stream_events(p_xact bigint, p_id bigint, p_limit integer, p_now timestamptz)
  returns table (settled bigint, xact bigint, id bigint, person_id uuid, type text, link text, changes text, at timestamptz,
                 group_id uuid, seq bigint, shown text, silent boolean)
  language plpgsql stable security definer rows 100 set search_path = pg_catalog, pg_temp as $$
declare
  v_settled bigint := public.events_settled();
begin
  if public.job() is distinct from 'stream' then
    raise exception 'for the job alone' using errcode = '42501';
  end if;
  return query
    with news as materialized (
      select e.* from public.event e where (e.xact, e.id) > (p_xact, p_id) and e.xact < v_settled
       order by e.xact, e.id limit p_limit
    ), readers as materialized (
      select g.group_id, a.person_id, a.first_seq, a.silent
        from (select distinct n.group_id from news n where n.group_id is not null) g
        cross join lateral public.audience(g.group_id, p_now) a
    ), blocked as materialized (
      select distinct b.group_id from public.member_block b where b.group_id in (select n.group_id from news n)
    )
    select b.settled, e.xact, e.id, e.reader, e.type, e.link, e.changes::text, e.at, e.group_id, e.seq, e.shown, e.silent
      from (select v_settled) b (settled) left join (
        select n.xact, n.id, n.person_id as reader, n.type, n.link, n.changes, n.at, n.group_id, n.seq, 'there' as shown,
               public.may_be_silent(n.type) and public.is_quiet(n.person_id, p_now) as silent
          from news n where n.person_id is not null
        union all
        select n.xact, n.id, r.person_id, n.type, n.link, n.changes, n.at, n.group_id, n.seq, h.shown,
               r.silent or h.shown <> 'there'
          from news n left join readers r on r.group_id = n.group_id and n.seq >= r.first_seq
          cross join lateral (select
               case when n.type like 'message.%' and n.group_id in (select x.group_id from blocked x)
                    then (select public.shown_to(r.person_id, n.group_id, m.member_id, m.seq)
                            from public.message m where m.group_id = n.group_id and m.seq = n.seq)
                    else 'there' end) h (shown)
         where n.group_id is not null) e on true
     order by e.xact, e.id;
end $$;

-- Which of these may not act any more, by their places in the list; a device may be null: an external issuer vouches.
create function stream_ended(p_people uuid[], p_devices uuid[]) returns setof integer
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if public.job() is distinct from 'stream' then
    raise exception 'for the job alone' using errcode = '42501';
  end if;
  return query
    select o.place::integer from unnest(p_people, p_devices) with ordinality o (person, device, place)
     where not exists (select from public.account a where a.id = o.person and a.ended_at is null)
        or o.device is null and not exists (select from public.external_identity x where x.account_id = o.person)
        or o.device is not null and not exists (select from public.device d
                                                 where d.id = o.device and d.account_id = o.person and d.ended_at is null
                                                   and d.expires_at > now());
end $$;

-- Whatever decides who may write holds the group's row, as whoever writes does: so it counts at once. Whoever waits for
-- a row may have the number of their transaction by then, and the feed goes by these numbers: so they wait before it, for
-- a lock that takes none. Nothing may be written before this.
create function hold_group(p_group uuid) returns public.peer_group
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_group public.peer_group;
begin
  perform pg_advisory_xact_lock(hashtextextended('group/' || p_group::text, 0));
  select g.* into v_group from public.peer_group g where g.id = p_group for no key update;
  return v_group;
end $$;
revoke execute on function hold_group(uuid) from public;

-- The same for whoever coordinates the group; whether they do.
create function hold_coordinated_group(p_group uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.peer_group g
                  where g.id = p_group and g.kind = 'group' and g.program_id in (select public.coordinated_programs())) then
    return false;
  end if;
  perform public.hold_group(p_group);
  return true;
end $$;

-- Where somebody begins to read is decided with their admission.
create function take_seat() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  g public.peer_group := public.hold_group(new.group_id);
begin
  new.first_seq := case when new.staff or g.history = 'all' then 1 else g.last_seq + 1 end;
  new.read_seq := case when new.staff then 0 else g.last_seq end; -- staff were there before their seat
  return new;
end $$;
create trigger take_seat before insert on group_member for each row execute function take_seat();
-- Staff are not enrolled.
drop trigger hold_enrollment on group_member;
create trigger hold_enrollment before insert on group_member
  for each row when (not new.staff) execute function hold_enrollment();

-- Through the application a member changes what is their own, and nothing comes back that has ended.
create function keep_seat() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.ended_at is not null then
    raise exception 'membership has ended' using errcode = '23503';
  end if;
  if new.ended_at is not null then
    perform public.hold_group(old.group_id);
  elsif old.participant_id <> public.caller() then
    raise exception 'not the caller''s seat' using errcode = '23503';
  end if;
  if new.alias <> old.alias then
    if (select count(*) from public.alias_change c
         where c.member_id = old.id and c.changed_at > clock_timestamp() - interval '30 days') >= 3 then
      raise exception 'the alias changed often enough' using errcode = 'CA409', constraint = 'alias_changes_full';
    end if;
    insert into public.alias_change (id, member_id, alias, alias_key, changed_at)
    values (uuidv7(), old.id, old.alias, old.alias_key, clock_timestamp());
  end if;
  return new;
end $$;
create trigger keep_seat before update on group_member
  for each row when (current_user = 'cairn_app') execute function keep_seat();

-- Nobody takes what another was called in the group within 90 days: they would be taken for them.
create function keep_former_alias() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_since timestamptz := clock_timestamp() - interval '90 days';
begin
  if exists (select from public.group_member m
              where m.group_id = new.group_id and m.participant_id <> new.participant_id and not m.staff
                and (m.alias_key = new.alias_key and m.ended_at > v_since
                     or exists (select from public.alias_change c
                                 where c.member_id = m.id and c.alias_key = new.alias_key and c.changed_at > v_since))) then
    raise exception 'another''s former alias' using errcode = 'CA409', constraint = 'group_member_alias';
  end if;
  return new;
end $$;
create trigger keep_former_alias before insert or update of alias_key on group_member
  for each row when (not new.staff) execute function keep_former_alias();

-- Who joins, changes their alias or leaves: the group learns of the seat, the person of the group.
create function tell_of_seat() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_next bigint;
  v_at   timestamptz;
  v_type text;
begin
  if new.staff or exists (select from public.peer_group g where g.id = new.group_id and g.kind = 'care') then
    return null;
  end if;
  select g.last_seq + 1 into v_next from public.peer_group g where g.id = new.group_id;
  v_at := coalesce(new.ended_at, case tg_op when 'INSERT' then new.joined_at else clock_timestamp() end);
  v_type := case when tg_op = 'INSERT' then 'joined' when new.ended_at is not null then 'left' else 'changed' end;
  perform public.tell_group(new.group_id, v_next, 'group.member_' || v_type, '/v1/groups/' || new.group_id || '/members', '[]', v_at);
  if v_type <> 'changed' then
    perform public.tell(array[new.participant_id], 'group.' || v_type,
                        case v_type when 'joined' then '/v1/groups/' || new.group_id else '/v1/me/groups' end, '[]', v_at);
  end if;
  return null;
end $$;
create trigger tell_of_joining after insert on group_member for each row execute function tell_of_seat();
create trigger tell_of_leaving after update of ended_at, alias on group_member
  for each row when (new.alias <> old.alias or new.ended_at is distinct from old.ended_at) execute function tell_of_seat();

-- Discharge ends it, group by group in one order of locks.
create or replace function leave_groups_after_discharge() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_group uuid;
begin
  for v_group in select m.group_id from public.group_member m join public.peer_group g on g.id = m.group_id
                  where g.program_id = new.program_id and m.participant_id = new.participant_id and m.ended_at is null
                  order by m.group_id loop
    perform public.hold_group(v_group);
    update public.group_member m set ended_at = new.ended_at, end_reason = 'discharged'
     where m.group_id = v_group and m.participant_id = new.participant_id and m.ended_at is null;
  end loop;
  return null;
end $$;

-- Whoever looks after a group no longer has no seat in it either: what they wrote stays, as a former member's. Also in the
-- care threads that were theirs as a counselor, or as a coordinator.
create function leave_staff_seats() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_group uuid;
begin
  for v_group in select m.group_id from public.group_member m join public.peer_group g on g.id = m.group_id
                  where g.program_id = new.program_id and m.participant_id = new.staff_id and m.staff and m.ended_at is null
                  order by m.group_id loop
    perform public.hold_group(v_group);
    update public.group_member m set ended_at = greatest(new.ended_at, m.joined_at), end_reason = 'left'
     where m.group_id = v_group and m.participant_id = new.staff_id and m.staff and m.ended_at is null
       and not new.staff_id in (select public.group_staff(v_group));
  end loop;
  return null;
end $$;
create trigger leave_staff_seats after update of ended_at on assignment
  for each row when (new.ended_at is not null) execute function leave_staff_seats();

-- A group's guidelines are versions, and whoever writes next has to have accepted the newest.
create function keep_group() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.kind = 'group' then
      insert into public.group_guidelines (group_id, version, guidelines, changed_by, changed_at)
      values (new.id, 1, new.guidelines, nullif(public.caller(), '00000000-0000-0000-0000-000000000000'), new.changed_at);
    end if;
    return null;
  end if;
  if new.guidelines_version <> old.guidelines_version then
    insert into public.group_guidelines (group_id, version, guidelines, changed_by, changed_at)
    values (new.id, new.guidelines_version, new.guidelines, nullif(public.caller(), '00000000-0000-0000-0000-000000000000'), new.changed_at);
  end if;
  perform public.tell_group(new.id, new.last_seq + 1, 'group.changed', '/v1/groups/' || new.id,
    public.change('name', old.name, new.name)
      || public.change('guidelinesVersion', old.guidelines_version::text, new.guidelines_version::text)
      || public.change('closedAt', old.closed_at, new.closed_at)
      || public.change('lockedAt', old.locked_at, new.locked_at), new.changed_at);
  return null;
end $$;
create trigger keep_group_from_start after insert on peer_group
  for each row when (current_setting('cairn.caller', true) <> '') execute function keep_group();
create trigger keep_group after update of version on peer_group
  for each row when (new.version <> old.version) execute function keep_group();
create function number_group() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.kind <> 'group' then
    raise exception 'a care thread is nobody''s to change' using errcode = '23503';
  end if;
  new.version := old.version + 1;
  new.guidelines_version := old.guidelines_version + (new.guidelines <> old.guidelines)::integer;
  return new;
end $$;
create trigger number_group before update of name, guidelines, closed_at, locked_at on peer_group
  for each row execute function number_group();

-- The caller's seat in a group; staff get theirs here, with the first thing they do in it, and others see them in it once
-- they wrote or reacted: that they read is nobody's to know. Null for whoever has none.
create function my_seat(p_group uuid, p_now timestamptz) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_caller uuid := public.caller();
  v_seat   uuid;
  v_name   text;
  v_number integer := 1;
begin
  select m.id into v_seat from public.group_member m
   where m.participant_id = v_caller and m.group_id = p_group and m.ended_at is null and not m.staff;
  if found then
    return v_seat;
  end if;
  if not exists (select from public.my_seats() s where s.group_id = p_group and s.staff) then
    return null;
  end if;
  select case (public.hold_group(p_group)).kind when 'care' then 'Care team' else 'Facilitator' end into v_name;
  -- Their assignment may have ended while they waited.
  if not public.is_group_staff(p_group) then
    return null;
  end if;
  select m.id into v_seat from public.group_member m
   where m.participant_id = v_caller and m.group_id = p_group and m.ended_at is null and m.staff;
  while v_seat is null loop
    insert into public.group_member (id, group_id, participant_id, alias, alias_key, joined_at, staff, listed)
    select gen_random_uuid(), p_group, v_caller, n.name, lower(n.name), p_now, true, false
      from (select v_name || case v_number when 1 then '' else ' ' || v_number end) n (name)
     where not exists (select from public.group_member m
                        where m.group_id = p_group and m.ended_at is null
                          and lower(n.name) in (m.alias_key, lower(m.alias)))
    returning id into v_seat;
    v_number := v_number + 1;
  end loop;
  return v_seat;
end $$;
revoke execute on function my_seat(uuid, timestamptz) from public;

create function list_seat(p_member uuid) returns void
  language sql volatile security definer
  begin atomic
    update group_member m set listed = true where m.id = p_member and not m.listed;
  end;
revoke execute on function list_seat(uuid) from public;

-- Whether the holder of a seat may write in a group now: null, or why not. The group's row is held.
create function may_not_write(g peer_group, m group_member, p_now timestamptz) returns text
  language sql stable
  return case when g.closed_at is not null then 'closed'
              when m.staff then null
              when m.paused_until > p_now then 'paused'
              when g.locked_at is not null then 'locked'
              when m.accepted_version < g.guidelines_version then 'guidelines' end;

-- Sends a message, once. Whoever writes to a group waits for its row: that is the one order, without gaps, and a
-- refusal or a retry counts nothing on.
-- outcome: sent; before (the id was sent already: compare it); taken (by somebody else); unknown (no group of the
-- caller's); or why not: closed, paused, locked, guidelines, too_fast (wait: seconds), reply_unknown, skill_unknown.
-- p_most: messages of a member in a minute; six times as many in an hour. recent: those of the last minute.
-- told: whether the care team was told of the distress that p_distress names. care_program: whose hours of answering
-- hold, for a participant in their care thread.
create function send_message(p_group uuid, p_id uuid, p_participant uuid, p_body bytea, p_reply_to uuid, p_skill text,
                             p_distress text, p_most integer, p_now timestamptz)
  returns table (outcome text, seq bigint, member_id uuid, alias text, staff boolean, reply_seq bigint, recent integer, wait integer, told boolean,
                 care_program uuid)
  language plpgsql volatile security definer rows 1 set search_path = pg_catalog, pg_temp as $$
declare
  g     public.peer_group;
  m     public.group_member;
  v_hour integer;
begin
  if p_participant <> public.caller() then
    raise exception 'not the caller' using errcode = '42501';
  end if;
  member_id := public.my_seat(p_group, p_now);
  if member_id is null then
    outcome := 'unknown'; return next; return;
  end if;
  g := public.hold_group(p_group);
  select x.* into m from public.group_member x where x.id = member_id and x.ended_at is null;
  if not found then
    outcome := 'unknown'; return next; return;
  end if;
  alias := m.alias;
  staff := m.staff;
  care_program := case when g.kind = 'care' and not m.staff then g.program_id end;
  select case when x.member_id = m.id then 'before' else 'taken' end, x.seq into outcome, seq
    from public.message x where x.group_id = p_group and x.id = p_id;
  if found then
    told := p_distress is not null and not m.staff and public.told_of_message(p_group, p_id);
    return next; return;
  end if;
  outcome := public.may_not_write(g, m, p_now);
  if outcome is null and not m.staff then
    select count(*) filter (where x.sent_at > p_now - interval '1 minute'), count(*),
           ceil(extract(epoch from case when count(*) filter (where x.sent_at > p_now - interval '1 minute') >= p_most
                                        then min(x.sent_at) filter (where x.sent_at > p_now - interval '1 minute') + interval '1 minute'
                                        else min(x.sent_at) + interval '1 hour' end - p_now))
      into recent, v_hour, wait
      from public.message x where x.member_id = m.id and x.sent_at > p_now - interval '1 hour';
    if recent >= p_most or v_hour >= 6 * p_most then
      outcome := 'too_fast';
    end if;
  end if;
  if outcome is not null then
    -- What cannot be sent now may have to be heard all the same.
    if p_distress is not null and not m.staff then
      told := public.raise_distress(p_group, p_id, m.participant_id, p_distress, 1, p_now);
    end if;
    return next; return;
  end if;
  if p_reply_to is not null then
    select x.seq into reply_seq from public.message x
     where x.group_id = p_group and x.id = p_reply_to and x.seq >= m.first_seq;
    if not found then
      outcome := 'reply_unknown'; return next; return;
    end if;
  end if;
  if p_skill is not null and not exists (select from public.skill_edition e
        where e.slug = p_skill and e.current and (e.program_id is null or e.program_id = g.program_id)
          and not exists (select from public.skill_withdrawal w
                           where w.program_id = g.program_id and w.slug = e.slug and w.withdrawn)) then
    outcome := 'skill_unknown'; return next; return;
  end if;
  update public.peer_group x set last_seq = x.last_seq + 1 where x.id = p_group returning x.last_seq into seq;
  insert into public.message (group_id, seq, id, member_id, body, sent_at, reply_to, skill)
  values (p_group, send_message.seq, p_id, m.id, p_body, p_now, reply_seq, p_skill);
  perform public.list_seat(m.id);
  perform public.tell_group(p_group, seq, 'message.sent', '/v1/groups/' || p_group || '/messages/' || p_id, '[]', p_now);
  if p_distress is not null and not m.staff then
    told := public.raise_distress(p_group, p_id, m.participant_id, p_distress, 1, p_now);
  end if;
  outcome := 'sent';
  return next;
end $$;

-- Keeps what a message said, as the version that it had.
create function keep_version(x message, p_why text, p_now timestamptz) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.message_version (group_id, seq, version, body, skill, why, at)
  values (x.group_id, x.seq, x.version, x.body, x.skill, p_why, p_now);
end $$;
revoke execute on function keep_version(message, text, timestamptz) from public;

-- Edits the caller's own message, for 15 minutes, ten times. outcome: edited; unknown; not_yours; gone; stale (another
-- version); too_late; too_often; or why the caller may not write.
create function edit_message(p_group uuid, p_id uuid, p_body bytea, p_version integer, p_distress text, p_now timestamptz)
  returns table (outcome text, seq bigint, told boolean)
  language plpgsql volatile security definer rows 1 set search_path = pg_catalog, pg_temp as $$
declare
  g public.peer_group;
  m public.group_member;
  x public.message;
begin
  if not exists (select from public.my_seats() s where s.group_id = p_group) then
    outcome := 'unknown'; return next; return;
  end if;
  g := public.hold_group(p_group);
  select y.* into m from public.group_member y
   where y.group_id = p_group and y.participant_id = public.caller() and y.ended_at is null;
  select y.* into x from public.message y
    join public.my_seats() s on s.group_id = y.group_id and y.seq >= s.first_seq
   where y.group_id = p_group and y.id = p_id;
  seq := x.seq;
  outcome := case when x.seq is null then 'unknown'
                  when x.member_id is distinct from m.id then 'not_yours'
                  when x.gone is not null then 'gone'
                  when x.version <> p_version then 'stale'
                  when x.sent_at < p_now - interval '15 minutes' then 'too_late'
                  when (select count(*) from public.message_version v
                         where v.group_id = p_group and v.seq = x.seq and v.why = 'edited') >= 10 then 'too_often'
                  else public.may_not_write(g, m, p_now) end;
  if outcome is null then
    perform public.keep_version(x, 'edited', p_now);
    update public.message y set body = p_body, edited_at = p_now, version = y.version + 1
     where y.group_id = p_group and y.seq = x.seq;
    perform public.tell_group(p_group, x.seq, 'message.edited', '/v1/groups/' || p_group || '/messages/' || p_id, '[]', p_now);
    outcome := 'edited';
  end if;
  if p_distress is not null and not m.staff and outcome not in ('unknown', 'not_yours', 'stale') then
    told := public.raise_distress(p_group, p_id, m.participant_id, p_distress, x.version + 1, p_now);
  end if;
  return next;
end $$;

-- Takes the text of a message out of the group; moderators can still come by it as V021 says. Reactions come back with
-- it; with what its author took back they go.
create function take_out(x message, p_why text, p_now timestamptz) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.keep_version(x, p_why, p_now);
  update public.message y set body = null, skill = null, gone = p_why, version = y.version + 1
   where y.group_id = x.group_id and y.seq = x.seq;
  delete from public.message_reaction r where r.group_id = x.group_id and r.seq = x.seq and p_why = 'deleted';
  perform public.tell_group(x.group_id, x.seq, 'message.' || p_why, '/v1/groups/' || x.group_id || '/messages/' || x.id, '[]', p_now);
end $$;
revoke execute on function take_out(message, text, timestamptz) from public;

-- Deletes the caller's own message, at any time. outcome: deleted (also when it was), unknown, not_yours, gone (by
-- staff).
create function delete_message(p_group uuid, p_id uuid, p_now timestamptz)
  returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  x public.message;
begin
  if not exists (select from public.my_seats() s where s.group_id = p_group) then
    return 'unknown';
  end if;
  perform public.hold_group(p_group);
  select y.* into x from public.message y
    join public.my_seats() s on s.group_id = y.group_id and y.seq >= s.first_seq
   where y.group_id = p_group and y.id = p_id;
  if not found then
    return 'unknown';
  elsif not exists (select from public.group_member m where m.id = x.member_id and m.participant_id = public.caller()) then
    return 'not_yours';
  elsif x.gone is null then
    perform public.take_out(x, 'deleted', p_now);
    return 'deleted';
  end if;
  return case x.gone when 'deleted' then 'deleted' else 'gone' end;
end $$;

-- Puts the caller's reaction on a message, or takes it away. outcome: done (also when it was), unknown, gone, or why the
-- caller may not write.
create function react(p_group uuid, p_id uuid, p_kind text, p_on boolean, p_now timestamptz) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_seat uuid := public.my_seat(p_group, p_now);
  g      public.peer_group;
  m      public.group_member;
  x      public.message;
  v_not  text;
  v_news boolean;
begin
  if v_seat is null then
    return 'unknown';
  end if;
  g := public.hold_group(p_group);
  select y.* into m from public.group_member y where y.id = v_seat and y.ended_at is null;
  select y.* into x from public.message y where y.group_id = p_group and y.id = p_id and y.seq >= m.first_seq;
  if m.id is null or x.id is null then
    return 'unknown';
  end if;
  if p_on then
    v_not := case when x.gone is not null then 'gone' else public.may_not_write(g, m, p_now) end;
    if v_not is not null then
      return v_not;
    end if;
    insert into public.message_reaction (group_id, seq, member_id, kind, at)
    values (p_group, x.seq, m.id, p_kind, p_now) on conflict do nothing;
    v_news := found;
    perform public.list_seat(m.id);
  else
    delete from public.message_reaction r where r.group_id = p_group and r.seq = x.seq and r.member_id = m.id and r.kind = p_kind;
    v_news := found;
  end if;
  if v_news then
    perform public.tell_group(p_group, x.seq, 'message.reacted', '/v1/groups/' || p_group || '/messages/' || p_id, '[]', p_now);
  end if;
  return 'done';
end $$;

-- Moves the caller's read marker on, never back; answers where it stands, or null when the group is not theirs.
create function mark_read(p_group uuid, p_seq bigint, p_now timestamptz) returns bigint
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_seat uuid := public.my_seat(p_group, p_now);
  v_old  bigint;
  v_new  bigint;
begin
  if v_seat is null then
    return null;
  end if;
  select m.read_seq into v_old from public.group_member m where m.id = v_seat for no key update;
  select least(p_seq, g.last_seq) into v_new from public.peer_group g where g.id = p_group;
  if v_new <= v_old then
    return v_old;
  end if;
  update public.group_member m set read_seq = v_new where m.id = v_seat;
  perform public.tell(array[public.caller()], 'group.read', '/v1/groups/' || p_group,
                      public.change('readSeq', v_old::text, v_new::text), p_now);
  return v_new;
end $$;

alter table group_guidelines enable row level security;
alter table alias_change enable row level security;
alter table quiet_hours enable row level security;
alter table member_block enable row level security;
alter table message_version enable row level security;
alter table message_reaction enable row level security;

-- Groups are changed by those who coordinate; the counter by send_message alone.
drop policy counts on peer_group;
revoke update (last_seq) on peer_group from cairn_app;
grant update (name, guidelines, closed_at, changed_at) on peer_group to cairn_app;
create policy changes on peer_group for update
  using (kind = 'group' and program_id in (select coordinated_programs()));
drop policy founds on peer_group;
create policy founds on peer_group for insert
  with check (kind = 'group' and program_id in (select coordinated_programs()));

grant select on group_guidelines to cairn_app;
create policy sees on group_guidelines for select
  using (group_id = any ((select my_groups())::uuid[]) or group_id in (select coordinated_groups()));

-- A member's own seat; whoever coordinates sees who sits where. Others are known by faces() alone.
revoke update (ended_at) on group_member from cairn_app;
grant update (alias, alias_key, muted_until, accepted_version, accepted_at, ended_at, end_reason, ended_by) on group_member to cairn_app;
drop policy sees on group_member;
create policy sees on group_member for select
  using (participant_id = (select caller()) or group_id in (select coordinated_groups()));
drop policy admits on group_member;
create policy admits on group_member for insert with check (not staff and may_join(group_id, participant_id));
drop policy ends on group_member;
create policy changes on group_member for update
  using (participant_id = (select caller()) or group_id in (select coordinated_groups()));

grant select on alias_change to cairn_app;
create policy sees on alias_change for select
  using (exists (select from group_member m where m.id = member_id and m.group_id in (select coordinated_groups())));

grant select, insert, update (starts, ends, zone, changed_at), delete on quiet_hours to cairn_app;
create policy sees on quiet_hours for select using (person_id = (select caller()));
create policy sets on quiet_hours for insert with check (person_id = (select caller()));
create policy changes on quiet_hours for update using (person_id = (select caller()));
create policy ends on quiet_hours for delete using (person_id = (select caller()));

-- Messages are written by the functions above alone.
revoke insert on message from cairn_app;
drop policy sends on message;
drop policy sees on message;
create policy sees on message for select
  using (exists (select from my_seats() s where s.group_id = message.group_id and message.seq >= s.first_seq) or job() = 'stream');

grant select on message_reaction to cairn_app;
create policy sees on message_reaction for select
  using (exists (select from my_seats() s where s.group_id = message_reaction.group_id and message_reaction.seq >= s.first_seq)
      or job() = 'stream');
drop function is_membership(uuid, uuid);

-- A care thread takes nobody in: it is the participant's and of those who care for them.
create or replace function may_join(p_group uuid, p_participant uuid) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from peer_group g join enrollment e on e.program_id = g.program_id
                    where g.id = p_group and g.kind = 'group' and e.participant_id = p_participant and e.ended_at is null
                      and g.program_id in (select coordinated_programs()));
  end;
create function keep_care_thread() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.peer_group g where g.id = new.group_id and g.kind = 'care') then
    raise exception 'a care thread has no facilitators' using errcode = '23503';
  end if;
  return new;
end $$;
create trigger keep_care_thread before insert on assignment
  for each row when (new.group_id is not null) execute function keep_care_thread();

-- Who works where, told to them; and that a counselor came or went, to whom they counsel. Of sessions speaks
-- tell_of_assignment.
create function tell_of_work() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_at timestamptz := coalesce(new.ended_at, new.created_at);
begin
  perform public.tell(array[new.staff_id], case when new.ended_at is null then 'assignment.made' else 'assignment.ended' end,
                      '/v1/me', '[]', v_at);
  if new.role = 'counselor' then
    perform public.tell(array[new.participant_id], 'counselor.changed', '/v1/me', '[]', v_at);
  end if;
  return null;
end $$;
create trigger tell_of_new_work after insert on assignment
  for each row when (new.session_id is null) execute function tell_of_work();
create trigger tell_of_ended_work after update of ended_at on assignment
  for each row when (new.session_id is null and old.ended_at is null and new.ended_at is not null) execute function tell_of_work();

-- Milestones are shown to peers, never in a care thread.
create or replace function takes_part(p_group uuid) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from group_member m join peer_group g on g.id = m.group_id and g.kind = 'group'
                    where m.group_id = p_group and m.participant_id = caller() and m.ended_at is null and not m.staff);
  end;
