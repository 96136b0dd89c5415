-- Of which days somebody to be heard said when they can come: on others they have said nothing. What was said before this was kept counts
-- for the days on site as they are.
alter table interviewees add column said_from date, add column said_until date;
update interviewees set said_from = challenge.on_site_from, said_until = challenge.on_site_until
from challenges as challenge where challenge.id = interviewees.challenge_id and availability_said_at is not null;
alter table interviewees add check (said_from <= said_until and (said_from is null) = (said_until is null));
