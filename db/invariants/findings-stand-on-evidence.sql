-- Every finding stands on a note, a document, or a reason that somebody answers for.
select finding.id from findings finding
where (finding.without_evidence_reason is null or finding.without_evidence_by is null)
  and not exists (select from finding_notes note where note.finding_id = finding.id)
  and not exists (select from finding_documents document where document.finding_id = finding.id);
