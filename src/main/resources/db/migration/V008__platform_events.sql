-- The event feed: what changed for somebody, appended in the transaction that changes it. Rooms append from
-- functions and triggers of the owner, so that no route around them exists; a person reads their own.
--
-- One order that never skips a late commit: an event is read once every transaction older than its own has ended
-- (xact below the oldest running one). A plain sequence would not do: of two transactions the later number may
-- commit first, and a reader who saw it would never see the other. xact is a bigint, since the comparisons of xid8
-- are not leakproof and would use no index under a policy.
create table event (
  person_id uuid        not null references account,
  xact      bigint      not null default (pg_current_xact_id()::text::bigint),
  id        bigint      generated always as identity,
  type      text        not null check (type ~ '^[a-z]+[.][a-z_]+$'),
  link      text        not null,                 -- the address of what to read again
  changes   jsonb       not null default '[]',    -- [{field, old, new}], as text
  at        timestamptz not null,
  primary key (person_id, xact, id)
);
create index event_at on event (at);

-- Transactions below it have all ended: their events can be read. Stable, for it has to speak of the snapshot that
-- reads them: of a later one it would call an event settled that the reader does not see.
create function events_settled() returns bigint
  language sql stable
  return pg_snapshot_xmin(pg_current_snapshot())::text::bigint;

-- One change of a field, or none.
create function change(p_field text, p_old text, p_new text) returns jsonb
  language sql immutable
  return case when p_old is distinct from p_new
              then jsonb_build_array(jsonb_build_object('field', p_field, 'old', p_old, 'new', p_new))
              else '[]'::jsonb end;

create function change(p_field text, p_old timestamptz, p_new timestamptz) returns jsonb
  language sql immutable
  return change(p_field, to_char(p_old at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                         to_char(p_new at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'));

-- Tells people of something. For the owner's functions alone.
create function tell(p_people uuid[], p_type text, p_link text, p_changes jsonb, p_at timestamptz) returns void
  language sql volatile security definer
  begin atomic
    insert into event (person_id, type, link, changes, at)
    select distinct person, p_type, p_link, p_changes, p_at from unnest(p_people) person;
  end;
revoke execute on function tell(uuid[], text, text, jsonb, timestamptz) from public;

alter table event enable row level security;
grant select, delete on event to cairn_app;
create policy sees on event for select using (person_id = (select caller()) or job() = 'prune');
create policy prunes on event for delete using (caller() is not null and job() = 'prune');
