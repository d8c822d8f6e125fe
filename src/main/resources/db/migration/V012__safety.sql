-- What a program says to somebody in distress, and its promise to look. Everybody may read it, also before sign-in.
create table program_support (
  program_id     uuid    primary key references program,
  phone          text    check (phone ~ '^[+]?[0-9][0-9 ().-]{1,30}$'),        -- the program's own on-call line
  hours          text    check (length(hours) between 1 and 200),              -- when it is answered
  words          text    check (length(words) between 1 and 600),              -- the program's own words in a crisis
  claim_within   integer not null default 30 check (claim_within between 5 and 1440),       -- minutes until an acute alert that nobody took goes on: see due_at()
  resolve_within integer not null default 1440 check (resolve_within between 30 and 10080), -- minutes until what can wait comes up again
  changed_at     timestamptz not null,
  check (hours is null or phone is not null)
);

-- Who of the staff is on call, and when.
create table on_call_shift (
  id         uuid        primary key,
  program_id uuid        not null references program,
  staff_id   uuid        not null references account,
  starts_at  timestamptz not null,
  ends_at    timestamptz not null,
  check (ends_at > starts_at and ends_at <= starts_at + interval '14 days')
);
create index on_call_shift_program on on_call_shift (program_id, ends_at);
create index on_call_shift_staff on on_call_shift (staff_id, ends_at);

-- What is noticed. A coordinator sees and tunes each rule; of the acute kind the answer itself carries crisis support.
create table alert_rule (
  id         uuid        primary key,
  program_id uuid        not null references program,
  kind       text        not null check (kind in ('at_least', 'at_most', 'rise', 'use', 'item', 'score', 'no_shows', 'silence')),
  measure    text        check (measure in ('mood', 'craving', 'stress', 'sleepHours')),
  instrument text,       -- its slug
  item       text,       -- of the instrument
  threshold  numeric(5, 1), -- of the measure, item or score; for a rise above the median of two weeks; missed sessions in a row; days of silence
  severity   text        not null check (severity in ('acute', 'urgent', 'routine')),
  active     boolean     not null default true,
  changed_by uuid        references account, -- null: as the program was founded with
  changed_at timestamptz not null,
  unique (id, program_id),
  check ((measure is not null) = (kind in ('at_least', 'at_most', 'rise'))),
  check ((instrument is not null) = (kind in ('item', 'score'))),
  check ((item is not null) = (kind = 'item')),
  check ((threshold is null) = (kind = 'use')),
  check (kind not in ('no_shows', 'silence') or threshold = trunc(threshold) and threshold between 1 and 90 and severity <> 'acute'),
  check (kind <> 'rise' or threshold > 0)
);
create index alert_rule_program on alert_rule (program_id);

-- Something about a participant that a person of the staff has to look at. One for each rule and what set it off.
create table alert (
  id             uuid        primary key,
  program_id     uuid        not null,
  participant_id uuid        not null references account,
  rule_id        uuid        not null,
  kind           text        not null, -- the rule's, as it was
  measure        text,
  instrument     text,
  item           text,
  threshold      numeric(5, 1),
  severity       text        not null check (severity in ('acute', 'urgent', 'routine')),
  source         text        not null check (source in ('check_in', 'assessment', 'attendance', 'silence')),
  source_id      uuid        not null, -- the check-in, assessment or session; for a silence it stands for its beginning
  source_version integer     not null default 1, -- of the check-in or assessment, when it got worse after it had been looked after
  link           text,       -- where staff who may read it find what set it off
  raised_at      timestamptz not null,
  status         text        not null default 'open' check (status in ('open', 'claimed', 'resolved')),
  claimed_by     uuid        references account,
  claimed_at     timestamptz,
  resolved_by    uuid        references account,
  resolved_at    timestamptz,
  outcome        text        check (outcome in ('reached', 'safety_plan_used', 'referred', 'no_action_needed', 'raised_in_error')),
  due_at         timestamptz, -- when it goes on, if nobody does what is due; null once resolved
  escalations    integer     not null default 0,
  foreign key (rule_id, program_id) references alert_rule (id, program_id),
  unique (rule_id, participant_id, source_id, source_version),
  check ((status = 'open') = (claimed_by is null)),
  check ((claimed_by is null) = (claimed_at is null)),
  check ((status = 'resolved') = (resolved_by is not null and resolved_at is not null and outcome is not null)),
  check ((status = 'resolved') = (due_at is null))
);
create index alert_due on alert (due_at) where due_at is not null;
create index alert_program on alert (program_id, raised_at desc, id desc);
create index alert_participant on alert (participant_id);
create index alert_at_hand on alert (program_id) where status <> 'resolved';
create index alert_resolved on alert (resolved_at desc, id desc) where status = 'resolved';
create index alert_claimed on alert (claimed_by);
-- What lasts is one alert while it is looked at.
create unique index alert_lasting on alert (rule_id, participant_id)
  where source in ('attendance', 'silence') and status <> 'resolved';

-- Who was told of it, and as what. An alert nobody could be told of is told to whoever coordinates later: see due_at.
create table alert_recipient (
  alert_id uuid        not null references alert,
  staff_id uuid        not null references account,
  as_role  text        not null check (as_role in ('counselor', 'coordinator', 'on_call')),
  told_at  timestamptz not null,
  primary key (staff_id, alert_id)
);
create index alert_recipient_alert on alert_recipient (alert_id);

-- What staff write about an alert.
create table alert_note (
  id        uuid        primary key,
  alert_id  uuid        not null references alert,
  author_id uuid        not null references account,
  body      bytea       not null, -- encrypted under the author's data key
  at        timestamptz not null
);
create index alert_note_alert on alert_note (alert_id, at);

-- The participant's own plan for a crisis, after Stanley and Brown's Safety Planning Intervention (2012). Every version
-- stays; the highest is the one that holds.
create table safety_plan (
  participant_id uuid        not null references account,
  version        integer     not null check (version > 0),
  body           bytea       not null, -- encrypted under the participant's data key
  changed_by     uuid        not null references account,
  changed_at     timestamptz not null,
  constraint safety_plan_version_taken primary key (participant_id, version)
);

-- Staff of a program now; having led a session that is over does not make one.
create function works_in(p_program uuid, p_staff uuid) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from assignment a where a.program_id = p_program and a.staff_id = p_staff and a.ended_at is null
                      and (a.session_id is null or a.ends_at > now()) and caller() is not null);
  end;

-- Counselors of a participant who is in a program now.
create function counselors_of(p_program uuid, p_participant uuid) returns uuid[]
  language sql stable security definer
  begin atomic
    select array(select a.staff_id from assignment a join enrollment e
                     on e.program_id = a.program_id and e.participant_id = a.participant_id and e.ended_at is null
                  where a.participant_id = p_participant and a.program_id = p_program and a.role = 'counselor'
                    and a.ended_at is null);
  end;
revoke execute on function counselors_of(uuid, uuid) from public;

create function coordinators_of(p_program uuid) returns uuid[]
  language sql stable security definer
  begin atomic
    select array(select a.staff_id from assignment a
                  where a.program_id = p_program and a.role = 'coordinator' and a.ended_at is null);
  end;
revoke execute on function coordinators_of(uuid) from public;

create function on_call(p_program uuid, p_now timestamptz) returns uuid[]
  language sql stable security definer
  begin atomic
    select array(select s.staff_id from on_call_shift s
                  where s.program_id = p_program and s.starts_at <= p_now and s.ends_at > p_now
                    and works_in(s.program_id, s.staff_id));
  end;
revoke execute on function on_call(uuid, timestamptz) from public;

-- Makes people recipients of an alert and tells them. Who is one already is told again.
create function tell_of_alert(p_alert uuid, p_staff uuid[], p_as text, p_type text, p_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.alert_recipient (alert_id, staff_id, as_role, told_at)
  select distinct p_alert, staff, p_as, p_at from unnest(p_staff) staff
  on conflict (staff_id, alert_id) do update
    set told_at = excluded.told_at,
        as_role = case alert_recipient.as_role when 'on_call' then 'on_call' else excluded.as_role end; -- it gives sight
  perform public.tell(p_staff, p_type, '/v1/alerts/' || p_alert, '[]', p_at);
end $$;
revoke execute on function tell_of_alert(uuid, uuid[], text, text, timestamptz) from public;

-- The order of severities, the most severe first.
create function severity_rank(p_severity text) returns integer
  language sql immutable
  return array_position(array['acute', 'urgent', 'routine'], p_severity);

-- When an alert goes on to somebody else, unless somebody does what is due. One that is acute is not left with whoever
-- claimed it and forgot; what can wait wakes nobody.
create function due_at(p_program uuid, p_severity text, p_status text, p_from timestamptz) returns timestamptz
  language sql stable security definer
  begin atomic
    select p_from + make_interval(mins =>
             case when p_severity = 'acute' and p_status = 'open' then s.claim_within
                  when p_severity = 'acute' or p_severity = 'urgent' and p_status = 'open' then 4 * s.claim_within
                  else s.resolve_within end)
      from program_support s where s.program_id = p_program;
  end;
revoke execute on function due_at(uuid, text, text, timestamptz) from public;

-- Raises an alert in the transaction of what set it off, once: to the participant's counselors, or, where there is none,
-- to the coordinators; of the acute kind to the on-call as well. Of several rules about the same answer the most severe
-- one speaks: they are raised in the order of their severity, and what a more severe one said is not said again, unless
-- it has been looked after and the answer got worse since. p_version is the version in which it got worse, or 1.
create function raise_alert(p_rule uuid, p_participant uuid, p_source text, p_source_id uuid, p_version integer, p_link text,
                            p_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_rule       public.alert_rule;
  v_alert      uuid := uuidv7();
  v_counselors uuid[];
begin
  select r.* into v_rule from public.alert_rule r where r.id = p_rule;
  if exists (select from public.alert a
              where a.participant_id = p_participant and a.program_id = v_rule.program_id and a.source_id = p_source_id
                and (a.measure, a.instrument, a.item) is not distinct from (v_rule.measure, v_rule.instrument, v_rule.item)
                and (v_rule.kind in ('at_least', 'at_most', 'rise', 'item', 'score') or a.kind = v_rule.kind)
                and public.severity_rank(a.severity) <= public.severity_rank(v_rule.severity)
                and (a.status <> 'resolved' or a.source_version >= p_version)) then
    return;
  end if;
  insert into public.alert (id, program_id, participant_id, rule_id, kind, measure, instrument, item, threshold, severity,
                            source, source_id, source_version, link, raised_at, due_at)
  values (v_alert, v_rule.program_id, p_participant, v_rule.id, v_rule.kind, v_rule.measure, v_rule.instrument, v_rule.item,
          v_rule.threshold, v_rule.severity, p_source, p_source_id, p_version, p_link, p_at,
          public.due_at(v_rule.program_id, v_rule.severity, 'open', p_at))
  on conflict do nothing;
  if not found then
    return;
  end if;
  v_counselors := public.counselors_of(v_rule.program_id, p_participant);
  if cardinality(v_counselors) > 0 then
    perform public.tell_of_alert(v_alert, v_counselors, 'counselor', 'alert.raised', p_at);
  else
    perform public.tell_of_alert(v_alert, public.coordinators_of(v_rule.program_id), 'coordinator', 'alert.raised', p_at);
  end if;
  if v_rule.severity = 'acute' then
    perform public.tell_of_alert(v_alert, array(select o from unnest(public.on_call(v_rule.program_id, p_at)) o
                                                 except select unnest(v_counselors)), 'on_call', 'alert.raised', p_at);
  end if;
end $$;
revoke execute on function raise_alert(uuid, uuid, text, uuid, integer, text, timestamptz) from public;

-- Takes to the on-call what nobody claimed or resolved in time, and to the coordinators when there is no on-call, it was
-- so before, or it can wait; whoever claimed it hears of it, too. Goes on until somebody resolves it: an alert is never
-- silently lost.
create function escalate_alerts(p_now timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  a        public.alert;
  v_staff  uuid[];
  v_others uuid[];
  v_count  integer := 0;
begin
  if public.job() is distinct from 'escalation' then
    raise exception 'for the job alone' using errcode = '42501';
  end if;
  for a in select x.* from public.alert x where x.due_at <= p_now order by x.due_at, x.id limit 500 for update skip locked loop
    begin
      v_staff := case a.severity when 'routine' then '{}' else public.on_call(a.program_id, p_now) end;
      perform public.tell_of_alert(a.id, v_staff, 'on_call', 'alert.escalated', p_now);
      if a.escalations > 0 or cardinality(v_staff) = 0 then
        v_others := array(select c from unnest(public.coordinators_of(a.program_id)) c except select unnest(v_staff));
        perform public.tell_of_alert(a.id, v_others, 'coordinator', 'alert.escalated', p_now);
        v_staff := v_staff || v_others;
      end if;
      if cardinality(v_staff) = 0 then
        v_staff := public.counselors_of(a.program_id, a.participant_id);
        perform public.tell_of_alert(a.id, v_staff, 'counselor', 'alert.escalated', p_now);
      end if;
      perform public.tell(array(select a.claimed_by where a.claimed_by <> all (v_staff)
                                                      and public.works_in(a.program_id, a.claimed_by)),
                          'alert.escalated', '/v1/alerts/' || a.id, '[]', p_now);
      update public.alert x
         set escalations = x.escalations + 1, due_at = public.due_at(a.program_id, a.severity, a.status, p_now)
       where x.id = a.id;
      v_count := v_count + 1;
    exception when others then
      raise warning 'alert % could not be escalated: %', a.id, sqlstate; -- it is due still, and stops no other
    end;
  end loop;
  return v_count;
end $$;

-- An alert goes from open over claimed to resolved, and never back; whoever claims it is the one who acts.
create function guard_alert() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.status = 'resolved' then
    raise exception 'alert is resolved' using errcode = 'CA409', constraint = 'alert_resolved';
  end if;
  if new.status = 'claimed' and (new.claimed_by is distinct from old.claimed_by) then
    new.due_at := public.due_at(new.program_id, new.severity, new.status, new.claimed_at);
  elsif new.status = 'resolved' then
    if old.status <> 'claimed' or new.resolved_by <> old.claimed_by then
      raise exception 'claim it first' using errcode = 'CA409', constraint = 'alert_not_claimed';
    end if;
    new.due_at := null;
  elsif new.status = 'open' and old.status <> 'open' then
    raise exception 'a claim is passed on, not given back' using errcode = 'CA409', constraint = 'alert_not_claimed';
  end if;
  return new;
end $$;
create trigger guard_alert before update of status, claimed_by, claimed_at, resolved_by, resolved_at, outcome on alert
  for each row execute function guard_alert();

-- The others who were told need not act any more, nor whoever had it before; who has left the program learns nothing.
create function after_alert() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.tell(array(select told from (select r.staff_id from public.alert_recipient r where r.alert_id = new.id
                                              union select old.claimed_by) r (told)
                             where told <> new.claimed_by and public.works_in(new.program_id, told)),
                      'alert.' || new.status, '/v1/alerts/' || new.id, '[]',
                      case new.status when 'claimed' then new.claimed_at else new.resolved_at end);
  return null;
end $$;
create trigger after_alert after update of status, claimed_by on alert
  for each row when (new.status <> old.status or new.claimed_by is distinct from old.claimed_by)
  execute function after_alert();

-- A safety plan is the participant's and their counselors': each learns what another changed. A counselor reads it in a
-- program of their own.
create function after_safety_plan() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.tell(array[c.staff_id], 'safety.plan_changed',
                      '/v1/programs/' || c.program_id || '/participants/' || new.participant_id || '/safety-plan', '[]',
                      new.changed_at)
     from (select distinct on (a.staff_id) a.staff_id, a.program_id
             from public.assignment a join public.enrollment e
               on e.program_id = a.program_id and e.participant_id = a.participant_id and e.ended_at is null
            where a.participant_id = new.participant_id and a.role = 'counselor' and a.ended_at is null
              and a.staff_id <> new.changed_by
            order by a.staff_id, a.program_id) c;
  if new.changed_by <> new.participant_id then
    perform public.tell(array[new.participant_id], 'safety.plan_changed', '/v1/me/safety-plan', '[]', new.changed_at);
  end if;
  return null;
end $$;
create trigger after_safety_plan after insert on safety_plan for each row execute function after_safety_plan();

-- What a program begins with. PHQ-9, item 9: any answer but "not at all" asks for an assessment of suicide risk
-- (Kroenke, Spitzer and Williams 2001); 20 and more is severe.
create function found_safety(p_program uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.program_support (program_id, changed_at) values (p_program, now());
  insert into public.alert_rule (id, program_id, kind, measure, instrument, item, threshold, severity, changed_at)
  select uuidv7(), p_program, r.kind, r.measure, r.instrument, r.item, r.threshold, r.severity, now()
    from (values ('at_least', 'craving', null, null, 9, 'acute'),
                 ('at_most', 'mood', null, null, 1, 'acute'),
                 ('item', null, 'phq-9', '9', 1, 'acute'),
                 ('at_least', 'craving', null, null, 7, 'urgent'),
                 ('use', null, null, null, null, 'urgent'),
                 ('score', null, 'phq-9', null, 20, 'urgent'),
                 ('rise', 'craving', null, null, 4, 'routine'),
                 ('no_shows', null, null, null, 2, 'routine'),
                 ('silence', null, null, null, 7, 'routine')) r (kind, measure, instrument, item, threshold, severity);
end $$;
revoke execute on function found_safety(uuid) from public;
create function after_program() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.found_safety(new.id);
  return null;
end $$;
create trigger after_program after insert on program for each row execute function after_program();

-- Alerts the caller may read beside those of a program of theirs: of whom they counsel now; what they were told as the
-- on-call, as long as they work there; and what they have in hand, also when the person has left since, and for a day
-- after it: a lost answer is asked for again. A counselor's sight comes and goes with the assignment, whoever was told.
create function my_alerts() returns setof uuid
  language sql stable security definer
  begin atomic
    select r.alert_id from alert_recipient r join alert a on a.id = r.alert_id
     where r.staff_id = caller() and r.as_role = 'on_call' and works_in(a.program_id, r.staff_id)
    union
    select a.id from assignment c join enrollment e
        on e.program_id = c.program_id and e.participant_id = c.participant_id and e.ended_at is null
      join alert a on a.program_id = c.program_id and a.participant_id = c.participant_id
     where c.staff_id = caller() and c.role = 'counselor' and c.ended_at is null
    union
    select a.id from alert a
     where a.claimed_by = caller() and works_in(a.program_id, a.claimed_by)
       and (a.status <> 'resolved' or a.resolved_at > now() - interval '1 day');
  end;

-- Of whom the caller was told as the on-call, as long as that is not resolved and they work there.
create function called_about() returns setof uuid
  language sql stable security definer
  begin atomic
    select a.participant_id from alert_recipient r join alert a on a.id = r.alert_id and a.status <> 'resolved'
     where r.staff_id = caller() and r.as_role = 'on_call' and works_in(a.program_id, r.staff_id);
  end;

alter table program_support enable row level security;
alter table on_call_shift enable row level security;
alter table alert_rule enable row level security;
alter table alert enable row level security;
alter table alert_recipient enable row level security;
alter table alert_note enable row level security;
alter table safety_plan enable row level security;

grant select, update (phone, hours, words, claim_within, resolve_within, changed_at) on program_support to cairn_app;
create policy sees on program_support for select using (caller() is not null);
create policy changes on program_support for update using (program_id in (select coordinated_programs()));

grant select, insert, update (staff_id, starts_at, ends_at), delete on on_call_shift to cairn_app;
create policy sees on on_call_shift for select
  using (works_in(program_id, (select caller())));
create policy plans on on_call_shift for insert
  with check (program_id in (select coordinated_programs()) and works_in(program_id, staff_id));
create policy changes on on_call_shift for update
  using (program_id in (select coordinated_programs())) with check (works_in(program_id, staff_id));
create policy ends on on_call_shift for delete using (program_id in (select coordinated_programs()));

grant select, insert, update (threshold, severity, active, changed_by, changed_at) on alert_rule to cairn_app;
create policy sees on alert_rule for select using (program_id in (select coordinated_programs()));
create policy adds on alert_rule for insert
  with check (program_id in (select coordinated_programs()) and changed_by = (select caller()));
create policy tunes on alert_rule for update
  using (program_id in (select coordinated_programs())) with check (changed_by = (select caller()));

grant select, update (status, claimed_by, claimed_at, resolved_by, resolved_at, outcome) on alert to cairn_app;
create policy sees on alert for select
  using (program_id in (select coordinated_programs()) or id in (select my_alerts()));
create policy acts on alert for update
  using (program_id in (select coordinated_programs()) or id in (select my_alerts()))
  with check ((claimed_by = (select caller()) or claimed_by is null) and (resolved_by = (select caller()) or resolved_by is null));

grant select on alert_recipient to cairn_app;
create policy sees on alert_recipient for select using (exists (select from alert a where a.id = alert_id));

grant select, insert on alert_note to cairn_app;
create policy sees on alert_note for select using (exists (select from alert a where a.id = alert_id));
create policy writes on alert_note for insert
  with check (author_id = (select caller()) and exists (select from alert a where a.id = alert_id));

grant select, insert on safety_plan to cairn_app;
create policy sees on safety_plan for select
  using (participant_id = (select caller()) or participant_id in (select counseled_people())
      or participant_id in (select called_about()));
create policy writes on safety_plan for insert
  with check (changed_by = (select caller())
              and (participant_id = (select caller()) or participant_id in (select counseled_people())));

-- Whom the caller has to know by name because of an alert: of whom it speaks, and who of the staff is on it; and who is on
-- call where they work. Apart from my_people(), which also says whom one may assign and invite.
create function alert_people() returns setof uuid
  language sql stable security definer
  begin atomic
    select p.id from alert a cross join lateral (
             select a.participant_id where a.status <> 'resolved'
             union all select a.claimed_by where a.claimed_by is not null
             union all select n.author_id from alert_note n where n.alert_id = a.id) p (id)
     where a.id in (select my_alerts()) and (a.status <> 'resolved' or a.resolved_at > now() - interval '90 days')
    union all
    select s.staff_id from assignment a join on_call_shift s on s.program_id = a.program_id and s.ends_at > now()
     where a.staff_id = caller() and a.ended_at is null and (a.session_id is null or a.ends_at > now());
  end;

drop policy sees on account;
create policy sees on account for select
  using (id = (select caller()) or id in (select my_people()) or id in (select alert_people())
      or roles = array['coordinator'] and (select is_founding()));

select found_safety(p.id) from program p;
