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

-- What stands for a message as the source of an alert: its id is the phone's and holds in its group alone.
create function alert_source_of(p_group uuid, p_message uuid) returns uuid
  language sql immutable
  return md5(p_group || '/' || p_message)::uuid;

-- Whether the care team was told of a message.
create function told_of_message(p_group uuid, p_message uuid, p_participant uuid) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from alert a
                    where a.participant_id = p_participant and a.source = 'message'
                      and a.source_id = alert_source_of(p_group, p_message));
  end;
revoke execute on function told_of_message(uuid, uuid, uuid) from public;

-- Raises the alert of a message, in the transaction that writes it: to whom every alert goes, and to this group's staff.
-- p_version: of the message, when an edit says it. Answers whether the care team was told, now or before.
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
    perform public.raise_alert(v_rule.id, p_participant, 'message', v_source, p_version,
                               '/v1/groups/' || p_group || '/messages/' || p_message, p_now);
    select a.id into v_alert from public.alert a
     where a.rule_id = v_rule.id and a.participant_id = p_participant and a.source_id = v_source and a.source_version = p_version;
    if found then
      perform public.tell_of_alert(v_alert, array(select s from public.group_staff(p_group) s
                                                   except select r.staff_id from public.alert_recipient r where r.alert_id = v_alert),
                                   'facilitator', 'alert.raised', p_now);
    end if;
  end loop;
  return public.told_of_message(p_group, p_message, p_participant);
end $$;
revoke execute on function raise_distress(uuid, uuid, uuid, text, integer, timestamptz) from public;

-- A facilitator who was told reads the alert as the on-call does: as long as they work there.
create or replace function my_alerts() returns setof uuid
  language sql stable security definer
  begin atomic
    select r.alert_id from alert_recipient r join alert a on a.id = r.alert_id
     where r.staff_id = caller() and r.as_role in ('on_call', 'facilitator') and works_in(a.program_id, r.staff_id)
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

create table message_report (
  id          uuid        primary key,
  case_id     uuid        not null references moderation_case,
  reporter_id uuid        not null references account, -- shown to nobody
  reason      text        not null check (reason in ('harassment', 'threat', 'worried_about_them', 'privacy', 'drugs_or_alcohol', 'spam', 'other')),
  note        bytea,      -- encrypted under the reporter's data key
  at          timestamptz not null,
  unique (case_id, reporter_id)
);

-- What was done in a group, by whom, to whom and why. Rows are never changed.
create table moderation_act (
  id        uuid        primary key,
  group_id  uuid        not null references peer_group,
  kind      text        not null check (kind in ('hide', 'restore', 'remove', 'pause', 'unpause', 'lock', 'unlock', 'close_case')),
  case_id   uuid        references moderation_case,
  seq       bigint,
  member_id uuid        references group_member, -- whom it concerns
  reason    text        not null check (reason in ('harassment', 'threat', 'worried_about_them', 'privacy', 'drugs_or_alcohol', 'spam', 'calm', 'mistake', 'other')),
  words     bytea,      -- to the person concerned, encrypted under the moderator's data key
  until     timestamptz,
  by_id     uuid        not null references account,
  at        timestamptz not null,
  foreign key (group_id, seq) references message (group_id, seq),
  check ((seq is not null) = (kind in ('hide', 'restore', 'remove'))),
  check ((until is not null) = (kind = 'pause')),
  check ((kind in ('lock', 'unlock', 'close_case')) = (member_id is null))
);
create index moderation_act_group on moderation_act (group_id, at);
create index moderation_act_member on moderation_act (member_id, at) where member_id is not null;

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
  check (num_nulls(outcome, decided_by, decided_at) in (0, 3))
);
create index moderation_appeal_open on moderation_appeal (at) where outcome is null;

create function coordinates_group(p_group uuid) returns boolean
  language sql stable security definer
  begin atomic
    select exists (select from peer_group g where g.id = p_group and g.program_id in (select coordinated_programs()));
  end;

-- Whether a case is the caller's to look after. A coordinator has those about staff, and those of groups without staff.
create function moderates(p_group uuid, p_for_coordinators boolean) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not p_for_coordinators and public.is_group_staff(p_group) then
    return true;
  end if;
  return public.coordinates_group(p_group)
     and (p_for_coordinators or not exists (select from public.group_staff(p_group)));
end $$;

create function moderators(p_group uuid, p_for_coordinators boolean) returns uuid[]
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
  return (select public.coordinators_of(g.program_id) from public.peer_group g where g.id = p_group);
end $$;
revoke execute on function moderators(uuid, boolean) from public;

-- Reports a message that the caller may see, also one that is gone. The same again changes nothing.
-- outcome: reported; unknown; own.
create function report_message(p_id uuid, p_group uuid, p_message uuid, p_reason text, p_note bytea, p_now timestamptz) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  x        public.message;
  v_author public.group_member;
  v_case   public.moderation_case;
begin
  select m.* into x from public.message m join public.my_seats() s on s.group_id = m.group_id and m.seq >= s.first_seq and not s.staff
   where m.group_id = p_group and m.id = p_message;
  if not found then
    return 'unknown';
  end if;
  perform public.hold_group(p_group);
  select m.* into x from public.message m where m.group_id = p_group and m.seq = x.seq;
  select a.* into v_author from public.group_member a where a.id = x.member_id;
  if v_author.participant_id = public.caller() then
    return 'own';
  end if;
  select c.* into v_case from public.moderation_case c where c.group_id = p_group and c.seq = x.seq and c.closed_at is null;
  if not found then
    insert into public.moderation_case (id, group_id, seq, version, for_coordinators, opened_at)
    values (uuidv7(), p_group, x.seq, x.version, v_author.staff, p_now) returning * into v_case;
  end if;
  insert into public.message_report (id, case_id, reporter_id, reason, note, at)
  values (p_id, v_case.id, public.caller(), p_reason, p_note, p_now) on conflict do nothing;
  if found then
    perform public.tell(public.moderators(p_group, v_case.for_coordinators), 'moderation.reported',
                        '/v1/moderation-cases/' || v_case.id, '[]', p_now);
  end if;
  return 'reported';
end $$;

-- The reports of a case, without who made them.
create function case_reports(p_case uuid) returns table (id uuid, reason text, note bytea, at timestamptz)
  language plpgsql stable security definer rows 3 set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select r.id, r.reason, r.note, r.at
      from public.moderation_case c join public.message_report r on r.case_id = c.id
     where c.id = p_case and public.moderates(c.group_id, c.for_coordinators)
     order by r.at, r.id;
end $$;

-- What the message of a case says now and said before, whatever became of it since: the newest first.
create function case_evidence(p_case uuid)
  returns table (group_id uuid, seq bigint, message_id uuid, version integer, body bytea, skill text, why text, at timestamptz,
                 member_id uuid, alias text, sent_at timestamptz)
  language plpgsql stable security definer rows 3 set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select m.group_id, m.seq, m.id, e.version, e.body, e.skill, e.why, e.at, a.id, a.alias, m.sent_at
      from public.moderation_case c
      join public.message m on m.group_id = c.group_id and m.seq = c.seq
      join public.group_member a on a.id = m.member_id
      cross join lateral (
        select m.version, m.body, m.skill, null::text, null::timestamptz where m.body is not null
        union all
        select v.version, v.body, v.skill, v.why, v.at from public.message_version v
         where v.group_id = m.group_id and v.seq = m.seq) e (version, body, skill, why, at)
     where c.id = p_case and public.moderates(c.group_id, c.for_coordinators)
     order by e.version desc;
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

-- Does what a moderator decides, once: p_act is made by their client. Acts on a message take p_message, on a member
-- p_member (their seat); a case names its message. Who moderates: the group's staff; a coordinator, the cases that are
-- theirs. outcome: done (also when it was done before under this id, the same way); taken (the id, otherwise); unknown;
-- gone (nothing there to hide or restore); staff (not against staff, unless a coordinator does); case_closed.
create function moderate(p_act uuid, p_group uuid, p_kind text, p_message uuid, p_member uuid, p_case uuid, p_reason text,
                         p_words bytea, p_until timestamptz, p_now timestamptz) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_staff boolean := public.is_group_staff(p_group);
  b       public.moderation_act;
  c       public.moderation_case;
  x       public.message;
  m       public.group_member;
  v       public.message_version;
begin
  if p_case is not null then
    select y.* into c from public.moderation_case y
     where y.id = p_case and y.group_id = p_group and public.moderates(y.group_id, y.for_coordinators);
    if not found then
      return 'unknown';
    end if;
  elsif not v_staff then
    return 'unknown'; -- coordinators act in a case alone: they do not read the group
  end if;
  perform public.hold_group(p_group);
  select y.* into b from public.moderation_act y where y.id = p_act;
  if found then
    return case when b.group_id = p_group and b.kind = p_kind and b.by_id = public.caller()
                     and b.case_id is not distinct from p_case then 'done' else 'taken' end;
  end if;
  if p_case is not null then
    select y.* into c from public.moderation_case y where y.id = p_case;
    if c.closed_at is not null and p_kind not in ('restore', 'unpause') then
      return 'case_closed';
    end if;
  end if;
  if p_kind in ('hide', 'restore', 'remove') then
    select y.* into x from public.message y
     where y.group_id = p_group and (case when p_case is null then y.id = p_message else y.seq = c.seq end);
    if not found then
      return 'unknown';
    end if;
    select y.* into m from public.group_member y where y.id = x.member_id;
  elsif p_kind in ('pause', 'unpause') then
    select y.* into m from public.group_member y where y.id = p_member and y.group_id = p_group and y.ended_at is null;
    if not found or p_case is not null and m.id <> (select y.member_id from public.message y where y.group_id = p_group and y.seq = c.seq) then
      return 'unknown';
    end if;
  end if;
  if m.staff and (p_kind in ('pause', 'unpause') or p_case is null or not c.for_coordinators) then
    return 'staff';
  end if;
  case p_kind
    when 'hide' then
      if x.gone is not null then
        return 'gone';
      end if;
      perform public.take_out(x, 'hidden', p_now);
    when 'remove' then
      if x.gone is null then
        perform public.take_out(x, 'removed', p_now);
      elsif x.gone = 'hidden' then
        update public.message y set gone = 'removed', version = y.version + 1 where y.group_id = p_group and y.seq = x.seq;
        perform public.tell_group(p_group, x.seq, 'message.removed', '/v1/groups/' || p_group || '/messages/' || x.id, '[]', p_now);
      end if;
    when 'restore' then
      select y.* into v from public.message_version y
       where y.group_id = p_group and y.seq = x.seq and y.why in ('hidden', 'removed') order by y.version desc limit 1;
      if x.gone is null or x.gone = 'deleted' or v.body is null then
        return 'gone';
      end if;
      update public.message y set gone = null, body = v.body, skill = v.skill, version = y.version + 1
       where y.group_id = p_group and y.seq = x.seq;
      perform public.tell_group(p_group, x.seq, 'message.restored', '/v1/groups/' || p_group || '/messages/' || x.id, '[]', p_now);
    when 'pause' then
      update public.group_member y set paused_until = p_until where y.id = m.id;
    when 'unpause' then
      update public.group_member y set paused_until = null where y.id = m.id;
    when 'lock' then
      update public.peer_group y set locked_at = p_now, changed_at = p_now where y.id = p_group and y.locked_at is null;
    when 'unlock' then
      update public.peer_group y set locked_at = null, changed_at = p_now where y.id = p_group and y.locked_at is not null;
    else
      null;
  end case;
  if p_case is not null and p_kind in ('close_case', 'remove') then
    update public.moderation_case y set closed_at = p_now, closed_by = public.caller() where y.id = p_case;
  end if;
  insert into public.moderation_act (id, group_id, kind, case_id, seq, member_id, reason, words, until, by_id, at)
  values (p_act, p_group, p_kind, p_case, x.seq, m.id, p_reason, p_words, p_until, public.caller(), p_now) returning * into b;
  perform public.tell_of_act(b);
  return 'done';
end $$;

-- What was done to the caller, also after they left: under their own seats.
create function my_notices() returns setof moderation_act
  language sql stable security definer rows 10
  begin atomic
    select a.* from group_member m join moderation_act a on a.member_id = m.id
     where m.participant_id = caller() and not m.staff;
  end;

-- Appeals against what was done to the caller, once. outcome: appealed (also when it was); unknown.
create function appeal(p_act uuid, p_words bytea, p_now timestamptz) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.my_notices() n where n.id = p_act) then
    return 'unknown';
  end if;
  insert into public.moderation_appeal (act_id, participant_id, words, at)
  values (p_act, public.caller(), p_words, p_now) on conflict do nothing;
  if found then
    perform public.tell(public.coordinators_of(g.program_id), 'moderation.appealed', '/v1/moderation-appeals/' || p_act, '[]', p_now)
       from public.moderation_act a join public.peer_group g on g.id = a.group_id where a.id = p_act;
  end if;
  return 'appealed';
end $$;

-- Decides an appeal: reversed takes the act back, as far as that goes. outcome: decided (also when it was, the same way);
-- unknown; own (whoever acted does not judge it, while another coordinator is there); taken (decided otherwise).
create function decide_appeal(p_act uuid, p_undo uuid, p_outcome text, p_answer bytea, p_now timestamptz) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  a public.moderation_act;
  p public.moderation_appeal;
  u public.moderation_act;
  x public.message;
  v public.message_version;
begin
  select y.* into a from public.moderation_act y where y.id = p_act and public.coordinates_group(y.group_id);
  if not found then
    return 'unknown';
  end if;
  perform public.hold_group(a.group_id);
  select y.* into p from public.moderation_appeal y where y.act_id = p_act;
  if not found then
    return 'unknown';
  elsif p.outcome is not null then
    return case when p.outcome = p_outcome and p.decided_by = public.caller() then 'decided' else 'taken' end;
  elsif a.by_id = public.caller()
     and exists (select from public.peer_group g cross join unnest(public.coordinators_of(g.program_id)) o
                  where g.id = a.group_id and o <> public.caller()) then
    return 'own';
  end if;
  update public.moderation_appeal y set outcome = p_outcome, answer = p_answer, decided_by = public.caller(), decided_at = p_now
   where y.act_id = p_act;
  if p_outcome = 'reversed' then
    if a.kind = 'pause' then
      update public.group_member m set paused_until = null where m.id = a.member_id and m.ended_at is null;
    elsif a.kind in ('hide', 'remove') then
      select y.* into x from public.message y where y.group_id = a.group_id and y.seq = a.seq;
      select y.* into v from public.message_version y
       where y.group_id = a.group_id and y.seq = a.seq and y.why in ('hidden', 'removed') order by y.version desc limit 1;
      if x.gone in ('hidden', 'removed') and v.body is not null then
        update public.message y set gone = null, body = v.body, skill = v.skill, version = y.version + 1
         where y.group_id = a.group_id and y.seq = a.seq;
        perform public.tell_group(a.group_id, x.seq, 'message.restored', '/v1/groups/' || a.group_id || '/messages/' || x.id, '[]', p_now);
      end if;
    end if;
    if a.kind in ('pause', 'hide', 'remove') then
      insert into public.moderation_act (id, group_id, kind, seq, member_id, reason, by_id, at)
      values (p_undo, a.group_id, case a.kind when 'pause' then 'unpause' else 'restore' end, a.seq, a.member_id, 'mistake',
              public.caller(), p_now);
    end if;
  end if;
  perform public.tell(array[p.participant_id], 'moderation.appeal_decided', '/v1/me/moderation-notices/' || p_act, '[]', p_now);
  return 'decided';
end $$;

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
create policy sees on moderation_case for select using (moderates(group_id, for_coordinators));

-- Reports are read by case_reports() alone: no statement of the application sees who made them.
grant select on message_report to cairn_app;
create policy sees on message_report for select using (reporter_id = (select caller()));

grant select on moderation_act to cairn_app;
create policy sees on moderation_act for select
  using (is_group_staff(group_id) or coordinates_group(group_id) or id in (select n.id from my_notices() n));

grant select on moderation_appeal to cairn_app;
create policy sees on moderation_appeal for select
  using (participant_id = (select caller())
      or exists (select from moderation_act a where a.id = act_id and coordinates_group(a.group_id)));

-- What a message said before: for the group's staff what was edited, hidden or removed; what its author deleted only in a
-- case (case_evidence). Pruned a month after its author deleted it, unless somebody reported it.
grant select, delete on message_version to cairn_app;
create policy sees on message_version for select
  using (why in ('edited', 'hidden', 'removed') and is_group_staff(group_id)
           and not exists (select from message m where m.group_id = message_version.group_id and m.seq = message_version.seq
                                                   and m.gone = 'deleted')
      or job() = 'prune');
create policy prunes on message_version for delete using (caller() is not null and job() = 'prune');
create function forgettable(v message_version, p_before timestamptz) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return public.job() = 'prune' and v.at < p_before
     and exists (select from public.message m where m.group_id = v.group_id and m.seq = v.seq and m.gone = 'deleted')
     and not exists (select from public.moderation_case c where c.group_id = v.group_id and c.seq = v.seq);
end $$;
