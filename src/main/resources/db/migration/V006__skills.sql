-- The skill library. It is not personal and has no policy: full-text operators are not leakproof, and under a
-- policy they would use no index.
create table skill (
  slug           text     primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  version        integer  not null check (version > 0),
  title          text     not null,
  summary        text     not null,
  method         text     not null,
  situations     text[]   not null,
  intensities    text[]   not null,
  minutes        smallint not null check (minutes between 1 and 60),
  when_it_helps  text     not null,
  when_to_leave  text     not null,
  steps          text[]   not null check (cardinality(steps) > 0),
  sources        jsonb    not null,
  search         tsvector not null
);
create index skill_search on skill using gin (search);
grant select, insert, update on skill to cairn_app;
