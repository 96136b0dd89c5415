-- Who has said yes to an event has one of its places; who came, or did not, may have had one on that day; nobody else has.
select invitation.id from event_invitations invitation
  left join event_places place on place.invitation_id = invitation.id
where (invitation.status = 'accepted' and place.invitation_id is null)
  or (invitation.status not in ('accepted', 'attended', 'absent') and place.invitation_id is not null)
  or place.event_id <> invitation.event_id;
