-- A participant's arrival at a session with a short self-report. One for each session and person: the key is
-- the natural idempotency of the phone's retries.
create table check_in (
  id                uuid        primary key,
  session_id        uuid        not null references session,
  participant_id    uuid        not null references account,
  arrived_at        timestamptz not null,
  arrival           text        not null check (arrival in ('early', 'on_time', 'late')),
  questions_version integer     not null default 1,
  mood              smallint    not null check (mood between 0 and 10),
  craving           smallint    not null check (craving between 0 and 10),
  stress            smallint    not null check (stress between 0 and 10),
  sleep_hours       numeric(3,1) check (sleep_hours between 0 and 24),
  used_since_last   boolean,
  goal              bytea, -- encrypted under the participant's data key
  note              bytea, -- encrypted under the participant's data key
  unique (participant_id, session_id)
);

alter table check_in enable row level security;
grant select, insert on check_in to cairn_app;
create policy sees on check_in for select using (participant_id = (select caller()));
create policy arrives on check_in for insert
  with check (participant_id = (select caller()) and enrolled_for(session_id, participant_id));
