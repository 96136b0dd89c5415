-- Who has said yes to an event, or was there, has one of its places; nobody else does.
select invitation.id from event_invitations invitation
  left join event_places place on place.invitation_id = invitation.id
where (invitation.status in ('accepted', 'attended', 'absent')) <> (place.invitation_id is not null)
  or place.event_id <> invitation.event_id;
