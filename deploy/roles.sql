-- Makes Cairn's two database roles and fences them in. Run by the database's administrator, connected to
-- Cairn's (empty or existing) database, before the first migration; PostgreSQL 18, psql 14 or newer:
--
--   CAIRN_OWNER_PASSWORD=... CAIRN_APP_PASSWORD=... psql -X -d cairn -f deploy/roles.sql
--
-- or with -v owner_password=... -v app_password=... (which other users of that machine can see in ps).
-- Safe to run again: that is also how a password is changed. All of it happens or none of it.
--
--   cairn_owner  owns the tables. Used by `migrate` alone, never by the running application.
--   cairn_app    owns nothing, bypasses nothing; row-level security binds it. The application refuses to start
--                as anything stronger. Its grants on tables come with the migrations.
\set ON_ERROR_STOP on
\set QUIET on
\if :{?owner_password} \else
  \getenv owner_password CAIRN_OWNER_PASSWORD
\endif
\if :{?app_password} \else
  \getenv app_password CAIRN_APP_PASSWORD
\endif
\if :{?owner_password} \else
  \set owner_password ''
\endif
\if :{?app_password} \else
  \set app_password ''
\endif

begin;

-- Keep the passwords out of the server's log and statistics, where the administrator may say so.
select set_config('log_statement', 'none', true),
       set_config('log_min_duration_statement', '-1', true),
       set_config('log_min_error_statement', 'panic', true),
       set_config('pg_stat_statements.track_utility', 'off', true)
  from pg_roles where rolname = current_user and rolsuper \g /dev/null

select length(:'owner_password') < 16 or length(:'app_password') < 16 as short,
       :'owner_password' = :'app_password' as same \gset
\if :short
  do $$ begin raise exception 'CAIRN_OWNER_PASSWORD and CAIRN_APP_PASSWORD must both be set, 16 characters or more'; end $$;
\endif
\if :same
  do $$ begin raise exception 'cairn_owner and cairn_app must not share a password'; end $$;
\endif

-- The attributes are given at creation only: changing SUPERUSER or BYPASSRLS, even to what they are, takes a
-- superuser, and the administrator of a managed database is none. The check at the end finds what went astray.
select 'create role cairn_owner login nosuperuser nobypassrls nocreatedb nocreaterole noinherit'
 where not exists (select from pg_roles where rolname = 'cairn_owner') \gexec
select 'create role cairn_app login nosuperuser nobypassrls nocreatedb nocreaterole noinherit'
 where not exists (select from pg_roles where rolname = 'cairn_app') \gexec
alter role cairn_owner password :'owner_password';
alter role cairn_app password :'app_password';
-- One transaction that hangs would hold back the event feed of everybody, which never reads beyond a transaction that
-- still runs: no request and no batch of a job takes a minute.
alter role cairn_app set idle_in_transaction_session_timeout = '30s';
alter role cairn_app set statement_timeout = '30s';
alter role cairn_app set transaction_timeout = '60s';

-- PUBLIC is everybody, so it gets nothing: no connecting, no temporary tables (which could shadow a real one
-- inside a function), no name in the schema. A role for backups or monitoring needs a grant of its own.
revoke all on database :"DBNAME" from public;
revoke all on schema public from public;

-- CREATE on the database lets the owner install trusted extensions (btree_gist, citext) from a migration.
grant connect, create, temporary on database :"DBNAME" to cairn_owner;
grant usage, create on schema public to cairn_owner;
grant connect on database :"DBNAME" to cairn_app;
grant usage on schema public to cairn_app;

-- Whatever was there before, this is what must hold now; otherwise nothing above is kept.
do $$
declare
  v_wrong text;
begin
  select string_agg(rolname, ', ') into v_wrong from pg_roles
   where rolname in ('cairn_owner', 'cairn_app')
     and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication or not rolcanlogin);
  if v_wrong is not null then
    raise exception 'too strong, or no login: %', v_wrong
      using hint = 'As a superuser: alter role ... login nosuperuser nobypassrls nocreatedb nocreaterole noreplication';
  end if;
  if exists (select from pg_auth_members where member in ('cairn_owner'::regrole, 'cairn_app'::regrole)) then
    raise exception 'cairn_owner and cairn_app must be members of no other role';
  end if;
  if exists (select from pg_shdepend where refclassid = 'pg_authid'::regclass
                and refobjid = 'cairn_app'::regrole and deptype = 'o') then
    raise exception 'cairn_app owns something, so row-level security would not bind it there'
      using hint = 'reassign owned by cairn_app to cairn_owner';
  end if;
  if has_schema_privilege('cairn_app', 'public', 'create') or has_database_privilege('cairn_app', current_database(), 'create')
     or has_database_privilege('cairn_app', current_database(), 'temporary') then
    raise exception 'cairn_app may create things in this database'
      using hint = 'Only the owner of the database and of its schema public can revoke that: run this file as they.';
  end if;
end $$;

commit;
\echo 'cairn_owner and cairn_app are ready; next: migrate'
