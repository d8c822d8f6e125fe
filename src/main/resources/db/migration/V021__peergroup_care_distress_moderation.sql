-- Care threads: one for each participant and program, from enrollment on; a readmission goes on with it.
create function open_care_thread() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.peer_group (id, program_id, kind, participant_id, name, guidelines, guidelines_version, history, created_at, changed_at)
  values (uuidv7(), new.program_id, 'care', new.participant_id, 'Care team', '', 0, 'all', new.started_at, new.started_at)
  on conflict (participant_id, program_id) where kind = 'care' do nothing;
  insert into public.group_member (id, group_id, participant_id, alias, alias_key, joined_at)
  select gen_random_uuid(), g.id, new.participant_id, 'Participant', 'participant', new.started_at
    from public.peer_group g
   where g.kind = 'care' and g.participant_id = new.participant_id and g.program_id = new.program_id;
  return null;
end $$;
create trigger open_care_thread after insert on enrollment for each row execute function open_care_thread();
insert into peer_group (id, program_id, kind, participant_id, name, guidelines, guidelines_version, history, created_at, changed_at)
select uuidv7(), e.program_id, 'care', e.participant_id, 'Care team', '', 0, 'all', e.started_at, e.started_at
  from enrollment e where e.ended_at is null;
insert into group_member (id, group_id, participant_id, alias, alias_key, joined_at)
select gen_random_uuid(), g.id, g.participant_id, 'Participant', 'participant', g.created_at
  from peer_group g where g.kind = 'care';

-- When care threads are answered, on the site's clock. Days as in ISO 8601: 1 is Monday.
create table care_hours (
  program_id uuid     not null references program,
  weekday    smallint not null check (weekday between 1 and 7),
  opens      time     not null,
  closes     time     not null check (closes > opens),
  primary key (program_id, weekday, opens),
  constraint care_hours_overlap exclude using gist (program_id with =, weekday with =,
    int4range(extract(epoch from opens)::integer, extract(epoch from closes)::integer) with &&)
);

-- Words of somebody whose life may be in danger (distress), or who is getting worse (concern), in a message.
alter table alert_rule
  drop constraint alert_rule_kind_check,
  add constraint alert_rule_kind_check check (kind in
    ('at_least', 'at_most', 'rise', 'use', 'item', 'score', 'no_shows', 'silence', 'distress', 'concern')),
  drop constraint alert_rule_check3,
  add constraint alert_rule_threshold_check check ((threshold is null) = (kind in ('use', 'distress', 'concern')));
alter table alert
  drop constraint alert_source_check,
  add constraint alert_source_check check (source in ('check_in', 'assessment', 'attendance', 'silence', 'message'));
alter table alert_recipient
  drop constraint alert_recipient_as_role_check,
  add constraint alert_recipient_as_role_check check (as_role in ('counselor', 'coordinator', 'on_call', 'facilitator'));

create function found_distress(p_program uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.alert_rule (id, program_id, kind, severity, changed_at)
  values (uuidv7(), p_program, 'distress', 'acute', now()), (uuidv7(), p_program, 'concern', 'urgent', now());
end $$;
revoke execute on function found_distress(uuid) from public;
create or replace function after_program() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.found_safety(new.id);
  perform public.found_questions(new.id, 1);
  perform public.found_distress(new.id);
  return null;
end $$;
select found_distress(p.id) from program p;

-- The message that raised an alert, in the version that did: whoever looks after the alert has to read it, also when they
-- do not read the group, and when its author has taken it back.
create table alert_message (
  alert_id uuid    primary key references alert,
  group_id uuid    not null,
  seq      bigint  not null,
  version  integer not null,
  foreign key (group_id, seq) references message (group_id, seq)
);
create index alert_message_place on alert_message (group_id, seq);
create function message_of_alert(p_alert uuid)
  returns table (program_id uuid, group_id uuid, group_name text, kind text, alias text, message_id uuid, body bytea, sent_at timestamptz)
  language plpgsql stable security definer rows 1 set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select g.program_id, g.id, g.name, g.kind, a.alias, m.id, case when m.version = x.version then m.body else v.body end, m.sent_at
      from public.alert_message x
      join public.alert l on l.id = x.alert_id
      join public.message m on m.group_id = x.group_id and m.seq = x.seq
      join public.peer_group g on g.id = x.group_id
      join public.group_member a on a.id = m.member_id
      left join public.message_version v on v.group_id = x.group_id and v.seq = x.seq and v.version = x.version
     where x.alert_id = p_alert
       and (l.id in (select public.my_alerts()) or l.program_id in (select public.coordinated_programs()));
end $$;

-- What stands for a message as the source of an alert: its id is the phone's and holds in its group alone.
create function alert_source_of(p_group uuid, p_message uuid) returns uuid
  language sql immutable
  return md5(p_group || '/' || p_message)::uuid;

-- Whether the care team was told of a message of the caller's.
create function told_of_message(p_group uuid, p_message uuid) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from alert a
                    where a.participant_id = caller() and a.source = 'message'
                      and a.source_id = alert_source_of(p_group, p_message));
  end;

-- Raises the alert of a message, in the transaction that writes it: to whom every alert goes, and to this group's staff.
-- p_version: of the message, when an edit says it. Answers whether the care team was told, now or before. What could not
-- be sent (a pause, a lock, too many at once) alarms as well; its text is kept nowhere.
create function raise_distress(p_group uuid, p_message uuid, p_participant uuid, p_level text, p_version integer, p_now timestamptz)
  returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_rule   public.alert_rule;
  v_source uuid := public.alert_source_of(p_group, p_message);
  v_alert  uuid;
begin
  for v_rule in select r.* from public.alert_rule r join public.peer_group g on g.program_id = r.program_id
                 where g.id = p_group and r.active and r.kind = p_level order by public.severity_rank(r.severity), r.id limit 1 loop
    perform public.raise_alert(v_rule.id, p_participant, 'message', v_source, p_version, null, p_now);
    select a.id into v_alert from public.alert a
     where a.rule_id = v_rule.id and a.participant_id = p_participant and a.source_id = v_source and a.source_version = p_version;
    if found then
      perform public.tell_of_alert(v_alert, array(select s from public.group_staff(p_group) s
                                                   except select r.staff_id from public.alert_recipient r where r.alert_id = v_alert),
                                   'facilitator', 'alert.raised', p_now);
      insert into public.alert_message (alert_id, group_id, seq, version)
      select v_alert, m.group_id, m.seq, p_version from public.message m
       where m.group_id = p_group and m.id = p_message and m.version = p_version
      on conflict do nothing;
      if found then
        update public.alert a set link = '/v1/alerts/' || v_alert || '/message' where a.id = v_alert;
      end if;
    end if;
  end loop;
  return public.told_of_message(p_group, p_message);
end $$;
revoke execute on function raise_distress(uuid, uuid, uuid, text, integer, timestamptz) from public;

-- A facilitator who was told reads the alert as the on-call does, as long as they work there; and for a day after it.
create or replace function my_alerts() returns setof uuid
  language sql stable security definer
  begin atomic
    select r.alert_id from alert_recipient r join alert a on a.id = r.alert_id
     where r.staff_id = caller() and r.as_role in ('on_call', 'facilitator') and works_in(a.program_id, r.staff_id)
       and (r.as_role <> 'facilitator' or a.status <> 'resolved' or a.resolved_at > now() - interval '1 day')
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
create or replace function tell_of_alert(p_alert uuid, p_staff uuid[], p_as text, p_type text, p_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.alert_recipient (alert_id, staff_id, as_role, told_at)
  select distinct p_alert, staff, p_as, p_at from unnest(p_staff) staff
  on conflict (staff_id, alert_id) do update
    set told_at = excluded.told_at,
        as_role = case when alert_recipient.as_role = 'on_call' or excluded.as_role = 'on_call' then 'on_call' -- they give sight
                       when alert_recipient.as_role = 'facilitator' then 'facilitator'
                       else excluded.as_role end;
  perform public.tell(p_staff, p_type, '/v1/alerts/' || p_alert, '[]', p_at);
end $$;

-- A message that members reported: one case for all of its reports, until somebody closes it. It goes to the group's
-- staff; what staff wrote, and a group without staff, to the program's coordinators.
create table moderation_case (
  id               uuid        primary key,
  group_id         uuid        not null,
  seq              bigint      not null,
  message_id       uuid        not null,
  member_id        uuid        not null references group_member, -- who wrote it
  version          integer     not null, -- of the message, as it was first reported
  for_coordinators boolean     not null,
  opened_at        timestamptz not null,
  closed_at        timestamptz,
  closed_by        uuid        references account,
  foreign key (group_id, seq) references message (group_id, seq),
  check ((closed_at is null) = (closed_by is null))
);
create unique index moderation_case_open on moderation_case (group_id, seq) where closed_at is null;
create index moderation_case_group on moderation_case (group_id, opened_at);
create index moderation_case_message on moderation_case (group_id, seq);

-- No statement of the application reads it: what reporters said is read by case_reports(), and never who they are.
create table message_report (
  id          uuid        primary key, -- random: it does not tell when
  case_id     uuid        not null references moderation_case,
  reporter_id uuid        not null references account,
  reason      text        not null check (reason in ('harassment', 'threat', 'worried_about_them', 'privacy', 'drugs_or_alcohol', 'spam', 'other')),
  note        bytea,      -- encrypted under the reporter's data key
  at          timestamptz not null,
  constraint message_report_once unique (case_id, reporter_id)
);

-- What was done in a group, by whom, to whom and why. Rows are never changed.
create table moderation_act (
  id         uuid        primary key,
  group_id   uuid        not null references peer_group,
  kind       text        not null check (kind in ('hide', 'restore', 'remove', 'pause', 'unpause', 'lock', 'unlock', 'close_case')),
  case_id    uuid        references moderation_case,
  seq        bigint,
  message_id uuid,
  member_id  uuid        references group_member, -- whom it concerns
  reason     text        not null check (reason in ('harassment', 'threat', 'worried_about_them', 'privacy', 'drugs_or_alcohol', 'spam', 'calm', 'mistake', 'other')),
  words      bytea,      -- to the person concerned, encrypted under the moderator's data key
  until      timestamptz,
  by_id      uuid        not null references account,
  at         timestamptz not null,
  foreign key (group_id, seq) references message (group_id, seq),
  check ((seq is not null) = (kind in ('hide', 'restore', 'remove'))),
  check ((seq is null) = (message_id is null)),
  check ((until is not null) = (kind = 'pause')),
  check ((kind in ('lock', 'unlock', 'close_case')) = (member_id is null)),
  check (kind <> 'close_case' or case_id is not null),
  check (words is null or member_id is not null)
);
create index moderation_act_group on moderation_act (group_id, at, id);
create index moderation_act_member on moderation_act (member_id, at) where member_id is not null;
create index moderation_act_case on moderation_act (case_id) where case_id is not null;
create index moderation_act_message on moderation_act (group_id, seq) where seq is not null;

-- The word of whoever was concerned against it, to a coordinator who did not do it.
create table moderation_appeal (
  act_id         uuid        primary key references moderation_act,
  participant_id uuid        not null references account,
  words          bytea       not null, -- encrypted under the participant's data key
  at             timestamptz not null,
  outcome        text        check (outcome in ('upheld', 'reversed')), -- upheld: the act stands
  answer         bytea,      -- to the participant, encrypted under the coordinator's data key
  decided_by     uuid        references account,
  decided_at     timestamptz,
  check (num_nulls(outcome, decided_by, decided_at) in (0, 3)),
  check (answer is null or outcome is not null)
);
create index moderation_appeal_open on moderation_appeal (at) where outcome is null;

create function coordinates_group(p_group uuid) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from peer_group g where g.id = p_group and g.program_id in (select coordinated_programs()));
  end;

-- Coordinators of a program other than somebody; only where there is no other, that one too.
create function coordinators_but(p_program uuid, p_person uuid) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_all uuid[] := public.coordinators_of(p_program);
begin
  return case when v_all = array[p_person] then v_all else array_remove(v_all, p_person) end;
end $$;
revoke execute on function coordinators_but(uuid, uuid) from public;

-- Whose a case is to look after: the group's staff; of what staff wrote, and of a group without staff, the program's
-- coordinators. Nobody has the case of their own words while another coordinator is there.
create function moderators(p_group uuid, p_author uuid, p_for_coordinators boolean) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_staff uuid[];
begin
  if not p_for_coordinators then
    v_staff := array(select s from public.group_staff(p_group) s);
    if cardinality(v_staff) > 0 then
      return v_staff;
    end if;
  end if;
  return (select public.coordinators_but(g.program_id, m.participant_id)
            from public.peer_group g, public.group_member m where g.id = p_group and m.id = p_author);
end $$;
revoke execute on function moderators(uuid, uuid, boolean) from public;

create function moderates(p_case uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from public.moderation_case c
                  where c.id = p_case and public.caller() = any (public.moderators(c.group_id, c.member_id, c.for_coordinators)));
end $$;

-- All of those cases at once, for the policy.
create function my_cases() returns setof uuid
  language plpgsql stable security definer rows 20 set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select c.id from public.my_seats() s
      join public.moderation_case c on c.group_id = s.group_id and not c.for_coordinators
     where s.staff
    union
    select c.id from public.peer_group g join public.moderation_case c on c.group_id = g.id
      join public.group_member m on m.id = c.member_id
     where g.program_id in (select public.coordinated_programs())
       and (c.for_coordinators or not exists (select from public.group_staff(c.group_id)))
       and public.caller() = any (public.coordinators_but(g.program_id, m.participant_id));
end $$;

-- Reports a message that the caller may see, also one that is gone. Again, it says what it says now.
-- outcome: reported; unknown; own.
create function report_message(p_id uuid, p_group uuid, p_message uuid, p_reason text, p_note bytea, p_now timestamptz) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_seq    bigint;
  v_told   boolean;
  x        public.message;
  v_author public.group_member;
  v_case   public.moderation_case;
begin
  select m.seq into v_seq from public.message m join public.my_seats() s on s.group_id = m.group_id and m.seq >= s.first_seq and not s.staff
   where m.group_id = p_group and m.id = p_message;
  if not found then
    return 'unknown';
  end if;
  perform public.hold_group(p_group);
  select m.* into x from public.message m where m.group_id = p_group and m.seq = v_seq;
  select a.* into v_author from public.group_member a where a.id = x.member_id;
  if v_author.participant_id = public.caller() then
    return 'own';
  end if;
  select c.* into v_case from public.moderation_case c where c.group_id = p_group and c.seq = v_seq and c.closed_at is null;
  if not found then
    insert into public.moderation_case (id, group_id, seq, message_id, member_id, version, for_coordinators, opened_at)
    values (uuidv7(), p_group, v_seq, x.id, v_author.id, x.version, v_author.staff, p_now) returning * into v_case;
  end if;
  select true into v_told from public.message_report r where r.case_id = v_case.id and r.reporter_id = public.caller();
  insert into public.message_report as r (id, case_id, reporter_id, reason, note, at)
  values (p_id, v_case.id, public.caller(), p_reason, p_note, p_now)
  on conflict on constraint message_report_once do update set id = excluded.id, reason = excluded.reason, note = excluded.note;
  if v_told is null then
    perform public.tell(public.moderators(p_group, v_author.id, v_case.for_coordinators), 'moderation.reported',
                        '/v1/moderation-cases/' || v_case.id, '[]', p_now);
  end if;
  return 'reported';
end $$;

-- The reports of a case, without what tells who made them: neither when to the minute nor in which order.
create function case_reports(p_case uuid) returns table (id uuid, reason text, note bytea, day date)
  language plpgsql stable security definer rows 3 set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select r.id, r.reason, r.note, (r.at at time zone 'UTC')::date from public.message_report r
     where r.case_id = p_case and public.moderates(p_case)
     order by r.reason, r.id;
end $$;

-- What a message says now (why: null) and said before, whatever became of it since: the newest twenty first, and the one
-- that was reported. total: how many there are.
create function evidence_of(p_group uuid, p_seq bigint, p_reported integer)
  returns table (version integer, body bytea, skill text, why text, at timestamptz, total bigint)
  language sql stable security definer rows 3
  begin atomic
    select e.version, e.body, e.skill, e.why, e.at, e.total
      from (select a.*, count(*) over () as total, row_number() over (order by a.version desc) as place
              from (select m.version, m.body, m.skill, null::text as why, null::timestamptz as at
                      from message m where m.group_id = p_group and m.seq = p_seq and m.body is not null
                    union all
                    select v.version, v.body, v.skill, v.why, v.at
                      from message_version v where v.group_id = p_group and v.seq = p_seq) a) e
     where e.place <= 20 or e.version = p_reported
     order by e.version desc;
  end;
revoke execute on function evidence_of(uuid, bigint, integer) from public;

-- The message of a case: who wrote it, under which alias, and every version. One row at least.
create function case_evidence(p_case uuid)
  returns table (alias text, former boolean, staff boolean, sent_at timestamptz, gone text,
                 version integer, body bytea, skill text, why text, at timestamptz, total bigint)
  language plpgsql stable security definer rows 3 set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select a.alias, a.ended_at is not null, a.staff, m.sent_at, m.gone, e.version, e.body, e.skill, e.why, e.at, e.total
      from public.moderation_case c
      join public.message m on m.group_id = c.group_id and m.seq = c.seq
      join public.group_member a on a.id = m.member_id
      left join lateral public.evidence_of(m.group_id, m.seq, c.version) e on true
     where c.id = p_case and public.moderates(p_case)
     order by e.version desc;
end $$;

-- What was done in a case, and in its group to the author of its message, under whichever seat: the newest first.
create function case_acts(p_case uuid, p_limit integer) returns table (act moderation_act, total bigint)
  language plpgsql stable security definer rows 10 set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select a, count(*) over ()
      from public.moderation_case c
      join public.group_member m on m.id = c.member_id
      join public.moderation_act a on a.group_id = c.group_id
       and (a.case_id = c.id or a.member_id in (select y.id from public.group_member y
                                                 where y.group_id = c.group_id and y.participant_id = m.participant_id))
     where c.id = p_case and public.moderates(p_case)
     order by a.at desc, a.id desc limit p_limit;
end $$;

-- Whom an act concerns learns of it; whoever reported learns that somebody looked.
create function tell_of_act(a moderation_act) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.tell(array[m.participant_id], 'moderation.notice', '/v1/me/moderation-notices/' || a.id, '[]', a.at)
     from public.group_member m where m.id = a.member_id and not m.staff;
  if a.kind in ('close_case', 'remove') then
    perform public.tell(array[r.reporter_id], 'report.handled', '/v1/groups/' || a.group_id, '[]', a.at)
       from public.message_report r join public.group_member m on m.group_id = a.group_id and m.participant_id = r.reporter_id
                                                             and m.ended_at is null
      where r.case_id = a.case_id;
  end if;
end $$;
revoke execute on function tell_of_act(moderation_act) from public;

-- Gives a message its text back that was hidden or removed. False: there is nothing to give back.
create function restore_message(p_group uuid, p_seq bigint, p_now timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  v public.message_version;
  x public.message;
begin
  select y.* into v from public.message_version y
   where y.group_id = p_group and y.seq = p_seq and y.why in ('hidden', 'removed') order by y.version desc limit 1;
  update public.message y set gone = null, body = v.body, skill = v.skill, version = y.version + 1
   where y.group_id = p_group and y.seq = p_seq and y.gone in ('hidden', 'removed') and v.body is not null
  returning y.* into x;
  if x.seq is null then
    return false;
  end if;
  perform public.tell_group(p_group, p_seq, 'message.restored', '/v1/groups/' || p_group || '/messages/' || x.id, '[]', p_now);
  return true;
end $$;
revoke execute on function restore_message(uuid, bigint, timestamptz) from public;

-- Whether the caller moderates that group, or that case of it. Coordinators act in a case alone: they do not read the
-- group.
create function may_moderate(p_group uuid, p_case uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return case when p_case is null then public.is_group_staff(p_group)
              else public.moderates(p_case) and exists (select from public.moderation_case c where c.id = p_case and c.group_id = p_group) end;
end $$;
revoke execute on function may_moderate(uuid, uuid) from public;

-- Does what a moderator decides, once: p_act is made by their client. A case names its message and who wrote it; without
-- one, acts on a message take p_message, on a member p_member (their seat). Who moderates: the group's staff; a
-- coordinator, in the cases that are theirs.
-- outcome: done; before (by the caller under this id: compare it); taken (the id, by somebody else); unknown; needless
-- (it is so already, or there is nothing left to do it to); staff (not against staff, unless in a coordinator's case);
-- care (nobody is cut off from their care team); case_closed; until (a pause ends within 30 days).
create function moderate(p_act uuid, p_group uuid, p_kind text, p_message uuid, p_member uuid, p_case uuid, p_reason text,
                         p_words bytea, p_until timestamptz, p_now timestamptz) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  g public.peer_group;
  b public.moderation_act;
  c public.moderation_case;
  x public.message;
  m public.group_member;
begin
  if not public.may_moderate(p_group, p_case) then
    return 'unknown';
  end if;
  g := public.hold_group(p_group);
  -- Their assignment may have ended while they waited.
  if not public.may_moderate(p_group, p_case) then
    return 'unknown';
  end if;
  select y.* into b from public.moderation_act y where y.id = p_act;
  if found then
    return case when b.group_id = p_group and b.by_id = public.caller() then 'before' else 'taken' end;
  end if;
  if p_case is not null then
    select y.* into c from public.moderation_case y where y.id = p_case;
    if c.closed_at is not null and p_kind not in ('restore', 'unpause', 'unlock') then
      return 'case_closed';
    end if;
  end if;
  if p_kind in ('hide', 'restore', 'remove') then
    select y.* into x from public.message y
     where y.group_id = p_group and (case when p_case is null then y.id = p_message else y.seq = c.seq end);
    select y.* into m from public.group_member y where y.id = x.member_id;
  elsif p_kind in ('pause', 'unpause') then
    select y.* into m from public.group_member y
     where y.group_id = p_group and y.id = case when p_case is null then p_member else c.member_id end and y.ended_at is null;
  end if;
  if m.id is null and p_kind not in ('lock', 'unlock', 'close_case') then
    return case when p_case is null then 'unknown' else 'needless' end; -- of a case: they have left
  elsif g.kind = 'care' and p_kind in ('pause', 'lock') then
    return 'care';
  elsif m.staff and (p_kind in ('pause', 'unpause') or p_case is null or not c.for_coordinators) then
    return 'staff';
  end if;
  case p_kind
    when 'hide' then
      if x.gone is not null then
        return 'needless';
      end if;
      perform public.take_out(x, 'hidden', p_now);
    when 'remove' then
      if x.gone is null then
        perform public.take_out(x, 'removed', p_now);
      elsif x.gone = 'hidden' then
        update public.message y set gone = 'removed', version = y.version + 1 where y.group_id = p_group and y.seq = x.seq;
        perform public.tell_group(p_group, x.seq, 'message.removed', '/v1/groups/' || p_group || '/messages/' || x.id, '[]', p_now);
      else
        return 'needless';
      end if;
    when 'restore' then
      if not public.restore_message(p_group, x.seq, p_now) then
        return 'needless';
      end if;
    when 'pause' then
      if p_until <= p_now or p_until > p_now + interval '30 days' then
        return 'until';
      end if;
      update public.group_member y set paused_until = p_until where y.id = m.id;
    when 'unpause' then
      if m.paused_until is null or m.paused_until <= p_now then
        return 'needless';
      end if;
      update public.group_member y set paused_until = null where y.id = m.id;
    when 'lock' then
      if g.locked_at is not null then
        return 'needless';
      end if;
      update public.peer_group y set locked_at = p_now, changed_at = p_now where y.id = p_group;
    when 'unlock' then
      if g.locked_at is null then
        return 'needless';
      end if;
      update public.peer_group y set locked_at = null, changed_at = p_now where y.id = p_group;
    when 'close_case' then
      null;
  end case;
  if p_kind in ('close_case', 'remove') then
    update public.moderation_case y set closed_at = p_now, closed_by = public.caller() where y.id = p_case;
  end if;
  insert into public.moderation_act (id, group_id, kind, case_id, seq, message_id, member_id, reason, words, until, by_id, at)
  values (p_act, p_group, p_kind, p_case, x.seq, x.id, m.id, p_reason, p_words, p_until, public.caller(), p_now) returning * into b;
  perform public.tell_of_act(b);
  return 'done';
end $$;

-- Once for a statement, and not for each row: the groups that the caller is staff of, and the cases in which what was done
-- is not for all who keep the group's record: about staff, and not the caller's to look after.
create function staffed_groups() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return array(select s.group_id from public.my_seats() s where s.staff);
end $$;
create function cases_not_mine() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return array(select c.id from public.moderation_case c
                where c.for_coordinators
                  and (c.group_id = any (public.staffed_groups()) or c.group_id in (select public.coordinated_groups()))
                except select k from public.my_cases() k);
end $$;

-- The care threads that the caller answers. In one function: the policy of message would look for each message through
-- all seats, and a coordinator may have hundreds.
create function answered_care_threads()
  returns table (group_id uuid, program_id uuid, participant_id uuid, last_seq bigint, sent_at timestamptz, read_seq bigint, unread integer)
  language plpgsql stable security definer rows 20 set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select g.id, g.program_id, g.participant_id, g.last_seq,
           (select x.sent_at from public.message x where x.group_id = g.id order by x.seq desc limit 1),
           coalesce(m.read_seq, 0),
           -- What others wrote after the read marker; nobody needs to know more than a hundred.
           (select count(*)::integer
              from (select from public.message x
                     where x.group_id = g.id and x.seq > coalesce(m.read_seq, 0) and x.member_id is distinct from m.id
                       and x.gone is null
                     limit 100) u)
      from public.my_seats() s
      join public.peer_group g on g.id = s.group_id and g.kind = 'care'
      left join public.group_member m on m.id = s.member_id
     where s.staff;
end $$;

-- Who is meant by a seat in a group's record, for whoever reads it.
create function alias_of(p_group uuid, p_member uuid) returns text
  language sql stable security definer
  begin atomic
    select m.alias from group_member m
     where m.id = p_member and m.group_id = p_group and (coordinates_group(p_group) or is_group_staff(p_group));
  end;

-- What was done to the caller, also after they left, and what came of their appeal: never by whom. zone: of the group's
-- site.
create function my_notices()
  returns table (id uuid, group_id uuid, group_name text, zone text, kind text, message_id uuid, reason text, words bytea,
                 until timestamptz, at timestamptz, appeal bytea, appealed_at timestamptz, outcome text, answer bytea,
                 decided_at timestamptz)
  language sql stable security definer rows 10
  begin atomic
    select a.id, g.id, g.name, s.zone, a.kind, a.message_id, a.reason, a.words, a.until, a.at,
           p.words, p.at, p.outcome, p.answer, p.decided_at
      from group_member m
      join moderation_act a on a.member_id = m.id
      join peer_group g on g.id = a.group_id
      join program o on o.id = g.program_id
      join site s on s.id = o.site_id
      left join moderation_appeal p on p.act_id = a.id
     where m.participant_id = caller() and not m.staff;
  end;
create index group_member_person on group_member (participant_id);

-- Appeals against what was done to the caller, once. outcome: appealed; before (compare it); unknown; needless (it took
-- nothing from them).
create function appeal(p_act uuid, p_words bytea, p_now timestamptz) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  a public.moderation_act;
begin
  select y.* into a from public.moderation_act y
    join public.group_member m on m.id = y.member_id and m.participant_id = public.caller() and not m.staff
   where y.id = p_act;
  if not found then
    return 'unknown';
  elsif a.kind not in ('hide', 'remove', 'pause') then
    return 'needless';
  end if;
  insert into public.moderation_appeal (act_id, participant_id, words, at)
  values (p_act, public.caller(), p_words, p_now) on conflict do nothing;
  if not found then
    return 'before';
  end if;
  perform public.tell(public.coordinators_but(g.program_id, a.by_id), 'moderation.appealed', '/v1/moderation-appeals/' || p_act, '[]', p_now)
     from public.peer_group g where g.id = a.group_id;
  return 'appealed';
end $$;

-- The appeals that the caller may read: of programs that they coordinate.
create function my_appeals() returns setof uuid
  language sql stable security definer rows 20
  begin atomic
    select p.act_id from moderation_appeal p join moderation_act a on a.id = p.act_id
      join peer_group g on g.id = a.group_id
     where g.program_id in (select coordinated_programs());
  end;

-- What an appeal is about: the versions of the message that the act was about, if there is one.
create function appeal_evidence(p_act uuid)
  returns table (message_id uuid, version integer, body bytea, skill text, why text, at timestamptz, total bigint)
  language plpgsql stable security definer rows 3 set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select x.id, e.version, e.body, e.skill, e.why, e.at, e.total
      from public.moderation_act a
      left join public.moderation_case c on c.id = a.case_id
      join public.message x on x.group_id = a.group_id and x.seq = coalesce(a.seq, c.seq)
      cross join lateral public.evidence_of(x.group_id, x.seq, c.version) e
     where a.id = p_act and a.id in (select public.my_appeals())
     order by e.version desc;
end $$;

-- Decides an appeal: reversed takes the act back, unless another act stands by now.
-- outcome: decided; before (by the caller: compare it); taken (by somebody else); unknown; own (whoever acted does not
-- judge it, while another coordinator is there).
create function decide_appeal(p_act uuid, p_undo uuid, p_outcome text, p_answer bytea, p_now timestamptz) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  a      public.moderation_act;
  p      public.moderation_appeal;
  v_undo text;
begin
  select y.* into a from public.moderation_act y where y.id = p_act and y.id in (select public.my_appeals());
  if not found then
    return 'unknown';
  end if;
  perform public.hold_group(a.group_id);
  select y.* into p from public.moderation_appeal y where y.act_id = p_act;
  if p.outcome is not null then
    return case when p.decided_by = public.caller() then 'before' else 'taken' end;
  elsif not public.caller() = any ((select public.coordinators_but(g.program_id, a.by_id) from public.peer_group g where g.id = a.group_id)::uuid[]) then
    return 'own';
  end if;
  update public.moderation_appeal y set outcome = p_outcome, answer = p_answer, decided_by = public.caller(), decided_at = p_now
   where y.act_id = p_act;
  if p_outcome = 'reversed' and a.kind = 'pause' then
    update public.group_member m set paused_until = null
     where m.id = a.member_id and m.ended_at is null and m.paused_until = a.until and m.paused_until > p_now;
    v_undo := case when found then 'unpause' end;
  elsif p_outcome = 'reversed'
    and not exists (select from public.moderation_act l where l.group_id = a.group_id and l.seq = a.seq
                       and l.kind in ('hide', 'remove') and (l.at, l.id) > (a.at, a.id)) then
    v_undo := case when public.restore_message(a.group_id, a.seq, p_now) then 'restore' end;
  end if;
  if v_undo is not null then
    insert into public.moderation_act (id, group_id, kind, case_id, seq, message_id, member_id, reason, by_id, at)
    values (p_undo, a.group_id, v_undo, a.case_id, a.seq, a.message_id, a.member_id, 'mistake', public.caller(), p_now);
  end if;
  perform public.tell(array[p.participant_id], 'moderation.appeal_decided', '/v1/me/moderation-notices/' || p_act, '[]', p_now);
  return 'decided';
end $$;

alter table alert_message enable row level security; -- read by message_of_alert() alone
alter table care_hours enable row level security;
alter table moderation_case enable row level security;
alter table message_report enable row level security;
alter table moderation_act enable row level security;
alter table moderation_appeal enable row level security;

grant select, insert, delete on care_hours to cairn_app;
create policy sees on care_hours for select using (program_id = any ((select my_programs())::uuid[]));
create policy sets on care_hours for insert with check (program_id in (select coordinated_programs()));
create policy ends on care_hours for delete using (program_id in (select coordinated_programs()));

grant select on moderation_case to cairn_app;
create policy sees on moderation_case for select using (id in (select my_cases()));

grant select on moderation_act to cairn_app;
-- The group's staff and the program's coordinators keep one record.
create policy sees on moderation_act for select
  using ((group_id = any ((select staffed_groups())::uuid[]) or group_id in (select coordinated_groups()))
           and (case_id is null or case_id <> all ((select cases_not_mine())::uuid[])));

-- Participants read theirs by my_notices(), which does not say who decided.
grant select on moderation_appeal to cairn_app;
create policy sees on moderation_appeal for select using (act_id in (select my_appeals()));

-- What a message said before: for the group's staff what was edited, hidden or removed; what its author deleted only in a
-- case (case_evidence).
grant select on message_version to cairn_app;
create policy sees on message_version for select
  using (why in ('edited', 'hidden', 'removed') and group_id = any ((select staffed_groups())::uuid[])
           and not exists (select from message m where m.group_id = message_version.group_id and m.seq = message_version.seq
                                                   and m.gone = 'deleted'));

-- Forgets what authors deleted before a moment, with all that it said before, unless somebody reported it. Answers how
-- many versions.
create function forget_deleted(p_before timestamptz) returns bigint
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_count bigint;
begin
  if public.job() is distinct from 'prune' then
    raise exception 'for the job alone' using errcode = '42501';
  end if;
  delete from public.message_version v using public.message_version d
   where d.why = 'deleted' and d.at < p_before and v.group_id = d.group_id and v.seq = d.seq
     and not exists (select from public.moderation_case c where c.group_id = d.group_id and c.seq = d.seq)
     and not exists (select from public.alert_message x join public.alert a on a.id = x.alert_id and a.status <> 'resolved'
                      where x.group_id = d.group_id and x.seq = d.seq);
  get diagnostics v_count = row_count;
  return v_count;
end $$;
