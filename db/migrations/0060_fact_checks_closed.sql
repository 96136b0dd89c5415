-- When whoever manages a challenge closed its fact check, for the host's days were over; null where the host handed it in.
alter table reports add column fact_check_closed_at timestamptz;
update reports set fact_check_closed_at = entry.at
  from audit_entries entry
  where entry.challenge_id = reports.challenge_id and entry.subject_kind = 'report'
    and entry.status_before = 'fact-check' and entry.status_after = 'answering' and entry.action like 'Fact check closed%';
