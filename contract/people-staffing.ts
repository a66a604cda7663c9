/** Staffing: what each kind of unit needs, and where that falls short. It speaks of units and posts, never of persons. */
import { z } from 'zod'
import { Day, Id, Instant, LocalizedName, PageQuery, pageOf } from './common.ts'
import { Role } from './people.ts'
import { route } from './route.ts'
import { GridKind, Level, UnitRef } from './territory.ts'

/** Bodies whose members sit there beside their role. */
export const Committee = z.enum(['mediation'])
/** A body whose members sit there beside their role. */
export type Committee = z.infer<typeof Committee>

/** Bodies a rule may ask for; `mediation` is also a committee that holders of posts sit on. */
// messages: people.rules.body_*
export const RuleBody = z.enum(['mediation', 'autonomous', 'supervisory', 'owners', 'council'])
/** A body a rule may ask for. */
export type RuleBody = z.infer<typeof RuleBody>

/** What a rule counts by: a number of posts, so many households or residents for one post, or bodies of the unit. */
export const Measure = z.enum(['posts', 'households', 'residents', 'bodies'])
/** What a rule counts by. */
export type Measure = z.infer<typeof Measure>

const ruleFields = {
  position: z.int().min(0).max(10_000),
  name: LocalizedName,
  level: Level,
  kind: GridKind.nullable().describe('Only grids of this kind'),
  roles: z.array(Role).max(10).describe('None where bodies are counted'),
  committee: RuleBody.nullable().describe('posts: only members of this committee count · bodies: which body'),
  below: z.boolean().describe('Posts at the units below count too'),
  measure: Measure,
  least: z
    .int()
    .min(1)
    .max(100_000)
    .describe('posts: at least so many · else: households or residents for one post, at least'),
  most: z.int().min(1).max(100_000).nullable().describe('posts: at most so many · else: for one post, at most'),
  active: z.boolean(),
}

/** A rule as it is to be. */
export const StaffingRuleInput = z
  .object(ruleFields)
  .refine((rule) => rule.most === null || rule.most >= rule.least, {
    path: ['most'],
    error: 'staffing.most_below_least',
  })
  .refine((rule) => rule.kind === null || rule.level === 'grid', { path: ['kind'], error: 'staffing.kind_of_grid' })
  .refine((rule) => rule.measure === 'bodies' || rule.roles.length > 0, { path: ['roles'], error: 'staffing.no_role' })
  .refine(
    (rule) => (rule.measure === 'bodies' ? rule.committee !== null : (rule.committee ?? 'mediation') === 'mediation'),
    {
      path: ['committee'],
      error: 'staffing.no_body',
    },
  )
/** A rule as it is to be. */
export type StaffingRuleInput = z.infer<typeof StaffingRuleInput>

/** What a kind of unit needs. */
export const StaffingRule = z.object({ id: z.uuid(), ...ruleFields, appliesFrom: Instant, version: z.int() })
/** What a kind of unit needs. */
export type StaffingRule = z.infer<typeof StaffingRule>

/** How a unit stands by a rule. `short`: posts are missing · `over`: more than the rule has room for · `unknown`: nobody counted its households or residents. */
export const StaffingState = z.enum(['met', 'short', 'over', 'unknown'])
/** How a unit stands by a rule. */
export type StaffingState = z.infer<typeof StaffingState>

/** One unit by one rule. */
export const StaffingCheck = z.object({
  ruleId: z.uuid(),
  rule: LocalizedName,
  roles: z.array(Role),
  committee: RuleBody.nullable(),
  state: StaffingState,
  have: z.int().describe('Posts that somebody holds'),
  needed: z.int(),
  most: z.int().nullable(),
  missing: z.int(),
  since: Instant.nullable().describe('Since when it has been so'),
})
/** One unit by one rule. */
export type StaffingCheck = z.infer<typeof StaffingCheck>

/** A unit that falls short, and where it is. */
export const Gap = StaffingCheck.extend({ unit: UnitRef, above: z.array(UnitRef) })
/** A unit that falls short. */
export type Gap = z.infer<typeof Gap>

/** How the units of a place stand by one rule, counted. */
export const GapCount = z.object({ units: z.int(), short: z.int(), missing: z.int() })
/** How units stand, counted. */
export type GapCount = z.infer<typeof GapCount>

/** What a rule asked for at an instant, and what it asked for before; null where it was laid down then. */
export const StaffingRuleChange = z.object({
  id: Id,
  at: Instant,
  by: Role.nullable().describe('The post it was changed with'),
  before: StaffingRule.nullable(),
  after: StaffingRule,
})
/** What a rule asked for, and before. */
export type StaffingRuleChange = z.infer<typeof StaffingRuleChange>

const tags = ['people']
const which = {
  unit: z.uuid().optional().describe('This unit and all below it; the reader’s whole place unless told'),
  rule: z.uuid().optional(),
  state: z.enum(['short', 'over', 'unknown']).default('short'),
}

/** Routes of staffing. */
export const staffingRoutes = {
  rules: route({
    name: 'people.staffingRules',
    method: 'GET',
    path: '/api/v1/people/staffing/rules',
    summary: 'What each kind of unit needs',
    tags,
    reply: z.object({ items: z.array(StaffingRule) }),
    access: 'staff',
  }),
  createRule: route({
    name: 'people.createStaffingRule',
    method: 'POST',
    path: '/api/v1/people/staffing/rules',
    summary: 'Lays down a staffing rule',
    tags,
    body: StaffingRuleInput,
    reply: StaffingRule,
    status: 201,
    access: 'staff',
    idempotent: true,
  }),
  changeRule: route({
    name: 'people.changeStaffingRule',
    method: 'PUT',
    path: '/api/v1/people/staffing/rules/:id',
    summary: 'Changes a staffing rule; one somebody else has changed meanwhile is refused',
    tags,
    params: z.object({ id: z.uuid() }),
    body: z.object({ version: z.int(), rule: StaffingRuleInput }),
    reply: StaffingRule,
    access: 'staff',
    idempotent: true,
  }),
  ruleHistory: route({
    name: 'people.staffingRuleHistory',
    method: 'GET',
    path: '/api/v1/people/staffing/rules/:id/history',
    summary: 'What a staffing rule asked for before, newest change first',
    tags,
    params: z.object({ id: z.uuid() }),
    query: z.object({ before: Id.optional().describe('Id of the last change of the page before') }),
    reply: z.object({ items: z.array(StaffingRuleChange) }),
    access: 'staff',
  }),
  defaults: route({
    name: 'people.layDownDefaults',
    method: 'POST',
    path: '/api/v1/people/defaults',
    summary: 'Gives the staffing rules where there is none, and the example duties to each role without a list',
    tags,
    reply: z.object({ rules: z.int(), lists: z.int() }).describe('How many were laid down'),
    access: 'staff',
    idempotent: true,
  }),
  unit: route({
    name: 'people.staffingOfUnit',
    method: 'GET',
    path: '/api/v1/people/staffing/units/:id',
    summary: 'One unit by every rule that applies to it',
    tags,
    params: z.object({ id: z.uuid() }),
    reply: z.object({
      unit: UnitRef,
      checks: z.array(StaffingCheck),
      mayFill: z.array(Role).describe('Roles the reader may give here'),
    }),
    access: 'staff',
  }),
  gaps: route({
    name: 'people.gaps',
    method: 'GET',
    path: '/api/v1/people/staffing/gaps',
    summary: 'Units that fall short, what is missing and since when, with totals by rule',
    tags,
    query: PageQuery.extend(which),
    reply: pageOf(Gap).extend({
      total: z.int(),
      rules: z.array(GapCount.extend({ ruleId: z.uuid(), rule: LocalizedName })),
    }),
    access: 'staff',
  }),
  map: route({
    name: 'people.gapsMap',
    method: 'GET',
    path: '/api/v1/people/staffing/map',
    summary: 'Gaps counted for each unit of one level',
    tags,
    query: z.object({
      unit: which.unit,
      rule: which.rule,
      level: z.enum(['street', 'community', 'grid']).default('community'),
    }),
    reply: z.object({ items: z.array(GapCount.extend({ unit: UnitRef })) }),
    access: 'staff',
  }),
  days: route({
    name: 'people.gapsDays',
    method: 'GET',
    path: '/api/v1/people/staffing/days',
    summary: 'How the gaps of a place went day by day; the last one is now',
    tags,
    query: z.object({ unit: which.unit, rule: which.rule, days: z.coerce.number().int().min(1).max(400).default(90) }),
    reply: z.object({ items: z.array(GapCount.extend({ day: Day })) }),
    access: 'staff',
  }),
  export: route({
    name: 'people.gapsExport',
    method: 'GET',
    path: '/api/v1/people/staffing/gaps.csv',
    summary: 'The gaps as a table',
    tags,
    query: z.object(which),
    reply: z.unknown().meta({ description: 'The table' }),
    produces: 'text/csv',
    access: 'staff',
  }),
}
