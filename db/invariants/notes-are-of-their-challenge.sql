-- A note's session and theme are its challenge's.
select note.id from notes note join sessions session on session.id = note.session_id
  where session.challenge_id <> note.challenge_id
union all
select note.id from notes note join challenge_themes theme on theme.id = note.theme_id
  where theme.challenge_id <> note.challenge_id;
