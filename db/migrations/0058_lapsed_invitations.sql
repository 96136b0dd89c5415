-- Whoever had not answered, or still waited for a place, when an event was over: they are free for another.
alter table event_invitations drop constraint event_invitations_status_check;
alter table event_invitations add constraint event_invitations_status_check
  check (status in ('invited', 'accepted', 'waiting', 'declined', 'dropped-out', 'cancelled', 'attended', 'absent', 'lapsed'));
