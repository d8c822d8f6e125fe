-- Validated questionnaires, as files describe them: those shipped (without a program), and those that a program loaded
-- under a licence of its own. A version never changes once it is there: answers belong to it.
create table instrument (
  slug       text        not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  version    integer     not null check (version > 0),
  program_id uuid        references program, -- null: shipped
  definition jsonb       not null,
  hash       bytea       not null,           -- of the definition
  loaded_by  uuid        references account,
  loaded_at  timestamptz not null,
  constraint instrument_version_taken primary key (slug, version),
  check ((program_id is null) = (loaded_by is null))
);
create index instrument_program on instrument (program_id);

-- An instrument belongs to one program, or to all: nobody changes what another answers.
create function hold_instrument() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('instrument/' || new.slug, 0));
  if exists (select from public.instrument i where i.slug = new.slug and i.program_id is distinct from new.program_id) then
    raise exception 'somebody else has it' using errcode = 'CA409', constraint = 'instrument_slug_taken';
  end if;
  if (select count(*) from public.instrument i where i.program_id = new.program_id) >= 200 then
    raise exception 'enough' using errcode = 'CA409', constraint = 'instruments_full';
  end if;
  return new;
end $$;
create trigger hold_instrument before insert on instrument for each row execute function hold_instrument();

-- What of a rule about an instrument can never fire: a field of the rule, or null. Any version counts, for a rule holds
-- for all of them.
create function unreachable(p_program uuid, p_instrument text, p_item text, p_threshold numeric) returns text
  language sql stable
  begin atomic
    select case when count(*) = 0 then 'instrument'
                when p_item is not null and max(o.most) is null then 'item'
                when p_threshold > max(o.most) then 'threshold' end
      from instrument i cross join lateral (
             select sum(item.most) as most
               from (select max((option ->> 'value')::numeric) as most
                       from jsonb_array_elements(i.definition -> 'items') it, jsonb_array_elements(it -> 'options') option
                      where case when p_item is null then i.definition -> 'scoring' -> 'items' ? (it ->> 'id')
                                 else it ->> 'id' = p_item end
                      group by it ->> 'id') item) o
     where i.slug = p_instrument and (i.program_id is null or i.program_id = p_program);
  end;

-- What a participant's plan of care asks for, how often and from when.
create table instrument_plan (
  participant_id uuid        not null references account,
  program_id     uuid        not null references program,
  instrument     text        not null,
  every_weeks    smallint    check (every_weeks between 1 and 52), -- null: once
  first_due      date        not null,
  changed_by     uuid        not null references account,
  changed_at     timestamptz not null,
  primary key (participant_id, program_id, instrument)
);

-- A participant's answers to an instrument; a draft until complete. The id is made by the phone.
create table assessment (
  id             uuid        primary key,
  participant_id uuid        not null references account,
  program_id     uuid        not null references program,
  instrument     text        not null,
  instrument_version integer not null,
  answers        jsonb       not null, -- item to the value of an option; never text
  version        integer     not null default 1,
  started_at     timestamptz not null,
  changed_at     timestamptz not null,
  completed_at   timestamptz,
  score          numeric(6, 2), -- with the scores of subscales and the band as the instrument's file says
  subscales      jsonb,
  band           text,
  fired          uuid[]      not null default '{}', -- alert rules that it set off
  support        boolean     not null default false, -- the answer carried crisis support
  foreign key (instrument, instrument_version) references instrument (slug, version),
  check (completed_at is not null or num_nonnulls(score, subscales, band) = 0)
);
create index assessment_participant on assessment (participant_id, instrument, completed_at);

-- As weigh_check_in(): an item counts at once, also in a draft; a score when it is there. What is complete stays.
create function weigh_assessment() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if old.completed_at is not null then
      raise exception 'assessment is complete' using errcode = 'CA409', constraint = 'assessment_complete';
    end if;
    new.version := old.version + 1;
  end if;
  select coalesce(array_agg(r.id order by public.severity_rank(r.severity)), '{}'), coalesce(bool_or(r.severity = 'acute'), false)
    into new.fired, new.support
    from public.alert_rule r
   where r.program_id = new.program_id and r.active and r.instrument = new.instrument
     and case r.kind
           when 'item' then (new.answers ->> r.item)::numeric >= r.threshold
           when 'score' then new.score >= r.threshold
           else false
         end;
  if tg_op = 'UPDATE' then
    new.support := new.support or old.support; -- help that was given once is not taken away by a milder answer
  end if;
  return new;
end $$;
create trigger weigh_assessment before insert or update on assessment for each row execute function weigh_assessment();

create function raise_from_assessment() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.raise_alert(r.id, new.participant_id, 'assessment', new.id,
            case when case r.kind when 'item' then (new.answers ->> r.item)::numeric <= (old.answers ->> r.item)::numeric
                                  else new.score <= old.score end
                 then 1 else new.version end, -- said again, and not worse
            '/v1/programs/' || new.program_id || '/participants/' || new.participant_id || '/assessments?instrument='
              || new.instrument,
            new.changed_at)
     from (select r.* from unnest(new.fired) with ordinality f (rule, place) join public.alert_rule r on r.id = f.rule
            order by f.place) r;
  return null;
end $$;
create trigger raise_from_assessment after insert or update on assessment
  for each row when (cardinality(new.fired) > 0) execute function raise_from_assessment();

alter table instrument enable row level security;
alter table instrument_plan enable row level security;
alter table assessment enable row level security;

grant select, insert on instrument to cairn_app;
create policy sees on instrument for select
  using (program_id is null or program_id = any ((select my_programs())::uuid[]));
create policy loads on instrument for insert
  with check (case when program_id is null then job() = 'instruments'
                   else program_id in (select coordinated_programs()) and loaded_by = (select caller()) end);

grant select, insert, update (every_weeks, first_due, changed_by, changed_at), delete on instrument_plan to cairn_app;
create policy sees on instrument_plan for select
  using (participant_id = (select caller())
      or participant_id in (select counseled_people()) and counsels(program_id, participant_id));
create policy plans on instrument_plan for insert
  with check (changed_by = (select caller()) and counsels(program_id, participant_id));
create policy changes on instrument_plan for update
  using (counsels(program_id, participant_id)) with check (changed_by = (select caller()));
create policy ends on instrument_plan for delete using (counsels(program_id, participant_id));

grant select, insert, update (answers, changed_at, completed_at, score, subscales, band) on assessment to cairn_app;
create policy sees on assessment for select -- a draft is the participant's alone
  using (participant_id = (select caller())
      or completed_at is not null and participant_id in (select counseled_people()) and counsels(program_id, participant_id));
create policy answers on assessment for insert
  with check (participant_id = (select caller()) and enrolled_in(program_id, participant_id));
create policy goes_on on assessment for update using (participant_id = (select caller()));
