-- A participant's worksheet of a kind that ships as a JSON Schema; half-done until complete. The id is made by the phone.
create table worksheet (
  id             uuid        primary key,
  participant_id uuid        not null references account,
  program_id     uuid        references program, -- null: of nobody's program, and nobody else's to read
  type           text        not null,
  type_version   integer     not null,
  title          bytea,                -- with the content encrypted under the participant's data key
  content        bytea       not null check (octet_length(content) <= 131072),
  shared         boolean     not null, -- their counselor may read it
  version        integer     not null default 1, -- of what is written
  started_at     timestamptz not null,
  saved_at       timestamptz not null, -- of what is written
  changed_at     timestamptz not null,
  completed_at   timestamptz
);
create index worksheet_participant on worksheet (participant_id, started_at, id);

-- What a worksheet said before.
create table worksheet_version (
  worksheet_id   uuid        not null references worksheet on delete cascade,
  participant_id uuid        not null references account,
  version        integer     not null,
  title          bytea,
  content        bytea       not null,
  complete       boolean     not null,
  saved_at       timestamptz not null,
  primary key (worksheet_id, version)
);

-- At most two thousand, also when two devices add at once.
create function hold_worksheets() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('worksheet/' || new.participant_id::text, 0));
  if (select count(*) from public.worksheet w where w.participant_id = new.participant_id) >= 2000 then
    raise exception 'too many worksheets' using errcode = 'CA409', constraint = 'worksheets_full';
  end if;
  return new;
end $$;
create trigger hold_worksheets before insert on worksheet for each row execute function hold_worksheets();

-- Each save leaves the one before behind. A phone that saves with every pause would fill a disk: the last two hundred stay.
create function keep_worksheet() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.worksheet_version
  values (old.id, old.participant_id, old.version, old.title, old.content, old.completed_at is not null, old.saved_at);
  delete from public.worksheet_version v where v.worksheet_id = old.id and v.version <= old.version - 200;
  new.version := old.version + 1;
  new.saved_at := new.changed_at;
  return new;
end $$;
create trigger keep_worksheet before update of content on worksheet for each row execute function keep_worksheet();

alter table worksheet enable row level security;
alter table worksheet_version enable row level security;

grant select, insert, update (title, content, shared, changed_at, completed_at), delete on worksheet to cairn_app;
create policy sees on worksheet for select
  using (participant_id = (select caller())
      or shared and participant_id in (select counseled_people()) and counsels(program_id, participant_id));
create policy starts on worksheet for insert
  with check (participant_id = (select caller()) and (program_id is null or enrolled_in(program_id, participant_id)));
create policy goes_on on worksheet for update using (participant_id = (select caller()));
create policy removes on worksheet for delete using (participant_id = (select caller()));

grant select on worksheet_version to cairn_app; -- what was taken out before it was shared is nobody else's
create policy sees on worksheet_version for select using (participant_id = (select caller()));

-- What a counselor asks of a participant until a day: to practice a skill, or to fill in a worksheet. Whether it is done
-- is never stored: practice that a phone reports later counts from when it was.
create table homework (
  id             uuid        primary key,
  program_id     uuid        not null references program,
  participant_id uuid        not null references account,
  set_by         uuid        not null references account,
  skill          text,       -- a slug
  edition_id     uuid,       -- that was offered when it was set: it can be read and practiced for as long as there is homework
  worksheet_type text,
  times          smallint    not null check (times between 1 and 21),
  due_on         date        not null,
  zone           text        not null, -- of the program's site, when it was set
  note           bytea,      -- encrypted under the data key of who wrote it
  set_at         timestamptz not null,
  changed_at     timestamptz not null,
  withdrawn_at   timestamptz,
  told_at        timestamptz, -- the counselors were told that it is done
  check (num_nonnulls(skill, worksheet_type) = 1),
  check ((skill is null) = (edition_id is null)),
  foreign key (edition_id, skill) references skill_edition (id, slug)
);
create index homework_participant on homework (participant_id, program_id, due_on);
create index homework_program on homework (program_id, due_on);
create index homework_edition on homework (edition_id);

-- At most a thousand in a year for somebody in a program, also when two counselors set some at once.
create function hold_homework() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('homework/' || new.participant_id::text, 0));
  if (select count(*) from public.homework h
       where h.participant_id = new.participant_id and h.program_id = new.program_id and h.withdrawn_at is null
         and h.set_at > new.set_at - interval '1 year') >= 1000 then
    raise exception 'too much homework' using errcode = 'CA409', constraint = 'homework_full';
  end if;
  return new;
end $$;
create trigger hold_homework before insert on homework for each row execute function hold_homework();

-- How far homework is: the practices of that skill in that program since it was set, or the worksheets of that type that
-- were completed. It is done with the last one that it asks for, on the day on which that was lived.
create function progress_of(p_homework uuid[])
  returns table (homework_id uuid, times_done integer, done_at timestamptz, done_on date, rated integer, before numeric,
                 after numeric, helped integer)
  language sql stable security definer
  begin atomic
    select h.id, count(d.at)::integer, (array_agg(d.at order by d.at, d.id))[h.times],
           (array_agg(d.day order by d.at, d.id))[h.times],
           count(*) filter (where d.before is not null and d.after is not null)::integer,
           (percentile_cont(0.5) within group (order by d.before) filter (where d.after is not null))::numeric(3, 1),
           (percentile_cont(0.5) within group (order by d.after) filter (where d.before is not null))::numeric(3, 1),
           count(*) filter (where d.after <= d.before - 1)::integer
      from homework h left join lateral (
             select p.id, p.practiced_at, p.day, p.before, p.after
               from practice p
              where p.participant_id = h.participant_id and p.program_id = h.program_id and p.slug = h.skill
                and p.practiced_at >= h.set_at and p.practiced_at < coalesce(h.withdrawn_at, 'infinity')
             union all
             select w.id, w.completed_at, (w.completed_at at time zone h.zone)::date, null, null
               from worksheet w
              where w.participant_id = h.participant_id and w.program_id = h.program_id and w.type = h.worksheet_type
                and w.completed_at >= h.set_at and w.completed_at < coalesce(h.withdrawn_at, 'infinity')
           ) d (id, at, day, before, after) on true
     where h.id = any (p_homework)
     group by h.id;
  end;
revoke execute on function progress_of(uuid[]) from public;

-- The same to the participant, and to who counsels them: that a worksheet is complete the counselor may know, what is in
-- it only when it is shared.
create function homework_progress(p_homework uuid[])
  returns table (homework_id uuid, times_done integer, done_at timestamptz, done_on date, rated integer, before numeric,
                 after numeric, helped integer)
  language sql stable security definer
  begin atomic
    select g.*
      from progress_of(array(
             select unnest(o.ids)
               from (select h.program_id, h.participant_id, array_agg(h.id) as ids
                       from homework h where h.id = any (p_homework) group by h.program_id, h.participant_id) o
              where o.participant_id = caller() or counsels(o.program_id, o.participant_id))) g;
  end;

-- Who has homework hears of it, and of what becomes of it. The note stays out: an event is no place for words.
create function tell_of_homework() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    perform public.tell(array[new.participant_id], 'homework.set', '/v1/me/homework/' || new.id, '[]', new.set_at);
  else
    perform public.tell(array[new.participant_id],
      case when new.withdrawn_at is null then 'homework.changed' else 'homework.withdrawn' end,
      '/v1/me/homework/' || new.id,
      public.change('times', old.times::text, new.times::text) || public.change('dueOn', old.due_on::text, new.due_on::text),
      new.changed_at);
    if new.told_at is not null and not exists (select from public.progress_of(array[new.id]) g where g.done_at is not null) then
      update public.homework h set told_at = null where h.id = new.id; -- it asks for more now, and is told again when that is done
    end if;
  end if;
  return null;
end $$;
create trigger tell_of_homework after insert or update of times, due_on, note, withdrawn_at on homework
  for each row execute function tell_of_homework();

-- The participant's counselors hear once that homework is done, whoever of them set it. Two reports at once wait for each
-- other here, so that the second counts the first.
create function notice_homework(p_participant uuid, p_program uuid, p_skill text, p_type text, p_now timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  h public.homework;
begin
  for h in select o.* from public.homework o
            where o.participant_id = p_participant and o.program_id = p_program and o.withdrawn_at is null
              and o.told_at is null and (o.skill = p_skill or o.worksheet_type = p_type)
            order by o.id for no key update loop
    if exists (select from public.progress_of(array[h.id]) g where g.done_at is not null) then
      update public.homework o set told_at = p_now where o.id = h.id;
      perform public.tell(public.counselors_of(h.program_id, h.participant_id), 'homework.done',
                          '/v1/programs/' || h.program_id || '/participants/' || h.participant_id || '/homework/' || h.id,
                          '[]', p_now);
    end if;
  end loop;
end $$;
revoke execute on function notice_homework(uuid, uuid, text, text, timestamptz) from public;

create function after_practice() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.notice_homework(new.participant_id, new.program_id, new.slug, null, new.changed_at);
  return null;
end $$;
create trigger after_practice after insert or update of practiced_at on practice
  for each row execute function after_practice();

create function after_worksheet() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.notice_homework(new.participant_id, new.program_id, null, new.type, new.changed_at);
  return null;
end $$;
create trigger after_worksheet after insert or update of completed_at on worksheet
  for each row when (new.completed_at is not null) execute function after_worksheet();

alter table homework enable row level security;
grant select, insert, update (times, due_on, note, changed_at, withdrawn_at) on homework to cairn_app;
create policy sees on homework for select
  using (participant_id = (select caller())
      or participant_id in (select counseled_people()) and counsels(program_id, participant_id));
create policy sets on homework for insert
  with check (set_by = (select caller()) and counsels(program_id, participant_id));
create policy changes on homework for update using (counsels(program_id, participant_id));

-- What the caller may read of all that was ever published: what ships, what is of their programs, and what was practiced
-- or set as homework where they may see it, which the policies of those say.
create function readable_editions() returns setof skill_edition
  language sql stable
  begin atomic
    select e.*
      from skill_edition e
     where e.program_id is null or e.program_id = any ((select my_programs())::uuid[])
        or exists (select from practice p where p.edition_id = e.id)
        or exists (select from homework h where h.edition_id = e.id);
  end;
