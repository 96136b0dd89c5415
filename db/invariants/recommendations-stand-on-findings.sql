-- Every recommendation follows from a finding, or stands by a reason that somebody answers for.
select recommendation.id from recommendations recommendation
where (recommendation.without_evidence_reason is null or recommendation.without_evidence_by is null)
  and not exists (select from recommendation_findings finding where finding.recommendation_id = recommendation.id);
