// The tables of the migrated database as types. Written by tools/schema.mjs; to change it, write a migration.
import type { ColumnType, Generated } from 'kysely'

/** Read: whatever the JSON holds, to be checked by a schema. Written: its text, from JSON.stringify. */
export type Json = ColumnType<unknown, string, string>

/** Read: x and y. Written: the text `(x,y)`. */
export type Point = ColumnType<{ x: number; y: number }, string, string>

export interface ApiToken {
  tenant_id: string
  id: string
  hash: string
  /** Last four characters, so that a person can tell tokens apart */
  hint: string
  name: string
  post_id: string
  created_at: Date
  expires_at: Date | null
  last_used_on: string | null
  revoked_at: Date | null
}

/** append-only: who did and saw what */
export interface AuditEntry {
  tenant_id: string
  id: string
  at: Date
  account_id: string | null
  post_id: string | null
  via: string
  action: string
  subject_kind: string
  subject_id: string | null
  /** Whose data it was about: they may see who looked */
  subject_account_id: string | null
  purpose: string | null
  detail: ColumnType<unknown, string | undefined, string>
}

/** append-only: hash chain over audit_entry, one row per entry with the same id */
export interface AuditSeal {
  tenant_id: string
  id: string
  position: number
  previous_hash: string
  hash: string
  sealed_at: Date
}

export interface AuthAccount {
  id: string
  user_id: string
  account_id: string
  provider_id: string
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: Date | null
  refresh_token_expires_at: Date | null
  scope: string | null
  password: string | null
  created_at: Date
  updated_at: Date
}

export interface AuthCodeSent {
  destination: string
  sent_at: Date
}

export interface AuthPasskey {
  id: string
  user_id: string
  name: string | null
  public_key: string
  credential_id: string
  counter: number
  device_type: string
  backed_up: boolean
  transports: string | null
  aaguid: string | null
  created_at: Date | null
}

export interface AuthRateLimit {
  id: string
  key: string
  count: number
  last_request: number
}

export interface AuthSession {
  id: string
  user_id: string
  token: string
  expires_at: Date
  ip_address: string | null
  user_agent: string | null
  /** The post chosen to act as, by tenant id; none: all posts count */
  acting_posts: ColumnType<unknown, string | undefined, string>
  created_at: Date
  updated_at: Date
}

export interface AuthTwoFactor {
  id: string
  user_id: string
  secret: string
  backup_codes: string
  verified: Generated<boolean>
  failed_verification_count: Generated<number>
  locked_until: Date | null
}

export interface AuthUser {
  id: string
  name: string
  email: string
  email_verified: Generated<boolean>
  image: string | null
  phone_number: string | null
  phone_number_verified: Generated<boolean>
  two_factor_enabled: Generated<boolean>
  /** Set once the person asked for erasure: the row is then a tombstone without identity */
  erased_at: Date | null
  created_at: Date
  updated_at: Date
}

export interface AuthVerification {
  id: string
  identifier: string
  value: string
  expires_at: Date
  created_at: Date
  updated_at: Date
}

/** read-only: backups of the installation that came to their end */
export interface BackupMade {
  id: string
  /** The instant whose state it holds */
  made_at: Date
  bytes: number
  row_count: number
  file_count: number
}

export interface Building {
  tenant_id: string
  id: string
  code: string
  name_en: string
  name_zh: string
  address: string | null
  compound_id: string | null
  /** The deepest unit its point lies in, found anew when the territory is rearranged; null outside */
  unit_id: string | null
  /** Null where nobody has counted */
  households: number | null
  floors: number | null
  /** Where it stands, degrees WGS 84: its point, or one that lies inside its outline */
  lng: number
  lat: number
  /** GeoJSON Polygon, degrees WGS 84, longitude first; null where only a point is known */
  outline: ColumnType<unknown, string | null, string | null>
  created_at: Date
  updated_at: Date
  /** Since when it is gone; its row stays */
  ended_at: Date | null
}

export interface BuildingVersion {
  tenant_id: string
  version: number
  changed_at: Date
}

export interface Bulletin {
  tenant_id: string
  id: string
  unit_id: string
  title_en: string
  title_zh: string
  text_en: string
  text_zh: string
  important: boolean
  shown_from: Date
  shown_until: Date
  published_at: Date
  post_id: string | null
  taken_down_at: Date | null
}

export interface Calendar {
  tenant_id: string
  id: string
  code: string
  name_en: string
  name_zh: string
  /** CalendarDefinition of the contract: zone, hours, dated days */
  definition: Json
  version: number
  updated_at: Date
  /** Account that saved it last; empty for the software itself */
  updated_by: string | null
}

export interface Case {
  tenant_id: string
  id: string
  number: string
  lifecycle: string
  version: number
  state: string
  open: boolean
  priority: string
  channel: string
  category_id: string | null
  condition_id: string | null
  text: string
  address: string | null
  lat: number | null
  lng: number | null
  placed: boolean
  unit_id: string | null
  street_id: string | null
  community_id: string | null
  grid_id: string | null
  microgrid_id: string | null
  holder_kind: string
  holder_id: string
  handler_post_id: string | null
  reporter_kind: string
  found_by_staff: boolean
  confidential: boolean
  secret_hash: string | null
  reported_at: Date
  accepted_at: Date | null
  handled_at: Date | null
  closed_at: Date | null
  handle_due_at: Date | null
  closed_in_time: boolean | null
  raised: Generated<number>
  rework: Generated<number>
  reopened: Generated<number>
  suspended_until: Date | null
  stage: string | null
  amber_at: Date | null
  /** Earliest end of a running clock; null when none runs */
  due_at: Date | null
  satisfaction: number | null
  solved: boolean | null
  rated_at: Date | null
  return_visit: string | null
  parent_id: string | null
  merged_into_id: string | null
  followers: Generated<number>
  search: string | null
  /** What lists never ask for: orders, clocks, files, answers, pending requests */
  detail: Json
  /** Hash of the last event: the timeline is a chain per case */
  head: string
  updated_at: Date
}

/** append-only: where archived cases are; only case_archive_return takes a row away, when the case is back */
export interface CaseArchive {
  tenant_id: string
  id: string
  number: string
  lifecycle: string
  state: string
  version: number
  head: string
  category_id: string | null
  unit_id: string | null
  street_id: string | null
  community_id: string | null
  grid_id: string | null
  microgrid_id: string | null
  holder_kind: string
  holder_id: string
  found_by_staff: boolean
  confidential: boolean
  reported_at: Date
  handled_at: Date | null
  closed_at: Date | null
  /** When it closed, or ended otherwise */
  ended_at: Date
  handle_due_at: Date | null
  closed_in_time: boolean | null
  raised: number
  rework: number
  reopened: number
  satisfaction: number | null
  parent_id: string | null
  merged_into_id: string | null
  /** Clocks, orders and invitations as figures count them */
  counted: Json
  /** The last instant of it that a figure may ask for */
  counts_until: Date
  file_id: string
  file_at: number
  file_length: number
  /** SHA-256 of the sealed bytes in the file */
  digest: string
  /** Opens the sealed bytes; it stands nowhere else */
  key: string
  archived_at: Date
}

export interface CaseArchiveChoice {
  tenant_id: string
  years: number | null
  chosen_at: Date
  ran_at: Date | null
}

/** Erased by deleting the row: what the file holds of the person can never be opened again */
export interface CaseArchivePerson {
  tenant_id: string
  id: string
  case_id: string
  kind: string
  account_id: string | null
  secret_hash: string | null
  key: string
}

export interface CaseArchiveReturned {
  tenant_id: string
  id: string
  returned_at: Date
}

export interface CaseClock {
  tenant_id: string
  case_id: string
  id: string
  stage: string
  order_id: string | null
  body_kind: string
  body_id: string
  started_at: Date
  amber_at: Date
  due_at: Date
  stopped_at: Date | null
  met: boolean | null
  next_step: string | null
  next_at: Date | null
}

export interface CaseConcern {
  tenant_id: string
  category_id: string
  unit_id: string
  owes_kind: string
  owes_id: string
  told_at: Date
}

export interface CaseConfigurationVersion {
  tenant_id: string
  version: number
  changed_at: Date
}

export interface CaseContact {
  tenant_id: string
  case_id: string
  account_id: string | null
  name: string | null
  phone: string | null
  mail: string | null
  address_detail: string | null
  hear_back: string
  on_behalf_name: string | null
  on_behalf_phone: string | null
  mandate: string | null
  locale: string
}

/** append-only: the timeline of every case */
export interface CaseEvent {
  tenant_id: string
  case_id: string
  seq: number
  at: Date
  type: string
  actor: Json
  body: Json
  public: boolean
  hash: string
}

export interface CaseFollower {
  tenant_id: string
  id: string
  case_id: string
  account_id: string | null
  secret_hash: string | null
  hear_back: string
  phone: string | null
  mail: string | null
  locale: string
  since: Date
}

export interface CaseNumber {
  tenant_id: string
  year: number
  next: number
}

export interface CaseOrder {
  tenant_id: string
  id: string
  case_id: string
  kind: string
  role: string
  state: string
  open: boolean
  issuer_kind: string
  issuer_id: string
  target_kind: string
  target_id: string
  issued_at: Date
  answered_at: Date | null
  arrived_at: Date | null
  handled_at: Date | null
  returned: Generated<number>
  due_at: Date | null
}

export interface CaseSettings {
  tenant_id: string
  body: Json
  version: Generated<number>
  updated_at: Date
}

export interface Category {
  tenant_id: string
  id: string
  parent_id: string | null
  code: string
  name_en: string
  name_zh: string
  path: string[]
  danger: Generated<boolean>
  home: Generated<boolean>
  open: Generated<boolean>
  active: Generated<boolean>
  position: Generated<number>
  /** Description, keywords, questions, flags: CategoryInput of the contract without the columns */
  body: Json
  version: Generated<number>
  updated_at: Date
}

export interface CommunityNeed {
  tenant_id: string
  id: string
  unit_id: string
  list: string
  resource: string
  what: string
  amount: number | null
  measure: string | null
  wanted_by: string | null
  state: string
  made_at: Date
  ended_at: Date | null
  ended_why: string | null
  version: number
}

export interface Compound {
  tenant_id: string
  id: string
  code: string
  name_en: string
  name_zh: string
  managed_by: string
  created_at: Date
  updated_at: Date
  /** Since when it is gone; its row stays */
  ended_at: Date | null
}

export interface Condition {
  tenant_id: string
  id: string
  category_id: string
  code: string
  body: Json
  active: Generated<boolean>
  version: Generated<number>
  updated_at: Date
}

export interface Consent {
  tenant_id: string
  id: string
  /** The account of the person who consents, where there is one */
  account_id: string | null
  /** What the consent hangs on, such as case or account */
  subject_kind: string
  subject_id: string
  purpose: string
  version: string
  locale: string
  text_shown: string
  given_at: Date
  given_by: string
  until: Date | null
  withdrawn_at: Date | null
}

export interface Deed {
  tenant_id: string
  id: string
  organisation_id: string
  unit_id: string
  pledge_id: string | null
  done_on: string
  what: string
  amount: number | null
  measure: string | null
  state: string
  logged_at: Date
  answered_at: Date | null
  answered_why: string | null
}

export interface Deliberation {
  tenant_id: string
  id: string
  state: string
  version: number
  unit_id: string
  caller_unit_id: string
  title: Json
  description: Json
  place: string
  begins_at: Date
  ends_at: Date
  moved: Generated<number>
  why: string | null
  case_id: string | null
  case_number: string | null
  category_id: string | null
  agenda: Json
  seats: Json
  resident_seats: number
  speakers: number
  quorum: Json
  /** Counts and seats of bodies; no resident is named in it */
  attendance: ColumnType<unknown, string | null, string | null>
  objection_days: number
  document_id: string | null
  document_code: string | null
  minutes_at: Date | null
  object_until: Date | null
  final_at: Date | null
  created_at: Date
}

export interface DeliberationFollowUp {
  tenant_id: string
  id: string
  deliberation_id: string
  item_id: string
  what: Json
  body: ColumnType<unknown, string | null, string | null>
  due: string
  case_id: string
  number: string
  /** The case began with the resolution; otherwise it was there before */
  opened: boolean
  at: Date
}

/** Deleted 30 days after the session: nobody's attendance is kept over time */
export interface DeliberationSignUp {
  tenant_id: string
  id: string
  deliberation_id: string
  wish: string
  name: string | null
  phone: string | null
  mail: string | null
  hear_back: string
  locale: string
  account_id: string | null
  secret_hash: string
  here: Generated<boolean>
  at: Date
  withdrawn_at: Date | null
}

/** Questions and objections; nothing says who wrote them */
export interface DeliberationWord {
  tenant_id: string
  id: string
  deliberation_id: string
  kind: string
  text: string
  at: Date
  left_out: string | null
  answer: string | null
  upheld: boolean | null
  answered_at: Date | null
}

export interface DemoRole {
  tenant_id: string
  key: string
  position: number
  label_en: string
  label_zh: string
  /** The role of the post; null: a resident */
  role: string | null
  place_en: string
  place_zh: string
  account_id: string
}

export interface Department {
  tenant_id: string
  id: string
  code: string
  name_en: string
  name_zh: string
  unit_id: string | null
  phone: string | null
  calendar_code: string | null
}

export interface Dispute {
  tenant_id: string
  /** That of its case */
  id: string
  number: string
  subject: string
  account: string
  wish: string
  address: string | null
  category_id: string | null
  unit_id: string
  community_id: string | null
  /** Units it lies in, district first: lists of a place */
  path: string[]
  holder_id: string
  settings_version: number
  state: string
  tier: number
  parties: number
  detail: Json
  chair_account_id: string | null
  applied_at: Date
  effect_at: Date | null
  /** Day of the last duty of an agreement in effect */
  duties_due: string | null
  performed: boolean
  due_at: Date | null
  /** When time next has something to do */
  wake_at: Date | null
  /** When its private channels were destroyed; null: something may still be in them */
  private_gone_at: Date | null
}

export interface DisputeMediator {
  tenant_id: string
  id: string
  unit_id: string
  tier: string
  post_id: string
  languages: string
  from_at: Date
  until_at: Date | null
}

export interface DisputeOwnMinutes {
  tenant_id: string
  id: string
  dispute_id: string
  session_id: string
  mediator: string
  words: string
  at: Date
}

export interface DisputeParty {
  tenant_id: string
  id: string
  dispute_id: string
  n: number
  account_id: string | null
  name: string
  phone: string | null
  mail: string | null
  hear_back: string
  secret_hash: string | null
  invite_hash: string | null
  invite_until: Date | null
  mandate: string | null
  filed_by_post_id: string | null
  representative_name: string | null
  representative_phone: string | null
  representative_mandate: string | null
  consent_version: string | null
  consent_how: string | null
  erased_at: Date | null
}

export interface DisputePrivateMessage {
  tenant_id: string
  id: string
  dispute_id: string
  /** party:<id> */
  party: string
  /** mediator:<id of the appointment>; whoever comes after has another one */
  mediator: string
  author: string
  words: string
  at: Date
}

export interface DisputeRun {
  tenant_id: string
  id: string
  dispute_id: string
  n: number
  tier: string
  from_at: Date
  until_at: Date | null
  outcome: string | null
}

/** append-only: how a district mediates; a dispute keeps the version it began under. None: the usual ones */
export interface DisputeSettings {
  tenant_id: string
  version: number
  detail: Json
  saved_at: Date
  post_id: string | null
}

/** append-only: papers as they were issued */
export interface Document {
  tenant_id: string
  id: string
  code: string
  kind: string
  owner_kind: string
  owner_id: string
  replaces_id: string | null
  content: Json
  /** SHA-256, hex, over code, kind, owner, what it replaces, instant and content */
  hash: string
  issued_at: Date
  issued_by: string | null
  post_id: string | null
}

/** append-only: every version of the public duty lists */
export interface DutyList {
  tenant_id: string
  id: string
  role: string | null
  department_id: string | null
  version: number
  entries: Json
  changed_at: Date
}

export interface Enlistment {
  tenant_id: string
  id: string
  organisation_id: string
  unit_id: string
  words: string | null
  /** How many people the organisation can send; a count */
  people: number | null
  state: string
  asked_at: Date
  answered_at: Date | null
  answered_why: string | null
  ended_at: Date | null
  ended_why: string | null
}

export interface Entrance {
  tenant_id: string
  building_id: string
  number: string
  /** In which order they are named, from 0 */
  position: number
  households: number | null
}

export interface File {
  tenant_id: string
  id: string
  /** What it is attached to, such as case; empty while nobody has claimed it */
  owner_kind: string | null
  owner_id: string | null
  name: string
  mime: string
  size: number
  width: number | null
  height: number | null
  sha256: string
  storage_key: string
  visibility: Generated<string>
  /** Account that sent it; empty for an anonymous report */
  created_by: string | null
  created_at: Date
}

export interface Hall {
  tenant_id: string
  id: string
  station_id: string
  code: string
  /** Nobody waits behind more later arrivals than this */
  bound: number
  /** How long before its time an appointment may be called before others */
  early_minutes: number
  /** How long after its time an appointment still counts as one */
  late_minutes: number
  /** Whoever missed their call comes back within this without losing everything */
  grace_minutes: number
  ahead_days: number
  /** Names, phones and notes of tickets are erased after this many days */
  keep_days: number
  note_en: string
  note_zh: string
  version: number
  updated_at: Date
}

export interface HallCounter {
  tenant_id: string
  id: string
  hall_id: string
  number: number
  name_en: string
  name_zh: string
  department_id: string | null
  specialties: string[]
  service_ids: string[]
  hours: Json
  ended: Generated<boolean>
  /** Who sits there now. Only now: who sat there before is kept nowhere */
  post_id: string | null
  seated_at: Date | null
  paused: Generated<boolean>
  version: number
}

export interface HallJoint {
  tenant_id: string
  id: string
  hall_id: string
  ticket_id: string
  lead_counter_id: string
  begun_at: Date
  ended_at: Date | null
  /** The day by which the reply is given */
  due: string | null
  reply: string | null
  cases: Generated<string[]>
  document_id: string | null
  replied_at: Date | null
  /** Code of the reply as a document */
  document_code: string | null
}

export interface HallNumber {
  tenant_id: string
  hall_id: string
  day: string
  letter: string
  last: number
}

/** Of a visit to a hall and a service, never of whoever sat at the counter */
export interface HallRating {
  tenant_id: string
  id: string
  hall_id: string
  service_id: string
  ticket_id: string
  solved: boolean
  stars: number
  words: string | null
  at: Date
}

export interface HallSeat {
  tenant_id: string
  joint_id: string
  counter_id: string
  since: Date
  until: Date | null
}

export interface HallService {
  tenant_id: string
  id: string
  hall_id: string
  code: string
  letter: string
  name_en: string
  name_zh: string
  department_id: string | null
  /** Usual minutes of a visit */
  minutes: number
  bring_en: string
  bring_zh: string
  /** When appointments are taken: days of the week, from, until, minutes between, how many at once */
  slots: Json
  nth: number
  ended: Generated<boolean>
  version: number
}

export interface HallTicket {
  tenant_id: string
  id: string
  hall_id: string
  service_id: string
  first_service_id: string
  day: string
  number: string | null
  kind: string
  state: string
  /** Taken at the person's word. Why, and what would prove it, is kept nowhere */
  priority: boolean
  /** The place earned by arriving; kept when somebody is sent on */
  place: Date | null
  /** An appointment that came in its window */
  in_window: Generated<boolean>
  /** How many with a later place were called before */
  passed: Generated<number>
  slot_at: Date | null
  taken_at: Date
  arrived_at: Date | null
  first_place: Date | null
  first_called_at: Date | null
  called_at: Date | null
  started_at: Date | null
  ended_at: Date | null
  counter_id: string | null
  only_counter_id: string | null
  hold_until: Date | null
  held: Generated<number>
  calls: Generated<number>
  transfers: Generated<number>
  /** What it was before it was ended, for the few minutes in which that can be taken back */
  undo: string | null
  code_hash: string
  name: string | null
  phone: string | null
  account_id: string | null
  note: string | null
  cases: Generated<string[]>
  erased_at: Date | null
}

export interface IdempotencyKey {
  tenant_id: string
  key: string
  route: string
  /** Hash of caller and content: the same key with other content is refused */
  content_hash: string
  status: number | null
  reply: ColumnType<unknown, string | null, string | null>
  created_at: Date
}

export interface JointMeeting {
  tenant_id: string
  id: string
  unit_id: string
  held_on: string
  topic: string
  minutes: string | null
  /** What is to be done, by which organisation or the community itself, until when, and since when it is done */
  actions: ColumnType<unknown, string | undefined, string>
  version: number
}

/** Geography only: nothing about anybody */
export interface LandscapeLine {
  tenant_id: string
  id: string
  kind: string
  name_en: string | null
  name_zh: string | null
  west: number
  south: number
  east: number
  north: number
  metres: number
  /** GeoJSON LineString, MultiLineString, Polygon or MultiPolygon, as it was brought in */
  geometry: string
  /** The same with as many points as a map of a district shows */
  drawn: string
  created_at: Date
}

/** read-only: migrations that have run */
export interface Migration {
  number: number
  name: string
  checksum: string
  applied_at: Generated<Date>
}

export interface NeedMatch {
  tenant_id: string
  id: string
  need_id: string
  pledge_id: string
  made_at: Date
  ended_at: Date | null
}

export interface Notice {
  tenant_id: string
  id: string
  person_key: string
  /** Event, matter and place in its timeline: the same told twice is one notice */
  event_key: string
  event: string
  audience: string
  matter_kind: string | null
  matter_id: string | null
  number: string | null
  danger: Generated<boolean>
  facts: Json
  locale: string
  at: Date
  read_at: Date | null
  delivery_id: string | null
}

export interface NoticeDelivery {
  tenant_id: string
  id: string
  person_key: string
  channel: string
  fallback: Generated<string[]>
  /** Addresses by channel; taken away once the message has gone, or a week after it was given up */
  ways: ColumnType<unknown, string | null, string | null>
  masked: string
  locale: string
  state: string
  /** Further notices of the same person may still join it */
  gathers: Generated<boolean>
  attempts: Generated<number>
  reason: string | null
  created_at: Date
  due_at: Date | null
  claimed_at: Date | null
  sent_at: Date | null
}

export interface NoticePreference {
  tenant_id: string
  id: string
  person_key: string
  quiet: ColumnType<unknown, string | null, string | null>
  ways: Generated<string[]>
  choices: ColumnType<unknown, string | undefined, string>
  locale: string | null
  updated_at: Date
}

/** Quiet hours, gathering and retention: one row per tenant, whose id is that of the tenant */
export interface NoticeSetting {
  tenant_id: string
  id: string
  body: Json
  changed_at: Date
}

export interface NoticeText {
  tenant_id: string
  id: string
  event: string
  audience: string
  channel: string
  words: Json
  changed_at: Date
}

export interface NoticeWebhook {
  tenant_id: string
  id: string
  channel: string
  name: string
  url: string
  active: boolean
  generation: Generated<number>
  previous_until: Date | null
  created_at: Date
}

export interface Open311Key {
  tenant_id: string
  id: string
  hash: string
  hint: string
  name: string
  created_at: Date
  last_used_on: string | null
  revoked_at: Date | null
}

export interface Open311Request {
  tenant_id: string
  case_id: string
  key_id: string
  media_url: string | null
}

/** append-only: update ids outside systems used up */
export interface Open311Update {
  tenant_id: string
  key_id: string
  update_id: string
  case_id: string
  seq: number
  said_at: Date
  media_urls: string[]
}

export interface Organisation {
  tenant_id: string
  id: string
  kind: string
  registered_no: string | null
  unit_id: string
  name_en: string
  name_zh: string
  about_en: string | null
  about_zh: string | null
  /** Whom to talk to there: masked for everybody but the organisation itself, revealed with a reason */
  contact_name: string | null
  contact_phone: string | null
  contact_mail: string | null
  ended_on: string | null
  ended_why: string | null
  version: number
  created_at: Date
  updated_at: Date
}

export interface OrganisationSteward {
  tenant_id: string
  id: string
  organisation_id: string
  account_id: string | null
  term_from: Date
  term_to: Date | null
}

export interface Outbox {
  tenant_id: string
  id: string
  name: string
  /** What the event is about, as live pages subscribe to it, such as case:<id> */
  topics: Generated<string[]>
  body: Json
  created_at: Generated<Date>
  delivered_at: Date | null
  attempts: Generated<number>
  retry_at: Date | null
  /** Given up after the last attempt; waits for a person. The reason stands in failure */
  parked_at: Date | null
  failure: string | null
}

export interface Pairing {
  tenant_id: string
  id: string
  organisation_id: string
  unit_id: string
  kinds: string[]
  what: string
  term_from: string
  term_until: string
  offered_by: string
  state: string
  offered_at: Date
  answered_at: Date | null
  answered_why: string | null
  ended_at: Date | null
  ended_why: string | null
}

export interface Petition {
  tenant_id: string
  id: string
  number: string
  purpose: string
  subject: string
  /** What happened and what is asked for; null once erased */
  account: string | null
  against_kind: string | null
  against_id: string | null
  confidential: boolean
  people: number
  state: string
  holder_kind: string
  holder_id: string
  /** Units of its place and of its holder, for whoever works there or above */
  path: string[]
  /** Bodies that have held it */
  involved: string[]
  stage: string | null
  amber_at: Date | null
  due_at: Date | null
  settings_id: string | null
  way: string | null
  same_day_at: Date | null
  sponsor_post_id: string | null
  sponsor_role: string | null
  sponsor_body: ColumnType<unknown, string | null, string | null>
  handler_post_id: string | null
  handler_role: string | null
  handler_account: string | null
  earlier_id: string | null
  hall_visit: string | null
  outcome: string | null
  account_id: string | null
  filed_at: Date
  tell_due_at: Date
  told_at: Date | null
  accepted_at: Date | null
  reply_due_at: Date | null
  replied_at: Date | null
  result: string | null
  replied_kind: string | null
  replied_id: string | null
  reviewed_kind: string | null
  reviewed_id: string | null
  review_asked_at: Date | null
  re_review_asked_at: Date | null
  ended_at: Date | null
  satisfaction: number | null
  unserved: Generated<number>
  /** Somebody above has to rule: an objection, a request to step back */
  ruling: Generated<boolean>
  version: number
}

export interface PetitionPaper {
  tenant_id: string
  id: string
  petition_id: string
  kind: string
  result: string | null
  grounds: ColumnType<unknown, string | null, string | null>
  outcome: ColumnType<unknown, string | null, string | null>
  remedy: ColumnType<unknown, string | null, string | null>
  made_at: Date
  made_by: string | null
  body_kind: string
  body_id: string
  document_id: string | null
  document_code: string | null
  served_way: string | null
  /** When it reached the petitioner: their own clocks start here */
  served_at: Date | null
  served_note: string | null
}

/** Who petitions jointly: a list kept apart, shown whole to one who says why, never searched */
export interface PetitionPerson {
  tenant_id: string
  id: string
  petition_id: string
  name: string
  phone: string | null
}

export interface PetitionRepresentative {
  tenant_id: string
  id: string
  petition_id: string
  no: number
  role: string
  name: string
  phone: string | null
  secret_hash: string
}

/** The procedure as configuration, one version from each day on */
export interface PetitionSettings {
  tenant_id: string
  id: string
  from_day: string
  detail: Json
  made_by: string
  made_at: Date
}

/** Objections, requests to step back, hearings, each with its ruling or minutes */
export interface PetitionStep {
  tenant_id: string
  id: string
  petition_id: string
  kind: string
  at: Date
  detail: Json
}

export interface PlanBarrier {
  tenant_id: string
  id: string
  name: string
  lines: number
  kilometres: number
  /** GeoJSON FeatureCollection of lines and polygons */
  content: string
  created_by: string | null
  created_at: Date
}

export interface PlanCommunity {
  tenant_id: string
  run_id: string
  community_id: string
  position: number
  state: string
  /** Grids the plan goes around: they stay as they are */
  held: string[]
  /** Units in force when it was planned, with the households of their buildings */
  today: Json
  figures: ColumnType<unknown, string | null, string | null>
  /** The report of the planner */
  report: ColumnType<unknown, string | null, string | null>
  problem: ColumnType<unknown, string | null, string | null>
  /** The draft its proposal went into last */
  change_id: string | null
}

export interface PlanRun {
  tenant_id: string
  id: string
  state: string
  share: number
  cancel_asked: boolean
  /** Areas, bounds, seed, basis, pins and barriers, as they were asked for */
  settings: Json
  /** All communities together: what is in force beside what is proposed */
  figures: ColumnType<unknown, string | null, string | null>
  problem: ColumnType<unknown, string | null, string | null>
  created_by: string | null
  created_at: Date
  updated_at: Date
  finished_at: Date | null
}

export interface PlanUnit {
  tenant_id: string
  run_id: string
  community_id: string
  level: string
  /** Place within its level and community, from 0 */
  position: number
  code: string
  parent: string | null
  households: number
  buildings: number
  within: boolean
  compactness: number
  /** The line of the plan's file: a GeoJSON feature with what it holds */
  feature: string
}

export interface Pledge {
  tenant_id: string
  id: string
  organisation_id: string
  unit_id: string
  resource: string
  what: string
  amount: number | null
  measure: string | null
  good_until: string | null
  state: string
  made_at: Date
  ended_at: Date | null
  ended_why: string | null
  version: number
}

export interface PointsAccount {
  tenant_id: string
  id: string
  kind: string
  /** hour: counted in minutes; spending never touches it */
  unit: string
  /** Account of a person, id of a household, scheme or station; a made-up word once a person was erased */
  owner: string
  posted_debits: Generated<number>
  posted_credits: Generated<number>
  pending_debits: Generated<number>
  pending_credits: Generated<number>
  opened_at: Date
  /** Which of the accounts of a scheme; 0 for everybody else */
  stripe: Generated<number>
}

/** Whoever leaves a board leaves no row */
export interface PointsBoardSeat {
  tenant_id: string
  id: string
  account_id: string
  kind: string
  place_id: string
  name: string
  joined_at: Date
}

export interface PointsCertificate {
  tenant_id: string
  id: string
  account_id: string
  code_hash: string
  /** As printed */
  name: string
  /** Verified until issued_at; what was put right since is counted anew whenever somebody verifies it */
  minutes: number
  grade: number | null
  hours: number | null
  until_day: string
  issued_at: Date
  withdrawn_at: Date | null
}

export interface PointsClaim {
  tenant_id: string
  id: string
  rule_id: string
  version: number
  scheme_id: string
  account_id: string
  unit_id: string
  day: string
  minutes: number | null
  note: string
  state: string
  asked_at: Date
  decided_at: Date | null
  decided_by: string | null
  decided_post_id: string | null
  why: string | null
  contested_at: Date | null
  contested_words: string | null
  /** Who decided before it was contested: somebody else decides then */
  first_decided_by: string | null
}

/** append-only: the ledger of points and hours */
export interface PointsEntry {
  tenant_id: string
  id: string
  type: string
  purpose: string
  unit: string
  debit_id: string
  credit_id: string
  amount: number
  hold_id: string | null
  /** The entry that a correction or a refund answers */
  about_id: string | null
  expires_at: Date | null
  key: string
  /** Hash of what the entry says: the same key with other content is refused */
  content_hash: string
  detail: ColumnType<unknown, string | undefined, string>
  at: Date
}

export interface PointsGift {
  tenant_id: string
  /** The line of the ledger */
  id: string
  giver_id: string
  receiver_id: string
  giver_name: string | null
  receiver_name: string | null
  points: number
  at: Date
}

export interface PointsGood {
  tenant_id: string
  id: string
  scheme_id: string
  name_en: string
  name_zh: string
  about_en: string
  about_zh: string
  points: number
  /** How many one person may have ever; null: no limit */
  per_person: number | null
  /** Merchant or organisation that gives it; null: the scheme itself */
  given_by: string | null
  ended_at: Date | null
  version: number
  updated_at: Date
}

/** append-only: what was earned, under which version of which rule */
export interface PointsGrant {
  tenant_id: string
  id: string
  scheme_id: string
  rule_id: string
  version: number
  /** The account of points; nothing here says whose it is */
  account_id: string
  source: string
  source_ref: string
  day: string
  minutes: number
  points: number
  uncapped: number
  entry_id: string | null
  hours_entry_id: string | null
  at: Date
}

export interface PointsHold {
  tenant_id: string
  id: string
  debit_id: string
  expires_at: Date
}

export interface PointsHousehold {
  tenant_id: string
  id: string
  opened_at: Date
}

export interface PointsHouseholdInvite {
  tenant_id: string
  id: string
  household_id: string
  member_id: string
  /** Hash of the code; the code itself is made from the secret of the installation */
  code_hash: string
  expires_at: Date
}

export interface PointsHouseholdMember {
  tenant_id: string
  id: string
  household_id: string
  account_id: string
  /** What the others of the household call them; their own choice */
  name: string
  joined_at: Date
}

/** append-only: the ladder of stars; none: the usual one */
export interface PointsLadder {
  tenant_id: string
  version: number
  hours: number[]
  /** Working days of publication */
  days: number
  saved_at: Date
  post_id: string | null
}

/** append-only: what was found when somebody looked at a line of the review list */
export interface PointsLook {
  tenant_id: string
  id: string
  scheme_id: string
  kind: string
  key: string
  words: string
  at: Date
  post_id: string | null
}

export interface PointsLot {
  tenant_id: string
  id: string
  account_id: string
  /** The entry it came with */
  entry_id: string
  amount: number
  remaining: number
  expires_at: Date
  /** When its owner was told that it expires soon */
  noticed_at: Date | null
}

/** append-only: how entries were split over lots */
export interface PointsLotMove {
  tenant_id: string
  entry_id: string
  lot_id: string
  /** The lot that had been taken from; differs from lot_id where it had expired when the points came back, or where they went to somebody else */
  for_lot_id: string
  delta: number
}

export interface PointsNeed {
  tenant_id: string
  id: string
  scheme_id: string
  title_en: string
  title_zh: string
  about_en: string
  about_zh: string
  target: number
  last_day: string
  /** What it pays for; null: help, as its words say */
  good_id: string | null
  station_id: string | null
  quantity: number | null
  state: string
  opened_at: Date
  ended_at: Date | null
  why: string | null
  /** The order that was made of it once it was met */
  order_id: string | null
}

export interface PointsOrder {
  tenant_id: string
  id: string
  account_id: string
  good_id: string
  station_id: string
  quantity: number
  points: number
  hold_id: string
  post_entry_id: string | null
  /** Hash of the code that is shown at the till; the code itself is made from the secret of the installation */
  code_hash: string
  state: string
  ordered_at: Date
  pick_up_by: Date
  ended_at: Date | null
  refunded: Generated<number>
}

export interface PointsPledge {
  tenant_id: string
  id: string
  need_id: string
  /** The account of points; nothing here says whose it is */
  account_id: string
  entry_id: string
  points: number
  at: Date
  /** When it was given back */
  back_at: Date | null
}

export interface PointsProposalPutBy {
  tenant_id: string
  scheme_id: string
  category_id: string
  unit_id: string
  at: Date
}

export interface PointsRule {
  tenant_id: string
  id: string
  scheme_id: string
  version: number
}

/** append-only: every version of the rules that earn points */
export interface PointsRuleVersion {
  tenant_id: string
  rule_id: string
  version: number
  category: string
  source: string
  basis: string
  points: number
  /** Names, evidence, caps, who approves, approval of the assembly: RuleDetail of the contract */
  detail: Json
  first_day: string
  last_day: string | null
  saved_at: Date
  post_id: string | null
}

export interface PointsScheme {
  tenant_id: string
  id: string
  unit_id: string
  name_en: string
  name_zh: string
  /** What one person earns under it on one day at most; null: no cap */
  per_day: number | null
  per_month: number | null
  expiry_months: number
  ended_at: Date | null
  version: number
  updated_at: Date
  /** Days for which orders of its goods wait */
  pick_up_days: Generated<number>
  review_days: Generated<number>
  /** Approvals in each direction before two who approve each other are listed */
  review_pair: Generated<number>
  /** Percent of what each approved that is the other's */
  review_share: Generated<number>
  /** Approvals by one person within an hour */
  review_burst: Generated<number>
}

export interface PointsStar {
  tenant_id: string
  id: string
  account_id: string
  grade: number
  hours: number
  unit_id: string
  state: string
  shown: string | null
  days: number
  proposed_at: Date
  published_from: Date | null
  published_until: Date | null
  decided_at: Date | null
  decided_by: string | null
  decided_post_id: string | null
  why: string | null
  contested_at: Date | null
  contested_words: string | null
  first_decided_by: string | null
  version: number
}

export interface PointsStarObjection {
  tenant_id: string
  id: string
  star_id: string
  account_id: string
  ground: string
  words: string
  at: Date
  answer: string | null
  answered_at: Date | null
}

export interface PointsStock {
  tenant_id: string
  good_id: string
  station_id: string
  on_hand: number
  /** Kept for orders that wait; still on the shelf */
  held: number
}

/** append-only: the stock book of stations */
export interface PointsStockMove {
  tenant_id: string
  id: string
  good_id: string
  station_id: string
  kind: string
  /** counted: the variance, what was found less what the book said */
  delta: number
  order_id: string | null
  words: string | null
  at: Date
  post_id: string | null
}

export interface Post {
  tenant_id: string
  id: string
  account_id: string | null
  role: string
  unit_id: string | null
  department_id: string | null
  title: string | null
  holder_name: string | null
  name_public: Generated<boolean>
  duty_phone: string | null
  term_from: Date
  term_to: Date | null
  committee: string | null
  import_id: string | null
  /** Ground on which the name of the holder is kept, as the import stated it */
  basis: string | null
}

export interface PostImport {
  tenant_id: string
  id: string
  state: string
  dry_run: boolean
  file_name: string | null
  content: string | null
  basis: string | null
  until_row: Generated<number>
  rows: Generated<number>
  created: Generated<number>
  unchanged: Generated<number>
  refused: ColumnType<unknown, string | undefined, string>
  refused_total: Generated<number>
  problem: string | null
  cancel_asked: Generated<boolean>
  post_id: string | null
  /** Units at or below which whoever brought the file may create posts; empty: everywhere */
  scope: string[]
  account_id: string | null
  started_at: Date
  ended_at: Date | null
  /** Last sign of life of a run under way */
  seen_at: Date | null
}

export interface PostStandIn {
  tenant_id: string
  id: string
  post_id: string
  stand_in_account_id: string | null
  stand_in_post_id: string | null
  starts_at: Date
  ends_at: Date | null
}

export interface PushSubscription {
  tenant_id: string
  id: string
  person_key: string
  endpoint: string
  p256dh: string
  auth: string
  locale: string
  created_at: Date
}

export interface RatingInvitation {
  tenant_id: string
  case_id: string
  round: number
  invited_at: Date
  remind_at: Date | null
  ends_at: Date
  rated_at: Date | null
}

export interface RecruitmentApplication {
  tenant_id: string
  id: string
  call_id: string
  nth: number
  account_id: string | null
  unit_id: string
  family_name: string
  given_name: string
  shown_as: string
  words: string
  phone: string | null
  state: string
  /** The review at which it was rejected */
  stage: string | null
  applied_at: Date
  published_from: Date | null
  published_until: Date | null
  ended_at: Date | null
  appeal_words: string | null
  appeal_at: Date | null
  post_id: string | null
  cleared: Generated<boolean>
  version: number
}

export interface RecruitmentCall {
  tenant_id: string
  id: string
  role: string
  unit_id: string
  places: number
  requirements_en: string
  requirements_zh: string
  closes_at: Date
  objection_days: number
  term_months: number | null
  /** Not one person does all three reviews of an application */
  separate: boolean
  phone: string | null
  opened_at: Date
  /** The post it was opened with */
  opened_by: string | null
  version: number
  cancelled_at: Date | null
  /** Everybody who opens the call reads it */
  cancelled_why: string | null
}

export interface RecruitmentCallUnit {
  tenant_id: string
  id: string
  call_id: string
  unit_id: string
}

export interface RecruitmentObjection {
  tenant_id: string
  id: string
  application_id: string
  account_id: string
  name: string
  ground: string
  words: string
  at: Date
  answer: string | null
  answered_at: Date | null
}

export interface RecruitmentReview {
  tenant_id: string
  id: string
  application_id: string
  stage: string
  appeal: boolean
  passed: boolean
  reason: string
  at: Date
  account_id: string | null
  post_id: string | null
  talk_on: string | null
  training_on: string | null
}

export interface ResidentProfile {
  tenant_id: string
  id: string
  account_id: string
  name: string | null
  phone: string | null
  mail: string | null
  home_unit_id: string | null
  home_address: string | null
  updated_at: Date
}

export interface ResidentsBody {
  tenant_id: string
  id: string
  unit_id: string
  kind: string
  name_en: string
  name_zh: string
  members: number
  formed_on: string
  term_until: string | null
  /** Where to find it: an office or a duty phone, not a person */
  contact: string | null
  ended_on: string | null
  ended_why: string | null
  version: number
}

/** Read by supervisors of the district and, by number and secret, by whoever sent it: the setting doorstep.reader says which, and without it there is nothing to see */
export interface RetaliationReport {
  tenant_id: string
  id: string
  number: string
  secret_hash: string
  text: string
  petition_number: string | null
  contact: string | null
  sent_at: Date
  acknowledged_at: Date | null
  answers: ColumnType<unknown, string | undefined, string>
}

/** Kinds without a row keep the usual time; who chose and why is in the audit */
export interface RetentionChoice {
  tenant_id: string
  kind: string
  days: number
  chosen_at: Date
}

/** The last run of the job for each kind */
export interface RetentionRun {
  tenant_id: string
  kind: string
  at: Date
  rows: number
}

export interface RoutingRule {
  tenant_id: string
  id: string
  position: number
  body: Json
  active: Generated<boolean>
  version: Generated<number>
  updated_at: Date
}

export interface SavedView {
  tenant_id: string
  id: string
  account_id: string
  shared_unit_id: string | null
  name: string
  query: Json
  created_at: Date
  shared_department_id: string | null
  editors: Generated<string>
}

export interface SavedViewOrder {
  tenant_id: string
  account_id: string
  view_ids: string[]
  standard_id: string | null
}

/** append-only: what one shift of a desk told the next */
export interface ShiftNote {
  tenant_id: string
  id: string
  body_kind: string
  body_id: string
  written_at: Date
  until: Date
  post_id: string
  role: string
  text: string
  /** Counts, and number, state and due time of the cases it names, as they were */
  detail: Json
}

/** append-only: who took a hand-over note */
export interface ShiftNoteTaken {
  tenant_id: string
  note_id: string
  at: Date
  post_id: string
  role: string
}

export interface StaffingDay {
  tenant_id: string
  day: string
  unit_id: string
  rule_id: string
  units: number
  short: number
  missing: number
}

export interface StaffingRule {
  tenant_id: string
  id: string
  position: number
  name_en: string
  name_zh: string
  level: string
  kind: string | null
  roles: string[]
  committee: string | null
  below: boolean
  measure: string
  /** posts: least and most posts of a unit · households, residents: least and most of them for one post */
  least: number
  most: number | null
  active: boolean
  applies_from: Date
  version: number
}

export interface StandardText {
  tenant_id: string
  id: string
  category_id: string | null
  body: Json
  active: Generated<boolean>
  version: Generated<number>
  updated_at: Date
}

export interface Station {
  tenant_id: string
  id: string
  code: string
  kind: string
  unit_id: string
  name_en: string
  name_zh: string
  lat: number | null
  lng: number | null
  duty_phone: string | null
  supervision_phone: string | null
  /** Address, hours, whose room and on what agreement, amenities: StationDetail of the contract */
  detail: Json
  closed: Generated<boolean>
  version: number
  updated_at: Date
}

/** append-only: acceptance of stations */
export interface StationCheck {
  tenant_id: string
  id: string
  station_id: string
  have: string
  passed: boolean
  evidence: string
  good_until: string
  at: Date
  post_id: string | null
  role: string | null
}

export interface StationOfficer {
  tenant_id: string
  id: string
  station_id: string
  nth: number
  service: string
  post_id: string | null
  name: string | null
  name_public: Generated<boolean>
  department_en: string | null
  department_zh: string | null
  phone: string | null
  days: number[]
  starts: string
  ends: string
  first_day: string | null
  last_day: string | null
}

export interface SuggestionModel {
  tenant_id: string
  version: number
  trained_at: Date
  /** Cases accepted after this instant have no part in it */
  learnt_until: Date
  cases: number
  figures: Json
  /** How often it was right on cases accepted while it was in use, in sums only */
  practice: ColumnType<unknown, string | null, string | null>
  body: Buffer | null
}

export interface SuggestionSetting {
  tenant_id: string
  enabled: Generated<boolean>
  asked_at: Date | null
  tried_at: Date | null
  /** How the last training ended: trained, too_few, failed */
  outcome: string | null
}

export interface Team {
  tenant_id: string
  id: string
  kind: string
  unit_id: string
  parent_id: string | null
  name_en: string
  name_zh: string
  about_en: string | null
  about_zh: string | null
  commitment_en: string | null
  commitment_zh: string | null
  founded_on: string | null
  /** A number of the team, not of a person: everybody reads it */
  phone: string | null
  applying: Generated<boolean>
  ended_on: string | null
  ended_why: string | null
  version: number
  updated_at: Date
  organisation_id: string | null
}

export interface TeamBeat {
  tenant_id: string
  id: string
  team_id: string
  nth: number
  name: string
  /** GeoJSON LineString or Polygon */
  shape: ColumnType<unknown, string | null, string | null>
  ended_on: string | null
}

export interface TeamBeatUnit {
  tenant_id: string
  id: string
  beat_id: string
  unit_id: string
}

export interface TeamInsurance {
  tenant_id: string
  id: string
  team_id: string
  member_id: string
  insurer: string
  valid_from: string
  valid_until: string
  given_at: Date
  seen_at: Date | null
  refused_why: string | null
}

export interface TeamInvitation {
  tenant_id: string
  id: string
  team_id: string
  secret_hash: string
  /** Whoever joins by it leads the team */
  leads: Generated<boolean>
  made_at: Date
  good_until: Date
  used_by: string | null
  withdrawn_at: Date | null
}

export interface TeamKind {
  tenant_id: string
  id: string
  code: string
  nth: number
  name_en: string
  name_zh: string
  /** Shifts of such a team are risky unless told */
  insured: Generated<boolean>
  active: Generated<boolean>
}

export interface TeamLead {
  tenant_id: string
  id: string
  team_id: string
  member_id: string
  term_from: Date
  term_to: Date | null
}

export interface TeamMember {
  tenant_id: string
  id: string
  team_id: string
  account_id: string | null
  name: string | null
  phone: string | null
  /** Who may read the full name, as they agreed: the leader, the team, everybody */
  name_for: string
  skills: Generated<string[]>
  state: string
  asked_at: Date
  joined_at: Date | null
  ended_at: Date | null
  ended_why: string | null
  consent_id: string | null
  skills_consent_id: string | null
}

export interface TeamShift {
  tenant_id: string
  id: string
  team_id: string
  kind: string
  title: string
  starts_at: Date
  ends_at: Date
  beat_id: string | null
  place: string | null
  risky: boolean
  wanted: number | null
  note: string | null
  cancelled_at: Date | null
  cancelled_why: string | null
  version: number
}

export interface TeamShiftMember {
  tenant_id: string
  id: string
  shift_id: string
  member_id: string
  state: string
  asked_at: Date | null
  answered_at: Date | null
}

/** Tenants of the installation */
export interface Tenant {
  id: string
  slug: string
  name_en: string
  name_zh: string
  /** First part of the numbers given to its cases */
  number_prefix: string
  time_zone: string
  /** Lower case, without port */
  host_names: Generated<string[]>
  settings: ColumnType<unknown, string | undefined, string>
  created_at: Date
}

export interface TerritoryChange {
  tenant_id: string
  id: string
  title: string
  reason: string
  state: string
  revision: number
  done: number
  created_at: Date
  updated_at: Date
  effective_at: Date | null
  took_effect_at: Date | null
  /** Findings that kept it from taking effect at its instant */
  held_back: ColumnType<unknown, string | null, string | null>
}

export interface TerritoryChangeStep {
  tenant_id: string
  change_id: string
  nth: number
  step: Json
}

export interface TerritoryImport {
  tenant_id: string
  id: string
  name: string
  format: string
  size: number
  received: number
  state: string
  dry_run: boolean
  cancel_asked: boolean
  read_rows: number
  read_bytes: number
  report: ColumnType<unknown, string | null, string | null>
  problem: ColumnType<unknown, string | null, string | null>
  created_by: string | null
  created_at: Date
  updated_at: Date
  kind: string
  /** How the columns of a file of units become units: UnitMapping of the contract */
  mapping: ColumnType<unknown, string | undefined, string>
}

export interface TerritoryImportPiece {
  tenant_id: string
  import_id: string
  at_byte: number
  bytes: Buffer
}

export interface TerritoryImportRefusal {
  tenant_id: string
  import_id: string
  position: number
  row_number: number
  code: string | null
  reason: string
  facts: Json
}

export interface TerritoryVersion {
  tenant_id: string
  version: number
  changed_at: Date
}

export interface Unit {
  tenant_id: string
  id: string
  parent_id: string | null
  level: string
  kind: string | null
  code: string
  name_en: string
  name_zh: string
  /** GeoJSON Polygon or MultiPolygon, degrees WGS 84, longitude first */
  boundary: ColumnType<unknown, string | null, string | null>
  /** Ids from the district down to the unit itself */
  path: string[]
  households: number | null
  population: number | null
  calendar_code: string | null
  valid_from: Date
  valid_to: Date | null
}

/** append-only: figures of a unit count those of its predecessors */
export interface UnitSuccession {
  tenant_id: string
  change_id: string
  predecessor_id: string
  successor_id: string
  share: number
  at: Date
}

/** append-only: history of the territory */
export interface UnitVersion {
  tenant_id: string
  unit_id: string
  change_id: string
  valid_from: Date
  valid_to: Date
  parent_id: string | null
  path: string[]
  kind: string | null
  code: string
  name_en: string
  name_zh: string
  boundary: ColumnType<unknown, string | null, string | null>
  households: number | null
  population: number | null
}

export interface Upload {
  tenant_id: string
  /** Made on the device that sends, so that it finds its upload again after a lost answer */
  id: string
  account_id: string
  name: string
  size: number
  /** Of the whole as the device has it; empty where a browser can't say */
  sha256: string | null
  received: Generated<number>
  /** Lengths of the pieces in storage, in order; their sum is received */
  parts: Generated<number[]>
  /** The file it became; empty while bytes are missing */
  file_id: string | null
  created_at: Date
  touched_at: Date
}

export interface UtilityNumber {
  tenant_id: string
  id: string
  unit_id: string
  nth: number
  kind: string
  name_en: string
  name_zh: string
  phone: string
  note_en: string | null
  note_zh: string | null
}

export interface VisitBooking {
  tenant_id: string
  id: string
  day_id: string
  number: string
  slot: number
  state: string
  subject: string | null
  name: string | null
  phone: string | null
  account_id: string | null
  secret_hash: string
  minutes: string | null
  became_kind: string | null
  became_number: string | null
  booked_at: Date
}

export interface VisitingDay {
  tenant_id: string
  id: string
  title: Json
  day: string
  begins_at: Date
  ends_at: Date
  unit_id: string
  place: string
  host_post_id: string
  host: Json
  department_id: string | null
  slot_minutes: number
  cancelled_at: Date | null
  why: string | null
}

/** Every table by its name. */
export interface Database {
  api_token: ApiToken
  audit_entry: AuditEntry
  audit_seal: AuditSeal
  'auth.account': AuthAccount
  'auth.code_sent': AuthCodeSent
  'auth.passkey': AuthPasskey
  'auth.rate_limit': AuthRateLimit
  'auth.session': AuthSession
  'auth.two_factor': AuthTwoFactor
  'auth.user': AuthUser
  'auth.verification': AuthVerification
  backup_made: BackupMade
  building: Building
  building_version: BuildingVersion
  bulletin: Bulletin
  calendar: Calendar
  case: Case
  case_archive: CaseArchive
  case_archive_choice: CaseArchiveChoice
  case_archive_person: CaseArchivePerson
  case_archive_returned: CaseArchiveReturned
  case_clock: CaseClock
  case_concern: CaseConcern
  case_configuration_version: CaseConfigurationVersion
  case_contact: CaseContact
  case_event: CaseEvent
  case_follower: CaseFollower
  case_number: CaseNumber
  case_order: CaseOrder
  case_settings: CaseSettings
  category: Category
  community_need: CommunityNeed
  compound: Compound
  condition: Condition
  consent: Consent
  deed: Deed
  deliberation: Deliberation
  deliberation_follow_up: DeliberationFollowUp
  deliberation_sign_up: DeliberationSignUp
  deliberation_word: DeliberationWord
  demo_role: DemoRole
  department: Department
  dispute: Dispute
  dispute_mediator: DisputeMediator
  dispute_own_minutes: DisputeOwnMinutes
  dispute_party: DisputeParty
  dispute_private_message: DisputePrivateMessage
  dispute_run: DisputeRun
  dispute_settings: DisputeSettings
  document: Document
  duty_list: DutyList
  enlistment: Enlistment
  entrance: Entrance
  file: File
  hall: Hall
  hall_counter: HallCounter
  hall_joint: HallJoint
  hall_number: HallNumber
  hall_rating: HallRating
  hall_seat: HallSeat
  hall_service: HallService
  hall_ticket: HallTicket
  idempotency_key: IdempotencyKey
  joint_meeting: JointMeeting
  landscape_line: LandscapeLine
  migration: Migration
  need_match: NeedMatch
  notice: Notice
  notice_delivery: NoticeDelivery
  notice_preference: NoticePreference
  notice_setting: NoticeSetting
  notice_text: NoticeText
  notice_webhook: NoticeWebhook
  open311_key: Open311Key
  open311_request: Open311Request
  open311_update: Open311Update
  organisation: Organisation
  organisation_steward: OrganisationSteward
  outbox: Outbox
  pairing: Pairing
  petition: Petition
  petition_paper: PetitionPaper
  petition_person: PetitionPerson
  petition_representative: PetitionRepresentative
  petition_settings: PetitionSettings
  petition_step: PetitionStep
  plan_barrier: PlanBarrier
  plan_community: PlanCommunity
  plan_run: PlanRun
  plan_unit: PlanUnit
  pledge: Pledge
  points_account: PointsAccount
  points_board_seat: PointsBoardSeat
  points_certificate: PointsCertificate
  points_claim: PointsClaim
  points_entry: PointsEntry
  points_gift: PointsGift
  points_good: PointsGood
  points_grant: PointsGrant
  points_hold: PointsHold
  points_household: PointsHousehold
  points_household_invite: PointsHouseholdInvite
  points_household_member: PointsHouseholdMember
  points_ladder: PointsLadder
  points_look: PointsLook
  points_lot: PointsLot
  points_lot_move: PointsLotMove
  points_need: PointsNeed
  points_order: PointsOrder
  points_pledge: PointsPledge
  points_proposal_put_by: PointsProposalPutBy
  points_rule: PointsRule
  points_rule_version: PointsRuleVersion
  points_scheme: PointsScheme
  points_star: PointsStar
  points_star_objection: PointsStarObjection
  points_stock: PointsStock
  points_stock_move: PointsStockMove
  post: Post
  post_import: PostImport
  post_stand_in: PostStandIn
  push_subscription: PushSubscription
  rating_invitation: RatingInvitation
  recruitment_application: RecruitmentApplication
  recruitment_call: RecruitmentCall
  recruitment_call_unit: RecruitmentCallUnit
  recruitment_objection: RecruitmentObjection
  recruitment_review: RecruitmentReview
  resident_profile: ResidentProfile
  residents_body: ResidentsBody
  retaliation_report: RetaliationReport
  retention_choice: RetentionChoice
  retention_run: RetentionRun
  routing_rule: RoutingRule
  saved_view: SavedView
  saved_view_order: SavedViewOrder
  shift_note: ShiftNote
  shift_note_taken: ShiftNoteTaken
  staffing_day: StaffingDay
  staffing_rule: StaffingRule
  standard_text: StandardText
  station: Station
  station_check: StationCheck
  station_officer: StationOfficer
  suggestion_model: SuggestionModel
  suggestion_setting: SuggestionSetting
  team: Team
  team_beat: TeamBeat
  team_beat_unit: TeamBeatUnit
  team_insurance: TeamInsurance
  team_invitation: TeamInvitation
  team_kind: TeamKind
  team_lead: TeamLead
  team_member: TeamMember
  team_shift: TeamShift
  team_shift_member: TeamShiftMember
  tenant: Tenant
  territory_change: TerritoryChange
  territory_change_step: TerritoryChangeStep
  territory_import: TerritoryImport
  territory_import_piece: TerritoryImportPiece
  territory_import_refusal: TerritoryImportRefusal
  territory_version: TerritoryVersion
  unit: Unit
  unit_succession: UnitSuccession
  unit_version: UnitVersion
  upload: Upload
  utility_number: UtilityNumber
  visit_booking: VisitBooking
  visiting_day: VisitingDay
}
