-- Who checks in attends. What staff recorded stands over it.
create function attend() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.attendance (session_id, participant_id, status, source, recorded_at)
  values (new.session_id, new.participant_id, case new.arrival when 'late' then 'late' else 'present' end,
          'check_in', new.arrived_at)
  on conflict (participant_id, session_id) do update
    set status = excluded.status, source = excluded.source, recorded_at = excluded.recorded_at
    where attendance.source = 'job';
  return null;
end $$;
create trigger attend after insert on check_in for each row execute function attend();

insert into attendance (session_id, participant_id, status, source, recorded_at)
select c.session_id, c.participant_id, case c.arrival when 'late' then 'late' else 'present' end, 'check_in', c.arrived_at
  from check_in c;
