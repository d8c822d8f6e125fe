-- What the program promises about bookings, in minutes.
alter table program
  add column cancel_notice integer not null default 1440 check (cancel_notice between 0 and 10080), -- later is recorded as late
  add column offer_minutes integer not null default 120 check (offer_minutes between 5 and 2880);   -- a freed place is held for the first in line

-- A room of a site. Id and name are one key, so that what stands on a timetable can carry both.
create table room (
  id      uuid primary key,
  site_id uuid not null references site,
  name    text not null check (length(name) between 1 and 80),
  unique (site_id, name),
  unique (id, name)
);

-- Participants who share series.
create table cohort (
  id         uuid primary key,
  program_id uuid not null references program,
  name       text not null check (length(name) between 1 and 80),
  unique (program_id, name),
  unique (id, program_id)
);

create table cohort_member (
  id             uuid        primary key,
  cohort_id      uuid        not null,
  program_id     uuid        not null,
  participant_id uuid        not null references account,
  joined_at      timestamptz not null,
  left_at        timestamptz,
  foreign key (cohort_id, program_id) references cohort (id, program_id),
  check (left_at >= joined_at)
);
create unique index cohort_member_current on cohort_member (cohort_id, participant_id) where left_at is null;
create index cohort_member_participant on cohort_member (participant_id);

-- The plan of care, from a day on until the next one begins: how much treatment a week (ASAM Criteria: nine hours
-- and more make intensive outpatient, level 2.1). Step-down is a later row with fewer minutes.
create table plan_of_care (
  program_id     uuid        not null references program,
  participant_id uuid        not null references account,
  starts_on      date        not null,
  weekly_minutes integer     not null check (weekly_minutes between 0 and 3600),
  level_of_care  text        not null check (level_of_care in ('partial_hospitalization', 'intensive_outpatient', 'outpatient', 'aftercare')),
  phase          smallint    check (phase between 1 and 9),
  changed_by     uuid        not null references account,
  changed_at     timestamptz not null,
  primary key (participant_id, program_id, starts_on)
);

-- Whether the caller is that participant's counselor in that program now: discharge counts at once.
create function counsels(p_program uuid, p_participant uuid) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from assignment a join enrollment e
                       on e.program_id = a.program_id and e.participant_id = a.participant_id and e.ended_at is null
                    where a.staff_id = caller() and a.role = 'counselor' and a.ended_at is null
                      and a.participant_id = p_participant and a.program_id = p_program);
  end;

-- Whether that participant's week in that program is the caller's to know: the participant's own, their counselor's
-- and the program's coordinators'.
create function may_follow(p_program uuid, p_participant uuid) returns boolean
  language sql stable security definer
  begin atomic
    select p_participant = caller() or p_program in (select coordinated_programs()) or counsels(p_program, p_participant);
  end;

-- Sites of the caller's programs, and those where the caller coordinates one.
create function my_sites() returns setof uuid
  language sql stable security definer
  begin atomic
    select p.site_id from program p where p.id = any ((select my_programs())::uuid[]);
  end;
create function coordinated_sites() returns setof uuid
  language sql stable security definer
  begin atomic
    select p.site_id from program p where p.id in (select coordinated_programs());
  end;

-- Held until the transaction ends by whoever plans at a site: rooms, who leads, and closed days are decided one after
-- the other, since two that clash would wait for each other in the indexes. Comes before sessions in the order of locks.
create function hold_timetable(p_site uuid) returns void
  language sql volatile
  begin atomic
    select pg_advisory_xact_lock(hashtextextended('timetable/' || p_site::text, 0));
  end;

-- What a program promises is changed by its coordinators.
create function keep_program() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.coordinated_programs() mine where mine = old.id) then
    raise exception 'not the caller''s program' using errcode = '23503';
  end if;
  return new;
end $$;
create trigger keep_program before update on program
  for each row when (current_user = 'cairn_app') execute function keep_program();
grant update (name, check_in_opens_before, check_in_closes_after, cancel_notice, offer_minutes) on program to cairn_app;

-- A session is led by facilitators, and by counselors: individual counseling is theirs.
create or replace function holds_role(p_account uuid, p_role text) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from account a where a.id = p_account and a.ended_at is null
                      and case p_role
                            when 'member' then not 'participant' = any (a.roles) and not exists
                              (select from assignment b where b.staff_id = a.id and b.ended_at is null)
                            when 'facilitator' then a.roles && array['facilitator', 'counselor']
                            else p_role = any (a.roles)
                          end)
       and (select is_coordinator());
  end;

-- Discharge ends what a participant shares with a cohort.
create function leave_cohorts_after_discharge() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.cohort_member m set left_at = greatest(new.ended_at, m.joined_at)
   where m.program_id = new.program_id and m.participant_id = new.participant_id and m.left_at is null;
  return null;
end $$;
create trigger leave_cohorts_after_discharge after update of ended_at on enrollment
  for each row when (new.ended_at is not null) execute function leave_cohorts_after_discharge();

-- A changed plan reaches whom it concerns.
create function tell_of_plan() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_before public.plan_of_care;
begin
  if tg_op = 'UPDATE' then
    v_before := old;
  else
    select p.* into v_before from public.plan_of_care p
     where p.participant_id = new.participant_id and p.program_id = new.program_id and p.starts_on < new.starts_on
     order by p.starts_on desc limit 1;
  end if;
  perform public.tell(array[new.participant_id], 'plan.changed', '/v1/me/progress',
    public.change('startsOn', v_before.starts_on::text, new.starts_on::text)
      || public.change('weeklyMinutes', v_before.weekly_minutes::text, new.weekly_minutes::text)
      || public.change('levelOfCare', v_before.level_of_care, new.level_of_care)
      || public.change('phase', v_before.phase::text, new.phase::text), new.changed_at);
  return null;
end $$;
create trigger tell_of_plan after insert or update on plan_of_care for each row execute function tell_of_plan();

alter table cohort enable row level security;
alter table cohort_member enable row level security;
alter table plan_of_care enable row level security;
alter table room enable row level security;

grant select, insert on room to cairn_app;
create policy sees on room for select using (site_id in (select my_sites()));
create policy adds on room for insert with check (site_id in (select coordinated_sites()));

grant select, insert on cohort to cairn_app;
create policy sees on cohort for select using (program_id in (select coordinated_programs()));
create policy makes on cohort for insert with check (program_id in (select coordinated_programs()));

grant select, insert, update (left_at) on cohort_member to cairn_app;
create policy sees on cohort_member for select
  using (participant_id = (select caller()) or program_id in (select coordinated_programs()));
create policy joins on cohort_member for insert
  with check (program_id in (select coordinated_programs()) and enrolled_in(program_id, participant_id));
create policy leaves on cohort_member for update using (program_id in (select coordinated_programs()));

grant select, insert, update (weekly_minutes, level_of_care, phase, changed_by, changed_at) on plan_of_care to cairn_app;
create policy sees on plan_of_care for select
  using (participant_id = (select caller()) or program_id in (select coordinated_programs())
      or counsels(program_id, participant_id));
create policy makes on plan_of_care for insert
  with check (changed_by = (select caller()) and enrolled_in(program_id, participant_id)
              and (program_id in (select coordinated_programs()) or counsels(program_id, participant_id)));
create policy changes on plan_of_care for update
  using (program_id in (select coordinated_programs()) or counsels(program_id, participant_id))
  with check (changed_by = (select caller()));
