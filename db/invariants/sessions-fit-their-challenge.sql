-- A session's room, themes and interviewees are its challenge's.
select session.id from sessions session join rooms room on room.id = session.room_id
  where room.challenge_id <> session.challenge_id
union all
select session.id from sessions session
  join session_themes link on link.session_id = session.id join challenge_themes theme on theme.id = link.theme_id
  where theme.challenge_id <> session.challenge_id
union all
select session.id from sessions session
  join session_interviewees link on link.session_id = session.id
  join interviewees interviewee on interviewee.id = link.interviewee_id
  where interviewee.challenge_id <> session.challenge_id;
