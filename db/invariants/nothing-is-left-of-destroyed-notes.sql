-- What the team made of its notes goes with them: questions taken into sessions, emerging findings, and who grouped what.
select challenge.id from challenges challenge
where challenge.notes_destroyed_at is not null and (
  exists (select from session_prompts prompt where prompt.challenge_id = challenge.id)
  or exists (select from emerging_findings emerging where emerging.challenge_id = challenge.id)
  or exists (select from grouping_steps step where step.challenge_id = challenge.id));
