// Generated from the migrations by tools/database.ts. Do not edit: change a migration and run it again.
import type { ColumnType } from 'kysely';

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;
export type Json = ColumnType<unknown, string, string>;

export interface AccreditationDecisions {
  id: string;
  interest_id: string;
  attempt: number;
  decision: string;
  programme_keys: Generated<string[]>;
  from_on: string | null;
  until_on: string | null;
  conditions: Generated<string>;
  feedback: Generated<string>;
  decided_by: string;
  decided_at: Timestamp;
}

export interface Accreditations {
  id: string;
  peer_id: string;
  programme_key: string;
  from_on: string;
  until_on: string;
  conditions: Generated<string>;
}

export interface ActionPlans {
  challenge_id: string;
  status: string;
  introduction: Generated<string>;
  opened_at: Timestamp;
  published_at: Timestamp | null;
  published_by: string | null;
  version: Generated<number>;
}

export interface Actions {
  id: string;
  challenge_id: string;
  recommendation_id: string;
  text: string;
  owner: string;
  due_on: string;
  measure: Generated<string>;
  baseline: Generated<string>;
  own_status: Generated<string>;
  status_note: Generated<string>;
  position: number;
  version: Generated<number>;
}

export interface ArrangementSteps {
  id: string;
  number: Generated<number>;
  challenge_id: string;
  trail: string;
  made_at: Timestamp;
  made_by: string | null;
  changes: Json;
}

export interface AssessmentEvidence {
  assessment_id: string;
  competency: string;
  seen: string | null;
  evidence: Generated<string>;
}

export interface Assessments {
  id: string;
  interest_id: string;
  attempt: number;
  assessor_id: string;
  status: Generated<string>;
  opened_at: Timestamp;
  opened_by: string | null;
  finished_at: Timestamp | null;
  version: Generated<number>;
}

export interface AuditEntries {
  id: string;
  at: Timestamp;
  actor_id: string | null;
  challenge_id: string | null;
  subject_kind: string;
  subject_id: string;
  action: string;
  status_before: string | null;
  status_after: string | null;
  reason: string | null;
  detail: Generated<Json>;
}

export interface Authorities {
  id: string;
  gss_code: string | null;
  name: string;
  short_name: string;
  alternative_names: Generated<string[]>;
  sector: Generated<string>;
  kind: string;
  kind_name: string;
  nation: string;
  region: string;
  county_id: string | null;
  combined_authority: string | null;
  population: number | null;
  area_km2: number | null;
  latitude: number | null;
  longitude: number | null;
  deprivation_decile: number | null;
  starts_on: string | null;
  ends_on: string | null;
  about: string | null;
  seats: Generated<Json>;
  leading_party: string | null;
  control: string | null;
  seats_as_of: string | null;
  family_group_people: number | null;
  family_group_other: number | null;
  other_codes: Generated<string[]>;
  search_text: Generated<string>;
}

export interface AuthorityBorders {
  a_id: string;
  b_id: string;
}

export interface AuthorityNeighbours {
  authority_id: string | null;
  neighbour_id: string | null;
}

export interface AuthoritySimilarities {
  authority_id: string;
  basis: string;
  rank: number;
  similar_id: string;
}

export interface AuthoritySuccessors {
  authority_id: string;
  successor_id: string;
}

export interface CallMailings {
  call_id: string;
  person_id: string;
  audience: string;
  sent_at: Timestamp;
  sent_by: string | null;
}

export interface CallsForPeers {
  id: string;
  body_id: string;
  title: string;
  wanted: string;
  about: string;
  gap: Json;
  opens_on: string;
  closes_on: string;
  ended_at: Timestamp | null;
  ended_by: string | null;
  created_at: Timestamp;
  created_by: string | null;
  version: Generated<number>;
}

export interface ChallengeMilestones {
  challenge_id: string;
  milestone: string;
  reached_on: string;
  recorded_at: Timestamp;
  recorded_by: string | null;
}

export interface ChallengeProbes {
  id: string;
  theme_id: string;
  area: Generated<string>;
  text: string;
  position: number;
}

export interface ChallengeSlots {
  id: string;
  challenge_id: string;
  key: string;
  name: string;
  requirement: Json;
  days: number;
  is_manager: Generated<boolean>;
  is_lead: Generated<boolean>;
  is_optional: Generated<boolean>;
  position: number;
}

export interface ChallengeThemes {
  id: string;
  challenge_id: string;
  key: string;
  name: string;
  about: Generated<string>;
  is_local: Generated<boolean>;
  position: number;
}

export interface Challenges {
  id: string;
  reference: string;
  title: string;
  body_id: string;
  programme_key: string;
  programme_version: number;
  host_id: string;
  stage: string;
  why: Generated<string>;
  wished_months: Generated<string[]>;
  asked_by_host: Generated<boolean>;
  on_site_from: string | null;
  on_site_until: string | null;
  manager_id: string | null;
  fee_pence: number | null;
  fee_note: Generated<string>;
  team_note: Generated<string>;
  narrowing: string | null;
  team_needs: Generated<Json>;
  opened_at: Timestamp;
  opened_by: string | null;
  manager_agreed_at: Timestamp | null;
  manager_agreed_by: string | null;
  host_agreed_at: Timestamp | null;
  host_agreed_by: string | null;
  closed_at: Timestamp | null;
  ended_reason: string | null;
  version: Generated<number>;
  notes_destroyed_at: Timestamp | null;
}

export interface ClockReminders {
  challenge_id: string;
  milestone: string;
  due_on: string;
  kind: string;
  sent_at: Timestamp;
}

export interface DeclaredConflicts {
  id: string;
  peer_id: string;
  authority_id: string;
  kind: string;
  reason: string;
  declared_on: string;
}

export interface DocumentRequests {
  id: string;
  challenge_id: string;
  key: string;
  name: string;
  why: Generated<string>;
  visible_to: string;
  sensitive: Generated<boolean>;
  due_on: string | null;
  position: number;
  not_held_reason: string | null;
  settled_at: Timestamp | null;
  settled_by: string | null;
}

export interface Documents {
  id: string;
  challenge_id: string;
  request_id: string | null;
  title: string;
  file_name: string;
  sha256: string;
  bytes: number;
  media_type: string;
  visible_to: string;
  from_host: boolean;
  uploaded_at: Timestamp;
  uploaded_by: string | null;
  removed_at: Timestamp | null;
  removed_by: string | null;
}

export interface EmergingFindingNotes {
  emerging_finding_id: string;
  note_id: string;
  challenge_id: string;
}

export interface EmergingFindings {
  id: string;
  challenge_id: string;
  theme_id: string;
  kind: string;
  title: string;
  made_at: Timestamp;
  made_by: string;
  apart_at: Timestamp | null;
  finding_id: string | null;
  version: Generated<number>;
}

export interface EventInvitations {
  id: string;
  event_id: string;
  person_id: string;
  interest_id: string | null;
  status: string;
  invited_at: Timestamp;
  invited_by: string | null;
  answered_at: Timestamp | null;
  waiting_since: Timestamp | null;
  version: Generated<number>;
}

export interface EventNeeds {
  invitation_id: string;
  dietary: Generated<string>;
  access: Generated<string>;
  told_at: Timestamp;
}

export interface EventPlaces {
  event_id: string;
  number: number;
  invitation_id: string | null;
}

export interface ExpressionsOfInterest {
  id: string;
  body_id: string;
  person_id: string | null;
  name: string;
  email: string;
  kind: string;
  role_title: string;
  authority_name: Generated<string>;
  authority_id: string | null;
  why: string;
  status: string;
  received_at: Timestamp;
  status_since: Timestamp;
  version: Generated<number>;
  role_key: string | null;
  party: string | null;
  topics: Generated<string[]>;
  languages: Generated<string[]>;
  days_per_year: number | null;
  attempt: Generated<number>;
  call_id: string | null;
  nomination_id: string | null;
}

export interface FactPoints {
  id: string;
  challenge_id: string;
  section_id: string;
  says: string;
  should_say: string;
  source: Generated<string>;
  raised_at: Timestamp;
  raised_by: string;
  answer: string | null;
  answer_reason: string | null;
  answered_at: Timestamp | null;
  answered_by: string | null;
}

export interface FindingDocuments {
  finding_id: string;
  document_id: string;
}

export interface FindingNotes {
  finding_id: string;
  note_id: string;
}

export interface Findings {
  id: string;
  challenge_id: string;
  theme_id: string;
  kind: string;
  title: string;
  body: Generated<string>;
  is_key_message: Generated<boolean>;
  position: number;
  without_evidence_reason: string | null;
  without_evidence_by: string | null;
  created_at: Timestamp;
  created_by: string | null;
  version: Generated<number>;
}

export interface GroupingSteps {
  id: string;
  challenge_id: string;
  number: number;
  what: string;
  taken_by: string;
  taken_at: Timestamp;
  into_id: string | null;
  added: Generated<string[]>;
  from_id: string | null;
  removed: Generated<string[]>;
  undone_at: Timestamp | null;
}

export interface HostViewsOfTeam {
  id: string;
  challenge_id: string;
  view: string;
  placement_id: string | null;
  reason: Generated<string>;
  given_by: string;
  given_at: Timestamp;
  answered_at: Timestamp | null;
  answered_by: string | null;
  answer: string | null;
  answer_reason: Generated<string>;
}

export interface InterestBackings {
  id: string;
  interest_id: string;
  kind: string;
  backer_name: string;
  backer_email: string;
  backer_role: Generated<string>;
  status: string;
  stance: string | null;
  words: Generated<string>;
  asked_at: Timestamp;
  ends_on: string;
  reminded_at: Timestamp | null;
  answered_at: Timestamp | null;
  entered_by: string | null;
}

export interface InterestDrafts {
  id: string;
  body_id: string;
  person_id: string;
  browser_hash: Buffer | null;
  answers: Generated<Json>;
  started_at: Timestamp;
  saved_at: Timestamp;
  call_id: string | null;
  nomination_id: string | null;
}

export interface InterestNotes {
  id: string;
  interest_id: string;
  text: string;
  written_by: string | null;
  written_at: Timestamp;
}

export interface Interviewees {
  id: string;
  challenge_id: string;
  person_id: string | null;
  name: string;
  job_title: Generated<string>;
  email: string | null;
  source_category: string;
  version: Generated<number>;
  unavailable: Generated<Json>;
  availability_said_at: Timestamp | null;
  access_needs: Generated<string>;
  link_key: Generated<number>;
  times_asked_at: Timestamp | null;
  said_from: string | null;
  said_until: string | null;
}

export interface MailMessages {
  id: string;
  to_address: string;
  to_name: Generated<string>;
  person_id: string | null;
  challenge_id: string | null;
  template: string;
  subject: string;
  text_body: string;
  html_body: string;
  calendar: string | null;
  status: Generated<string>;
  attempts: Generated<number>;
  last_error: string | null;
  queued_at: Timestamp;
  sent_at: Timestamp | null;
}

export interface Migrations {
  name: string;
  hash: string;
  applied_at: Generated<Timestamp>;
}

export interface Nominations {
  id: string;
  body_id: string;
  backer_kind: string;
  backer_name: string;
  backer_email: string;
  backer_role: Generated<string>;
  name: string;
  email: string;
  seat: Generated<string>;
  authority_name: Generated<string>;
  party: Generated<string>;
  words: Generated<string>;
  status: string;
  made_at: Timestamp;
  asked_at: Timestamp | null;
  ends_on: string | null;
  reminded_at: Timestamp | null;
  answered_at: Timestamp | null;
}

export interface NotePhotographs {
  id: string;
  note_id: string;
  sha256: string;
  bytes: number;
  media_type: string;
  taken_in_at: Timestamp;
  width: number | null;
  height: number | null;
  small_sha256: string | null;
}

export interface NotebookBrought {
  revision: string;
  challenge_id: string;
  name: string;
  sequence: number;
  landed_on: string;
  brought_at: Timestamp;
  words: string | null;
}

export interface NotebookDevices {
  id: string;
  challenge_id: string;
  person_id: string;
  name: string;
  last_sequence: Generated<number>;
  last_hash: Generated<string>;
  registered_at: Timestamp;
  seen_at: Timestamp;
  revoked_at: Timestamp | null;
  web_session_id: string | null;
  phone_id: string | null;
  browser_id: string | null;
}

export interface NotebookOperations {
  device_id: string;
  sequence: number;
  id: string | null;
  hash: string;
  outcome: string;
  landed_on: string | null;
  refusal: string | null;
  taken_in_at: Timestamp;
  instead: string | null;
}

export interface Notes {
  id: string;
  challenge_id: string;
  session_id: string | null;
  theme_id: string | null;
  author_id: string | null;
  kind: string;
  source_category: string;
  text: string | null;
  written_at: Timestamp | null;
  changed_at: Timestamp | null;
  destroyed_at: Timestamp | null;
  version: Generated<number>;
  revision_id: Generated<string>;
  beside_id: string | null;
  nth_in_press: Generated<number>;
  after_leaving_at: Timestamp | null;
}

export interface Offers {
  id: string;
  placement_id: string;
  token_hash: Buffer;
  sent_at: Timestamp;
  expires_on: string;
  answered_at: Timestamp | null;
  answer: string | null;
  is_reminder: Generated<boolean>;
}

export interface PackItems {
  id: string;
  challenge_id: string;
  document_id: string | null;
  position: number;
  note: Generated<string>;
  reading_minutes: number;
}

export interface PackReads {
  item_id: string;
  person_id: string;
  read_at: Timestamp;
}

export interface Packs {
  challenge_id: string;
  version: Generated<number>;
  shared_version: number | null;
  shared_at: Timestamp | null;
  shared_by: string | null;
}

export interface PageFeedback {
  id: string;
  path: string;
  doing: string;
  happened: string;
  given_at: Timestamp;
}

export interface PeerAccessNeeds {
  peer_id: string;
  needs: string;
  written_at: Timestamp;
}

export interface PeerConfirmations {
  id: string;
  peer_id: string;
  token_hash: Buffer;
  sent_at: Timestamp;
  expires_on: string;
  is_reminder: Generated<boolean>;
  answered_at: Timestamp | null;
  in_post: boolean | null;
  days_per_year: number | null;
  news: Generated<string>;
}

export interface PeerEquality {
  peer_id: string;
  age_band: string | null;
  ethnic_group: string | null;
  disability: string | null;
  gender: string | null;
  answered_on: string;
}

export interface PeerEvents {
  id: string;
  body_id: string;
  kind: string;
  title: string;
  place: string;
  about: Generated<string>;
  starts_at: Timestamp;
  ends_at: Timestamp;
  joining_instructions: Generated<string>;
  joining_sent_at: Timestamp | null;
  status: Generated<string>;
  calendar_sequence: Generated<number>;
  created_by: string | null;
  created_at: Timestamp;
  version: Generated<number>;
}

export interface PeerFeedback {
  id: string;
  peer_id: string;
  challenge_id: string | null;
  given_by: string;
  text: string;
  written_by: string;
  written_at: Timestamp;
}

export interface PeerMerges {
  from_id: string;
  into_id: string;
  merged_by: string;
  merged_at: Timestamp;
  reason: Generated<string>;
  moved: Json;
}

export interface PeerPreviousAuthorities {
  peer_id: string;
  authority_id: string;
  until_on: string | null;
}

export interface PeerReflections {
  id: string;
  peer_id: string;
  challenge_id: string | null;
  text: string;
  shared: Generated<boolean>;
  written_at: Timestamp;
  version: Generated<number>;
}

export interface PeerRoles {
  id: string;
  peer_id: string;
  role: string;
  title: string;
  authority_id: string | null;
  from_on: string | null;
  until_on: string | null;
}

export interface PeerSkills {
  peer_id: string;
  topic: string;
  level: number;
  evidence: Generated<string>;
}

export interface PeerSupport {
  id: string;
  peer_id: string;
  kind: string;
  what: string;
  authority_id: string | null;
  given_on: string;
  hours: number;
  written_by: string;
  written_at: Timestamp;
}

export interface PeerUnavailability {
  id: string;
  peer_id: string;
  from_on: string;
  until_on: string;
}

export interface PeerVisits {
  id: string;
  peer_id: string;
  authority_id: string;
  programme_key: string | null;
  slot_name: Generated<string>;
  challenge_id: string | null;
  served_on: string;
  days: Generated<number>;
}

export interface Peers {
  person_id: string;
  body_id: string;
  kind: string;
  status: string;
  authority_id: string | null;
  party: string | null;
  sex: string | null;
  bio: Generated<string>;
  languages: Generated<string[]>;
  days_per_year: number;
  served: Generated<number>;
  last_served_on: string | null;
  last_confirmed_on: string | null;
  search_text: Generated<string>;
  version: Generated<number>;
  status_since: string | null;
  status_reason: Generated<string>;
  reviewed_on: string | null;
  merged_into_id: string | null;
}

export interface PeersNotSame {
  a_id: string;
  b_id: string;
  said_by: string;
  said_at: Timestamp;
}

export interface People {
  id: string;
  name: string;
  email: string | null;
  job_title: Generated<string>;
  authority_id: string | null;
  calendar_key: Generated<number>;
  demo_blurb: string | null;
  demo_position: number | null;
  created_at: Timestamp;
  version: Generated<number>;
}

export interface PlacementAlarms {
  id: string;
  placement_id: string;
  code: string;
  is_hard: boolean;
  why: string;
  found_at: Timestamp;
  status: Generated<string>;
  closed_at: Timestamp | null;
  closed_by: string | null;
  close_reason: Generated<string>;
}

export interface PlacementReconfirmations {
  id: string;
  placement_id: string;
  token_hash: Buffer;
  old_period: string;
  new_period: string;
  asked_at: Timestamp;
  asked_by: string | null;
  answered_at: Timestamp | null;
  answer: string | null;
  reminder_hash: Buffer | null;
  reminded_at: Timestamp | null;
  office_told_at: Timestamp | null;
}

export interface PlacementWaivers {
  id: string;
  placement_id: string;
  conflict: string;
  reason: string;
  waived_by: string;
  waived_at: Timestamp;
}

export interface Placements {
  id: string;
  challenge_id: string;
  slot_id: string;
  peer_id: string;
  status: string;
  days: number;
  period: string;
  proposed_at: Timestamp;
  proposed_by: string | null;
  answered_at: Timestamp | null;
  answer_reason: string | null;
  answer_note: string | null;
  version: Generated<number>;
}

export interface PlanChallenges {
  plan_id: string;
  challenge_id: string;
  assumed_from: string | null;
  assumed_until: string | null;
}

export interface PlanExclusions {
  plan_id: string;
  challenge_id: string;
  peer_id: string;
  excluded_by: string | null;
  excluded_at: Timestamp;
  is_allowed: Generated<boolean>;
}

export interface PlanPlaces {
  plan_id: string;
  slot_key: string;
  challenge_id: string;
  slot_id: string | null;
  name: string;
  position: number;
  peer_id: string | null;
  hold: string | null;
  fault: Generated<string>;
  placement_id: string | null;
  outcome: Generated<string>;
}

export interface PlanRuns {
  id: string;
  plan_id: string;
  asked_at: Timestamp;
  asked_by: string | null;
  seconds_allowed: number;
  few_changes: Generated<boolean>;
  started_at: Timestamp | null;
  ended_at: Timestamp | null;
  outcome: string | null;
  why: Generated<string>;
  cancel_asked_at: Timestamp | null;
  stage: Generated<string>;
  score: number | null;
  bound: number | null;
  filled: number | null;
  places: number | null;
  seconds: number | null;
  history: Generated<Json>;
  instance: Buffer | null;
  heard_at: Timestamp | null;
}

export interface Plans {
  id: string;
  body_id: string;
  name: string;
  kind: string;
  weights: Generated<Json>;
  parts: Json | null;
  created_at: Timestamp;
  created_by: string | null;
  version: Generated<number>;
  proposing_since: Timestamp | null;
  proposed_done: number | null;
  proposed_left: number | null;
}

export interface PoolImportRows {
  import_id: string;
  row_number: number;
  fate: string;
  name: Generated<string>;
  email: Generated<string>;
  peer_id: string | null;
  detail: Generated<Json>;
}

export interface PoolImports {
  id: string;
  body_id: string;
  file_name: string;
  sha256: string;
  uploaded_by: string;
  uploaded_at: Timestamp;
  status: string;
  problem: Generated<string>;
  ignored_columns: Generated<string[]>;
  rows_total: Generated<number>;
  rows_done: Generated<number>;
  with_duplicates: Generated<boolean>;
  applied_by: string | null;
  finished_at: Timestamp | null;
  counts: Generated<Json>;
}

export interface Presentations {
  challenge_id: string;
  content: Json;
  given_at: Timestamp;
  given_by: string | null;
}

export interface ProgrammeBodies {
  id: string;
  name: string;
  short_name: string;
}

export interface ProgrammeVersions {
  programme_key: string;
  version: number;
  hash: string;
  definition: Json;
  loaded_at: Timestamp;
}

export interface Programmes {
  key: string;
  body_id: string;
  current_version: number;
}

export interface ProgressEntries {
  challenge_id: string;
  recommendation_id: string;
  host_account: Generated<string>;
  peers_view: Generated<string>;
  host_version: Generated<number>;
  peers_version: Generated<number>;
}

export interface ProgressReviews {
  challenge_id: string;
  status: string;
  opened_at: Timestamp;
  held_on: string | null;
  summary: Generated<string>;
  published_at: Timestamp | null;
  published_by: string | null;
  version: Generated<number>;
}

export interface PublishedReports {
  challenge_id: string;
  slug: string;
  title: string;
  host_id: string;
  programme_name: string;
  summary: Generated<string>;
  content: Json;
  published_at: Timestamp;
  published_by: string | null;
  search_text: Generated<string>;
  pdf_sha256: string | null;
  docx_sha256: string | null;
}

export interface RateLimits {
  key: string;
  window_start: Timestamp;
  tries: number;
}

export interface RecommendationFindings {
  recommendation_id: string;
  finding_id: string;
}

export interface Recommendations {
  id: string;
  challenge_id: string;
  title: string;
  body: Generated<string>;
  position: number;
  without_evidence_reason: string | null;
  without_evidence_by: string | null;
  created_at: Timestamp;
  created_by: string | null;
  version: Generated<number>;
}

export interface RecruitmentLinks {
  token_hash: Buffer;
  purpose: string;
  subject_id: string;
  made_at: Timestamp;
}

export interface ReportComments {
  id: string;
  section_id: string;
  author_id: string;
  text: string;
  made_at: Timestamp;
  answer: string | null;
  answered_at: Timestamp | null;
  answered_by: string | null;
}

export interface ReportSections {
  id: string;
  challenge_id: string;
  key: string;
  heading: string;
  source: string;
  theme_id: string | null;
  body: Generated<string>;
  position: number;
  edited_at: Timestamp | null;
  edited_by: string | null;
  version: Generated<number>;
}

export interface Reports {
  challenge_id: string;
  status: string;
  opened_at: Timestamp;
  comments_close_on: string | null;
  fact_check_due_on: string | null;
  signed_off_at: Timestamp | null;
  signed_off_by: string | null;
  version: Generated<number>;
  fact_check_closed_at: Timestamp | null;
}

export interface RoleGrants {
  id: string;
  person_id: string;
  role: string;
  body_id: string | null;
  challenge_id: string | null;
  authority_id: string | null;
  granted_at: Timestamp;
  granted_by: string | null;
  ended_at: Timestamp | null;
}

export interface Rooms {
  id: string;
  challenge_id: string;
  name: string;
  site: Generated<string>;
  capacity: number | null;
  version: Generated<number>;
}

export interface SavedPoolSearches {
  id: string;
  person_id: string;
  name: string;
  query: string;
  created_at: Timestamp;
}

export interface SelfAssessmentAnswers {
  challenge_id: string;
  prompt_key: string;
  text: Generated<string>;
  saved_at: Timestamp;
  saved_by: string | null;
  version: Generated<number>;
}

export interface SelfAssessments {
  challenge_id: string;
  status: string;
  opened_at: Timestamp;
  submitted_at: Timestamp | null;
  submitted_by: string | null;
}

export interface SessionInterviewees {
  session_id: string;
  interviewee_id: string;
  period: string;
  is_live: boolean;
  attended: boolean | null;
  answer: string | null;
  answer_note: Generated<string>;
  answered_at: Timestamp | null;
  answered_period: string | null;
}

export interface SessionPeers {
  session_id: string;
  peer_id: string;
  period: string;
  is_live: boolean;
}

export interface SessionPrompts {
  id: string;
  challenge_id: string;
  session_id: string;
  note_id: string | null;
  text: string;
  raised_by: string;
  raised_at: Timestamp;
  asked_at: Timestamp | null;
  asked_by: string | null;
  answer_note_id: string | null;
}

export interface SessionThemes {
  session_id: string;
  theme_id: string;
}

export interface Sessions {
  id: string;
  challenge_id: string;
  title: string;
  kind: string;
  period: string;
  is_live: Generated<boolean>;
  room_id: string | null;
  place_note: Generated<string>;
  source_category: string | null;
  others_expected: Generated<number>;
  others_attended: number | null;
  cancelled_reason: string | null;
  calendar_sequence: Generated<number>;
  version: Generated<number>;
  wanted_id: string | null;
  set_by_hand: Generated<boolean>;
}

export interface SignInRequests {
  id: string;
  person_id: string | null;
  browser_hash: Buffer;
  link_hash: Buffer;
  code_hash: Buffer;
  tries: Generated<number>;
  asked_at: Timestamp;
  expires_at: Timestamp;
  used_at: Timestamp | null;
  return_to: Generated<string>;
}

export interface SiteTravel {
  challenge_id: string;
  site_a: string;
  site_b: string;
  minutes: number;
}

export interface SlotReserves {
  id: string;
  slot_id: string;
  peer_id: string;
  position: number;
  waivers: Generated<Json>;
  status: Generated<string>;
  outcome: Generated<string>;
  added_at: Timestamp;
  added_by: string;
  settled_at: Timestamp | null;
}

export interface StoredFiles {
  sha256: string;
  bytes: number;
  media_type: string;
  stored_at: Timestamp;
}

export interface Tasks {
  id: string;
  challenge_id: string | null;
  kind: string;
  subject: Generated<string>;
  for_role: string | null;
  for_person_id: string | null;
  title: string;
  path: string;
  due_on: string | null;
  opened_at: Timestamp;
  done_at: Timestamp | null;
  done_by: string | null;
  dropped_at: Timestamp | null;
}

export interface TeamCalls {
  challenge_id: string;
  call_at: Timestamp | null;
  joining: Generated<string>;
  lines: Generated<string>;
  version: Generated<number>;
}

export interface TeamConversations {
  session_id: string;
  title: string | null;
  source_category: string;
}

export interface TeamSettings {
  challenge_id: string;
  offers_reserves: Generated<boolean>;
  offer_days: Generated<number>;
  set_at: Timestamp;
  set_by: string;
}

export interface TimetableMoves {
  id: string;
  number: Generated<number>;
  challenge_id: string;
  session_id: string;
  moved_at: Timestamp;
  moved_by: string | null;
  before: Json | null;
  after: Json;
  undoes: string | null;
  step: string | null;
  what: string | null;
}

export interface TimetableReleases {
  id: string;
  challenge_id: string;
  number: number;
  released_at: Timestamp;
  released_by: string | null;
  snapshot: Json;
}

export interface TimetableRuns {
  id: string;
  challenge_id: string;
  asked_at: Timestamp;
  asked_by: string | null;
  seconds_allowed: number;
  started_at: Timestamp | null;
  ended_at: Timestamp | null;
  outcome: string | null;
  why: Generated<string>;
  cancel_asked_at: Timestamp | null;
  score: number | null;
  bound: number | null;
  placed: number | null;
  total: number | null;
  seconds: number | null;
  history: Generated<Json>;
  proposal: Json | null;
  accepted_at: Timestamp | null;
  accepted_by: string | null;
}

export interface TimetableSettings {
  challenge_id: string;
  day_from: Generated<string>;
  day_until: Generated<string>;
  break_from: Generated<string>;
  break_until: Generated<string>;
  changeover_minutes: Generated<number>;
  version: Generated<number>;
}

export interface WantedSessionInterviewees {
  wanted_id: string;
  interviewee_id: string;
}

export interface WantedSessionPeers {
  wanted_id: string;
  peer_id: string;
}

export interface WantedSessionThemes {
  wanted_id: string;
  theme_id: string;
}

export interface WantedSessions {
  id: string;
  challenge_id: string;
  template_key: string | null;
  title: string;
  kind: string;
  minutes: number;
  source_category: string | null;
  others_expected: Generated<number>;
  peers_needed: number;
  on_day: string | null;
  not_before: string | null;
  done_by: string | null;
  room_id: string | null;
  place_note: Generated<string>;
  left_out: Generated<boolean>;
  position: Generated<number>;
  version: Generated<number>;
  whole_team: Generated<boolean>;
  with_lead: Generated<boolean>;
  with_manager: Generated<boolean>;
}

export interface WebSessions {
  id: string;
  token_hash: Buffer;
  person_id: string;
  browser_name: Generated<string>;
  started_at: Timestamp;
  seen_at: Timestamp;
  expires_at: Timestamp;
  ended_at: Timestamp | null;
}

export interface DB {
  accreditation_decisions: AccreditationDecisions;
  accreditations: Accreditations;
  action_plans: ActionPlans;
  actions: Actions;
  arrangement_steps: ArrangementSteps;
  assessment_evidence: AssessmentEvidence;
  assessments: Assessments;
  audit_entries: AuditEntries;
  authorities: Authorities;
  authority_borders: AuthorityBorders;
  authority_neighbours: AuthorityNeighbours;
  authority_similarities: AuthoritySimilarities;
  authority_successors: AuthoritySuccessors;
  call_mailings: CallMailings;
  calls_for_peers: CallsForPeers;
  challenge_milestones: ChallengeMilestones;
  challenge_probes: ChallengeProbes;
  challenge_slots: ChallengeSlots;
  challenge_themes: ChallengeThemes;
  challenges: Challenges;
  clock_reminders: ClockReminders;
  declared_conflicts: DeclaredConflicts;
  document_requests: DocumentRequests;
  documents: Documents;
  emerging_finding_notes: EmergingFindingNotes;
  emerging_findings: EmergingFindings;
  event_invitations: EventInvitations;
  event_needs: EventNeeds;
  event_places: EventPlaces;
  expressions_of_interest: ExpressionsOfInterest;
  fact_points: FactPoints;
  finding_documents: FindingDocuments;
  finding_notes: FindingNotes;
  findings: Findings;
  grouping_steps: GroupingSteps;
  host_views_of_team: HostViewsOfTeam;
  interest_backings: InterestBackings;
  interest_drafts: InterestDrafts;
  interest_notes: InterestNotes;
  interviewees: Interviewees;
  mail_messages: MailMessages;
  migrations: Migrations;
  nominations: Nominations;
  note_photographs: NotePhotographs;
  notebook_brought: NotebookBrought;
  notebook_devices: NotebookDevices;
  notebook_operations: NotebookOperations;
  notes: Notes;
  offers: Offers;
  pack_items: PackItems;
  pack_reads: PackReads;
  packs: Packs;
  page_feedback: PageFeedback;
  peer_access_needs: PeerAccessNeeds;
  peer_confirmations: PeerConfirmations;
  peer_equality: PeerEquality;
  peer_events: PeerEvents;
  peer_feedback: PeerFeedback;
  peer_merges: PeerMerges;
  peer_previous_authorities: PeerPreviousAuthorities;
  peer_reflections: PeerReflections;
  peer_roles: PeerRoles;
  peer_skills: PeerSkills;
  peer_support: PeerSupport;
  peer_unavailability: PeerUnavailability;
  peer_visits: PeerVisits;
  peers: Peers;
  peers_not_same: PeersNotSame;
  people: People;
  placement_alarms: PlacementAlarms;
  placement_reconfirmations: PlacementReconfirmations;
  placement_waivers: PlacementWaivers;
  placements: Placements;
  plan_challenges: PlanChallenges;
  plan_exclusions: PlanExclusions;
  plan_places: PlanPlaces;
  plan_runs: PlanRuns;
  plans: Plans;
  pool_import_rows: PoolImportRows;
  pool_imports: PoolImports;
  presentations: Presentations;
  programme_bodies: ProgrammeBodies;
  programme_versions: ProgrammeVersions;
  programmes: Programmes;
  progress_entries: ProgressEntries;
  progress_reviews: ProgressReviews;
  published_reports: PublishedReports;
  rate_limits: RateLimits;
  recommendation_findings: RecommendationFindings;
  recommendations: Recommendations;
  recruitment_links: RecruitmentLinks;
  report_comments: ReportComments;
  report_sections: ReportSections;
  reports: Reports;
  role_grants: RoleGrants;
  rooms: Rooms;
  saved_pool_searches: SavedPoolSearches;
  self_assessment_answers: SelfAssessmentAnswers;
  self_assessments: SelfAssessments;
  session_interviewees: SessionInterviewees;
  session_peers: SessionPeers;
  session_prompts: SessionPrompts;
  session_themes: SessionThemes;
  sessions: Sessions;
  sign_in_requests: SignInRequests;
  site_travel: SiteTravel;
  slot_reserves: SlotReserves;
  stored_files: StoredFiles;
  tasks: Tasks;
  team_calls: TeamCalls;
  team_conversations: TeamConversations;
  team_settings: TeamSettings;
  timetable_moves: TimetableMoves;
  timetable_releases: TimetableReleases;
  timetable_runs: TimetableRuns;
  timetable_settings: TimetableSettings;
  wanted_session_interviewees: WantedSessionInterviewees;
  wanted_session_peers: WantedSessionPeers;
  wanted_session_themes: WantedSessionThemes;
  wanted_sessions: WantedSessions;
  web_sessions: WebSessions;
}
