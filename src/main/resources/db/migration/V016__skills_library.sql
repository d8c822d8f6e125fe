-- The library of skills and lessons, of those that ship and those that programs write. It is not personal and has no
-- policies: full-text operators are not leakproof, and under a policy they would use no index. Who reads what of it is
-- said once, in offered(). Only functions of the owner write it.

-- Every edition that was ever published, as it was: what somebody practiced last month can still be read.
alter table skill rename to skill_edition;
delete from skill_edition; -- they ship again at start, in the new form; nothing points at them yet
alter table skill_edition drop constraint skill_pkey;
drop index skill_search; -- what is found is looked up by its words, see skill_posting (V019)
alter table skill_edition
  add column id           uuid        primary key,
  add column program_id   uuid        references program, -- null: shipped
  add column language     text        not null check (language in ('en', 'es')),
  add column kind         text        not null check (kind in ('skill', 'lesson')),
  add column triggers     text[]      not null,
  add column places       text[]      not null,
  add column difficulty   text        not null check (difficulty in ('easy', 'medium', 'harder')),
  add column about        text,       -- of a lesson: what it is about
  add column cautions     text[]      not null,
  add column evidence     text        not null check (evidence in ('strong', 'moderate', 'some')),
  add column media        jsonb       not null default '[]',
  add column course       text,
  add column course_order smallint    check (course_order between 1 and 99),
  add column body         text        not null, -- Markdown; the columns of text are read from it
  add column hash         bytea       not null, -- of the content: what is current is not published again
  add column current      boolean     not null default true, -- the newest of its program, slug and language
  add column changed_in   bigint      not null, -- the version of the library that brought it, or retired it
  add column based_on     uuid        references skill_edition, -- the shipped edition that a program's own began with
  add column published_at timestamptz not null,
  add column published_by uuid        references account,
  add constraint skill_edition_version unique nulls not distinct (program_id, slug, language, version),
  add unique (id, slug),
  add check ((program_id is null) = (published_by is null)),
  add check ((course is null) = (course_order is null)),
  add check (kind = 'lesson' or num_nonnulls(about, course) = 0),
  add check (kind = 'skill' or about is not null);
create unique index skill_edition_current on skill_edition (slug, language, program_id) nulls not distinct where current;
create index skill_edition_changed on skill_edition (program_id, changed_in);
revoke insert, update on skill_edition from cairn_app;

-- What a program does not offer: a skill of its own, or one that ships.
create table skill_withdrawal (
  program_id uuid        not null references program,
  slug       text        not null,
  withdrawn  boolean     not null, -- false: offered again
  changed_in bigint      not null,
  changed_by uuid        not null references account,
  changed_at timestamptz not null,
  primary key (program_id, slug)
);
create index skill_withdrawal_changed on skill_withdrawal (program_id, changed_in);
grant select on skill_withdrawal to cairn_app;

-- What a coordinator is writing. It waits here until a second pair of eyes has read it.
create table skill_draft (
  program_id uuid        not null references program,
  slug       text        not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80
                                  and slug not in ('courses', 'editions', 'search')), -- addresses beside /v1/skills/{slug}
  language   text        not null check (language in ('en', 'es')),
  content    jsonb       not null,
  state      text        not null default 'draft' check (state in ('draft', 'in_review')),
  remark     text,       -- why it came back from its review
  based_on   uuid        references skill_edition, -- the shipped edition that it began with
  version    integer     not null default 1,
  changed_by uuid        not null references account, -- whose text it is: said by a trigger, as the next one
  submitted_by uuid      references account, -- while it is in review
  changed_at timestamptz not null,
  constraint skill_draft_taken primary key (program_id, slug, language)
);
alter table skill_draft enable row level security;
grant select, insert, update (content, state, remark, version, changed_at), delete
  on skill_draft to cairn_app;
create policy sees on skill_draft for select using (program_id in (select coordinated_programs()));
create policy writes on skill_draft for insert
  with check (program_id in (select coordinated_programs()) and changed_by = (select caller())
              and state = 'draft' and submitted_by is null);
create policy changes on skill_draft for update using (program_id in (select coordinated_programs()));
create policy drops on skill_draft for delete using (program_id in (select coordinated_programs()));

-- At most two hundred at a time, also when two coordinators begin at once. It counts what the caller sees: to a stranger
-- it says nothing, and the policy refuses them.
create function hold_skill_drafts() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('skill_draft/' || new.program_id::text, 0));
  if (select count(*) from public.skill_draft d where d.program_id = new.program_id) >= 200 then
    raise exception 'too many drafts' using errcode = 'CA409', constraint = 'skill_drafts_full';
  end if;
  return new;
end $$;
create trigger hold_skill_drafts before insert on skill_draft for each row execute function hold_skill_drafts();

-- Four eyes: who changes a draft is its author, who sends it to review vouches for it, and no statement says otherwise.
create function sign_skill_draft() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.content is distinct from old.content then
    new.changed_by := public.caller();
    new.state := 'draft';
  end if;
  if new.state = 'draft' then
    new.submitted_by := null;
  elsif old.state = 'draft' then
    new.submitted_by := public.caller();
  end if;
  return new;
end $$;
create trigger sign_skill_draft before update on skill_draft for each row execute function sign_skill_draft();

-- The words by which an edition is found.
create function skill_words(e skill_edition) returns tsvector
  language sql immutable
  return setweight(to_tsvector(case e.language when 'es' then 'spanish' else 'english' end::regconfig, e.title), 'A')
      || setweight(to_tsvector(case e.language when 'es' then 'spanish' else 'english' end::regconfig, e.summary), 'B')
      || setweight(to_tsvector(case e.language when 'es' then 'spanish' else 'english' end::regconfig, e.when_it_helps), 'C');

-- The version of the library for those who are in these programs: the newest change that concerns them.
create function library_version(p_programs uuid[]) returns bigint
  language sql stable
  begin atomic
    select coalesce(greatest(
      (select max(e.changed_in) from skill_edition e where e.program_id is null),
      (select max(e.changed_in) from skill_edition e where e.program_id = any (p_programs)),
      (select max(w.changed_in) from skill_withdrawal w where w.program_id = any (p_programs))), 0);
  end;

-- The number of the next change. Whoever takes it holds the library to the end of the transaction: numbers are seen in
-- their order, and a reader who has seen one misses none below it.
create function next_library_version() returns bigint
  language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('library', 0));
  return (select 1 + greatest(coalesce(max(e.changed_in), 0),
                              (select coalesce(max(w.changed_in), 0) from public.skill_withdrawal w))
            from public.skill_edition e);
end $$;
revoke execute on function next_library_version() from public;
create index skill_edition_order on skill_edition (changed_in);
create index skill_withdrawal_order on skill_withdrawal (changed_in);

-- Makes an edition the current one of its program, slug and language; null when its content is that already.
create function publish(e skill_edition, p_now timestamptz) returns uuid
  language plpgsql volatile as $$
declare
  change bigint := public.next_library_version();
begin
  if exists (select from public.skill_edition o
              where o.program_id is not distinct from e.program_id and o.slug = e.slug and o.language = e.language
                and o.hash = e.hash and o.current) then
    return null;
  end if;
  update public.skill_edition o set current = false
   where o.program_id is not distinct from e.program_id and o.slug = e.slug and o.language = e.language and o.current;
  e.id := uuidv7();
  e.version := 1 + coalesce((select max(o.version) from public.skill_edition o
     where o.program_id is not distinct from e.program_id and o.slug = e.slug and o.language = e.language), 0);
  e.media := coalesce(e.media, '[]');
  e.current := true;
  e.changed_in := change;
  e.published_at := p_now;
  e.search := public.skill_words(e);
  insert into public.skill_edition select e.*;
  return e.id;
end $$;
revoke execute on function publish(skill_edition, timestamptz) from public;

-- The release of the texts that shipped last.
create table skill_release (
  one    boolean primary key default true check (one),
  number integer not null
);
insert into skill_release (number) values (0);

-- Makes what ships what this release holds: publishes what differs from what is current, and retires what it no longer
-- has, all at once. How many editions came or went. A package that starts beside a newer one changes nothing.
create function ship_skills(p_editions jsonb, p_release integer, p_now timestamptz) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  e public.skill_edition;
  changed integer;
  published integer := 0;
begin
  if public.job() is distinct from 'ship-skills' then
    raise exception 'not allowed' using errcode = 'insufficient_privilege';
  end if;
  update public.skill_release set number = p_release where number <= p_release; -- others wait here for the end of it
  if not found then
    return 0;
  end if;
  for e in select * from jsonb_populate_recordset(null::public.skill_edition, p_editions) loop
    e.program_id := null;
    e.published_by := null;
    if public.publish(e, p_now) is not null then
      published := published + 1;
    end if;
  end loop;
  update public.skill_edition o set current = false, changed_in = public.next_library_version()
   where o.program_id is null and o.current
     and not exists (select from jsonb_to_recordset(p_editions) s (slug text, language text)
                      where s.slug = o.slug and s.language = o.language);
  get diagnostics changed = row_count;
  return published + changed;
end $$;

-- Publishes a program's draft that is in review, and no other text, read by somebody else than who changed it last and who
-- sent it there; alone in a program, a coordinator reads it again. What was withdrawn is offered again. The edition's id;
-- null when its text is published already. A program has a thousand texts of its own at most.
create function publish_draft(p_program uuid, p_slug text, p_language text, p_version integer, p_edition jsonb,
                              p_now timestamptz) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  draft public.skill_draft;
  e public.skill_edition;
  edition uuid;
begin
  if p_program not in (select public.coordinated_programs()) then
    raise exception 'not allowed' using errcode = 'insufficient_privilege';
  end if;
  select * into draft from public.skill_draft d
   where d.program_id = p_program and d.slug = p_slug and d.language = p_language for update;
  if not found or draft.version <> p_version
     or draft.content - 'course' is distinct from p_edition - array['slug', 'language', 'course', 'course_order', 'hash',
                                                                   'about', 'when_it_helps', 'when_to_leave', 'steps']
     or draft.content #>> '{course,name}' is distinct from p_edition ->> 'course'
     or draft.content #>> '{course,order}' is distinct from p_edition ->> 'course_order' then
    raise exception 'changed meanwhile' using errcode = 'CA409', constraint = 'skill_draft_stale';
  end if;
  if draft.state <> 'in_review' then
    raise exception 'not in review' using errcode = 'CA409', constraint = 'skill_not_in_review';
  end if;
  if public.caller() in (draft.changed_by, draft.submitted_by) and cardinality(public.coordinators_of(p_program)) > 1 then
    raise exception 'own draft' using errcode = 'CA409', constraint = 'skill_own_draft';
  end if;
  e := jsonb_populate_record(null::public.skill_edition, p_edition);
  e.program_id := p_program;
  e.slug := p_slug;
  e.language := p_language;
  e.based_on := draft.based_on;
  e.published_by := public.caller();
  edition := public.publish(e, p_now); -- and holds the library: nobody else adds one before the count
  if edition is null then -- the text stays as it is, beside what ships by now
    update public.skill_edition o set based_on = draft.based_on
     where o.program_id = p_program and o.slug = p_slug and o.language = p_language and o.current;
  elsif (select count(*) from public.skill_edition o where o.program_id = p_program and o.current) > 1000 then
    raise exception 'too many skills' using errcode = 'CA409', constraint = 'own_skills_full';
  end if;
  delete from public.skill_draft d where d.program_id = p_program and d.slug = p_slug and d.language = p_language;
  perform public.offer_skill(p_program, p_slug, true, p_now);
  return edition;
end $$;

-- Takes a skill out of what a program offers, or back into it; what was never taken out is no change, and no phone reads
-- the library again for it. Whether there is such a skill.
create function offer_skill(p_program uuid, p_slug text, p_offered boolean, p_now timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  change bigint;
begin
  if p_program not in (select public.coordinated_programs()) then
    return false;
  end if;
  change := public.next_library_version(); -- holds the library: what is there now is there when this is done
  if not exists (select from public.skill_edition e
                  where e.slug = p_slug and e.current and (e.program_id is null or e.program_id = p_program)) then
    return false;
  end if;
  insert into public.skill_withdrawal as w (program_id, slug, withdrawn, changed_in, changed_by, changed_at)
  select p_program, p_slug, not p_offered, change, public.caller(), p_now
   where not p_offered
      or exists (select from public.skill_withdrawal o where o.program_id = p_program and o.slug = p_slug)
  on conflict (program_id, slug) do update
    set withdrawn = excluded.withdrawn, changed_in = excluded.changed_in, changed_by = excluded.changed_by,
        changed_at = excluded.changed_at
    where w.withdrawn is distinct from excluded.withdrawn;
  return true;
end $$;

-- What the caller is offered: in each of their programs its own edition in place of the one that ships, in the first of
-- these languages in which there is one, and nothing that the program withdrew. Who is in no program is offered what
-- ships. Who is in two may be offered a slug twice: ask for distinct ones.
create function offered(p_languages text[]) returns setof skill_edition
  language sql stable
  begin atomic
    select e.*
      from (select distinct unnest(coalesce(nullif(my_programs(), '{}'), array[null::uuid]))) mine (id)
      join skill_edition e
        on e.current and e.language = any (p_languages) and (e.program_id is null or e.program_id = mine.id)
     where not exists (select from skill_withdrawal w where w.program_id = mine.id and w.slug = e.slug and w.withdrawn)
       and not exists (select from skill_edition o
                        where o.slug = e.slug and o.current and o.language = any (p_languages)
                          and (o.program_id is null or o.program_id = mine.id)
                          and (array_position(p_languages, o.language), o.program_id is null)
                              < (array_position(p_languages, e.language), e.program_id is null));
  end;

-- A check-in names skills by their slugs: of what ships, and of the program's own.
create or replace function faults_of(p_program uuid, p_version integer, p_answered text[], p_own_triggers uuid[], p_skills text[])
  returns table (not_asked text[], missing text[], unknown text[])
  language sql stable security definer rows 1
  begin atomic
    select array(select a from unnest(p_answered) a where a <> all (q.asked)),
           array(select r from unnest(q.required) r where r <> all (p_answered)),
           array_remove(array[
             case when exists (select from unnest(p_own_triggers) t
                                where not exists (select from own_trigger o where o.id = t and o.participant_id = (select caller())))
                  then 'ownTriggers' end,
             case when exists (select from unnest(p_skills) k
                                where not exists (select from skill_edition s
                                                   where s.slug = k and (s.program_id is null or s.program_id = p_program)))
                  then 'skillsUsed' end], null)
      from question_set q where q.program_id = p_program and q.version = p_version;
  end;
