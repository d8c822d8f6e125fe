-- Who acts. Every statement of the application runs in a transaction that begins by calling bind_actor()
-- (V002), which sets cairn.caller for that transaction alone. caller() raises when it was not called:
-- before any binding the setting is unknown (42704), after one it is '' and no uuid (22P02).
create function caller() returns uuid
  language sql stable parallel safe
  return current_setting('cairn.caller')::uuid;

-- The named job that acts, or null. Jobs have the nil uuid as caller and policies of their own.
create function job() returns text
  language sql stable parallel safe
  return nullif(current_setting('cairn.job', true), '');

-- Answers to POSTs with an Idempotency-Key (IETF draft-ietf-httpapi-idempotency-key-header). The row commits
-- with the effect, so a key survives a crash exactly when its effect does.
create table idempotency (
  caller_id   uuid        not null,
  key         text        not null check (length(key) between 1 and 255),
  operation   text        not null,
  body_hash   bytea       not null,
  status      smallint    not null,
  location    text,
  answer      bytea       not null, -- encrypted under the caller's data key: an answer may hold personal data
  created_at  timestamptz not null,
  primary key (caller_id, key)
);
create index idempotency_created_at on idempotency (created_at);
-- One policy for each table and verb, here and in every room: several would be OR'ed in an order that nobody
-- chooses, and PostgreSQL asks one after another until one holds. Within one, the cheapest question comes first.
alter table idempotency enable row level security;
grant select, insert, delete on idempotency to cairn_app;
create policy sees on idempotency for select
  using (caller_id = (select caller()) or job() = 'prune');
create policy keeps on idempotency for insert with check (caller_id = (select caller()));
create policy prunes on idempotency for delete using (caller() is not null and job() = 'prune');

-- Token buckets (Bucket4j), keyed by a keyed hash of account name or source address: holds no personal data.
create table throttle (
  id            bigint primary key,
  state         bytea,
  explicit_lock bigint,
  expires_at    bigint
);
grant select, insert, update, delete on throttle to cairn_app;
