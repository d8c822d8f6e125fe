-- A count of days that a participant keeps, of what they choose to count; private to them. It can stop, start again and
-- be corrected: each change is a version, and the earlier ones stay.
create table recovery_count (
  id             uuid        primary key,
  participant_id uuid        not null references account,
  what           bytea       not null, -- encrypted under the participant's data key
  version        integer     not null default 1,
  changed_at     timestamptz not null,
  zone           text        not null  -- whose midnight makes a day of it
);
create index recovery_count_participant on recovery_count (participant_id);

-- The days that count. The one that goes on has no end.
create table recovery_period (
  count_id   uuid not null references recovery_count on delete cascade,
  started_on date not null,
  stopped_on date, -- the first day that does not count any more
  primary key (count_id, started_on),
  check (stopped_on > started_on),
  constraint recovery_period_overlaps exclude using gist (count_id with =, daterange(started_on, stopped_on) with &&)
);

create table recovery_count_version (
  count_id   uuid        not null references recovery_count on delete cascade,
  version    integer     not null,
  what       bytea       not null,
  periods    jsonb       not null, -- ["started_on/stopped_on"], as intervals of ISO 8601; no end while it goes on
  changed_at timestamptz not null,
  primary key (count_id, version)
);

-- At most twenty, also when two devices add at once.
create function hold_recovery_counts() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('recovery_count/' || new.participant_id::text, 0));
  if (select count(*) from public.recovery_count c where c.participant_id = new.participant_id) >= 20
     and not exists (select from public.recovery_count c where c.id = new.id) then
    raise exception 'too many recovery counts' using errcode = 'CA409', constraint = 'recovery_counts_full';
  end if;
  return new;
end $$;
create trigger hold_recovery_counts before insert on recovery_count for each row execute function hold_recovery_counts();

-- A milestone that a participant chose to show to a group of theirs. Shown under the alias alone.
create table milestone_share (
  id             uuid        primary key,
  participant_id uuid        not null references account,
  group_id       uuid        not null references peer_group,
  kind           text        not null check (kind in ('days', 'sessions', 'skills')),
  reached        integer     not null check (reached > 0),
  shared_at      timestamptz not null,
  constraint milestone_shared unique (participant_id, group_id, kind, reached)
);
create index milestone_share_group on milestone_share (group_id, shared_at);

-- Whether the caller takes part in that group now.
create function takes_part(p_group uuid) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from group_member m where m.group_id = p_group and m.participant_id = caller() and m.ended_at is null);
  end;

-- Whoever leaves a group takes along what they showed there: under a new alias it would tell who they were before.
create function take_milestones_along() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.milestone_share s where s.group_id = new.group_id and s.participant_id = new.participant_id;
  return null;
end $$;
create trigger take_milestones_along after update of ended_at on group_member
  for each row when (new.ended_at is not null) execute function take_milestones_along();

-- What members of a group chose to show, to those who may read it.
create function group_milestones(p_group uuid)
  returns table (id uuid, member_id uuid, alias text, kind text, reached integer, shared_at timestamptz)
  language sql stable security definer rows 20
  begin atomic
    select s.id, m.id, m.alias, s.kind, s.reached, s.shared_at
      from milestone_share s join group_member m
        on m.group_id = s.group_id and m.participant_id = s.participant_id and m.ended_at is null
     where s.group_id = p_group and p_group = any (my_groups());
  end;

alter table recovery_count enable row level security;
alter table recovery_period enable row level security;
alter table recovery_count_version enable row level security;
alter table milestone_share enable row level security;

create function my_recovery_counts() returns setof uuid
  language sql stable security definer
  begin atomic
    select c.id from recovery_count c where c.participant_id = caller();
  end;

grant select, insert, update (what, version, changed_at, zone), delete on recovery_count to cairn_app;
create policy sees on recovery_count for select using (participant_id = (select caller()));
create policy starts on recovery_count for insert with check (participant_id = (select caller()));
create policy changes on recovery_count for update using (participant_id = (select caller()));
create policy ends on recovery_count for delete using (participant_id = (select caller()));

grant select, insert, delete on recovery_period to cairn_app;
create policy sees on recovery_period for select using (count_id in (select my_recovery_counts()));
create policy counts on recovery_period for insert with check (count_id in (select my_recovery_counts()));
create policy corrects on recovery_period for delete using (count_id in (select my_recovery_counts()));

grant select, insert on recovery_count_version to cairn_app;
create policy sees on recovery_count_version for select using (count_id in (select my_recovery_counts()));
create policy keeps on recovery_count_version for insert with check (count_id in (select my_recovery_counts()));

grant select, insert, delete on milestone_share to cairn_app;
create policy sees on milestone_share for select using (participant_id = (select caller()));
create policy shares on milestone_share for insert
  with check (participant_id = (select caller()) and takes_part(group_id));
create policy takes_back on milestone_share for delete using (participant_id = (select caller()));
