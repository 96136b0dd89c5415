-- What is wanted to be heard is about themes and people of its own challenge, and held in sessions of it.
select wanted.id from wanted_sessions wanted
  join wanted_session_themes link on link.wanted_id = wanted.id join challenge_themes theme on theme.id = link.theme_id
  where theme.challenge_id <> wanted.challenge_id
union all
select wanted.id from wanted_sessions wanted
  join wanted_session_interviewees link on link.wanted_id = wanted.id
  join interviewees interviewee on interviewee.id = link.interviewee_id
  where interviewee.challenge_id <> wanted.challenge_id
union all
select wanted.id from wanted_sessions wanted join sessions session on session.wanted_id = wanted.id
  where session.challenge_id <> wanted.challenge_id;
