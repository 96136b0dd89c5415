-- When somebody to be heard was last asked by mail when they can come, so that nobody is asked twice on one day. Null where they have not
-- been, at the address that they have now.
alter table interviewees add column times_asked_at timestamptz;
