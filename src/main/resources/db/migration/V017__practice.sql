-- What somebody does with a skill: practice, and what they say of a skill. Personal.

-- A skill that was practiced. The id is made by the phone.
create table practice (
  id             uuid        primary key,
  participant_id uuid        not null references account,
  program_id     uuid        references program, -- null: of nobody's program, and nobody else's to read
  edition_id     uuid        not null,
  slug           text        not null,
  situation      text,       -- what it was for
  before         smallint    check (before between 0 and 10), -- how strong the feeling or craving was
  after          smallint    check (after between 0 and 10),
  minutes        smallint    check (minutes between 1 and 600),
  practiced_at   timestamptz not null,
  zone           text        not null,
  day            date        not null, -- of practiced_at, in the zone as it was known then; hold_practices() sets it
  version        integer     not null default 1,
  changed_at     timestamptz not null,
  unique (id, participant_id),
  foreign key (edition_id, slug) references skill_edition (id, slug)
);
create index practice_participant on practice (participant_id, practiced_at desc, id desc);
create index practice_slug on practice (participant_id, slug, practiced_at);
create index practice_edition on practice (edition_id);

-- What somebody wrote about it; apart, so that who may read of a practice need not be who may read this.
create table practice_note (
  practice_id    uuid    primary key,
  participant_id uuid    not null references account,
  program_id     uuid    references program,
  body           bytea   not null, -- encrypted under the participant's data key
  shared         boolean not null, -- with the participant's counselor
  foreign key (practice_id, participant_id) references practice (id, participant_id) on delete cascade
);

-- Says which day it was (no check does: zones change, and a restore would ask again), and holds it: at most two hundred
-- of a day, also when two devices log at once. Wherever a day is lived, it lies within two of UTC's.
create function hold_practices() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' or (new.practiced_at, new.zone) is distinct from (old.practiced_at, old.zone) then
    new.day := (new.practiced_at at time zone new.zone)::date;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('practice/' || new.participant_id::text, 0));
  if (select count(*) from public.practice p
       where p.participant_id = new.participant_id and p.day = new.day and p.id <> new.id
         and p.practiced_at between new.practiced_at - interval '50 hours' and new.practiced_at + interval '50 hours') >= 200 then
    raise exception 'too many practices' using errcode = 'CA409', constraint = 'practices_full';
  end if;
  return new;
end $$;
create trigger hold_practices before insert or update of practiced_at, zone on practice for each row execute function hold_practices();

-- What a participant says of a skill: it does me harm, or I come back to it. Harm counts everywhere and always, and a
-- counselor knows of it; but a skill that only another program writes would tell of treatment there.
create table skill_mark (
  participant_id uuid        not null references account,
  slug           text        not null,
  mark           text        not null check (mark in ('harmful', 'favorite')),
  changed_at     timestamptz not null,
  primary key (participant_id, slug)
);

alter table practice enable row level security;
alter table practice_note enable row level security;
alter table skill_mark enable row level security;

grant select, insert, delete,
      update (situation, before, after, minutes, practiced_at, zone, version, changed_at) on practice to cairn_app;
create policy sees on practice for select
  using (participant_id = (select caller())
      or participant_id in (select counseled_people()) and counsels(program_id, participant_id));
create policy logs on practice for insert
  with check (participant_id = (select caller()) and (program_id is null or enrolled_in(program_id, participant_id)));
create policy changes on practice for update using (participant_id = (select caller()));
create policy removes on practice for delete using (participant_id = (select caller()));

grant select, insert, update (body, shared), delete on practice_note to cairn_app;
create policy sees on practice_note for select
  using (participant_id = (select caller())
      or shared and participant_id in (select counseled_people()) and counsels(program_id, participant_id));
create policy writes on practice_note for insert with check (participant_id = (select caller()));
create policy changes on practice_note for update using (participant_id = (select caller()));
create policy removes on practice_note for delete using (participant_id = (select caller()));

grant select, insert, update (mark, changed_at), delete on skill_mark to cairn_app;
create policy sees on skill_mark for select
  using (participant_id = (select caller())
      or mark = 'harmful' and participant_id in (select counseled_people())
         and exists (select from skill_edition e where e.slug = skill_mark.slug
                      and (e.program_id is null or counsels(e.program_id, skill_mark.participant_id))));
create policy marks on skill_mark for insert with check (participant_id = (select caller()));
create policy changes on skill_mark for update using (participant_id = (select caller()));
create policy takes_back on skill_mark for delete using (participant_id = (select caller()));
