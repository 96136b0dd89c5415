-- A challenge has its day of closing exactly where it has reached the milestone.
select challenge.id from challenges challenge
where (challenge.closed_at is not null) <> exists (
  select from challenge_milestones reached where reached.challenge_id = challenge.id and reached.milestone = 'closed');
