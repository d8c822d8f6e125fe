-- Which questions a program asks, and who reads the answers. Each change is a new version, for an answer belongs to
-- what was asked, and whoever answers is told who will read it before they write. The keys are the fields of the
-- self-report.
create table question_set (
  program_id       uuid        not null references program,
  version          integer     not null check (version > 0),
  asked            text[]      not null, -- in this order
  required         text[]      not null,
  counselor_sees   text[]      not null,
  facilitator_sees text[]      not null,
  changed_by       uuid        references account, -- null: as the program was founded with
  changed_at       timestamptz not null,
  constraint question_set_version_taken primary key (program_id, version),
  check (asked <@ array['mood', 'craving', 'stress', 'sleepHours', 'triggers', 'usedSinceLast', 'substances', 'skillsUsed', 'goal', 'note']),
  check (cardinality(asked) > 0),
  check (required <@ asked and not required && array['usedSinceLast', 'substances', 'note']), -- never required
  check (counselor_sees <@ asked),
  check (facilitator_sees <@ counselor_sees),
  check (not 'substances' = any (asked) or 'usedSinceLast' = any (asked))
);

-- Until now nobody but the participant could read an answer, and that was said: version 1 of those programs stays so.
insert into question_set (program_id, version, asked, required, counselor_sees, facilitator_sees, changed_at)
select p.id, 1, '{mood,craving,stress,sleepHours,usedSinceLast,goal,note}', '{mood,craving,stress}', '{}', '{}', now()
  from program p;

create function found_questions(p_program uuid, p_version integer) returns void
  language sql volatile security definer
  begin atomic
    insert into question_set (program_id, version, asked, required, counselor_sees, facilitator_sees, changed_at)
    values (p_program, p_version, '{mood,craving,stress,sleepHours,triggers,usedSinceLast,skillsUsed,goal,note}',
            '{mood,craving,stress}', '{mood,craving,stress,sleepHours,triggers,usedSinceLast,skillsUsed,goal}',
            '{mood,craving,stress}', now());
  end;
revoke execute on function found_questions(uuid, integer) from public;
select found_questions(p.id, 2) from program p;

create or replace function after_program() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.found_safety(new.id);
  perform public.found_questions(new.id, 1);
  return null;
end $$;

-- Whether who is in the room shows it by the code on its screen. Programs that are there go on without, until their
-- coordinators want it: the phones of today do not ask for a code.
alter table program add column room_codes boolean not null default false;
alter table program alter column room_codes set default true;
grant update (room_codes) on program to cairn_app;

-- Triggers of the participant's own, beside the common ones.
create table own_trigger (
  id             uuid        primary key,
  participant_id uuid        not null references account,
  name           bytea       not null, -- encrypted under the participant's data key
  created_at     timestamptz not null,
  ended_at       timestamptz           -- not offered any more; what was answered with it can still be read
);
create index own_trigger_participant on own_trigger (participant_id);

-- At most fifty that are offered, also when two devices add at once.
create function hold_own_triggers() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('own_trigger/' || new.participant_id::text, 0));
  if (select count(*) from public.own_trigger o where o.participant_id = new.participant_id and o.ended_at is null) >= 50 then
    raise exception 'too many triggers' using errcode = 'CA409', constraint = 'own_triggers_full';
  end if;
  return new;
end $$;
create trigger hold_own_triggers before insert on own_trigger for each row execute function hold_own_triggers();

-- A check-in is of a session or of a day. What happened while the phone was offline carries its own time, and says so.
alter table check_in
  add column program_id  uuid,
  add column day         date,        -- on which it was lived, in its zone
  add column zone        text,
  add column received_at timestamptz, -- arrived_at is when it happened
  add column offline     boolean     not null default false, -- the phone said when
  add column via         text        check (via in ('room', 'telehealth')),
  add column version     integer     not null default 1,
  add column changed_at  timestamptz,
  add column triggers    text[],
  add column own_triggers uuid[],
  add column substances  text[],
  add column skills_used text[],
  add column fired       uuid[]      not null default '{}', -- alert rules that this version set off
  add column support     boolean     not null default false, -- the answer carried crisis support
  alter column session_id drop not null,
  alter column arrival drop not null,
  alter column mood drop not null,
  alter column craving drop not null,
  alter column stress drop not null,
  alter column questions_version drop default;
update check_in c
   set program_id = s.program_id, day = (c.arrived_at at time zone s.zone)::date, zone = s.zone, received_at = c.arrived_at,
       changed_at = c.arrived_at
  from session s where s.id = c.session_id;
alter table check_in
  alter column program_id set not null,
  alter column day set not null,
  alter column zone set not null,
  alter column received_at set not null,
  alter column changed_at set not null,
  add foreign key (program_id, questions_version) references question_set (program_id, version),
  add foreign key (session_id, program_id) references session (id, program_id),
  add check ((session_id is null) = (arrival is null)),
  add check (via is null or session_id is not null),
  add check (arrived_at <= received_at and arrived_at > received_at - interval '8 days');
create unique index check_in_day on check_in (participant_id, day) where session_id is null;
create index check_in_participant on check_in (participant_id, day, id);
create index check_in_session on check_in (session_id) where session_id is not null;

-- What a check-in said before it was corrected.
create table check_in_version (
  check_in_id       uuid        not null references check_in,
  participant_id    uuid        not null references account,
  version           integer     not null,
  questions_version integer     not null,
  mood              smallint,
  craving           smallint,
  stress            smallint,
  sleep_hours       numeric(3, 1),
  triggers          text[],
  own_triggers      uuid[],
  used_since_last   boolean,
  substances        text[],
  skills_used       text[],
  goal              bytea,
  note              bytea,
  changed_at        timestamptz not null,
  primary key (check_in_id, version)
);

-- What does not fit in somebody's answers to a version of a program's questions; no row when there is no such version.
-- The statement that writes a check-in asks it, so that nothing is stored that does not fit.
create function faults_of(p_program uuid, p_version integer, p_answered text[], p_own_triggers uuid[], p_skills text[])
  returns table (not_asked text[], missing text[], unknown text[])
  language sql stable security definer rows 1
  begin atomic
    select array(select a from unnest(p_answered) a where a <> all (q.asked)),
           array(select r from unnest(q.required) r where r <> all (p_answered)),
           array_remove(array[
             case when exists (select from unnest(p_own_triggers) t
                                where not exists (select from own_trigger o where o.id = t and o.participant_id = (select caller())))
                  then 'ownTriggers' end,
             case when exists (select from unnest(p_skills) k where not exists (select from skill s where s.slug = k))
                  then 'skillsUsed' end], null)
      from question_set q where q.program_id = p_program and q.version = p_version;
  end;

-- Questions whose answers a rule looks at. Whoever answers learns that before they write, and not where the line is.
create function watched_questions(p_program uuid) returns text[]
  language sql stable security definer
  begin atomic
    select array(select distinct case r.kind when 'use' then 'usedSinceLast' else r.measure end from alert_rule r
                  where r.program_id = p_program and r.active and r.kind in ('at_least', 'at_most', 'rise', 'use')
                    and r.program_id = any ((select my_programs())::uuid[]));
  end;

-- One of a check-in's numbers, by the name of its question.
create function measure(c check_in, p_measure text) returns numeric
  language sql immutable
  return case p_measure when 'mood' then c.mood when 'craving' then c.craving when 'stress' then c.stress
                        when 'sleepHours' then c.sleep_hours end;

-- The check-in with the answers to some questions alone.
create function told(c check_in, p_keys text[]) returns check_in
  language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
  if not 'mood' = any (p_keys) then c.mood := null; end if;
  if not 'craving' = any (p_keys) then c.craving := null; end if;
  if not 'stress' = any (p_keys) then c.stress := null; end if;
  if not 'sleepHours' = any (p_keys) then c.sleep_hours := null; end if;
  if not 'triggers' = any (p_keys) then c.triggers := null; c.own_triggers := null; end if;
  if not 'usedSinceLast' = any (p_keys) then c.used_since_last := null; end if;
  if not 'substances' = any (p_keys) then c.substances := null; end if;
  if not 'skillsUsed' = any (p_keys) then c.skills_used := null; end if;
  if not 'goal' = any (p_keys) then c.goal := null; end if;
  if not 'note' = any (p_keys) then c.note := null; end if;
  return c;
end $$;

-- Which rules a check-in sets off, and whether crisis support belongs into the answer. Here, so that no route around it
-- exists; before the row is written, so that the statement that writes it can answer at once. A correction keeps what
-- was said before.
create function weigh_check_in() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    insert into public.check_in_version (check_in_id, participant_id, version, questions_version, mood, craving, stress,
             sleep_hours, triggers, own_triggers, used_since_last, substances, skills_used, goal, note, changed_at)
    values (old.id, old.participant_id, old.version, old.questions_version, old.mood, old.craving, old.stress,
            old.sleep_hours, old.triggers, old.own_triggers, old.used_since_last, old.substances, old.skills_used,
            old.goal, old.note, old.changed_at);
    new.version := old.version + 1;
  end if;
  select coalesce(array_agg(r.id order by public.severity_rank(r.severity)), '{}'), coalesce(bool_or(r.severity = 'acute'), false)
    into new.fired, new.support
    from public.alert_rule r
   where r.program_id = new.program_id and r.active
     and case r.kind
           when 'at_least' then public.measure(new, r.measure) >= r.threshold
           when 'at_most' then public.measure(new, r.measure) <= r.threshold
           when 'use' then new.used_since_last
           -- Above the person's own median of the two weeks before, of three answers at least.
           when 'rise' then public.measure(new, r.measure) - r.threshold >= (
             select percentile_cont(0.5) within group (order by public.measure(c, r.measure)) from public.check_in c
              where c.participant_id = new.participant_id and c.program_id = new.program_id
                and c.day between new.day - 14 and new.day and c.id <> new.id
             having count(public.measure(c, r.measure)) >= 3)
           else false
         end;
  if tg_op = 'UPDATE' then
    new.support := new.support or old.support; -- help that was given once is not taken away by a milder answer
  end if;
  return new;
end $$;
create trigger weigh_check_in before insert or update on check_in for each row execute function weigh_check_in();

create function raise_from_check_in() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.raise_alert(r.id, new.participant_id, 'check_in', new.id,
            case when case r.kind when 'at_most' then public.measure(new, r.measure) >= public.measure(old, r.measure)
                                  when 'use' then old.used_since_last
                                  else public.measure(new, r.measure) <= public.measure(old, r.measure) end
                 then 1 else new.version end, -- said again, and not worse
            '/v1/programs/' || new.program_id || '/participants/' || new.participant_id || '/check-ins?from=' || new.day || '&days=1',
            new.changed_at)
     from (select r.* from unnest(new.fired) with ordinality f (rule, place) join public.alert_rule r on r.id = f.rule
            order by f.place) r;
  return null;
end $$;
create trigger raise_from_check_in after insert or update on check_in
  for each row when (cardinality(new.fired) > 0) execute function raise_from_check_in();

drop trigger attend on check_in;
create trigger attend after insert on check_in
  for each row when (new.session_id is not null) execute function attend();

-- Raises an alert about something that lasts, unless one is still being looked at.
create function raise_once(p_rule uuid, p_participant uuid, p_source text, p_source_id uuid, p_link text, p_at timestamptz)
  returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('alert/' || p_rule || '/' || p_participant, 0));
  if not exists (select from public.alert a where a.rule_id = p_rule and a.participant_id = p_participant
                    and a.status <> 'resolved') then
    perform public.raise_alert(p_rule, p_participant, p_source, p_source_id, 1, p_link, p_at);
  end if;
end $$;
revoke execute on function raise_once(uuid, uuid, text, uuid, text, timestamptz) from public;

-- Sessions missed one after the other.
create function notice_no_show() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r public.alert_rule;
begin
  for r in select x.* from public.alert_rule x join public.session s on s.program_id = x.program_id
            where s.id = new.session_id and x.kind = 'no_shows' and x.active
              and exists (select from public.enrollment e where e.program_id = s.program_id
                             and e.participant_id = new.participant_id and e.ended_at is null) loop
    if (select count(*) filter (where l.status = 'no_show') = r.threshold
          from (select a.status from public.attendance a join public.session s on s.id = a.session_id
                 where a.participant_id = new.participant_id and s.program_id = r.program_id and a.status <> 'excused'
                 order by s.starts_at desc limit r.threshold::integer) l) then
      perform public.raise_once(r.id, new.participant_id, 'attendance', new.session_id,
                                '/v1/sessions/' || new.session_id || '/roster', new.recorded_at);
    end if;
  end loop;
  return null;
end $$;
create trigger notice_no_show after insert or update of status on attendance
  for each row when (new.status = 'no_show') execute function notice_no_show();

-- Who has gone quiet: no check-in, no message and no session attended for the program's days, counted from enrollment.
-- Whoever looked after a silence has heard how it is: it is noticed again when as many days have passed since.
create index message_member on message (member_id, sent_at);
create function notice_silence(p_now timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  q record;
  v_count integer := 0;
begin
  if public.job() is distinct from 'silence' then
    raise exception 'for the job alone' using errcode = '42501';
  end if;
  for q in
    select r.id as rule_id, e.participant_id, greatest(e.started_at,
             (select max(c.received_at) from public.check_in c where c.participant_id = e.participant_id and c.program_id = e.program_id),
             (select max(m.sent_at) from public.group_member g join public.peer_group p on p.id = g.group_id
                join public.message m on m.member_id = g.id
               where g.participant_id = e.participant_id and p.program_id = e.program_id),
             (select max(s.starts_at) from public.attendance a join public.session s on s.id = a.session_id
               where a.participant_id = e.participant_id and s.program_id = e.program_id
                 and a.status in ('present', 'late', 'left_early')),
             (select max(a.resolved_at) from public.alert a
               where a.participant_id = e.participant_id and a.rule_id = r.id)) as heard_at, r.threshold
      from public.alert_rule r join public.enrollment e on e.program_id = r.program_id and e.ended_at is null
     where r.kind = 'silence' and r.active
  loop
    continue when q.heard_at > p_now - make_interval(days => q.threshold::integer);
    perform public.raise_once(q.rule_id, q.participant_id, 'silence', md5(q.participant_id || '/' || q.heard_at)::uuid, null, p_now);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;

-- A participant's check-ins as their counselor reads them: what was asked under the promise that the counselor sees it.
create function counseled_check_ins(p_program uuid, p_participant uuid, p_from date, p_to date) returns setof check_in
  language sql stable security definer rows 50
  begin atomic
    select o.*
      from check_in c join question_set q on q.program_id = c.program_id and q.version = c.questions_version
      cross join lateral told(c, q.counselor_sees) o
     where c.participant_id = p_participant and c.program_id = p_program and c.day between p_from and p_to
       and counsels(p_program, p_participant);
  end;

-- The check-ins to a session as whoever leads it reads them.
create function led_check_ins(p_session uuid) returns setof check_in
  language sql stable security definer rows 20
  begin atomic
    select o.*
      from check_in c join question_set q on q.program_id = c.program_id and q.version = c.questions_version
      cross join lateral told(c, q.facilitator_sees) o
     where c.session_id = p_session and p_session in (select led_sessions());
  end;

alter table question_set enable row level security;
alter table own_trigger enable row level security;
alter table check_in_version enable row level security;

grant select, insert on question_set to cairn_app;
create policy sees on question_set for select using (program_id = any ((select my_programs())::uuid[]));
create policy changes on question_set for insert
  with check (program_id in (select coordinated_programs()) and changed_by = (select caller()));

grant select, insert, update (name, ended_at) on own_trigger to cairn_app;
create policy sees on own_trigger for select
  using (participant_id = (select caller()) or participant_id in (select counseled_people()));
create policy makes on own_trigger for insert with check (participant_id = (select caller()));
create policy changes on own_trigger for update using (participant_id = (select caller()));

grant select on check_in_version to cairn_app;
create policy sees on check_in_version for select using (participant_id = (select caller()));

grant update (questions_version, mood, craving, stress, sleep_hours, triggers, own_triggers, used_since_last, substances,
              skills_used, goal, note, changed_at) on check_in to cairn_app;
create policy corrects on check_in for update using (participant_id = (select caller()));
drop policy arrives on check_in;
create policy arrives on check_in for insert
  with check (participant_id = (select caller())
              and case when session_id is null then enrolled_in(program_id, participant_id)
                       else enrolled_for(session_id, participant_id) end);
