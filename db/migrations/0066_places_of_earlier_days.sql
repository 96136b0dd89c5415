-- An event that got another day kept the places of whoever had come on the day before, and asked on who came.
update event_places place set invitation_id = null
  from event_invitations invitation, peer_events event
  where invitation.id = place.invitation_id and event.id = place.event_id
    and invitation.status in ('attended', 'absent') and event.starts_at > now();
update tasks set dropped_at = now()
  from peer_events event
  where tasks.kind = 'record-attendance' and tasks.subject = event.id::text
    and tasks.done_at is null and tasks.dropped_at is null
    and (event.status = 'cancelled' or event.starts_at > now());
