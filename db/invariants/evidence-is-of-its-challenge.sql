-- What a finding or a recommendation stands on belongs to the same challenge.
select finding.id from findings finding
  join finding_notes link on link.finding_id = finding.id join notes note on note.id = link.note_id
  where note.challenge_id <> finding.challenge_id
union all
select finding.id from findings finding
  join finding_documents link on link.finding_id = finding.id join documents document on document.id = link.document_id
  where document.challenge_id <> finding.challenge_id
union all
select finding.id from findings finding join challenge_themes theme on theme.id = finding.theme_id
  where theme.challenge_id <> finding.challenge_id
union all
select recommendation.id from recommendations recommendation
  join recommendation_findings link on link.recommendation_id = recommendation.id
  join findings finding on finding.id = link.finding_id
  where finding.challenge_id <> recommendation.challenge_id;
