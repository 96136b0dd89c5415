-- Generated from the migrations by tools/database.ts. For reading; the migrations make the schema.

-- Columns
accreditation_decisions.id uuid not null
accreditation_decisions.interest_id uuid not null
accreditation_decisions.attempt integer not null
accreditation_decisions.decision text not null
accreditation_decisions.programme_keys text[] not null default '{}'::text[]
accreditation_decisions.from_on date
accreditation_decisions.until_on date
accreditation_decisions.conditions text not null default ''::text
accreditation_decisions.feedback text not null default ''::text
accreditation_decisions.decided_by uuid not null
accreditation_decisions.decided_at timestamp with time zone not null
accreditations.id uuid not null
accreditations.peer_id uuid not null
accreditations.programme_key text not null
accreditations.from_on date not null
accreditations.until_on date not null
accreditations.conditions text not null default ''::text
action_plans.challenge_id uuid not null
action_plans.status text not null
action_plans.introduction text not null default ''::text
action_plans.opened_at timestamp with time zone not null
action_plans.published_at timestamp with time zone
action_plans.published_by uuid
action_plans.version integer not null default 1
actions.id uuid not null
actions.challenge_id uuid not null
actions.recommendation_id uuid not null
actions.text text not null
actions.owner text not null
actions.due_on date not null
actions.measure text not null default ''::text
actions.baseline text not null default ''::text
actions.own_status text not null default 'not-started'::text
actions.status_note text not null default ''::text
actions.position integer not null
actions.version integer not null default 1
arrangement_steps.id uuid not null
arrangement_steps.number bigint not null default nextval('arrangement_steps_number_seq'::regclass)
arrangement_steps.challenge_id uuid not null
arrangement_steps.trail text not null
arrangement_steps.made_at timestamp with time zone not null
arrangement_steps.made_by uuid
arrangement_steps.changes jsonb not null
assessment_evidence.assessment_id uuid not null
assessment_evidence.competency text not null
assessment_evidence.seen text
assessment_evidence.evidence text not null default ''::text
assessments.id uuid not null
assessments.interest_id uuid not null
assessments.attempt integer not null
assessments.assessor_id uuid not null
assessments.status text not null default 'open'::text
assessments.opened_at timestamp with time zone not null
assessments.opened_by uuid
assessments.finished_at timestamp with time zone
assessments.version integer not null default 1
audit_entries.id uuid not null
audit_entries.at timestamp with time zone not null
audit_entries.actor_id uuid
audit_entries.challenge_id uuid
audit_entries.subject_kind text not null
audit_entries.subject_id text not null
audit_entries.action text not null
audit_entries.status_before text
audit_entries.status_after text
audit_entries.reason text
audit_entries.detail jsonb not null default '{}'::jsonb
authorities.id text not null
authorities.gss_code text
authorities.name text not null
authorities.short_name text not null
authorities.alternative_names text[] not null default '{}'::text[]
authorities.sector text not null default 'council'::text
authorities.kind text not null
authorities.kind_name text not null
authorities.nation text not null
authorities.region text not null
authorities.county_id text
authorities.combined_authority text
authorities.population integer
authorities.area_km2 double precision
authorities.latitude double precision
authorities.longitude double precision
authorities.deprivation_decile integer
authorities.starts_on date
authorities.ends_on date
authorities.about text
authorities.seats jsonb not null default '{}'::jsonb
authorities.leading_party text
authorities.control text
authorities.seats_as_of date
authorities.family_group_people integer
authorities.family_group_other integer
authorities.other_codes text[] not null default '{}'::text[]
authorities.search_text text not null default ''::text
authority_borders.a_id text not null
authority_borders.b_id text not null
authority_similarities.authority_id text not null
authority_similarities.basis text not null
authority_similarities.rank integer not null
authority_similarities.similar_id text not null
authority_successors.authority_id text not null
authority_successors.successor_id text not null
call_mailings.call_id uuid not null
call_mailings.person_id uuid not null
call_mailings.audience text not null
call_mailings.sent_at timestamp with time zone not null
call_mailings.sent_by uuid
calls_for_peers.id uuid not null
calls_for_peers.body_id uuid not null
calls_for_peers.title text not null
calls_for_peers.wanted text not null
calls_for_peers.about text not null
calls_for_peers.gap jsonb not null
calls_for_peers.opens_on date not null
calls_for_peers.closes_on date not null
calls_for_peers.ended_at timestamp with time zone
calls_for_peers.ended_by uuid
calls_for_peers.created_at timestamp with time zone not null
calls_for_peers.created_by uuid
calls_for_peers.version integer not null default 1
challenge_milestones.challenge_id uuid not null
challenge_milestones.milestone text not null
challenge_milestones.reached_on date not null
challenge_milestones.recorded_at timestamp with time zone not null
challenge_milestones.recorded_by uuid
challenge_probes.id uuid not null
challenge_probes.theme_id uuid not null
challenge_probes.area text not null default ''::text
challenge_probes.text text not null
challenge_probes.position integer not null
challenge_slots.id uuid not null
challenge_slots.challenge_id uuid not null
challenge_slots.key text not null
challenge_slots.name text not null
challenge_slots.requirement jsonb not null
challenge_slots.days integer not null
challenge_slots.is_manager boolean not null default false
challenge_slots.is_lead boolean not null default false
challenge_slots.is_optional boolean not null default false
challenge_slots.position integer not null
challenge_themes.id uuid not null
challenge_themes.challenge_id uuid not null
challenge_themes.key text not null
challenge_themes.name text not null
challenge_themes.about text not null default ''::text
challenge_themes.is_local boolean not null default false
challenge_themes.position integer not null
challenges.id uuid not null
challenges.reference text not null
challenges.title text not null
challenges.body_id uuid not null
challenges.programme_key text not null
challenges.programme_version integer not null
challenges.host_id text not null
challenges.stage text not null
challenges.why text not null default ''::text
challenges.wished_months text[] not null default '{}'::text[]
challenges.asked_by_host boolean not null default false
challenges.on_site_from date
challenges.on_site_until date
challenges.manager_id uuid
challenges.fee_pence integer
challenges.fee_note text not null default ''::text
challenges.team_note text not null default ''::text
challenges.narrowing text
challenges.team_needs jsonb not null default '{}'::jsonb
challenges.opened_at timestamp with time zone not null
challenges.opened_by uuid
challenges.manager_agreed_at timestamp with time zone
challenges.manager_agreed_by uuid
challenges.host_agreed_at timestamp with time zone
challenges.host_agreed_by uuid
challenges.closed_at timestamp with time zone
challenges.ended_reason text
challenges.version integer not null default 1
challenges.notes_destroyed_at timestamp with time zone
clock_reminders.challenge_id uuid not null
clock_reminders.milestone text not null
clock_reminders.due_on date not null
clock_reminders.kind text not null
clock_reminders.sent_at timestamp with time zone not null
declared_conflicts.id uuid not null
declared_conflicts.peer_id uuid not null
declared_conflicts.authority_id text not null
declared_conflicts.kind text not null
declared_conflicts.reason text not null
declared_conflicts.declared_on date not null
document_requests.id uuid not null
document_requests.challenge_id uuid not null
document_requests.key text not null
document_requests.name text not null
document_requests.why text not null default ''::text
document_requests.visible_to text not null
document_requests.sensitive boolean not null default false
document_requests.due_on date
document_requests.position integer not null
document_requests.not_held_reason text
document_requests.settled_at timestamp with time zone
document_requests.settled_by uuid
documents.id uuid not null
documents.challenge_id uuid not null
documents.request_id uuid
documents.title text not null
documents.file_name text not null
documents.sha256 text not null
documents.bytes bigint not null
documents.media_type text not null
documents.visible_to text not null
documents.from_host boolean not null
documents.uploaded_at timestamp with time zone not null
documents.uploaded_by uuid
documents.removed_at timestamp with time zone
documents.removed_by uuid
emerging_finding_notes.emerging_finding_id uuid not null
emerging_finding_notes.note_id uuid not null
emerging_finding_notes.challenge_id uuid not null
emerging_findings.id uuid not null
emerging_findings.challenge_id uuid not null
emerging_findings.theme_id uuid not null
emerging_findings.kind text not null
emerging_findings.title text not null
emerging_findings.made_at timestamp with time zone not null
emerging_findings.made_by uuid not null
emerging_findings.apart_at timestamp with time zone
emerging_findings.finding_id uuid
emerging_findings.version integer not null default 1
event_invitations.id uuid not null
event_invitations.event_id uuid not null
event_invitations.person_id uuid not null
event_invitations.interest_id uuid
event_invitations.status text not null
event_invitations.invited_at timestamp with time zone not null
event_invitations.invited_by uuid
event_invitations.answered_at timestamp with time zone
event_invitations.waiting_since timestamp with time zone
event_invitations.version integer not null default 1
event_needs.invitation_id uuid not null
event_needs.dietary text not null default ''::text
event_needs.access text not null default ''::text
event_needs.told_at timestamp with time zone not null
event_places.event_id uuid not null
event_places.number integer not null
event_places.invitation_id uuid
expressions_of_interest.id uuid not null
expressions_of_interest.body_id uuid not null
expressions_of_interest.person_id uuid
expressions_of_interest.name text not null
expressions_of_interest.email citext not null
expressions_of_interest.kind text not null
expressions_of_interest.role_title text not null
expressions_of_interest.authority_name text not null default ''::text
expressions_of_interest.authority_id text
expressions_of_interest.why text not null
expressions_of_interest.status text not null
expressions_of_interest.received_at timestamp with time zone not null
expressions_of_interest.status_since timestamp with time zone not null
expressions_of_interest.version integer not null default 1
expressions_of_interest.role_key text
expressions_of_interest.party text
expressions_of_interest.topics text[] not null default '{}'::text[]
expressions_of_interest.languages text[] not null default '{}'::text[]
expressions_of_interest.days_per_year integer
expressions_of_interest.attempt integer not null default 1
expressions_of_interest.call_id uuid
expressions_of_interest.nomination_id uuid
fact_points.id uuid not null
fact_points.challenge_id uuid not null
fact_points.section_id uuid not null
fact_points.says text not null
fact_points.should_say text not null
fact_points.source text not null default ''::text
fact_points.raised_at timestamp with time zone not null
fact_points.raised_by uuid not null
fact_points.answer text
fact_points.answer_reason text
fact_points.answered_at timestamp with time zone
fact_points.answered_by uuid
finding_documents.finding_id uuid not null
finding_documents.document_id uuid not null
finding_notes.finding_id uuid not null
finding_notes.note_id uuid not null
findings.id uuid not null
findings.challenge_id uuid not null
findings.theme_id uuid not null
findings.kind text not null
findings.title text not null
findings.body text not null default ''::text
findings.is_key_message boolean not null default false
findings.position integer not null
findings.without_evidence_reason text
findings.without_evidence_by uuid
findings.created_at timestamp with time zone not null
findings.created_by uuid
findings.version integer not null default 1
grouping_steps.id uuid not null
grouping_steps.challenge_id uuid not null
grouping_steps.number integer not null
grouping_steps.what text not null
grouping_steps.taken_by uuid not null
grouping_steps.taken_at timestamp with time zone not null
grouping_steps.into_id uuid
grouping_steps.added uuid[] not null default '{}'::uuid[]
grouping_steps.from_id uuid
grouping_steps.removed uuid[] not null default '{}'::uuid[]
grouping_steps.undone_at timestamp with time zone
host_views_of_team.id uuid not null
host_views_of_team.challenge_id uuid not null
host_views_of_team.view text not null
host_views_of_team.placement_id uuid
host_views_of_team.reason text not null default ''::text
host_views_of_team.given_by uuid not null
host_views_of_team.given_at timestamp with time zone not null
host_views_of_team.answered_at timestamp with time zone
host_views_of_team.answered_by uuid
host_views_of_team.answer text
host_views_of_team.answer_reason text not null default ''::text
interest_backings.id uuid not null
interest_backings.interest_id uuid not null
interest_backings.kind text not null
interest_backings.backer_name text not null
interest_backings.backer_email citext not null
interest_backings.backer_role text not null default ''::text
interest_backings.status text not null
interest_backings.stance text
interest_backings.words text not null default ''::text
interest_backings.asked_at timestamp with time zone not null
interest_backings.ends_on date not null
interest_backings.reminded_at timestamp with time zone
interest_backings.answered_at timestamp with time zone
interest_backings.entered_by uuid
interest_drafts.id uuid not null
interest_drafts.body_id uuid not null
interest_drafts.person_id uuid not null
interest_drafts.browser_hash bytea
interest_drafts.answers jsonb not null default '{}'::jsonb
interest_drafts.started_at timestamp with time zone not null
interest_drafts.saved_at timestamp with time zone not null
interest_drafts.call_id uuid
interest_drafts.nomination_id uuid
interest_notes.id uuid not null
interest_notes.interest_id uuid not null
interest_notes.text text not null
interest_notes.written_by uuid
interest_notes.written_at timestamp with time zone not null
interviewees.id uuid not null
interviewees.challenge_id uuid not null
interviewees.person_id uuid
interviewees.name text not null
interviewees.job_title text not null default ''::text
interviewees.email citext
interviewees.source_category text not null
interviewees.version integer not null default 1
interviewees.unavailable jsonb not null default '[]'::jsonb
interviewees.availability_said_at timestamp with time zone
interviewees.access_needs text not null default ''::text
interviewees.link_key integer not null default 0
interviewees.times_asked_at timestamp with time zone
interviewees.said_from date
interviewees.said_until date
mail_messages.id uuid not null
mail_messages.to_address text not null
mail_messages.to_name text not null default ''::text
mail_messages.person_id uuid
mail_messages.challenge_id uuid
mail_messages.template text not null
mail_messages.subject text not null
mail_messages.text_body text not null
mail_messages.html_body text not null
mail_messages.calendar text
mail_messages.status text not null default 'queued'::text
mail_messages.attempts integer not null default 0
mail_messages.last_error text
mail_messages.queued_at timestamp with time zone not null
mail_messages.sent_at timestamp with time zone
migrations.name text not null
migrations.hash text not null
migrations.applied_at timestamp with time zone not null default now()
nominations.id uuid not null
nominations.body_id uuid not null
nominations.backer_kind text not null
nominations.backer_name text not null
nominations.backer_email citext not null
nominations.backer_role text not null default ''::text
nominations.name text not null
nominations.email citext not null
nominations.seat text not null default ''::text
nominations.authority_name text not null default ''::text
nominations.party text not null default ''::text
nominations.words text not null default ''::text
nominations.status text not null
nominations.made_at timestamp with time zone not null
nominations.asked_at timestamp with time zone
nominations.ends_on date
nominations.reminded_at timestamp with time zone
nominations.answered_at timestamp with time zone
note_photographs.id uuid not null
note_photographs.note_id uuid not null
note_photographs.sha256 text not null
note_photographs.bytes bigint not null
note_photographs.media_type text not null
note_photographs.taken_in_at timestamp with time zone not null
note_photographs.width integer
note_photographs.height integer
note_photographs.small_sha256 text
notebook_brought.revision uuid not null
notebook_brought.challenge_id uuid not null
notebook_brought.name uuid not null
notebook_brought.sequence integer not null
notebook_brought.landed_on uuid not null
notebook_brought.brought_at timestamp with time zone not null
notebook_brought.words text
notebook_devices.id uuid not null
notebook_devices.challenge_id uuid not null
notebook_devices.person_id uuid not null
notebook_devices.name text not null
notebook_devices.last_sequence integer not null default 0
notebook_devices.last_hash text not null default ''::text
notebook_devices.registered_at timestamp with time zone not null
notebook_devices.seen_at timestamp with time zone not null
notebook_devices.revoked_at timestamp with time zone
notebook_devices.web_session_id uuid
notebook_devices.phone_id uuid
notebook_devices.browser_id uuid
notebook_operations.device_id uuid not null
notebook_operations.sequence integer not null
notebook_operations.id uuid
notebook_operations.hash text not null
notebook_operations.outcome text not null
notebook_operations.landed_on uuid
notebook_operations.refusal text
notebook_operations.taken_in_at timestamp with time zone not null
notebook_operations.instead uuid
notes.id uuid not null
notes.challenge_id uuid not null
notes.session_id uuid
notes.theme_id uuid
notes.author_id uuid
notes.kind text not null
notes.source_category text not null
notes.text text
notes.written_at timestamp with time zone
notes.changed_at timestamp with time zone
notes.destroyed_at timestamp with time zone
notes.version integer not null default 1
notes.revision_id uuid not null default uuidv7()
notes.beside_id uuid
notes.nth_in_press integer not null default 0
notes.after_leaving_at timestamp with time zone
offers.id uuid not null
offers.placement_id uuid not null
offers.token_hash bytea not null
offers.sent_at timestamp with time zone not null
offers.expires_on date not null
offers.answered_at timestamp with time zone
offers.answer text
offers.is_reminder boolean not null default false
pack_items.id uuid not null
pack_items.challenge_id uuid not null
pack_items.document_id uuid
pack_items.position integer not null
pack_items.note text not null default ''::text
pack_items.reading_minutes integer not null
pack_reads.item_id uuid not null
pack_reads.person_id uuid not null
pack_reads.read_at timestamp with time zone not null
packs.challenge_id uuid not null
packs.version integer not null default 1
packs.shared_version integer
packs.shared_at timestamp with time zone
packs.shared_by uuid
page_feedback.id uuid not null
page_feedback.path text not null
page_feedback.doing text not null
page_feedback.happened text not null
page_feedback.given_at timestamp with time zone not null
peer_access_needs.peer_id uuid not null
peer_access_needs.needs text not null
peer_access_needs.written_at timestamp with time zone not null
peer_confirmations.id uuid not null
peer_confirmations.peer_id uuid not null
peer_confirmations.token_hash bytea not null
peer_confirmations.sent_at timestamp with time zone not null
peer_confirmations.expires_on date not null
peer_confirmations.is_reminder boolean not null default false
peer_confirmations.answered_at timestamp with time zone
peer_confirmations.in_post boolean
peer_confirmations.days_per_year integer
peer_confirmations.news text not null default ''::text
peer_equality.peer_id uuid not null
peer_equality.age_band text
peer_equality.ethnic_group text
peer_equality.disability text
peer_equality.gender text
peer_equality.answered_on date not null
peer_events.id uuid not null
peer_events.body_id uuid not null
peer_events.kind text not null
peer_events.title text not null
peer_events.place text not null
peer_events.about text not null default ''::text
peer_events.starts_at timestamp with time zone not null
peer_events.ends_at timestamp with time zone not null
peer_events.joining_instructions text not null default ''::text
peer_events.joining_sent_at timestamp with time zone
peer_events.status text not null default 'planned'::text
peer_events.calendar_sequence integer not null default 0
peer_events.created_by uuid
peer_events.created_at timestamp with time zone not null
peer_events.version integer not null default 1
peer_feedback.id uuid not null
peer_feedback.peer_id uuid not null
peer_feedback.challenge_id uuid
peer_feedback.given_by text not null
peer_feedback.text text not null
peer_feedback.written_by uuid not null
peer_feedback.written_at timestamp with time zone not null
peer_merges.from_id uuid not null
peer_merges.into_id uuid not null
peer_merges.merged_by uuid not null
peer_merges.merged_at timestamp with time zone not null
peer_merges.reason text not null default ''::text
peer_merges.moved jsonb not null
peer_previous_authorities.peer_id uuid not null
peer_previous_authorities.authority_id text not null
peer_previous_authorities.until_on date
peer_reflections.id uuid not null
peer_reflections.peer_id uuid not null
peer_reflections.challenge_id uuid
peer_reflections.text text not null
peer_reflections.shared boolean not null default false
peer_reflections.written_at timestamp with time zone not null
peer_reflections.version integer not null default 1
peer_roles.id uuid not null
peer_roles.peer_id uuid not null
peer_roles.role text not null
peer_roles.title text not null
peer_roles.authority_id text
peer_roles.from_on date
peer_roles.until_on date
peer_skills.peer_id uuid not null
peer_skills.topic text not null
peer_skills.level integer not null
peer_skills.evidence text not null default ''::text
peer_support.id uuid not null
peer_support.peer_id uuid not null
peer_support.kind text not null
peer_support.what text not null
peer_support.authority_id text
peer_support.given_on date not null
peer_support.hours integer not null
peer_support.written_by uuid not null
peer_support.written_at timestamp with time zone not null
peer_unavailability.id uuid not null
peer_unavailability.peer_id uuid not null
peer_unavailability.from_on date not null
peer_unavailability.until_on date not null
peer_visits.id uuid not null
peer_visits.peer_id uuid not null
peer_visits.authority_id text not null
peer_visits.programme_key text
peer_visits.slot_name text not null default ''::text
peer_visits.challenge_id uuid
peer_visits.served_on date not null
peer_visits.days integer not null default 0
peers.person_id uuid not null
peers.body_id uuid not null
peers.kind text not null
peers.status text not null
peers.authority_id text
peers.party text
peers.sex text
peers.bio text not null default ''::text
peers.languages text[] not null default '{}'::text[]
peers.days_per_year integer not null
peers.served integer not null default 0
peers.last_served_on date
peers.last_confirmed_on date
peers.search_text text not null default ''::text
peers.version integer not null default 1
peers.status_since date
peers.status_reason text not null default ''::text
peers.reviewed_on date
peers.merged_into_id uuid
peers_not_same.a_id uuid not null
peers_not_same.b_id uuid not null
peers_not_same.said_by uuid not null
peers_not_same.said_at timestamp with time zone not null
people.id uuid not null
people.name text not null
people.email citext
people.job_title text not null default ''::text
people.authority_id text
people.calendar_key integer not null default 1
people.demo_blurb text
people.demo_position integer
people.created_at timestamp with time zone not null
people.version integer not null default 1
placement_alarms.id uuid not null
placement_alarms.placement_id uuid not null
placement_alarms.code text not null
placement_alarms.is_hard boolean not null
placement_alarms.why text not null
placement_alarms.found_at timestamp with time zone not null
placement_alarms.status text not null default 'open'::text
placement_alarms.closed_at timestamp with time zone
placement_alarms.closed_by uuid
placement_alarms.close_reason text not null default ''::text
placement_reconfirmations.id uuid not null
placement_reconfirmations.placement_id uuid not null
placement_reconfirmations.token_hash bytea not null
placement_reconfirmations.old_period daterange not null
placement_reconfirmations.new_period daterange not null
placement_reconfirmations.asked_at timestamp with time zone not null
placement_reconfirmations.asked_by uuid
placement_reconfirmations.answered_at timestamp with time zone
placement_reconfirmations.answer text
placement_reconfirmations.reminder_hash bytea
placement_reconfirmations.reminded_at timestamp with time zone
placement_reconfirmations.office_told_at timestamp with time zone
placement_waivers.id uuid not null
placement_waivers.placement_id uuid not null
placement_waivers.conflict text not null
placement_waivers.reason text not null
placement_waivers.waived_by uuid not null
placement_waivers.waived_at timestamp with time zone not null
placements.id uuid not null
placements.challenge_id uuid not null
placements.slot_id uuid not null
placements.peer_id uuid not null
placements.status text not null
placements.days integer not null
placements.period daterange not null
placements.proposed_at timestamp with time zone not null
placements.proposed_by uuid
placements.answered_at timestamp with time zone
placements.answer_reason text
placements.answer_note text
placements.version integer not null default 1
plan_challenges.plan_id uuid not null
plan_challenges.challenge_id uuid not null
plan_challenges.assumed_from date
plan_challenges.assumed_until date
plan_exclusions.plan_id uuid not null
plan_exclusions.challenge_id uuid not null
plan_exclusions.peer_id uuid not null
plan_exclusions.excluded_by uuid
plan_exclusions.excluded_at timestamp with time zone not null
plan_exclusions.is_allowed boolean not null default false
plan_places.plan_id uuid not null
plan_places.slot_key text not null
plan_places.challenge_id uuid not null
plan_places.slot_id uuid
plan_places.name text not null
plan_places.position integer not null
plan_places.peer_id uuid
plan_places.hold text
plan_places.fault text not null default ''::text
plan_places.placement_id uuid
plan_places.outcome text not null default ''::text
plan_runs.id uuid not null
plan_runs.plan_id uuid not null
plan_runs.asked_at timestamp with time zone not null
plan_runs.asked_by uuid
plan_runs.seconds_allowed integer not null
plan_runs.few_changes boolean not null default false
plan_runs.started_at timestamp with time zone
plan_runs.ended_at timestamp with time zone
plan_runs.outcome text
plan_runs.why text not null default ''::text
plan_runs.cancel_asked_at timestamp with time zone
plan_runs.stage text not null default 'waiting'::text
plan_runs.score double precision
plan_runs.bound double precision
plan_runs.filled integer
plan_runs.places integer
plan_runs.seconds double precision
plan_runs.history jsonb not null default '[]'::jsonb
plan_runs.instance bytea
plan_runs.heard_at timestamp with time zone
plans.id uuid not null
plans.body_id uuid not null
plans.name text not null
plans.kind text not null
plans.weights jsonb not null default '{}'::jsonb
plans.parts jsonb
plans.created_at timestamp with time zone not null
plans.created_by uuid
plans.version integer not null default 1
plans.proposing_since timestamp with time zone
plans.proposed_done integer
plans.proposed_left integer
pool_import_rows.import_id uuid not null
pool_import_rows.row_number integer not null
pool_import_rows.fate text not null
pool_import_rows.name text not null default ''::text
pool_import_rows.email text not null default ''::text
pool_import_rows.peer_id uuid
pool_import_rows.detail jsonb not null default '[]'::jsonb
pool_imports.id uuid not null
pool_imports.body_id uuid not null
pool_imports.file_name text not null
pool_imports.sha256 text not null
pool_imports.uploaded_by uuid not null
pool_imports.uploaded_at timestamp with time zone not null
pool_imports.status text not null
pool_imports.problem text not null default ''::text
pool_imports.ignored_columns text[] not null default '{}'::text[]
pool_imports.rows_total integer not null default 0
pool_imports.rows_done integer not null default 0
pool_imports.with_duplicates boolean not null default false
pool_imports.applied_by uuid
pool_imports.finished_at timestamp with time zone
pool_imports.counts jsonb not null default '{}'::jsonb
presentations.challenge_id uuid not null
presentations.content jsonb not null
presentations.given_at timestamp with time zone not null
presentations.given_by uuid
programme_bodies.id uuid not null
programme_bodies.name text not null
programme_bodies.short_name text not null
programme_versions.programme_key text not null
programme_versions.version integer not null
programme_versions.hash text not null
programme_versions.definition jsonb not null
programme_versions.loaded_at timestamp with time zone not null
programmes.key text not null
programmes.body_id uuid not null
programmes.current_version integer not null
progress_entries.challenge_id uuid not null
progress_entries.recommendation_id uuid not null
progress_entries.host_account text not null default ''::text
progress_entries.peers_view text not null default ''::text
progress_entries.host_version integer not null default 0
progress_entries.peers_version integer not null default 0
progress_reviews.challenge_id uuid not null
progress_reviews.status text not null
progress_reviews.opened_at timestamp with time zone not null
progress_reviews.held_on date
progress_reviews.summary text not null default ''::text
progress_reviews.published_at timestamp with time zone
progress_reviews.published_by uuid
progress_reviews.version integer not null default 1
published_reports.challenge_id uuid not null
published_reports.slug text not null
published_reports.title text not null
published_reports.host_id text not null
published_reports.programme_name text not null
published_reports.summary text not null default ''::text
published_reports.content jsonb not null
published_reports.published_at timestamp with time zone not null
published_reports.published_by uuid
published_reports.search_text text not null default ''::text
published_reports.pdf_sha256 text
published_reports.docx_sha256 text
rate_limits.key text not null
rate_limits.window_start timestamp with time zone not null
rate_limits.tries integer not null
recommendation_findings.recommendation_id uuid not null
recommendation_findings.finding_id uuid not null
recommendations.id uuid not null
recommendations.challenge_id uuid not null
recommendations.title text not null
recommendations.body text not null default ''::text
recommendations.position integer not null
recommendations.without_evidence_reason text
recommendations.without_evidence_by uuid
recommendations.created_at timestamp with time zone not null
recommendations.created_by uuid
recommendations.version integer not null default 1
recruitment_links.token_hash bytea not null
recruitment_links.purpose text not null
recruitment_links.subject_id uuid not null
recruitment_links.made_at timestamp with time zone not null
report_comments.id uuid not null
report_comments.section_id uuid not null
report_comments.author_id uuid not null
report_comments.text text not null
report_comments.made_at timestamp with time zone not null
report_comments.answer text
report_comments.answered_at timestamp with time zone
report_comments.answered_by uuid
report_sections.id uuid not null
report_sections.challenge_id uuid not null
report_sections.key text not null
report_sections.heading text not null
report_sections.source text not null
report_sections.theme_id uuid
report_sections.body text not null default ''::text
report_sections.position integer not null
report_sections.edited_at timestamp with time zone
report_sections.edited_by uuid
report_sections.version integer not null default 1
reports.challenge_id uuid not null
reports.status text not null
reports.opened_at timestamp with time zone not null
reports.comments_close_on date
reports.fact_check_due_on date
reports.signed_off_at timestamp with time zone
reports.signed_off_by uuid
reports.version integer not null default 1
reports.fact_check_closed_at timestamp with time zone
role_grants.id uuid not null
role_grants.person_id uuid not null
role_grants.role text not null
role_grants.body_id uuid
role_grants.challenge_id uuid
role_grants.authority_id text
role_grants.granted_at timestamp with time zone not null
role_grants.granted_by uuid
role_grants.ended_at timestamp with time zone
rooms.id uuid not null
rooms.challenge_id uuid not null
rooms.name text not null
rooms.site text not null default ''::text
rooms.capacity integer
rooms.version integer not null default 1
saved_pool_searches.id uuid not null
saved_pool_searches.person_id uuid not null
saved_pool_searches.name text not null
saved_pool_searches.query text not null
saved_pool_searches.created_at timestamp with time zone not null
self_assessment_answers.challenge_id uuid not null
self_assessment_answers.prompt_key text not null
self_assessment_answers.text text not null default ''::text
self_assessment_answers.saved_at timestamp with time zone not null
self_assessment_answers.saved_by uuid
self_assessment_answers.version integer not null default 1
self_assessments.challenge_id uuid not null
self_assessments.status text not null
self_assessments.opened_at timestamp with time zone not null
self_assessments.submitted_at timestamp with time zone
self_assessments.submitted_by uuid
session_interviewees.session_id uuid not null
session_interviewees.interviewee_id uuid not null
session_interviewees.period tstzrange not null
session_interviewees.is_live boolean not null
session_interviewees.attended boolean
session_interviewees.answer text
session_interviewees.answer_note text not null default ''::text
session_interviewees.answered_at timestamp with time zone
session_interviewees.answered_period tstzrange
session_peers.session_id uuid not null
session_peers.peer_id uuid not null
session_peers.period tstzrange not null
session_peers.is_live boolean not null
session_prompts.id uuid not null
session_prompts.challenge_id uuid not null
session_prompts.session_id uuid not null
session_prompts.note_id uuid
session_prompts.text text not null
session_prompts.raised_by uuid not null
session_prompts.raised_at timestamp with time zone not null
session_prompts.asked_at timestamp with time zone
session_prompts.asked_by uuid
session_prompts.answer_note_id uuid
session_themes.session_id uuid not null
session_themes.theme_id uuid not null
sessions.id uuid not null
sessions.challenge_id uuid not null
sessions.title text not null
sessions.kind text not null
sessions.period tstzrange not null
sessions.is_live boolean not null default true
sessions.room_id uuid
sessions.place_note text not null default ''::text
sessions.source_category text
sessions.others_expected integer not null default 0
sessions.others_attended integer
sessions.cancelled_reason text
sessions.calendar_sequence integer not null default 0
sessions.version integer not null default 1
sessions.wanted_id uuid
sessions.set_by_hand boolean not null default true
sign_in_requests.id uuid not null
sign_in_requests.person_id uuid
sign_in_requests.browser_hash bytea not null
sign_in_requests.link_hash bytea not null
sign_in_requests.code_hash bytea not null
sign_in_requests.tries integer not null default 0
sign_in_requests.asked_at timestamp with time zone not null
sign_in_requests.expires_at timestamp with time zone not null
sign_in_requests.used_at timestamp with time zone
sign_in_requests.return_to text not null default '/'::text
site_travel.challenge_id uuid not null
site_travel.site_a text not null
site_travel.site_b text not null
site_travel.minutes integer not null
slot_reserves.id uuid not null
slot_reserves.slot_id uuid not null
slot_reserves.peer_id uuid not null
slot_reserves.position integer not null
slot_reserves.waivers jsonb not null default '{}'::jsonb
slot_reserves.status text not null default 'waiting'::text
slot_reserves.outcome text not null default ''::text
slot_reserves.added_at timestamp with time zone not null
slot_reserves.added_by uuid not null
slot_reserves.settled_at timestamp with time zone
stored_files.sha256 text not null
stored_files.bytes bigint not null
stored_files.media_type text not null
stored_files.stored_at timestamp with time zone not null
tasks.id uuid not null
tasks.challenge_id uuid
tasks.kind text not null
tasks.subject text not null default ''::text
tasks.for_role text
tasks.for_person_id uuid
tasks.title text not null
tasks.path text not null
tasks.due_on date
tasks.opened_at timestamp with time zone not null
tasks.done_at timestamp with time zone
tasks.done_by uuid
tasks.dropped_at timestamp with time zone
team_calls.challenge_id uuid not null
team_calls.call_at timestamp with time zone
team_calls.joining text not null default ''::text
team_calls.lines text not null default ''::text
team_calls.version integer not null default 1
team_conversations.session_id uuid not null
team_conversations.title text
team_conversations.source_category text not null
team_settings.challenge_id uuid not null
team_settings.offers_reserves boolean not null default false
team_settings.offer_days integer not null default 10
team_settings.set_at timestamp with time zone not null
team_settings.set_by uuid not null
timetable_moves.id uuid not null
timetable_moves.number bigint not null default nextval('timetable_moves_number_seq'::regclass)
timetable_moves.challenge_id uuid not null
timetable_moves.session_id uuid not null
timetable_moves.moved_at timestamp with time zone not null
timetable_moves.moved_by uuid
timetable_moves.before jsonb
timetable_moves.after jsonb not null
timetable_moves.undoes uuid
timetable_moves.step uuid
timetable_moves.what text
timetable_releases.id uuid not null
timetable_releases.challenge_id uuid not null
timetable_releases.number integer not null
timetable_releases.released_at timestamp with time zone not null
timetable_releases.released_by uuid
timetable_releases.snapshot jsonb not null
timetable_runs.id uuid not null
timetable_runs.challenge_id uuid not null
timetable_runs.asked_at timestamp with time zone not null
timetable_runs.asked_by uuid
timetable_runs.seconds_allowed integer not null
timetable_runs.started_at timestamp with time zone
timetable_runs.ended_at timestamp with time zone
timetable_runs.outcome text
timetable_runs.why text not null default ''::text
timetable_runs.cancel_asked_at timestamp with time zone
timetable_runs.score double precision
timetable_runs.bound double precision
timetable_runs.placed integer
timetable_runs.total integer
timetable_runs.seconds double precision
timetable_runs.history jsonb not null default '[]'::jsonb
timetable_runs.proposal jsonb
timetable_runs.accepted_at timestamp with time zone
timetable_runs.accepted_by uuid
timetable_settings.challenge_id uuid not null
timetable_settings.day_from text not null default '09:00'::text
timetable_settings.day_until text not null default '17:30'::text
timetable_settings.break_from text not null default '12:30'::text
timetable_settings.break_until text not null default '13:15'::text
timetable_settings.changeover_minutes integer not null default 15
timetable_settings.version integer not null default 1
wanted_session_interviewees.wanted_id uuid not null
wanted_session_interviewees.interviewee_id uuid not null
wanted_session_peers.wanted_id uuid not null
wanted_session_peers.peer_id uuid not null
wanted_session_themes.wanted_id uuid not null
wanted_session_themes.theme_id uuid not null
wanted_sessions.id uuid not null
wanted_sessions.challenge_id uuid not null
wanted_sessions.template_key text
wanted_sessions.title text not null
wanted_sessions.kind text not null
wanted_sessions.minutes integer not null
wanted_sessions.source_category text
wanted_sessions.others_expected integer not null default 0
wanted_sessions.peers_needed integer not null
wanted_sessions.on_day date
wanted_sessions.not_before text
wanted_sessions.done_by text
wanted_sessions.room_id uuid
wanted_sessions.place_note text not null default ''::text
wanted_sessions.left_out boolean not null default false
wanted_sessions.position integer not null default 0
wanted_sessions.version integer not null default 1
wanted_sessions.whole_team boolean not null default false
wanted_sessions.with_lead boolean not null default false
wanted_sessions.with_manager boolean not null default false
web_sessions.id uuid not null
web_sessions.token_hash bytea not null
web_sessions.person_id uuid not null
web_sessions.browser_name text not null default ''::text
web_sessions.started_at timestamp with time zone not null
web_sessions.seen_at timestamp with time zone not null
web_sessions.expires_at timestamp with time zone not null
web_sessions.ended_at timestamp with time zone

-- Constraints
accreditation_decisions accreditation_decisions_attempt_check: CHECK ((attempt >= 1))
accreditation_decisions accreditation_decisions_check: CHECK (
CASE decision
    WHEN 'accredited'::text THEN ((cardinality(programme_keys) > 0) AND (from_on IS NOT NULL) AND (until_on >= from_on))
    ELSE ((length(btrim(feedback)) > 0) AND (programme_keys = '{}'::text[]))
END)
accreditation_decisions accreditation_decisions_decided_by_fkey: FOREIGN KEY (decided_by) REFERENCES people(id)
accreditation_decisions accreditation_decisions_decision_check: CHECK ((decision = ANY (ARRAY['accredited'::text, 'not-yet'::text])))
accreditation_decisions accreditation_decisions_interest_id_attempt_key: UNIQUE (interest_id, attempt)
accreditation_decisions accreditation_decisions_interest_id_fkey: FOREIGN KEY (interest_id) REFERENCES expressions_of_interest(id)
accreditation_decisions accreditation_decisions_pkey: PRIMARY KEY (id)
accreditations accreditations_check: CHECK ((until_on >= from_on))
accreditations accreditations_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES peers(person_id)
accreditations accreditations_pkey: PRIMARY KEY (id)
accreditations accreditations_programme_key_fkey: FOREIGN KEY (programme_key) REFERENCES programmes(key)
action_plans action_plans_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
action_plans action_plans_pkey: PRIMARY KEY (challenge_id)
action_plans action_plans_published_by_fkey: FOREIGN KEY (published_by) REFERENCES people(id)
action_plans action_plans_status_check: CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text])))
actions actions_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES action_plans(challenge_id)
actions actions_own_status_check: CHECK ((own_status = ANY (ARRAY['not-started'::text, 'under-way'::text, 'done'::text, 'stopped'::text])))
actions actions_pkey: PRIMARY KEY (id)
actions actions_recommendation_id_fkey: FOREIGN KEY (recommendation_id) REFERENCES recommendations(id)
actions actions_text_check: CHECK (((length(text) >= 1) AND (length(text) <= 5000)))
arrangement_steps arrangement_steps_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id) ON DELETE CASCADE
arrangement_steps arrangement_steps_changes_check: CHECK (((jsonb_typeof(changes) = 'array'::text) AND (jsonb_array_length(changes) > 0)))
arrangement_steps arrangement_steps_made_by_fkey: FOREIGN KEY (made_by) REFERENCES people(id)
arrangement_steps arrangement_steps_pkey: PRIMARY KEY (id)
arrangement_steps arrangement_steps_trail_check: CHECK ((trail = ANY (ARRAY['places'::text, 'people'::text, 'wanted'::text])))
assessment_evidence assessment_evidence_assessment_id_fkey: FOREIGN KEY (assessment_id) REFERENCES assessments(id)
assessment_evidence assessment_evidence_pkey: PRIMARY KEY (assessment_id, competency)
assessment_evidence assessment_evidence_seen_check: CHECK ((seen = ANY (ARRAY['seen'::text, 'not-yet-seen'::text])))
assessments assessments_assessor_id_fkey: FOREIGN KEY (assessor_id) REFERENCES people(id)
assessments assessments_attempt_check: CHECK ((attempt >= 1))
assessments assessments_interest_id_attempt_assessor_id_key: UNIQUE (interest_id, attempt, assessor_id)
assessments assessments_interest_id_fkey: FOREIGN KEY (interest_id) REFERENCES expressions_of_interest(id)
assessments assessments_opened_by_fkey: FOREIGN KEY (opened_by) REFERENCES people(id)
assessments assessments_pkey: PRIMARY KEY (id)
assessments assessments_status_check: CHECK ((status = ANY (ARRAY['open'::text, 'finished'::text, 'released'::text])))
audit_entries audit_entries_pkey: PRIMARY KEY (id)
authorities authorities_check: CHECK (((ends_on IS NULL) OR (starts_on IS NULL) OR (ends_on >= starts_on)))
authorities authorities_deprivation_decile_check: CHECK (((deprivation_decile >= 1) AND (deprivation_decile <= 10)))
authorities authorities_gss_code_key: UNIQUE (gss_code)
authorities authorities_id_check: CHECK ((id ~ '^[A-Za-z0-9-]{2,12}$'::text))
authorities authorities_latitude_check: CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)))
authorities authorities_longitude_check: CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
authorities authorities_pkey: PRIMARY KEY (id)
authorities authorities_population_check: CHECK ((population > 0))
authorities authorities_sector_check: CHECK ((sector = ANY (ARRAY['council'::text, 'fire'::text, 'health'::text, 'police'::text])))
authority_borders authority_borders_a_id_fkey: FOREIGN KEY (a_id) REFERENCES authorities(id)
authority_borders authority_borders_b_id_fkey: FOREIGN KEY (b_id) REFERENCES authorities(id)
authority_borders authority_borders_check: CHECK ((a_id < b_id))
authority_borders authority_borders_pkey: PRIMARY KEY (a_id, b_id)
authority_similarities authority_similarities_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authorities(id)
authority_similarities authority_similarities_basis_check: CHECK ((basis = ANY (ARRAY['global'::text, 'economic'::text, 'demographic'::text])))
authority_similarities authority_similarities_pkey: PRIMARY KEY (authority_id, basis, rank)
authority_similarities authority_similarities_rank_check: CHECK ((rank >= 1))
authority_similarities authority_similarities_similar_id_fkey: FOREIGN KEY (similar_id) REFERENCES authorities(id)
authority_successors authority_successors_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authorities(id)
authority_successors authority_successors_check: CHECK ((authority_id <> successor_id))
authority_successors authority_successors_pkey: PRIMARY KEY (authority_id, successor_id)
authority_successors authority_successors_successor_id_fkey: FOREIGN KEY (successor_id) REFERENCES authorities(id)
call_mailings call_mailings_audience_check: CHECK ((audience = ANY (ARRAY['near'::text, 'knows'::text, 'contact'::text])))
call_mailings call_mailings_call_id_fkey: FOREIGN KEY (call_id) REFERENCES calls_for_peers(id)
call_mailings call_mailings_person_id_fkey: FOREIGN KEY (person_id) REFERENCES people(id)
call_mailings call_mailings_pkey: PRIMARY KEY (call_id, person_id)
call_mailings call_mailings_sent_by_fkey: FOREIGN KEY (sent_by) REFERENCES people(id)
calls_for_peers calls_for_peers_body_id_fkey: FOREIGN KEY (body_id) REFERENCES programme_bodies(id)
calls_for_peers calls_for_peers_check: CHECK ((closes_on >= opens_on))
calls_for_peers calls_for_peers_created_by_fkey: FOREIGN KEY (created_by) REFERENCES people(id)
calls_for_peers calls_for_peers_ended_by_fkey: FOREIGN KEY (ended_by) REFERENCES people(id)
calls_for_peers calls_for_peers_pkey: PRIMARY KEY (id)
calls_for_peers calls_for_peers_title_check: CHECK (((length(title) >= 1) AND (length(title) <= 200)))
calls_for_peers calls_for_peers_wanted_check: CHECK (((length(wanted) >= 1) AND (length(wanted) <= 300)))
challenge_milestones challenge_milestones_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
challenge_milestones challenge_milestones_pkey: PRIMARY KEY (challenge_id, milestone)
challenge_milestones challenge_milestones_recorded_by_fkey: FOREIGN KEY (recorded_by) REFERENCES people(id)
challenge_probes challenge_probes_pkey: PRIMARY KEY (id)
challenge_probes challenge_probes_theme_id_fkey: FOREIGN KEY (theme_id) REFERENCES challenge_themes(id) ON DELETE CASCADE
challenge_slots challenge_slots_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
challenge_slots challenge_slots_challenge_id_key_key: UNIQUE (challenge_id, key)
challenge_slots challenge_slots_days_check: CHECK ((days >= 0))
challenge_slots challenge_slots_pkey: PRIMARY KEY (id)
challenge_themes challenge_themes_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
challenge_themes challenge_themes_challenge_id_key_key: UNIQUE (challenge_id, key)
challenge_themes challenge_themes_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 200)))
challenge_themes challenge_themes_of_challenge: UNIQUE (id, challenge_id)
challenge_themes challenge_themes_pkey: PRIMARY KEY (id)
challenges challenges_body_id_fkey: FOREIGN KEY (body_id) REFERENCES programme_bodies(id)
challenges challenges_check1: CHECK (((on_site_from IS NULL) = (on_site_until IS NULL)))
challenges challenges_check: CHECK ((on_site_until >= on_site_from))
challenges challenges_fee_pence_check: CHECK ((fee_pence >= 0))
challenges challenges_host_agreed_by_fkey: FOREIGN KEY (host_agreed_by) REFERENCES people(id)
challenges challenges_host_id_fkey: FOREIGN KEY (host_id) REFERENCES authorities(id)
challenges challenges_manager_agreed_by_fkey: FOREIGN KEY (manager_agreed_by) REFERENCES people(id)
challenges challenges_manager_id_fkey: FOREIGN KEY (manager_id) REFERENCES people(id)
challenges challenges_opened_by_fkey: FOREIGN KEY (opened_by) REFERENCES people(id)
challenges challenges_pkey: PRIMARY KEY (id)
challenges challenges_programme_key_programme_version_fkey: FOREIGN KEY (programme_key, programme_version) REFERENCES programme_versions(programme_key, version)
challenges challenges_reference_key: UNIQUE (reference)
clock_reminders clock_reminders_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
clock_reminders clock_reminders_kind_check: CHECK ((kind = ANY (ARRAY['week-before'::text, 'late'::text])))
clock_reminders clock_reminders_pkey: PRIMARY KEY (challenge_id, milestone, due_on, kind)
declared_conflicts declared_conflicts_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authorities(id)
declared_conflicts declared_conflicts_kind_check: CHECK ((kind = ANY (ARRAY['hard'::text, 'soft'::text])))
declared_conflicts declared_conflicts_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES peers(person_id)
declared_conflicts declared_conflicts_pkey: PRIMARY KEY (id)
document_requests document_requests_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
document_requests document_requests_challenge_id_key_key: UNIQUE (challenge_id, key)
document_requests document_requests_pkey: PRIMARY KEY (id)
document_requests document_requests_settled_by_fkey: FOREIGN KEY (settled_by) REFERENCES people(id)
document_requests document_requests_visible_to_check: CHECK ((visible_to = ANY (ARRAY['manager'::text, 'team'::text, 'team-and-host'::text])))
documents documents_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
documents documents_pkey: PRIMARY KEY (id)
documents documents_removed_by_fkey: FOREIGN KEY (removed_by) REFERENCES people(id)
documents documents_request_id_fkey: FOREIGN KEY (request_id) REFERENCES document_requests(id)
documents documents_sha256_fkey: FOREIGN KEY (sha256) REFERENCES stored_files(sha256)
documents documents_uploaded_by_fkey: FOREIGN KEY (uploaded_by) REFERENCES people(id)
documents documents_visible_to_check: CHECK ((visible_to = ANY (ARRAY['manager'::text, 'team'::text, 'team-and-host'::text])))
emerging_finding_notes emerging_finding_notes_emerging_finding_id_challenge_id_fkey: FOREIGN KEY (emerging_finding_id, challenge_id) REFERENCES emerging_findings(id, challenge_id) ON DELETE CASCADE
emerging_finding_notes emerging_finding_notes_note_id_challenge_id_fkey: FOREIGN KEY (note_id, challenge_id) REFERENCES notes(id, challenge_id) ON DELETE CASCADE
emerging_finding_notes emerging_finding_notes_pkey: PRIMARY KEY (emerging_finding_id, note_id)
emerging_findings emerging_findings_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
emerging_findings emerging_findings_check: CHECK (((apart_at IS NULL) OR (finding_id IS NULL)))
emerging_findings emerging_findings_finding_id_challenge_id_fkey: FOREIGN KEY (finding_id, challenge_id) REFERENCES findings(id, challenge_id) ON DELETE SET NULL (finding_id)
emerging_findings emerging_findings_id_challenge_id_key: UNIQUE (id, challenge_id)
emerging_findings emerging_findings_kind_check: CHECK ((kind = ANY (ARRAY['strength'::text, 'consideration'::text])))
emerging_findings emerging_findings_made_by_fkey: FOREIGN KEY (made_by) REFERENCES people(id)
emerging_findings emerging_findings_pkey: PRIMARY KEY (id)
emerging_findings emerging_findings_theme_id_challenge_id_fkey: FOREIGN KEY (theme_id, challenge_id) REFERENCES challenge_themes(id, challenge_id)
emerging_findings emerging_findings_title_check: CHECK (((length(title) >= 1) AND (length(title) <= 300)))
event_invitations event_invitations_check: CHECK (((status = 'waiting'::text) = (waiting_since IS NOT NULL)))
event_invitations event_invitations_event_id_fkey: FOREIGN KEY (event_id) REFERENCES peer_events(id)
event_invitations event_invitations_event_id_person_id_key: UNIQUE (event_id, person_id)
event_invitations event_invitations_interest_id_fkey: FOREIGN KEY (interest_id) REFERENCES expressions_of_interest(id)
event_invitations event_invitations_invited_by_fkey: FOREIGN KEY (invited_by) REFERENCES people(id)
event_invitations event_invitations_person_id_fkey: FOREIGN KEY (person_id) REFERENCES people(id)
event_invitations event_invitations_pkey: PRIMARY KEY (id)
event_invitations event_invitations_status_check: CHECK ((status = ANY (ARRAY['invited'::text, 'accepted'::text, 'waiting'::text, 'declined'::text, 'dropped-out'::text, 'cancelled'::text, 'attended'::text, 'absent'::text, 'lapsed'::text])))
event_needs event_needs_invitation_id_fkey: FOREIGN KEY (invitation_id) REFERENCES event_invitations(id)
event_needs event_needs_pkey: PRIMARY KEY (invitation_id)
event_places event_places_event_id_fkey: FOREIGN KEY (event_id) REFERENCES peer_events(id)
event_places event_places_invitation_id_fkey: FOREIGN KEY (invitation_id) REFERENCES event_invitations(id)
event_places event_places_invitation_id_key: UNIQUE (invitation_id)
event_places event_places_number_check: CHECK (((number >= 1) AND (number <= 500)))
event_places event_places_pkey: PRIMARY KEY (event_id, number)
expressions_of_interest expressions_of_interest_attempt_check: CHECK ((attempt >= 1))
expressions_of_interest expressions_of_interest_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authorities(id)
expressions_of_interest expressions_of_interest_body_id_fkey: FOREIGN KEY (body_id) REFERENCES programme_bodies(id)
expressions_of_interest expressions_of_interest_call_id_fkey: FOREIGN KEY (call_id) REFERENCES calls_for_peers(id)
expressions_of_interest expressions_of_interest_days_per_year_check: CHECK (((days_per_year >= 1) AND (days_per_year <= 60)))
expressions_of_interest expressions_of_interest_kind_check: CHECK ((kind = ANY (ARRAY['officer'::text, 'member'::text, 'health'::text, 'police'::text, 'practitioner'::text, 'lived-experience'::text, 'partner'::text])))
expressions_of_interest expressions_of_interest_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 200)))
expressions_of_interest expressions_of_interest_nomination_id_fkey: FOREIGN KEY (nomination_id) REFERENCES nominations(id)
expressions_of_interest expressions_of_interest_person_id_fkey: FOREIGN KEY (person_id) REFERENCES people(id)
expressions_of_interest expressions_of_interest_pkey: PRIMARY KEY (id)
expressions_of_interest expressions_of_interest_status_check: CHECK ((status = ANY (ARRAY['awaiting-backing'::text, 'backing-refused'::text, 'received'::text, 'screened'::text, 'invited'::text, 'attended'::text, 'assessed'::text, 'accredited'::text, 'not-yet'::text, 'not-now'::text, 'withdrawn'::text])))
fact_points fact_points_answer_check: CHECK ((answer = ANY (ARRAY['accepted'::text, 'declined'::text])))
fact_points fact_points_answered_by_fkey: FOREIGN KEY (answered_by) REFERENCES people(id)
fact_points fact_points_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES reports(challenge_id)
fact_points fact_points_check: CHECK (((answer IS NULL) OR (length(btrim(answer_reason)) > 0)))
fact_points fact_points_pkey: PRIMARY KEY (id)
fact_points fact_points_raised_by_fkey: FOREIGN KEY (raised_by) REFERENCES people(id)
fact_points fact_points_section_id_fkey: FOREIGN KEY (section_id) REFERENCES report_sections(id)
finding_documents finding_documents_document_id_fkey: FOREIGN KEY (document_id) REFERENCES documents(id)
finding_documents finding_documents_finding_id_fkey: FOREIGN KEY (finding_id) REFERENCES findings(id) ON DELETE CASCADE
finding_documents finding_documents_leave_evidence: TRIGGER DEFERRABLE INITIALLY DEFERRED
finding_documents finding_documents_pkey: PRIMARY KEY (finding_id, document_id)
finding_notes finding_notes_finding_id_fkey: FOREIGN KEY (finding_id) REFERENCES findings(id) ON DELETE CASCADE
finding_notes finding_notes_leave_evidence: TRIGGER DEFERRABLE INITIALLY DEFERRED
finding_notes finding_notes_note_id_fkey: FOREIGN KEY (note_id) REFERENCES notes(id)
finding_notes finding_notes_pkey: PRIMARY KEY (finding_id, note_id)
findings findings_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
findings findings_check: CHECK (((without_evidence_reason IS NULL) = (without_evidence_by IS NULL)))
findings findings_created_by_fkey: FOREIGN KEY (created_by) REFERENCES people(id)
findings findings_kind_check: CHECK ((kind = ANY (ARRAY['strength'::text, 'consideration'::text])))
findings findings_of_challenge: UNIQUE (id, challenge_id)
findings findings_pkey: PRIMARY KEY (id)
findings findings_stand_on_evidence: TRIGGER DEFERRABLE INITIALLY DEFERRED
findings findings_theme_id_fkey: FOREIGN KEY (theme_id) REFERENCES challenge_themes(id)
findings findings_title_check: CHECK (((length(title) >= 1) AND (length(title) <= 300)))
findings findings_without_evidence_by_fkey: FOREIGN KEY (without_evidence_by) REFERENCES people(id)
findings findings_without_evidence_reason_check: CHECK ((length(btrim(without_evidence_reason)) > 0))
grouping_steps grouping_steps_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
grouping_steps grouping_steps_challenge_id_number_key: UNIQUE (challenge_id, number)
grouping_steps grouping_steps_from_id_challenge_id_fkey: FOREIGN KEY (from_id, challenge_id) REFERENCES emerging_findings(id, challenge_id) ON DELETE CASCADE
grouping_steps grouping_steps_into_id_challenge_id_fkey: FOREIGN KEY (into_id, challenge_id) REFERENCES emerging_findings(id, challenge_id) ON DELETE CASCADE
grouping_steps grouping_steps_pkey: PRIMARY KEY (id)
grouping_steps grouping_steps_taken_by_fkey: FOREIGN KEY (taken_by) REFERENCES people(id)
grouping_steps grouping_steps_what_check: CHECK ((what = ANY (ARRAY['made'::text, 'moved'::text, 'apart'::text, 'finding'::text])))
host_views_of_team host_views_of_team_answer_check: CHECK ((answer = ANY (ARRAY['kept'::text, 'withdrawn'::text])))
host_views_of_team host_views_of_team_answered_by_fkey: FOREIGN KEY (answered_by) REFERENCES people(id)
host_views_of_team host_views_of_team_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
host_views_of_team host_views_of_team_check: CHECK (((view = 'content'::text) OR (length(btrim(reason)) > 0)))
host_views_of_team host_views_of_team_given_by_fkey: FOREIGN KEY (given_by) REFERENCES people(id)
host_views_of_team host_views_of_team_pkey: PRIMARY KEY (id)
host_views_of_team host_views_of_team_placement_id_fkey: FOREIGN KEY (placement_id) REFERENCES placements(id)
host_views_of_team host_views_of_team_view_check: CHECK ((view = ANY (ARRAY['content'::text, 'objects'::text])))
interest_backings interest_backings_backer_name_check: CHECK (((length(backer_name) >= 1) AND (length(backer_name) <= 200)))
interest_backings interest_backings_check: CHECK (((status = 'given'::text) = (stance IS NOT NULL)))
interest_backings interest_backings_entered_by_fkey: FOREIGN KEY (entered_by) REFERENCES people(id)
interest_backings interest_backings_interest_id_fkey: FOREIGN KEY (interest_id) REFERENCES expressions_of_interest(id)
interest_backings interest_backings_kind_check: CHECK ((kind = ANY (ARRAY['release'::text, 'group-office'::text, 'lead-member'::text])))
interest_backings interest_backings_pkey: PRIMARY KEY (id)
interest_backings interest_backings_stance_check: CHECK ((stance = ANY (ARRAY['released'::text, 'nominated'::text, 'seconded'::text])))
interest_backings interest_backings_status_check: CHECK ((status = ANY (ARRAY['asked'::text, 'given'::text, 'refused'::text, 'replaced'::text, 'expired'::text])))
interest_drafts interest_drafts_body_id_fkey: FOREIGN KEY (body_id) REFERENCES programme_bodies(id)
interest_drafts interest_drafts_call_id_fkey: FOREIGN KEY (call_id) REFERENCES calls_for_peers(id)
interest_drafts interest_drafts_nomination_id_fkey: FOREIGN KEY (nomination_id) REFERENCES nominations(id)
interest_drafts interest_drafts_person_id_fkey: FOREIGN KEY (person_id) REFERENCES people(id)
interest_drafts interest_drafts_pkey: PRIMARY KEY (id)
interest_notes interest_notes_interest_id_fkey: FOREIGN KEY (interest_id) REFERENCES expressions_of_interest(id)
interest_notes interest_notes_pkey: PRIMARY KEY (id)
interest_notes interest_notes_text_check: CHECK ((length(btrim(text)) > 0))
interest_notes interest_notes_written_by_fkey: FOREIGN KEY (written_by) REFERENCES people(id)
interviewees interviewees_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
interviewees interviewees_challenge_id_name_job_title_key: UNIQUE (challenge_id, name, job_title)
interviewees interviewees_check: CHECK (((said_from <= said_until) AND ((said_from IS NULL) = (said_until IS NULL))))
interviewees interviewees_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 200)))
interviewees interviewees_person_id_fkey: FOREIGN KEY (person_id) REFERENCES people(id)
interviewees interviewees_pkey: PRIMARY KEY (id)
mail_messages mail_messages_pkey: PRIMARY KEY (id)
mail_messages mail_messages_status_check: CHECK ((status = ANY (ARRAY['queued'::text, 'sent'::text, 'kept'::text, 'failed'::text])))
migrations migrations_pkey: PRIMARY KEY (name)
nominations nominations_backer_kind_check: CHECK ((backer_kind = ANY (ARRAY['group-office'::text, 'lead-member'::text])))
nominations nominations_backer_name_check: CHECK (((length(backer_name) >= 1) AND (length(backer_name) <= 200)))
nominations nominations_body_id_fkey: FOREIGN KEY (body_id) REFERENCES programme_bodies(id)
nominations nominations_check1: CHECK ((((status = 'unproven'::text) = (asked_at IS NULL)) AND ((asked_at IS NULL) = (ends_on IS NULL))))
nominations nominations_check: CHECK ((backer_email <> email))
nominations nominations_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 200)))
nominations nominations_pkey: PRIMARY KEY (id)
nominations nominations_status_check: CHECK ((status = ANY (ARRAY['unproven'::text, 'asked'::text, 'taken-up'::text, 'declined'::text, 'expired'::text])))
note_photographs note_photographs_height_check: CHECK ((height > 0))
note_photographs note_photographs_media_type_check: CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text])))
note_photographs note_photographs_note_id_fkey: FOREIGN KEY (note_id) REFERENCES notes(id) ON DELETE CASCADE
note_photographs note_photographs_pkey: PRIMARY KEY (id)
note_photographs note_photographs_sha256_fkey: FOREIGN KEY (sha256) REFERENCES stored_files(sha256)
note_photographs note_photographs_size: CHECK (((width IS NULL) = (height IS NULL)))
note_photographs note_photographs_small_sha256_fkey: FOREIGN KEY (small_sha256) REFERENCES stored_files(sha256)
note_photographs note_photographs_width_check: CHECK ((width > 0))
notebook_brought notebook_brought_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
notebook_brought notebook_brought_pkey: PRIMARY KEY (revision)
notebook_brought notebook_brought_sequence_check: CHECK ((sequence > 0))
notebook_brought notebook_brought_words_check: CHECK ((words ~ '^[0-9a-f]{64}$'::text))
notebook_devices notebook_devices_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
notebook_devices notebook_devices_check: CHECK ((phone_id <> id))
notebook_devices notebook_devices_last_hash_check: CHECK ((last_hash ~ '^([0-9a-f]{64})?$'::text))
notebook_devices notebook_devices_last_sequence_check: CHECK ((last_sequence >= 0))
notebook_devices notebook_devices_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 120)))
notebook_devices notebook_devices_person_id_fkey: FOREIGN KEY (person_id) REFERENCES people(id)
notebook_devices notebook_devices_pkey: PRIMARY KEY (id)
notebook_devices notebook_devices_web_session_id_fkey: FOREIGN KEY (web_session_id) REFERENCES web_sessions(id) ON DELETE SET NULL
notebook_operations notebook_operations_check1: CHECK (((outcome = 'refused'::text) = (landed_on IS NULL)))
notebook_operations notebook_operations_check: CHECK (((outcome = 'refused'::text) = (refusal IS NOT NULL)))
notebook_operations notebook_operations_device_id_fkey: FOREIGN KEY (device_id) REFERENCES notebook_devices(id) ON DELETE CASCADE
notebook_operations notebook_operations_hash_check: CHECK ((hash ~ '^([0-9a-f]{64})?$'::text))
notebook_operations notebook_operations_outcome_check: CHECK ((outcome = ANY (ARRAY['taken'::text, 'beside'::text, 'refused'::text])))
notebook_operations notebook_operations_pkey: PRIMARY KEY (device_id, sequence)
notebook_operations notebook_operations_sequence_check: CHECK ((sequence > 0))
notes notes_author_id_fkey: FOREIGN KEY (author_id) REFERENCES people(id)
notes notes_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
notes notes_destroyed_tell_no_leaving: CHECK (((after_leaving_at IS NULL) OR (destroyed_at IS NULL)))
notes notes_kind_check: CHECK ((kind = ANY (ARRAY['strength'::text, 'consideration'::text, 'question'::text, 'quotation'::text, 'neutral'::text])))
notes notes_nth_in_press_check: CHECK ((nth_in_press >= 0))
notes notes_of_challenge: UNIQUE (id, challenge_id)
notes notes_pkey: PRIMARY KEY (id)
notes notes_session_id_fkey: FOREIGN KEY (session_id) REFERENCES sessions(id)
notes notes_text_check: CHECK (((length(text) >= 1) AND (length(text) <= 20000)))
notes notes_theme_id_fkey: FOREIGN KEY (theme_id) REFERENCES challenge_themes(id)
notes notes_whole_or_destroyed: CHECK ((((num_nonnulls(author_id, text, written_at, changed_at) = 4) AND (destroyed_at IS NULL)) OR ((num_nonnulls(author_id, text, written_at, changed_at, session_id) = 0) AND (destroyed_at IS NOT NULL))))
offers offers_answer_check: CHECK ((answer = ANY (ARRAY['accepted'::text, 'declined'::text])))
offers offers_pkey: PRIMARY KEY (id)
offers offers_placement_id_fkey: FOREIGN KEY (placement_id) REFERENCES placements(id)
offers offers_token_hash_key: UNIQUE (token_hash)
pack_items pack_items_challenge_id_document_id_key: UNIQUE NULLS NOT DISTINCT (challenge_id, document_id)
pack_items pack_items_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES packs(challenge_id)
pack_items pack_items_document_id_fkey: FOREIGN KEY (document_id) REFERENCES documents(id)
pack_items pack_items_pkey: PRIMARY KEY (id)
pack_items pack_items_reading_minutes_check: CHECK (((reading_minutes >= 1) AND (reading_minutes <= 600)))
pack_reads pack_reads_item_id_fkey: FOREIGN KEY (item_id) REFERENCES pack_items(id) ON DELETE CASCADE
pack_reads pack_reads_person_id_fkey: FOREIGN KEY (person_id) REFERENCES people(id)
pack_reads pack_reads_pkey: PRIMARY KEY (item_id, person_id)
packs packs_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
packs packs_pkey: PRIMARY KEY (challenge_id)
packs packs_shared_by_fkey: FOREIGN KEY (shared_by) REFERENCES people(id)
page_feedback page_feedback_pkey: PRIMARY KEY (id)
peer_access_needs peer_access_needs_needs_check: CHECK ((length(btrim(needs)) > 0))
peer_access_needs peer_access_needs_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES peers(person_id)
peer_access_needs peer_access_needs_pkey: PRIMARY KEY (peer_id)
peer_confirmations peer_confirmations_days_per_year_check: CHECK (((days_per_year >= 0) AND (days_per_year <= 60)))
peer_confirmations peer_confirmations_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES peers(person_id)
peer_confirmations peer_confirmations_pkey: PRIMARY KEY (id)
peer_confirmations peer_confirmations_token_hash_key: UNIQUE (token_hash)
peer_equality peer_equality_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES peers(person_id)
peer_equality peer_equality_pkey: PRIMARY KEY (peer_id)
peer_events peer_events_body_id_fkey: FOREIGN KEY (body_id) REFERENCES programme_bodies(id)
peer_events peer_events_check: CHECK ((ends_at > starts_at))
peer_events peer_events_created_by_fkey: FOREIGN KEY (created_by) REFERENCES people(id)
peer_events peer_events_kind_check: CHECK ((kind = ANY (ARRAY['assessment'::text, 'regional-briefing'::text, 'refresher'::text])))
peer_events peer_events_pkey: PRIMARY KEY (id)
peer_events peer_events_status_check: CHECK ((status = ANY (ARRAY['planned'::text, 'cancelled'::text])))
peer_events peer_events_title_check: CHECK (((length(title) >= 1) AND (length(title) <= 200)))
peer_feedback peer_feedback_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
peer_feedback peer_feedback_given_by_check: CHECK ((given_by = ANY (ARRAY['host'::text, 'team'::text, 'office'::text])))
peer_feedback peer_feedback_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES peers(person_id)
peer_feedback peer_feedback_pkey: PRIMARY KEY (id)
peer_feedback peer_feedback_text_check: CHECK ((length(btrim(text)) > 0))
peer_feedback peer_feedback_written_by_fkey: FOREIGN KEY (written_by) REFERENCES people(id)
peer_merges peer_merges_check: CHECK ((from_id <> into_id))
peer_merges peer_merges_from_id_fkey: FOREIGN KEY (from_id) REFERENCES peers(person_id)
peer_merges peer_merges_into_id_fkey: FOREIGN KEY (into_id) REFERENCES peers(person_id)
peer_merges peer_merges_merged_by_fkey: FOREIGN KEY (merged_by) REFERENCES people(id)
peer_merges peer_merges_pkey: PRIMARY KEY (from_id)
peer_previous_authorities peer_previous_authorities_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authorities(id)
peer_previous_authorities peer_previous_authorities_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES peers(person_id)
peer_previous_authorities peer_previous_authorities_pkey: PRIMARY KEY (peer_id, authority_id)
peer_reflections peer_reflections_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
peer_reflections peer_reflections_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES peers(person_id)
peer_reflections peer_reflections_pkey: PRIMARY KEY (id)
peer_reflections peer_reflections_text_check: CHECK ((length(btrim(text)) > 0))
peer_roles peer_roles_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authorities(id)
peer_roles peer_roles_check: CHECK (((until_on IS NULL) OR (from_on IS NULL) OR (until_on >= from_on)))
peer_roles peer_roles_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES peers(person_id)
peer_roles peer_roles_pkey: PRIMARY KEY (id)
peer_skills peer_skills_level_check: CHECK (((level >= 1) AND (level <= 3)))
peer_skills peer_skills_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES peers(person_id)
peer_skills peer_skills_pkey: PRIMARY KEY (peer_id, topic)
peer_support peer_support_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authorities(id)
peer_support peer_support_hours_check: CHECK (((hours >= 1) AND (hours <= 480)))
peer_support peer_support_kind_check: CHECK ((kind = ANY (ARRAY['mentoring'::text, 'new-leaders'::text, 'councillor-development'::text, 'workshop'::text, 'other'::text])))
peer_support peer_support_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES peers(person_id)
peer_support peer_support_pkey: PRIMARY KEY (id)
peer_support peer_support_what_check: CHECK ((length(btrim(what)) > 0))
peer_support peer_support_written_by_fkey: FOREIGN KEY (written_by) REFERENCES people(id)
peer_unavailability peer_unavailability_check: CHECK ((until_on >= from_on))
peer_unavailability peer_unavailability_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES peers(person_id)
peer_unavailability peer_unavailability_pkey: PRIMARY KEY (id)
peer_visits peer_visits_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authorities(id)
peer_visits peer_visits_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
peer_visits peer_visits_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES peers(person_id)
peer_visits peer_visits_pkey: PRIMARY KEY (id)
peers peers_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authorities(id)
peers peers_body_id_fkey: FOREIGN KEY (body_id) REFERENCES programme_bodies(id)
peers peers_days_per_year_check: CHECK (((days_per_year >= 0) AND (days_per_year <= 60)))
peers peers_kind_check: CHECK ((kind = ANY (ARRAY['officer'::text, 'member'::text, 'health'::text, 'police'::text, 'practitioner'::text, 'lived-experience'::text, 'partner'::text])))
peers peers_merged: CHECK ((((status = 'merged'::text) = (merged_into_id IS NOT NULL)) AND (merged_into_id <> person_id)))
peers peers_merged_into_id_fkey: FOREIGN KEY (merged_into_id) REFERENCES peers(person_id)
peers peers_person_id_fkey: FOREIGN KEY (person_id) REFERENCES people(id)
peers peers_pkey: PRIMARY KEY (person_id)
peers peers_served_check: CHECK ((served >= 0))
peers peers_sex_check: CHECK ((sex = ANY (ARRAY['f'::text, 'm'::text, 'x'::text])))
peers peers_status_check: CHECK ((status = ANY (ARRAY['serving'::text, 'review-due'::text, 'lapsed'::text, 'suspended'::text, 'retired'::text, 'alumnus'::text, 'merged'::text])))
peers_not_same peers_not_same_a_id_fkey: FOREIGN KEY (a_id) REFERENCES peers(person_id)
peers_not_same peers_not_same_b_id_fkey: FOREIGN KEY (b_id) REFERENCES peers(person_id)
peers_not_same peers_not_same_check: CHECK ((a_id < b_id))
peers_not_same peers_not_same_pkey: PRIMARY KEY (a_id, b_id)
peers_not_same peers_not_same_said_by_fkey: FOREIGN KEY (said_by) REFERENCES people(id)
people people_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authorities(id)
people people_email_key: UNIQUE (email)
people people_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 200)))
people people_pkey: PRIMARY KEY (id)
placement_alarms placement_alarms_check1: CHECK (((status <> 'dismissed'::text) OR ((closed_by IS NOT NULL) AND (length(btrim(close_reason)) > 0))))
placement_alarms placement_alarms_check: CHECK (((status = 'open'::text) = (closed_at IS NULL)))
placement_alarms placement_alarms_closed_by_fkey: FOREIGN KEY (closed_by) REFERENCES people(id)
placement_alarms placement_alarms_pkey: PRIMARY KEY (id)
placement_alarms placement_alarms_placement_id_fkey: FOREIGN KEY (placement_id) REFERENCES placements(id)
placement_alarms placement_alarms_status_check: CHECK ((status = ANY (ARRAY['open'::text, 'dismissed'::text, 'gone'::text])))
placement_alarms placement_alarms_why_check: CHECK ((length(btrim(why)) > 0))
placement_reconfirmations placement_reconfirmations_answer_check: CHECK ((answer = ANY (ARRAY['still'::text, 'cannot'::text, 'superseded'::text])))
placement_reconfirmations placement_reconfirmations_asked_by_fkey: FOREIGN KEY (asked_by) REFERENCES people(id)
placement_reconfirmations placement_reconfirmations_check: CHECK (((answered_at IS NULL) = (answer IS NULL)))
placement_reconfirmations placement_reconfirmations_pkey: PRIMARY KEY (id)
placement_reconfirmations placement_reconfirmations_placement_id_fkey: FOREIGN KEY (placement_id) REFERENCES placements(id)
placement_reconfirmations placement_reconfirmations_reminder_hash_key: UNIQUE (reminder_hash)
placement_reconfirmations placement_reconfirmations_token_hash_key: UNIQUE (token_hash)
placement_waivers placement_waivers_pkey: PRIMARY KEY (id)
placement_waivers placement_waivers_placement_id_conflict_key: UNIQUE (placement_id, conflict)
placement_waivers placement_waivers_placement_id_fkey: FOREIGN KEY (placement_id) REFERENCES placements(id)
placement_waivers placement_waivers_reason_check: CHECK ((length(btrim(reason)) > 0))
placement_waivers placement_waivers_waived_by_fkey: FOREIGN KEY (waived_by) REFERENCES people(id)
placements placements_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
placements placements_days_check: CHECK ((days >= 0))
placements placements_one_team_at_a_time: EXCLUDE USING gist (peer_id WITH =, period WITH &&) WHERE ((status = ANY (ARRAY['proposed'::text, 'offered'::text, 'accepted'::text, 'confirmed'::text, 'served'::text])))
placements placements_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES peers(person_id)
placements placements_pkey: PRIMARY KEY (id)
placements placements_proposed_by_fkey: FOREIGN KEY (proposed_by) REFERENCES people(id)
placements placements_slot_id_fkey: FOREIGN KEY (slot_id) REFERENCES challenge_slots(id)
placements placements_status_check: CHECK ((status = ANY (ARRAY['proposed'::text, 'offered'::text, 'accepted'::text, 'declined'::text, 'expired'::text, 'confirmed'::text, 'served'::text, 'withdrawn'::text])))
plan_challenges plan_challenges_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
plan_challenges plan_challenges_check: CHECK ((assumed_until >= assumed_from))
plan_challenges plan_challenges_pkey: PRIMARY KEY (plan_id, challenge_id)
plan_challenges plan_challenges_plan_id_fkey: FOREIGN KEY (plan_id) REFERENCES plans(id)
plan_exclusions plan_exclusions_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
plan_exclusions plan_exclusions_excluded_by_fkey: FOREIGN KEY (excluded_by) REFERENCES people(id)
plan_exclusions plan_exclusions_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES peers(person_id)
plan_exclusions plan_exclusions_pkey: PRIMARY KEY (plan_id, challenge_id, peer_id)
plan_exclusions plan_exclusions_plan_id_fkey: FOREIGN KEY (plan_id) REFERENCES plans(id)
plan_places plan_places_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
plan_places plan_places_hold_check: CHECK ((hold = ANY (ARRAY['placed'::text, 'pinned'::text])))
plan_places plan_places_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES peers(person_id)
plan_places plan_places_pkey: PRIMARY KEY (plan_id, slot_key)
plan_places plan_places_placement_id_fkey: FOREIGN KEY (placement_id) REFERENCES placements(id)
plan_places plan_places_plan_id_fkey: FOREIGN KEY (plan_id) REFERENCES plans(id)
plan_places plan_places_slot_id_fkey: FOREIGN KEY (slot_id) REFERENCES challenge_slots(id)
plan_runs plan_runs_asked_by_fkey: FOREIGN KEY (asked_by) REFERENCES people(id)
plan_runs plan_runs_check: CHECK (((ended_at IS NULL) = (outcome IS NULL)))
plan_runs plan_runs_outcome_check: CHECK ((outcome = ANY (ARRAY['finished'::text, 'cancelled'::text, 'failed'::text, 'refused'::text])))
plan_runs plan_runs_pkey: PRIMARY KEY (id)
plan_runs plan_runs_plan_id_fkey: FOREIGN KEY (plan_id) REFERENCES plans(id)
plan_runs plan_runs_seconds_allowed_check: CHECK (((seconds_allowed >= 1) AND (seconds_allowed <= 600)))
plans plans_body_id_fkey: FOREIGN KEY (body_id) REFERENCES programme_bodies(id)
plans plans_created_by_fkey: FOREIGN KEY (created_by) REFERENCES people(id)
plans plans_kind_check: CHECK ((kind = ANY (ARRAY['year'::text, 'team'::text, 'repair'::text])))
plans plans_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 200)))
plans plans_pkey: PRIMARY KEY (id)
pool_import_rows pool_import_rows_fate_check: CHECK ((fate = ANY (ARRAY['added'::text, 'changed'::text, 'same'::text, 'duplicate'::text, 'refused'::text])))
pool_import_rows pool_import_rows_import_id_fkey: FOREIGN KEY (import_id) REFERENCES pool_imports(id) ON DELETE CASCADE
pool_import_rows pool_import_rows_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES peers(person_id)
pool_import_rows pool_import_rows_pkey: PRIMARY KEY (import_id, row_number)
pool_imports pool_imports_applied_by_fkey: FOREIGN KEY (applied_by) REFERENCES people(id)
pool_imports pool_imports_body_id_fkey: FOREIGN KEY (body_id) REFERENCES programme_bodies(id)
pool_imports pool_imports_pkey: PRIMARY KEY (id)
pool_imports pool_imports_status_check: CHECK ((status = ANY (ARRAY['checking'::text, 'checked'::text, 'refused'::text, 'applying'::text, 'done'::text, 'dropped'::text])))
pool_imports pool_imports_uploaded_by_fkey: FOREIGN KEY (uploaded_by) REFERENCES people(id)
presentations presentations_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
presentations presentations_given_by_fkey: FOREIGN KEY (given_by) REFERENCES people(id)
presentations presentations_pkey: PRIMARY KEY (challenge_id)
programme_bodies programme_bodies_pkey: PRIMARY KEY (id)
programme_versions programme_versions_pkey: PRIMARY KEY (programme_key, version)
programme_versions programme_versions_programme_key_fkey: FOREIGN KEY (programme_key) REFERENCES programmes(key)
programme_versions programme_versions_version_check: CHECK ((version >= 1))
programmes programmes_body_id_fkey: FOREIGN KEY (body_id) REFERENCES programme_bodies(id)
programmes programmes_pkey: PRIMARY KEY (key)
progress_entries progress_entries_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES progress_reviews(challenge_id)
progress_entries progress_entries_pkey: PRIMARY KEY (challenge_id, recommendation_id)
progress_entries progress_entries_recommendation_id_fkey: FOREIGN KEY (recommendation_id) REFERENCES recommendations(id)
progress_reviews progress_reviews_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
progress_reviews progress_reviews_pkey: PRIMARY KEY (challenge_id)
progress_reviews progress_reviews_published_by_fkey: FOREIGN KEY (published_by) REFERENCES people(id)
progress_reviews progress_reviews_status_check: CHECK ((status = ANY (ARRAY['open'::text, 'published'::text])))
published_reports published_reports_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
published_reports published_reports_docx_sha256_fkey: FOREIGN KEY (docx_sha256) REFERENCES stored_files(sha256)
published_reports published_reports_host_id_fkey: FOREIGN KEY (host_id) REFERENCES authorities(id)
published_reports published_reports_pdf_sha256_fkey: FOREIGN KEY (pdf_sha256) REFERENCES stored_files(sha256)
published_reports published_reports_pkey: PRIMARY KEY (challenge_id)
published_reports published_reports_published_by_fkey: FOREIGN KEY (published_by) REFERENCES people(id)
published_reports published_reports_slug_key: UNIQUE (slug)
rate_limits rate_limits_pkey: PRIMARY KEY (key, window_start)
recommendation_findings recommendation_findings_finding_id_fkey: FOREIGN KEY (finding_id) REFERENCES findings(id)
recommendation_findings recommendation_findings_leave_finding: TRIGGER DEFERRABLE INITIALLY DEFERRED
recommendation_findings recommendation_findings_pkey: PRIMARY KEY (recommendation_id, finding_id)
recommendation_findings recommendation_findings_recommendation_id_fkey: FOREIGN KEY (recommendation_id) REFERENCES recommendations(id) ON DELETE CASCADE
recommendations recommendations_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
recommendations recommendations_check: CHECK (((without_evidence_reason IS NULL) = (without_evidence_by IS NULL)))
recommendations recommendations_created_by_fkey: FOREIGN KEY (created_by) REFERENCES people(id)
recommendations recommendations_pkey: PRIMARY KEY (id)
recommendations recommendations_stand_on_findings: TRIGGER DEFERRABLE INITIALLY DEFERRED
recommendations recommendations_title_check: CHECK (((length(title) >= 1) AND (length(title) <= 300)))
recommendations recommendations_without_evidence_by_fkey: FOREIGN KEY (without_evidence_by) REFERENCES people(id)
recommendations recommendations_without_evidence_reason_check: CHECK ((length(btrim(without_evidence_reason)) > 0))
recruitment_links recruitment_links_pkey: PRIMARY KEY (token_hash)
recruitment_links recruitment_links_purpose_check: CHECK ((purpose = ANY (ARRAY['backing'::text, 'invitation'::text, 'nominator'::text, 'nominee'::text])))
report_comments report_comments_answered_by_fkey: FOREIGN KEY (answered_by) REFERENCES people(id)
report_comments report_comments_author_id_fkey: FOREIGN KEY (author_id) REFERENCES people(id)
report_comments report_comments_pkey: PRIMARY KEY (id)
report_comments report_comments_section_id_fkey: FOREIGN KEY (section_id) REFERENCES report_sections(id)
report_sections report_sections_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES reports(challenge_id)
report_sections report_sections_challenge_id_key_key: UNIQUE (challenge_id, key)
report_sections report_sections_edited_by_fkey: FOREIGN KEY (edited_by) REFERENCES people(id)
report_sections report_sections_pkey: PRIMARY KEY (id)
report_sections report_sections_theme_id_fkey: FOREIGN KEY (theme_id) REFERENCES challenge_themes(id)
reports reports_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
reports reports_pkey: PRIMARY KEY (challenge_id)
reports reports_signed_off_by_fkey: FOREIGN KEY (signed_off_by) REFERENCES people(id)
reports reports_status_check: CHECK ((status = ANY (ARRAY['drafting'::text, 'commenting'::text, 'revising'::text, 'fact-check'::text, 'answering'::text, 'signing'::text, 'signed-off'::text, 'published'::text])))
role_grants role_grants_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authorities(id)
role_grants role_grants_body_id_fkey: FOREIGN KEY (body_id) REFERENCES programme_bodies(id)
role_grants role_grants_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
role_grants role_grants_check: CHECK ((num_nonnulls(body_id, challenge_id, authority_id) = 1))
role_grants role_grants_granted_by_fkey: FOREIGN KEY (granted_by) REFERENCES people(id)
role_grants role_grants_person_id_fkey: FOREIGN KEY (person_id) REFERENCES people(id)
role_grants role_grants_pkey: PRIMARY KEY (id)
role_grants role_grants_scope: CHECK (
CASE
    WHEN (role = ANY (ARRAY['administrator'::text, 'programme-manager'::text, 'placement-officer'::text, 'peer'::text, 'applicant'::text, 'assessor'::text])) THEN (body_id IS NOT NULL)
    WHEN (role = ANY (ARRAY['challenge-manager'::text, 'team-peer'::text, 'interviewee'::text])) THEN (challenge_id IS NOT NULL)
    WHEN (role = ANY (ARRAY['host-coordinator'::text, 'host-sponsor'::text])) THEN (authority_id IS NOT NULL)
    ELSE false
END)
rooms rooms_capacity_check: CHECK ((capacity > 0))
rooms rooms_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
rooms rooms_challenge_id_name_key: UNIQUE (challenge_id, name)
rooms rooms_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 120)))
rooms rooms_pkey: PRIMARY KEY (id)
saved_pool_searches saved_pool_searches_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 80)))
saved_pool_searches saved_pool_searches_person_id_fkey: FOREIGN KEY (person_id) REFERENCES people(id)
saved_pool_searches saved_pool_searches_pkey: PRIMARY KEY (id)
saved_pool_searches saved_pool_searches_query_check: CHECK ((length(query) <= 2000))
self_assessment_answers self_assessment_answers_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES self_assessments(challenge_id)
self_assessment_answers self_assessment_answers_pkey: PRIMARY KEY (challenge_id, prompt_key)
self_assessment_answers self_assessment_answers_saved_by_fkey: FOREIGN KEY (saved_by) REFERENCES people(id)
self_assessments self_assessments_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
self_assessments self_assessments_pkey: PRIMARY KEY (challenge_id)
self_assessments self_assessments_status_check: CHECK ((status = ANY (ARRAY['open'::text, 'submitted'::text])))
self_assessments self_assessments_submitted_by_fkey: FOREIGN KEY (submitted_by) REFERENCES people(id)
session_interviewees session_interviewees_answer_check: CHECK ((answer = ANY (ARRAY['accepted'::text, 'declined'::text, 'other-time'::text])))
session_interviewees session_interviewees_free: EXCLUDE USING gist (interviewee_id WITH =, period WITH &&) WHERE (is_live)
session_interviewees session_interviewees_interviewee_id_fkey: FOREIGN KEY (interviewee_id) REFERENCES interviewees(id)
session_interviewees session_interviewees_pkey: PRIMARY KEY (session_id, interviewee_id)
session_interviewees session_interviewees_session_id_period_is_live_fkey: FOREIGN KEY (session_id, period, is_live) REFERENCES sessions(id, period, is_live) ON UPDATE CASCADE ON DELETE CASCADE
session_peers session_peers_free: EXCLUDE USING gist (peer_id WITH =, period WITH &&) WHERE (is_live)
session_peers session_peers_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES people(id)
session_peers session_peers_pkey: PRIMARY KEY (session_id, peer_id)
session_peers session_peers_session_id_period_is_live_fkey: FOREIGN KEY (session_id, period, is_live) REFERENCES sessions(id, period, is_live) ON UPDATE CASCADE ON DELETE CASCADE
session_prompts session_prompts_answer_note_id_challenge_id_fkey: FOREIGN KEY (answer_note_id, challenge_id) REFERENCES notes(id, challenge_id) ON DELETE SET NULL (answer_note_id)
session_prompts session_prompts_asked_by_fkey: FOREIGN KEY (asked_by) REFERENCES people(id)
session_prompts session_prompts_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
session_prompts session_prompts_check1: CHECK (((answer_note_id IS NULL) OR (asked_at IS NOT NULL)))
session_prompts session_prompts_check: CHECK (((asked_at IS NULL) = (asked_by IS NULL)))
session_prompts session_prompts_note_id_challenge_id_fkey: FOREIGN KEY (note_id, challenge_id) REFERENCES notes(id, challenge_id) ON DELETE CASCADE
session_prompts session_prompts_pkey: PRIMARY KEY (id)
session_prompts session_prompts_raised_by_fkey: FOREIGN KEY (raised_by) REFERENCES people(id)
session_prompts session_prompts_session_id_challenge_id_fkey: FOREIGN KEY (session_id, challenge_id) REFERENCES sessions(id, challenge_id) ON DELETE CASCADE
session_prompts session_prompts_session_id_note_id_key: UNIQUE (session_id, note_id)
session_prompts session_prompts_text_check: CHECK (((length(text) >= 1) AND (length(text) <= 500)))
session_themes session_themes_pkey: PRIMARY KEY (session_id, theme_id)
session_themes session_themes_session_id_fkey: FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE
session_themes session_themes_theme_id_fkey: FOREIGN KEY (theme_id) REFERENCES challenge_themes(id)
sessions sessions_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
sessions sessions_id_period_is_live_key: UNIQUE (id, period, is_live)
sessions sessions_kind_check: CHECK ((kind = ANY (ARRAY['interview'::text, 'focus-group'::text, 'site-visit'::text, 'meeting'::text, 'call'::text, 'observation'::text, 'case-file-review'::text, 'team-meeting'::text, 'feedback'::text])))
sessions sessions_of_challenge: UNIQUE (id, challenge_id)
sessions sessions_others_attended_check: CHECK ((others_attended >= 0))
sessions sessions_others_expected_check: CHECK ((others_expected >= 0))
sessions sessions_period_check: CHECK (((NOT isempty(period)) AND (lower(period) IS NOT NULL) AND (upper(period) IS NOT NULL)))
sessions sessions_pkey: PRIMARY KEY (id)
sessions sessions_room_free: EXCLUDE USING gist (room_id WITH =, period WITH &&) WHERE (is_live)
sessions sessions_room_id_fkey: FOREIGN KEY (room_id) REFERENCES rooms(id)
sessions sessions_title_check: CHECK (((length(title) >= 1) AND (length(title) <= 200)))
sessions sessions_wanted_id_fkey: FOREIGN KEY (wanted_id) REFERENCES wanted_sessions(id) ON DELETE SET NULL
sign_in_requests sign_in_requests_link_hash_key: UNIQUE (link_hash)
sign_in_requests sign_in_requests_person_id_fkey: FOREIGN KEY (person_id) REFERENCES people(id)
sign_in_requests sign_in_requests_pkey: PRIMARY KEY (id)
site_travel site_travel_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
site_travel site_travel_check: CHECK ((site_a < site_b))
site_travel site_travel_minutes_check: CHECK (((minutes >= 0) AND (minutes <= 240)))
site_travel site_travel_pkey: PRIMARY KEY (challenge_id, site_a, site_b)
slot_reserves slot_reserves_added_by_fkey: FOREIGN KEY (added_by) REFERENCES people(id)
slot_reserves slot_reserves_check1: CHECK (((status <> 'passed-over'::text) OR (length(outcome) > 0)))
slot_reserves slot_reserves_check: CHECK (((status = 'waiting'::text) = (settled_at IS NULL)))
slot_reserves slot_reserves_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES peers(person_id)
slot_reserves slot_reserves_pkey: PRIMARY KEY (id)
slot_reserves slot_reserves_slot_id_fkey: FOREIGN KEY (slot_id) REFERENCES challenge_slots(id)
slot_reserves slot_reserves_status_check: CHECK ((status = ANY (ARRAY['waiting'::text, 'offered'::text, 'passed-over'::text, 'removed'::text])))
stored_files stored_files_bytes_check: CHECK ((bytes > 0))
stored_files stored_files_pkey: PRIMARY KEY (sha256)
stored_files stored_files_sha256_check: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
tasks tasks_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
tasks tasks_check: CHECK ((num_nonnulls(for_role, for_person_id) = 1))
tasks tasks_done_by_fkey: FOREIGN KEY (done_by) REFERENCES people(id)
tasks tasks_for_person_id_fkey: FOREIGN KEY (for_person_id) REFERENCES people(id)
tasks tasks_pkey: PRIMARY KEY (id)
team_calls team_calls_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
team_calls team_calls_pkey: PRIMARY KEY (challenge_id)
team_conversations team_conversations_pkey: PRIMARY KEY (session_id)
team_conversations team_conversations_session_id_fkey: FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE
team_conversations team_conversations_title_check: CHECK (((length(title) >= 1) AND (length(title) <= 200)))
team_settings team_settings_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
team_settings team_settings_offer_days_check: CHECK (((offer_days >= 2) AND (offer_days <= 30)))
team_settings team_settings_pkey: PRIMARY KEY (challenge_id)
team_settings team_settings_set_by_fkey: FOREIGN KEY (set_by) REFERENCES people(id)
timetable_moves timetable_moves_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
timetable_moves timetable_moves_moved_by_fkey: FOREIGN KEY (moved_by) REFERENCES people(id)
timetable_moves timetable_moves_pkey: PRIMARY KEY (id)
timetable_moves timetable_moves_session_id_fkey: FOREIGN KEY (session_id) REFERENCES sessions(id)
timetable_moves timetable_moves_undoes_fkey: FOREIGN KEY (undoes) REFERENCES timetable_moves(id)
timetable_moves timetable_moves_undoes_key: UNIQUE (undoes)
timetable_releases timetable_releases_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
timetable_releases timetable_releases_challenge_id_number_key: UNIQUE (challenge_id, number)
timetable_releases timetable_releases_number_check: CHECK ((number > 0))
timetable_releases timetable_releases_pkey: PRIMARY KEY (id)
timetable_releases timetable_releases_released_by_fkey: FOREIGN KEY (released_by) REFERENCES people(id)
timetable_runs timetable_runs_accepted_by_fkey: FOREIGN KEY (accepted_by) REFERENCES people(id)
timetable_runs timetable_runs_asked_by_fkey: FOREIGN KEY (asked_by) REFERENCES people(id)
timetable_runs timetable_runs_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
timetable_runs timetable_runs_check: CHECK (((ended_at IS NULL) = (outcome IS NULL)))
timetable_runs timetable_runs_outcome_check: CHECK ((outcome = ANY (ARRAY['finished'::text, 'cancelled'::text, 'failed'::text, 'refused'::text])))
timetable_runs timetable_runs_pkey: PRIMARY KEY (id)
timetable_runs timetable_runs_seconds_allowed_check: CHECK (((seconds_allowed >= 1) AND (seconds_allowed <= 600)))
timetable_settings timetable_settings_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
timetable_settings timetable_settings_changeover_minutes_check: CHECK (((changeover_minutes >= 0) AND (changeover_minutes <= 120)))
timetable_settings timetable_settings_pkey: PRIMARY KEY (challenge_id)
wanted_session_interviewees wanted_session_interviewees_interviewee_id_fkey: FOREIGN KEY (interviewee_id) REFERENCES interviewees(id) ON DELETE CASCADE
wanted_session_interviewees wanted_session_interviewees_pkey: PRIMARY KEY (wanted_id, interviewee_id)
wanted_session_interviewees wanted_session_interviewees_wanted_id_fkey: FOREIGN KEY (wanted_id) REFERENCES wanted_sessions(id) ON DELETE CASCADE
wanted_session_peers wanted_session_peers_peer_id_fkey: FOREIGN KEY (peer_id) REFERENCES people(id)
wanted_session_peers wanted_session_peers_pkey: PRIMARY KEY (wanted_id, peer_id)
wanted_session_peers wanted_session_peers_wanted_id_fkey: FOREIGN KEY (wanted_id) REFERENCES wanted_sessions(id) ON DELETE CASCADE
wanted_session_themes wanted_session_themes_pkey: PRIMARY KEY (wanted_id, theme_id)
wanted_session_themes wanted_session_themes_theme_id_fkey: FOREIGN KEY (theme_id) REFERENCES challenge_themes(id) ON DELETE CASCADE
wanted_session_themes wanted_session_themes_wanted_id_fkey: FOREIGN KEY (wanted_id) REFERENCES wanted_sessions(id) ON DELETE CASCADE
wanted_sessions wanted_sessions_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenges(id)
wanted_sessions wanted_sessions_challenge_id_template_key_key: UNIQUE (challenge_id, template_key)
wanted_sessions wanted_sessions_done_by_check: CHECK ((done_by ~ '^[0-2][0-9]:[0-5][0-9]$'::text))
wanted_sessions wanted_sessions_kind_check: CHECK ((kind = ANY (ARRAY['interview'::text, 'focus-group'::text, 'site-visit'::text, 'meeting'::text, 'call'::text, 'observation'::text, 'case-file-review'::text, 'team-meeting'::text, 'feedback'::text])))
wanted_sessions wanted_sessions_minutes_check: CHECK (((minutes >= 15) AND (minutes <= 480)))
wanted_sessions wanted_sessions_not_before_check: CHECK ((not_before ~ '^[0-2][0-9]:[0-5][0-9]$'::text))
wanted_sessions wanted_sessions_others_expected_check: CHECK (((others_expected >= 0) AND (others_expected <= 500)))
wanted_sessions wanted_sessions_peers_needed_check: CHECK (((peers_needed >= 0) AND (peers_needed <= 20)))
wanted_sessions wanted_sessions_pkey: PRIMARY KEY (id)
wanted_sessions wanted_sessions_room_id_fkey: FOREIGN KEY (room_id) REFERENCES rooms(id) ON DELETE SET NULL
wanted_sessions wanted_sessions_title_check: CHECK (((length(title) >= 1) AND (length(title) <= 200)))
web_sessions web_sessions_person_id_fkey: FOREIGN KEY (person_id) REFERENCES people(id)
web_sessions web_sessions_pkey: PRIMARY KEY (id)
web_sessions web_sessions_token_hash_key: UNIQUE (token_hash)

-- Indexes
CREATE UNIQUE INDEX accreditation_decisions_interest_id_attempt_key ON public.accreditation_decisions USING btree (interest_id, attempt)
CREATE UNIQUE INDEX accreditation_decisions_pkey ON public.accreditation_decisions USING btree (id)
CREATE INDEX accreditations_peer ON public.accreditations USING btree (peer_id, programme_key, until_on)
CREATE UNIQUE INDEX accreditations_pkey ON public.accreditations USING btree (id)
CREATE INDEX accreditations_programme ON public.accreditations USING btree (programme_key, until_on)
CREATE UNIQUE INDEX action_plans_pkey ON public.action_plans USING btree (challenge_id)
CREATE INDEX actions_challenge ON public.actions USING btree (challenge_id, "position")
CREATE UNIQUE INDEX actions_pkey ON public.actions USING btree (id)
CREATE INDEX arrangement_steps_newest ON public.arrangement_steps USING btree (challenge_id, trail, number DESC)
CREATE UNIQUE INDEX arrangement_steps_pkey ON public.arrangement_steps USING btree (id)
CREATE UNIQUE INDEX assessment_evidence_pkey ON public.assessment_evidence USING btree (assessment_id, competency)
CREATE INDEX assessments_assessor ON public.assessments USING btree (assessor_id, status)
CREATE UNIQUE INDEX assessments_interest_id_attempt_assessor_id_key ON public.assessments USING btree (interest_id, attempt, assessor_id)
CREATE UNIQUE INDEX assessments_pkey ON public.assessments USING btree (id)
CREATE INDEX audit_entries_challenge ON public.audit_entries USING btree (challenge_id, at DESC)
CREATE UNIQUE INDEX audit_entries_pkey ON public.audit_entries USING btree (id)
CREATE INDEX audit_entries_subject ON public.audit_entries USING btree (subject_kind, subject_id, at DESC)
CREATE UNIQUE INDEX authorities_gss_code_key ON public.authorities USING btree (gss_code)
CREATE UNIQUE INDEX authorities_pkey ON public.authorities USING btree (id)
CREATE INDEX authorities_region ON public.authorities USING btree (nation, region, short_name)
CREATE INDEX authorities_search ON public.authorities USING gin (search_text gin_trgm_ops)
CREATE INDEX authority_borders_b ON public.authority_borders USING btree (b_id)
CREATE UNIQUE INDEX authority_borders_pkey ON public.authority_borders USING btree (a_id, b_id)
CREATE UNIQUE INDEX authority_similarities_pkey ON public.authority_similarities USING btree (authority_id, basis, rank)
CREATE UNIQUE INDEX authority_successors_pkey ON public.authority_successors USING btree (authority_id, successor_id)
CREATE UNIQUE INDEX call_mailings_pkey ON public.call_mailings USING btree (call_id, person_id)
CREATE INDEX calls_for_peers_body ON public.calls_for_peers USING btree (body_id, opens_on DESC)
CREATE UNIQUE INDEX calls_for_peers_pkey ON public.calls_for_peers USING btree (id)
CREATE UNIQUE INDEX challenge_milestones_pkey ON public.challenge_milestones USING btree (challenge_id, milestone)
CREATE UNIQUE INDEX challenge_probes_pkey ON public.challenge_probes USING btree (id)
CREATE INDEX challenge_probes_theme ON public.challenge_probes USING btree (theme_id, "position")
CREATE UNIQUE INDEX challenge_slots_challenge_id_key_key ON public.challenge_slots USING btree (challenge_id, key)
CREATE UNIQUE INDEX challenge_slots_pkey ON public.challenge_slots USING btree (id)
CREATE UNIQUE INDEX challenge_themes_challenge_id_key_key ON public.challenge_themes USING btree (challenge_id, key)
CREATE UNIQUE INDEX challenge_themes_of_challenge ON public.challenge_themes USING btree (id, challenge_id)
CREATE UNIQUE INDEX challenge_themes_pkey ON public.challenge_themes USING btree (id)
CREATE INDEX challenges_host ON public.challenges USING btree (host_id, opened_at DESC)
CREATE INDEX challenges_listed ON public.challenges USING btree (((closed_at IS NOT NULL)), on_site_from, reference)
CREATE INDEX challenges_manager ON public.challenges USING btree (manager_id) WHERE (closed_at IS NULL)
CREATE UNIQUE INDEX challenges_pkey ON public.challenges USING btree (id)
CREATE UNIQUE INDEX challenges_reference_key ON public.challenges USING btree (reference)
CREATE INDEX challenges_stage ON public.challenges USING btree (stage, on_site_from)
CREATE UNIQUE INDEX clock_reminders_pkey ON public.clock_reminders USING btree (challenge_id, milestone, due_on, kind)
CREATE INDEX declared_conflicts_authority ON public.declared_conflicts USING btree (authority_id)
CREATE INDEX declared_conflicts_peer ON public.declared_conflicts USING btree (peer_id)
CREATE UNIQUE INDEX declared_conflicts_pkey ON public.declared_conflicts USING btree (id)
CREATE UNIQUE INDEX document_requests_challenge_id_key_key ON public.document_requests USING btree (challenge_id, key)
CREATE UNIQUE INDEX document_requests_pkey ON public.document_requests USING btree (id)
CREATE INDEX documents_challenge ON public.documents USING btree (challenge_id) WHERE (removed_at IS NULL)
CREATE UNIQUE INDEX documents_pkey ON public.documents USING btree (id)
CREATE INDEX documents_request ON public.documents USING btree (request_id)
CREATE INDEX emerging_finding_notes_note ON public.emerging_finding_notes USING btree (note_id)
CREATE UNIQUE INDEX emerging_finding_notes_pkey ON public.emerging_finding_notes USING btree (emerging_finding_id, note_id)
CREATE INDEX emerging_findings_challenge ON public.emerging_findings USING btree (challenge_id)
CREATE INDEX emerging_findings_finding ON public.emerging_findings USING btree (finding_id)
CREATE UNIQUE INDEX emerging_findings_id_challenge_id_key ON public.emerging_findings USING btree (id, challenge_id)
CREATE UNIQUE INDEX emerging_findings_pkey ON public.emerging_findings USING btree (id)
CREATE INDEX emerging_findings_theme ON public.emerging_findings USING btree (theme_id)
CREATE UNIQUE INDEX event_invitations_event_id_person_id_key ON public.event_invitations USING btree (event_id, person_id)
CREATE INDEX event_invitations_interest ON public.event_invitations USING btree (interest_id)
CREATE INDEX event_invitations_person ON public.event_invitations USING btree (person_id, invited_at DESC)
CREATE UNIQUE INDEX event_invitations_pkey ON public.event_invitations USING btree (id)
CREATE UNIQUE INDEX event_needs_pkey ON public.event_needs USING btree (invitation_id)
CREATE UNIQUE INDEX event_places_invitation_id_key ON public.event_places USING btree (invitation_id)
CREATE UNIQUE INDEX event_places_pkey ON public.event_places USING btree (event_id, number)
CREATE INDEX expressions_of_interest_call ON public.expressions_of_interest USING btree (call_id) WHERE (call_id IS NOT NULL)
CREATE INDEX expressions_of_interest_person ON public.expressions_of_interest USING btree (person_id)
CREATE UNIQUE INDEX expressions_of_interest_pkey ON public.expressions_of_interest USING btree (id)
CREATE INDEX expressions_of_interest_status ON public.expressions_of_interest USING btree (body_id, status, received_at)
CREATE INDEX fact_points_challenge ON public.fact_points USING btree (challenge_id, raised_at)
CREATE UNIQUE INDEX fact_points_pkey ON public.fact_points USING btree (id)
CREATE UNIQUE INDEX finding_documents_pkey ON public.finding_documents USING btree (finding_id, document_id)
CREATE INDEX finding_notes_note ON public.finding_notes USING btree (note_id)
CREATE UNIQUE INDEX finding_notes_pkey ON public.finding_notes USING btree (finding_id, note_id)
CREATE INDEX findings_challenge ON public.findings USING btree (challenge_id, "position")
CREATE UNIQUE INDEX findings_of_challenge ON public.findings USING btree (id, challenge_id)
CREATE UNIQUE INDEX findings_pkey ON public.findings USING btree (id)
CREATE UNIQUE INDEX grouping_steps_challenge_id_number_key ON public.grouping_steps USING btree (challenge_id, number)
CREATE INDEX grouping_steps_from ON public.grouping_steps USING btree (from_id)
CREATE INDEX grouping_steps_into ON public.grouping_steps USING btree (into_id)
CREATE UNIQUE INDEX grouping_steps_pkey ON public.grouping_steps USING btree (id)
CREATE INDEX host_views_of_team_challenge ON public.host_views_of_team USING btree (challenge_id, given_at DESC)
CREATE UNIQUE INDEX host_views_of_team_pkey ON public.host_views_of_team USING btree (id)
CREATE INDEX interest_backings_interest ON public.interest_backings USING btree (interest_id, asked_at)
CREATE UNIQUE INDEX interest_backings_one_stands ON public.interest_backings USING btree (interest_id) WHERE (status = ANY (ARRAY['asked'::text, 'given'::text]))
CREATE UNIQUE INDEX interest_backings_pkey ON public.interest_backings USING btree (id)
CREATE INDEX interest_drafts_person ON public.interest_drafts USING btree (person_id)
CREATE UNIQUE INDEX interest_drafts_pkey ON public.interest_drafts USING btree (id)
CREATE INDEX interest_drafts_saved ON public.interest_drafts USING btree (saved_at)
CREATE INDEX interest_notes_interest ON public.interest_notes USING btree (interest_id, written_at)
CREATE UNIQUE INDEX interest_notes_pkey ON public.interest_notes USING btree (id)
CREATE UNIQUE INDEX interviewees_challenge_id_name_job_title_key ON public.interviewees USING btree (challenge_id, name, job_title)
CREATE UNIQUE INDEX interviewees_pkey ON public.interviewees USING btree (id)
CREATE INDEX mail_messages_newest ON public.mail_messages USING btree (queued_at DESC, id DESC)
CREATE UNIQUE INDEX mail_messages_pkey ON public.mail_messages USING btree (id)
CREATE INDEX mail_messages_waiting ON public.mail_messages USING btree (status) WHERE (status = ANY (ARRAY['queued'::text, 'failed'::text]))
CREATE UNIQUE INDEX migrations_pkey ON public.migrations USING btree (name)
CREATE INDEX nominations_open ON public.nominations USING btree (body_id, asked_at) WHERE (status = ANY (ARRAY['unproven'::text, 'asked'::text]))
CREATE UNIQUE INDEX nominations_pkey ON public.nominations USING btree (id)
CREATE INDEX note_photographs_file ON public.note_photographs USING btree (sha256)
CREATE INDEX note_photographs_note ON public.note_photographs USING btree (note_id)
CREATE UNIQUE INDEX note_photographs_pkey ON public.note_photographs USING btree (id)
CREATE INDEX note_photographs_small ON public.note_photographs USING btree (small_sha256)
CREATE INDEX notebook_brought_challenge ON public.notebook_brought USING btree (challenge_id)
CREATE INDEX notebook_brought_name ON public.notebook_brought USING btree (name)
CREATE UNIQUE INDEX notebook_brought_pkey ON public.notebook_brought USING btree (revision)
CREATE INDEX notebook_devices_browser ON public.notebook_devices USING btree (browser_id) WHERE (browser_id IS NOT NULL)
CREATE INDEX notebook_devices_challenge ON public.notebook_devices USING btree (challenge_id)
CREATE INDEX notebook_devices_person ON public.notebook_devices USING btree (person_id, challenge_id)
CREATE INDEX notebook_devices_phone ON public.notebook_devices USING btree (phone_id) WHERE (phone_id IS NOT NULL)
CREATE UNIQUE INDEX notebook_devices_pkey ON public.notebook_devices USING btree (id)
CREATE INDEX notebook_devices_web_session ON public.notebook_devices USING btree (web_session_id) WHERE (web_session_id IS NOT NULL)
CREATE INDEX notebook_operations_instead ON public.notebook_operations USING btree (instead) WHERE (instead IS NOT NULL)
CREATE UNIQUE INDEX notebook_operations_pkey ON public.notebook_operations USING btree (device_id, sequence)
CREATE INDEX notes_author ON public.notes USING btree (author_id)
CREATE INDEX notes_challenge ON public.notes USING btree (challenge_id, written_at DESC, id DESC)
CREATE UNIQUE INDEX notes_of_challenge ON public.notes USING btree (id, challenge_id)
CREATE UNIQUE INDEX notes_pkey ON public.notes USING btree (id)
CREATE UNIQUE INDEX notes_revision ON public.notes USING btree (revision_id)
CREATE INDEX notes_session ON public.notes USING btree (session_id)
CREATE INDEX notes_theme ON public.notes USING btree (theme_id)
CREATE UNIQUE INDEX offers_one_reminder ON public.offers USING btree (placement_id) WHERE is_reminder
CREATE UNIQUE INDEX offers_pkey ON public.offers USING btree (id)
CREATE INDEX offers_placement ON public.offers USING btree (placement_id)
CREATE UNIQUE INDEX offers_token_hash_key ON public.offers USING btree (token_hash)
CREATE UNIQUE INDEX pack_items_challenge_id_document_id_key ON public.pack_items USING btree (challenge_id, document_id) NULLS NOT DISTINCT
CREATE UNIQUE INDEX pack_items_pkey ON public.pack_items USING btree (id)
CREATE UNIQUE INDEX pack_reads_pkey ON public.pack_reads USING btree (item_id, person_id)
CREATE UNIQUE INDEX packs_pkey ON public.packs USING btree (challenge_id)
CREATE UNIQUE INDEX page_feedback_pkey ON public.page_feedback USING btree (id)
CREATE UNIQUE INDEX peer_access_needs_pkey ON public.peer_access_needs USING btree (peer_id)
CREATE INDEX peer_confirmations_peer ON public.peer_confirmations USING btree (peer_id, sent_at DESC)
CREATE UNIQUE INDEX peer_confirmations_pkey ON public.peer_confirmations USING btree (id)
CREATE UNIQUE INDEX peer_confirmations_token_hash_key ON public.peer_confirmations USING btree (token_hash)
CREATE UNIQUE INDEX peer_equality_pkey ON public.peer_equality USING btree (peer_id)
CREATE INDEX peer_events_body ON public.peer_events USING btree (body_id, starts_at)
CREATE UNIQUE INDEX peer_events_pkey ON public.peer_events USING btree (id)
CREATE INDEX peer_feedback_peer ON public.peer_feedback USING btree (peer_id, written_at DESC)
CREATE UNIQUE INDEX peer_feedback_pkey ON public.peer_feedback USING btree (id)
CREATE UNIQUE INDEX peer_merges_pkey ON public.peer_merges USING btree (from_id)
CREATE INDEX peer_previous_authorities_authority ON public.peer_previous_authorities USING btree (authority_id)
CREATE UNIQUE INDEX peer_previous_authorities_pkey ON public.peer_previous_authorities USING btree (peer_id, authority_id)
CREATE INDEX peer_reflections_peer ON public.peer_reflections USING btree (peer_id, written_at DESC)
CREATE UNIQUE INDEX peer_reflections_pkey ON public.peer_reflections USING btree (id)
CREATE INDEX peer_roles_peer ON public.peer_roles USING btree (peer_id)
CREATE UNIQUE INDEX peer_roles_pkey ON public.peer_roles USING btree (id)
CREATE INDEX peer_roles_role ON public.peer_roles USING btree (role) WHERE (until_on IS NULL)
CREATE UNIQUE INDEX peer_skills_pkey ON public.peer_skills USING btree (peer_id, topic)
CREATE INDEX peer_skills_topic ON public.peer_skills USING btree (topic, level)
CREATE INDEX peer_support_peer ON public.peer_support USING btree (peer_id, given_on DESC)
CREATE UNIQUE INDEX peer_support_pkey ON public.peer_support USING btree (id)
CREATE INDEX peer_unavailability_peer ON public.peer_unavailability USING btree (peer_id, from_on)
CREATE UNIQUE INDEX peer_unavailability_pkey ON public.peer_unavailability USING btree (id)
CREATE INDEX peer_visits_authority ON public.peer_visits USING btree (authority_id)
CREATE INDEX peer_visits_peer ON public.peer_visits USING btree (peer_id, served_on DESC)
CREATE UNIQUE INDEX peer_visits_pkey ON public.peer_visits USING btree (id)
CREATE INDEX peers_authority ON public.peers USING btree (authority_id)
CREATE INDEX peers_body_status ON public.peers USING btree (body_id, status)
CREATE UNIQUE INDEX peers_pkey ON public.peers USING btree (person_id)
CREATE INDEX peers_search ON public.peers USING gin (search_text gin_trgm_ops)
CREATE UNIQUE INDEX peers_not_same_pkey ON public.peers_not_same USING btree (a_id, b_id)
CREATE UNIQUE INDEX people_email_key ON public.people USING btree (email)
CREATE UNIQUE INDEX people_pkey ON public.people USING btree (id)
CREATE UNIQUE INDEX placement_alarms_once ON public.placement_alarms USING btree (placement_id, code, md5(why)) WHERE (status = ANY (ARRAY['open'::text, 'dismissed'::text]))
CREATE UNIQUE INDEX placement_alarms_pkey ON public.placement_alarms USING btree (id)
CREATE INDEX placement_alarms_placement ON public.placement_alarms USING btree (placement_id, found_at)
CREATE UNIQUE INDEX placement_reconfirmations_open ON public.placement_reconfirmations USING btree (placement_id) WHERE (answered_at IS NULL)
CREATE UNIQUE INDEX placement_reconfirmations_pkey ON public.placement_reconfirmations USING btree (id)
CREATE INDEX placement_reconfirmations_placement ON public.placement_reconfirmations USING btree (placement_id, asked_at DESC)
CREATE UNIQUE INDEX placement_reconfirmations_reminder_hash_key ON public.placement_reconfirmations USING btree (reminder_hash)
CREATE UNIQUE INDEX placement_reconfirmations_token_hash_key ON public.placement_reconfirmations USING btree (token_hash)
CREATE UNIQUE INDEX placement_waivers_pkey ON public.placement_waivers USING btree (id)
CREATE UNIQUE INDEX placement_waivers_placement_id_conflict_key ON public.placement_waivers USING btree (placement_id, conflict)
CREATE INDEX placements_challenge ON public.placements USING btree (challenge_id)
CREATE INDEX placements_one_team_at_a_time ON public.placements USING gist (peer_id, period) WHERE (status = ANY (ARRAY['proposed'::text, 'offered'::text, 'accepted'::text, 'confirmed'::text, 'served'::text]))
CREATE INDEX placements_peer ON public.placements USING btree (peer_id, status)
CREATE UNIQUE INDEX placements_peer_once_a_team ON public.placements USING btree (challenge_id, peer_id) WHERE (status = ANY (ARRAY['proposed'::text, 'offered'::text, 'accepted'::text, 'confirmed'::text, 'served'::text]))
CREATE UNIQUE INDEX placements_pkey ON public.placements USING btree (id)
CREATE UNIQUE INDEX placements_slot_once ON public.placements USING btree (slot_id) WHERE (status = ANY (ARRAY['proposed'::text, 'offered'::text, 'accepted'::text, 'confirmed'::text, 'served'::text]))
CREATE UNIQUE INDEX plan_challenges_pkey ON public.plan_challenges USING btree (plan_id, challenge_id)
CREATE UNIQUE INDEX plan_exclusions_pkey ON public.plan_exclusions USING btree (plan_id, challenge_id, peer_id)
CREATE INDEX plan_places_peer ON public.plan_places USING btree (plan_id, peer_id)
CREATE UNIQUE INDEX plan_places_pkey ON public.plan_places USING btree (plan_id, slot_key)
CREATE INDEX plan_runs_newest ON public.plan_runs USING btree (plan_id, asked_at DESC)
CREATE UNIQUE INDEX plan_runs_one_at_a_time ON public.plan_runs USING btree (plan_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX plan_runs_pkey ON public.plan_runs USING btree (id)
CREATE INDEX plans_newest ON public.plans USING btree (body_id, created_at DESC)
CREATE UNIQUE INDEX plans_pkey ON public.plans USING btree (id)
CREATE INDEX pool_import_rows_fate ON public.pool_import_rows USING btree (import_id, fate, row_number)
CREATE UNIQUE INDEX pool_import_rows_pkey ON public.pool_import_rows USING btree (import_id, row_number)
CREATE INDEX pool_imports_body ON public.pool_imports USING btree (body_id, uploaded_at DESC)
CREATE UNIQUE INDEX pool_imports_pkey ON public.pool_imports USING btree (id)
CREATE UNIQUE INDEX presentations_pkey ON public.presentations USING btree (challenge_id)
CREATE UNIQUE INDEX programme_bodies_pkey ON public.programme_bodies USING btree (id)
CREATE UNIQUE INDEX programme_versions_pkey ON public.programme_versions USING btree (programme_key, version)
CREATE UNIQUE INDEX programmes_pkey ON public.programmes USING btree (key)
CREATE UNIQUE INDEX progress_entries_pkey ON public.progress_entries USING btree (challenge_id, recommendation_id)
CREATE UNIQUE INDEX progress_reviews_pkey ON public.progress_reviews USING btree (challenge_id)
CREATE INDEX published_reports_newest ON public.published_reports USING btree (published_at DESC)
CREATE UNIQUE INDEX published_reports_pkey ON public.published_reports USING btree (challenge_id)
CREATE INDEX published_reports_search ON public.published_reports USING gin (search_text gin_trgm_ops)
CREATE UNIQUE INDEX published_reports_slug_key ON public.published_reports USING btree (slug)
CREATE UNIQUE INDEX rate_limits_pkey ON public.rate_limits USING btree (key, window_start)
CREATE INDEX recommendation_findings_finding ON public.recommendation_findings USING btree (finding_id)
CREATE UNIQUE INDEX recommendation_findings_pkey ON public.recommendation_findings USING btree (recommendation_id, finding_id)
CREATE INDEX recommendations_challenge ON public.recommendations USING btree (challenge_id, "position")
CREATE UNIQUE INDEX recommendations_pkey ON public.recommendations USING btree (id)
CREATE UNIQUE INDEX recruitment_links_pkey ON public.recruitment_links USING btree (token_hash)
CREATE INDEX recruitment_links_subject ON public.recruitment_links USING btree (subject_id)
CREATE UNIQUE INDEX report_comments_pkey ON public.report_comments USING btree (id)
CREATE INDEX report_comments_section ON public.report_comments USING btree (section_id, made_at)
CREATE UNIQUE INDEX report_sections_challenge_id_key_key ON public.report_sections USING btree (challenge_id, key)
CREATE UNIQUE INDEX report_sections_pkey ON public.report_sections USING btree (id)
CREATE UNIQUE INDEX reports_pkey ON public.reports USING btree (challenge_id)
CREATE UNIQUE INDEX role_grants_active ON public.role_grants USING btree (person_id, role, COALESCE((body_id)::text, (challenge_id)::text, authority_id)) WHERE (ended_at IS NULL)
CREATE INDEX role_grants_authority ON public.role_grants USING btree (authority_id) WHERE (ended_at IS NULL)
CREATE INDEX role_grants_challenge ON public.role_grants USING btree (challenge_id) WHERE (ended_at IS NULL)
CREATE INDEX role_grants_person ON public.role_grants USING btree (person_id)
CREATE UNIQUE INDEX role_grants_pkey ON public.role_grants USING btree (id)
CREATE UNIQUE INDEX rooms_challenge_id_name_key ON public.rooms USING btree (challenge_id, name)
CREATE UNIQUE INDEX rooms_pkey ON public.rooms USING btree (id)
CREATE UNIQUE INDEX saved_pool_searches_name ON public.saved_pool_searches USING btree (person_id, lower(name))
CREATE UNIQUE INDEX saved_pool_searches_pkey ON public.saved_pool_searches USING btree (id)
CREATE UNIQUE INDEX self_assessment_answers_pkey ON public.self_assessment_answers USING btree (challenge_id, prompt_key)
CREATE UNIQUE INDEX self_assessments_pkey ON public.self_assessments USING btree (challenge_id)
CREATE INDEX session_interviewees_free ON public.session_interviewees USING gist (interviewee_id, period) WHERE is_live
CREATE INDEX session_interviewees_person ON public.session_interviewees USING btree (interviewee_id)
CREATE UNIQUE INDEX session_interviewees_pkey ON public.session_interviewees USING btree (session_id, interviewee_id)
CREATE INDEX session_peers_free ON public.session_peers USING gist (peer_id, period) WHERE is_live
CREATE UNIQUE INDEX session_peers_pkey ON public.session_peers USING btree (session_id, peer_id)
CREATE INDEX session_prompts_answer ON public.session_prompts USING btree (answer_note_id)
CREATE INDEX session_prompts_challenge ON public.session_prompts USING btree (challenge_id)
CREATE INDEX session_prompts_note ON public.session_prompts USING btree (note_id)
CREATE UNIQUE INDEX session_prompts_pkey ON public.session_prompts USING btree (id)
CREATE UNIQUE INDEX session_prompts_session_id_note_id_key ON public.session_prompts USING btree (session_id, note_id)
CREATE UNIQUE INDEX session_themes_pkey ON public.session_themes USING btree (session_id, theme_id)
CREATE INDEX sessions_challenge ON public.sessions USING btree (challenge_id, lower(period))
CREATE UNIQUE INDEX sessions_id_period_is_live_key ON public.sessions USING btree (id, period, is_live)
CREATE UNIQUE INDEX sessions_of_challenge ON public.sessions USING btree (id, challenge_id)
CREATE UNIQUE INDEX sessions_pkey ON public.sessions USING btree (id)
CREATE INDEX sessions_room_free ON public.sessions USING gist (room_id, period) WHERE is_live
CREATE INDEX sessions_wanted ON public.sessions USING btree (wanted_id)
CREATE UNIQUE INDEX sessions_wanted_held_once ON public.sessions USING btree (wanted_id) WHERE is_live
CREATE INDEX sign_in_requests_browser ON public.sign_in_requests USING btree (browser_hash, asked_at DESC)
CREATE UNIQUE INDEX sign_in_requests_link_hash_key ON public.sign_in_requests USING btree (link_hash)
CREATE UNIQUE INDEX sign_in_requests_pkey ON public.sign_in_requests USING btree (id)
CREATE UNIQUE INDEX site_travel_pkey ON public.site_travel USING btree (challenge_id, site_a, site_b)
CREATE UNIQUE INDEX slot_reserves_once ON public.slot_reserves USING btree (slot_id, peer_id) WHERE (status = 'waiting'::text)
CREATE UNIQUE INDEX slot_reserves_pkey ON public.slot_reserves USING btree (id)
CREATE INDEX slot_reserves_slot ON public.slot_reserves USING btree (slot_id, "position")
CREATE UNIQUE INDEX stored_files_pkey ON public.stored_files USING btree (sha256)
CREATE INDEX tasks_challenge ON public.tasks USING btree (challenge_id)
CREATE UNIQUE INDEX tasks_open ON public.tasks USING btree (COALESCE((challenge_id)::text, ''::text), kind, subject, COALESCE(for_role, (for_person_id)::text)) WHERE ((done_at IS NULL) AND (dropped_at IS NULL))
CREATE INDEX tasks_person ON public.tasks USING btree (for_person_id) WHERE ((done_at IS NULL) AND (dropped_at IS NULL))
CREATE UNIQUE INDEX tasks_pkey ON public.tasks USING btree (id)
CREATE UNIQUE INDEX team_calls_pkey ON public.team_calls USING btree (challenge_id)
CREATE UNIQUE INDEX team_conversations_pkey ON public.team_conversations USING btree (session_id)
CREATE UNIQUE INDEX team_settings_pkey ON public.team_settings USING btree (challenge_id)
CREATE INDEX timetable_moves_newest ON public.timetable_moves USING btree (challenge_id, number DESC)
CREATE UNIQUE INDEX timetable_moves_pkey ON public.timetable_moves USING btree (id)
CREATE INDEX timetable_moves_session ON public.timetable_moves USING btree (session_id)
CREATE UNIQUE INDEX timetable_moves_undoes_key ON public.timetable_moves USING btree (undoes)
CREATE UNIQUE INDEX timetable_releases_challenge_id_number_key ON public.timetable_releases USING btree (challenge_id, number)
CREATE UNIQUE INDEX timetable_releases_pkey ON public.timetable_releases USING btree (id)
CREATE INDEX timetable_runs_newest ON public.timetable_runs USING btree (challenge_id, asked_at DESC)
CREATE UNIQUE INDEX timetable_runs_one_at_a_time ON public.timetable_runs USING btree (challenge_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX timetable_runs_pkey ON public.timetable_runs USING btree (id)
CREATE UNIQUE INDEX timetable_settings_pkey ON public.timetable_settings USING btree (challenge_id)
CREATE UNIQUE INDEX wanted_session_interviewees_pkey ON public.wanted_session_interviewees USING btree (wanted_id, interviewee_id)
CREATE UNIQUE INDEX wanted_session_peers_pkey ON public.wanted_session_peers USING btree (wanted_id, peer_id)
CREATE UNIQUE INDEX wanted_session_themes_pkey ON public.wanted_session_themes USING btree (wanted_id, theme_id)
CREATE INDEX wanted_sessions_challenge ON public.wanted_sessions USING btree (challenge_id, "position")
CREATE UNIQUE INDEX wanted_sessions_challenge_id_template_key_key ON public.wanted_sessions USING btree (challenge_id, template_key)
CREATE UNIQUE INDEX wanted_sessions_pkey ON public.wanted_sessions USING btree (id)
CREATE INDEX web_sessions_person ON public.web_sessions USING btree (person_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX web_sessions_pkey ON public.web_sessions USING btree (id)
CREATE UNIQUE INDEX web_sessions_token_hash_key ON public.web_sessions USING btree (token_hash)

-- Views
authority_neighbours:  SELECT authority_borders.a_id AS authority_id,
    authority_borders.b_id AS neighbour_id
   FROM authority_borders
UNION ALL
 SELECT authority_borders.b_id AS authority_id,
    authority_borders.a_id AS neighbour_id
   FROM authority_borders;

-- Triggers
CREATE CONSTRAINT TRIGGER finding_documents_leave_evidence AFTER DELETE OR UPDATE ON public.finding_documents DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_evidence('finding_id')
CREATE CONSTRAINT TRIGGER finding_notes_leave_evidence AFTER DELETE OR UPDATE ON public.finding_notes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_evidence('finding_id')
CREATE CONSTRAINT TRIGGER findings_stand_on_evidence AFTER INSERT OR UPDATE ON public.findings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_evidence('id')
CREATE CONSTRAINT TRIGGER recommendation_findings_leave_finding AFTER DELETE OR UPDATE ON public.recommendation_findings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_finding('recommendation_id')
CREATE CONSTRAINT TRIGGER recommendations_stand_on_findings AFTER INSERT OR UPDATE ON public.recommendations DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_finding('id')
CREATE TRIGGER accreditation_decisions_by_another BEFORE INSERT OR UPDATE ON public.accreditation_decisions FOR EACH ROW EXECUTE FUNCTION refuse_own_decision()
CREATE TRIGGER audit_entries_append_only BEFORE DELETE OR UPDATE ON public.audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER note_photographs_forgotten AFTER DELETE ON public.note_photographs FOR EACH ROW EXECUTE FUNCTION forget_photograph()
CREATE TRIGGER timetable_moves_append_only BEFORE DELETE OR UPDATE ON public.timetable_moves FOR EACH ROW EXECUTE FUNCTION refuse_change()
