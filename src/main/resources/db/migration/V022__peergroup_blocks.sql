-- Up to 40 characters as people see them, each of which may be several code points.
alter table group_member drop constraint group_member_alias_check, add check (length(alias) between 1 and 200);

-- A trigger of a column fires for statements that name it, not for what another trigger puts there (CREATE TRIGGER,
-- notes): number_group counts the version.
drop trigger keep_group on peer_group;
create trigger keep_group after update of name, guidelines, closed_at, locked_at on peer_group
  for each row when (new.version <> old.version) execute function keep_group();

-- The caller leaves a group, with its row held as by whoever ends a membership. A care thread stays.
-- outcome: left, unknown, care.
create function leave_group(p_group uuid, p_now timestamptz) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  g public.peer_group;
begin
  if not exists (select from public.my_seats() s where s.group_id = p_group and not s.staff) then
    return 'unknown';
  end if;
  g := public.hold_group(p_group);
  if g.kind = 'care' then
    return 'care';
  end if;
  update public.group_member m set ended_at = greatest(p_now, m.joined_at), end_reason = 'left', ended_by = m.participant_id
   where m.group_id = p_group and m.participant_id = public.caller() and m.ended_at is null and not m.staff;
  return case when found then 'left' else 'unknown' end;
end $$;

-- Mutes a group for the caller, or with null no more. Whether the group is theirs.
create function mute_group(p_group uuid, p_until timestamptz, p_now timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_seat uuid := public.my_seat(p_group, p_now);
begin
  update public.group_member m set muted_until = p_until where m.id = v_seat and m.ended_at is null;
  return found;
end $$;

-- The caller wants to read nothing of a member, or does again. Nobody else is told. Who has left can be unblocked, when
-- they were blocked in that seat, and not blocked: so nobody tries whether a former member is a new one.
-- outcome: done (also when it was), unknown, self, staff.
create function block_member(p_group uuid, p_member uuid, p_on boolean, p_now timestamptz) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_caller uuid := public.caller();
  m        public.group_member;
begin
  if not exists (select from public.my_seats() s where s.group_id = p_group and not s.staff) then
    return 'unknown';
  end if;
  select x.* into m from public.group_member x
   where x.id = p_member and x.group_id = p_group and (x.ended_at is null or not p_on);
  if not found then
    return 'unknown';
  elsif m.staff then
    return 'staff';
  elsif m.participant_id = v_caller then
    return 'self';
  elsif p_on then
    insert into public.member_block (group_id, blocker_id, blocked_id, at, from_seq)
    select g.id, v_caller, m.participant_id, p_now, g.last_seq + 1
      from public.hold_group(p_group) g on conflict do nothing;
  else
    delete from public.member_block b
     where b.group_id = p_group and b.blocker_id = v_caller and b.blocked_id = m.participant_id
       and (m.ended_at is null or b.at < m.ended_at);
  end if;
  return 'done';
end $$;

-- The seats of those whom the caller blocked. What they see of whom is no answer to this: who blocked the caller too
-- is seen otherwise.
create function my_blocks(p_group uuid) returns setof uuid
  language plpgsql stable security definer rows 1 set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select m.id from public.member_block b
      join public.group_member m on m.group_id = b.group_id and m.participant_id = b.blocked_id and m.ended_at is null
     where b.group_id = p_group and b.blocker_id = public.caller();
end $$;

-- Between two of whom one blocked the other, milestones are left out as messages are: for the blocker all of them, for the
-- blocked those of since then.
create or replace function group_milestones(p_group uuid)
  returns table (id uuid, member_id uuid, alias text, kind text, reached integer, shared_at timestamptz)
  language sql stable security definer rows 20
  begin atomic
    select s.id, m.id, m.alias, s.kind, s.reached, s.shared_at
      from milestone_share s join group_member m
        on m.group_id = s.group_id and m.participant_id = s.participant_id and m.ended_at is null
      left join blocks_of(caller(), p_group) b on b.member_id = m.id
     where s.group_id = p_group and p_group = any (my_groups())
       and b.folded is not true and (b.unseen_since is null or s.shared_at < b.unseen_since);
  end;
