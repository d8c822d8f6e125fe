-- A participant's worksheet of a kind that ships as a JSON Schema; half-done until complete. The id is made by the phone.
create table worksheet (
  id             uuid        primary key,
  participant_id uuid        not null references account,
  program_id     uuid        not null references program,
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
  with check (participant_id = (select caller()) and enrolled_in(program_id, participant_id));
create policy goes_on on worksheet for update using (participant_id = (select caller()));
create policy removes on worksheet for delete using (participant_id = (select caller()));

grant select on worksheet_version to cairn_app; -- what was taken out before it was shared is nobody else's
create policy sees on worksheet_version for select using (participant_id = (select caller()));
