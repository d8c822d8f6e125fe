create table site (
  id      uuid primary key,
  name    text not null,
  zone    text not null, -- IANA time zone
  region  text not null, -- ISO 3166-2, decides the crisis resources
  address text not null
);

create table program (
  id                     uuid    primary key,
  site_id                uuid    not null references site,
  slug                   text    not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name                   text    not null,
  check_in_opens_before  integer not null default 30 check (check_in_opens_before between 0 and 240),  -- minutes before the start
  check_in_closes_after  integer not null default 60 check (check_in_closes_after between 0 and 480)   -- minutes after the start
);
grant select, insert on site, program to cairn_app;

-- A participant in a program. Discharge ends it; a readmission is a new row.
create table enrollment (
  id             uuid        primary key,
  program_id     uuid        not null references program,
  participant_id uuid        not null references account,
  started_at     timestamptz not null,
  ended_at       timestamptz,
  end_reason     text check (end_reason in ('completed', 'transferred', 'left', 'referred')),
  check ((ended_at is null) = (end_reason is null)),
  check (ended_at >= started_at)
);
create unique index enrollment_current on enrollment (participant_id, program_id) where ended_at is null;
create index enrollment_program on enrollment (program_id, id);

-- What gives staff sight of people: a counselor of a participant, a facilitator of a session or group, a
-- coordinator of a program. Staff see people through an assignment and nothing else: a member of the program's
-- staff sees its timetable and nobody.
create table assignment (
  id             uuid        primary key,
  program_id     uuid        not null references program,
  staff_id       uuid        not null references account,
  role           text        not null check (role in ('member', 'coordinator', 'counselor', 'facilitator')),
  participant_id uuid        references account,
  session_id     uuid,
  group_id       uuid,
  created_at     timestamptz not null,
  ended_at       timestamptz,
  check (case role
           when 'member' then num_nonnulls(participant_id, session_id, group_id) = 0
           when 'coordinator' then num_nonnulls(participant_id, session_id, group_id) = 0
           when 'counselor' then participant_id is not null and num_nonnulls(session_id, group_id) = 0
           else participant_id is null and num_nonnulls(session_id, group_id) = 1
         end)
);
create unique index assignment_current on assignment (staff_id, role, program_id, participant_id, session_id, group_id)
  nulls not distinct where ended_at is null;
create index assignment_staff on assignment (staff_id) where ended_at is null;
create index assignment_program on assignment (program_id, id);

-- Programs the caller coordinates.
create function coordinated_programs() returns setof uuid
  language sql stable security definer
  begin atomic
    select a.program_id from assignment a
     where a.staff_id = caller() and a.role = 'coordinator' and a.ended_at is null;
  end;

-- Programs the caller belongs to now: as a participant, or as staff with any assignment in them.
create function my_programs() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return array(
    select e.program_id from public.enrollment e where e.participant_id = public.caller() and e.ended_at is null
    union all
    select a.program_id from public.assignment a where a.staff_id = public.caller() and a.ended_at is null);
end $$;

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
     where a.staff_id = caller() and a.role = 'counselor' and a.ended_at is null;
  end;

-- A program's first coordinator is whoever founded it.
create function unclaimed(p_program uuid) returns boolean
  language sql stable security definer
  begin atomic
    select not exists (select from assignment a where a.program_id = p_program);
  end;

-- Whether that account may hold that role. Only a newcomer becomes a member: whoever works elsewhere is not seen.
create function holds_role(p_account uuid, p_role text) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from account a where a.id = p_account and a.ended_at is null
                      and case p_role
                            when 'member' then not 'participant' = any (a.roles) and not exists
                              (select from assignment b where b.staff_id = a.id and b.ended_at is null)
                            else p_role = any (a.roles)
                          end)
       and (select is_coordinator());
  end;

-- Whether that participant is in that program now.
create function enrolled_in(p_program uuid, p_participant uuid) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from enrollment e
                    where e.program_id = p_program and e.participant_id = p_participant and e.ended_at is null);
  end;

-- Whether the caller may give that account a code, which opens all that the account can see: a coordinator of every
-- program that the person takes part or works in now.
create function may_invite(p_account uuid) returns boolean
  language sql stable security definer
  begin atomic
    select p_account <> caller() and (select is_coordinator())
       and exists (select from my_people() person where person = p_account)
       and not exists (select from assignment a where a.staff_id = p_account and a.ended_at is null
                        and a.program_id not in (select coordinated_programs()))
       and not exists (select from enrollment e where e.participant_id = p_account and e.ended_at is null
                        and e.program_id not in (select coordinated_programs()));
  end;
create policy sees on invitation for select
  using (may_invite(account_id) or created_by is null and (select is_founding()));
create policy invites on invitation for insert
  with check (may_invite(account_id) or created_by is null and (select is_founding()));
create policy revokes on invitation for update
  using (may_invite(account_id) or created_by is null and (select is_founding()));

alter table enrollment enable row level security;
alter table assignment enable row level security;

grant select, insert, update (ended_at, end_reason) on enrollment to cairn_app;
-- A counselor in the program of the assignment alone: treatment elsewhere is not theirs to know (42 CFR 2.13).
create policy sees on enrollment for select
  using (participant_id = (select caller()) or program_id in (select coordinated_programs())
      or exists (select from assignment a where a.staff_id = (select caller()) and a.role = 'counselor'
                    and a.ended_at is null and a.participant_id = enrollment.participant_id
                    and a.program_id = enrollment.program_id));
create policy enrolls on enrollment for insert with check (program_id in (select coordinated_programs()));
create policy discharges on enrollment for update using (program_id in (select coordinated_programs()));

grant select, insert, update (ended_at) on assignment to cairn_app;
create policy sees on assignment for select
  using (staff_id = (select caller()) or participant_id = (select caller())
      or program_id in (select coordinated_programs()));
-- A program's coordinator assigns its own staff; whoever founds a program coordinates it.
create policy assigns on assignment for insert
  with check (program_id in (select coordinated_programs()) and holds_role(staff_id, role)
                and (role = 'member' or staff_id in (select my_people()))
                and (participant_id is null or enrolled_in(program_id, participant_id))
           or staff_id = (select caller()) and role = 'coordinator' and (select is_coordinator())
                and unclaimed(program_id));
-- Also when the person has left since.
create policy ends on assignment for update using (program_id in (select coordinated_programs()));
