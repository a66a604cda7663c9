import { z } from 'zod'
import {
  CaseSettings,
  CaseSettingsRecord,
  Category,
  CategoryInput,
  Condition,
  ConditionInput,
  RoutingRule,
  RoutingRuleInput,
  StandardText,
  StandardTextInput,
} from './case-configuration.ts'
import { Channel, HolderView, Priority } from './cases.ts'
import { Id, Instant, LocalizedName, PageQuery, pageOf } from './common.ts'
import { route } from './route.ts'

/** The kinds of records a tenant configures its cases with. */
export const ConfigurationKind = z.enum(['categories', 'conditions', 'rules', 'texts', 'settings'])
/** The kinds of records a tenant configures its cases with. */
export type ConfigurationKind = z.infer<typeof ConfigurationKind>

/** The kinds of records whose changes can be read: beside those of cases, calendars (by code), departments and posts. */
export const HistoryKind = z.enum([...ConfigurationKind.options, 'calendars', 'departments', 'posts'])
/** The kinds of records whose changes can be read. */
export type HistoryKind = z.infer<typeof HistoryKind>

/** The kinds that travel as tables. */
export const ConfigurationTable = ConfigurationKind.exclude(['settings'])
/** The kinds that travel as tables. */
export type ConfigurationTable = z.infer<typeof ConfigurationTable>

/** A category as residents choose it. In a list, a parent stands before its children, children in their order. */
export const OpenCategory = Category.pick({
  id: true,
  parentId: true,
  code: true,
  name: true,
  description: true,
  keywords: true,
  questions: true,
  danger: true,
  home: true,
})
  .extend({ leaf: z.boolean().describe('No category stands below it') })
  .meta({ id: 'OpenCategory' })
/** A category as residents choose it. */
export type OpenCategory = z.infer<typeof OpenCategory>

/** What a report page needs to know, for everybody: the open part of the tree, and whom to call when life is in danger. */
export const OpenCategories = z.object({
  version: z.number().int(),
  items: z.array(OpenCategory),
  emergencyNumbers: CaseSettings.shape.emergencyNumbers,
})
/** What a report page needs to know, for everybody. */
export type OpenCategories = z.infer<typeof OpenCategories>

/** One change of a record: who, acting as what, when, and the record before and after. */
export const ConfigurationChange = z.object({
  id: Id,
  at: Instant,
  action: z.enum(['created', 'changed', 'ended', 'stand_in_named', 'stand_in_ended']),
  /** The post it was done with; nobody's for the software itself. */
  by: z.object({ kind: z.enum(['staff', 'system']), postId: Id.nullable() }),
  /** How it was changed: by hand or by a table that was imported. */
  through: z.enum(['page', 'import', 'start']),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()),
})
/** One change of a record. */
export type ConfigurationChange = z.infer<typeof ConfigurationChange>

/** Why a row of a table was not taken. `row` counts from 1, without the header; `reason` is a key of the errors catalogue. */
export const RefusedConfigurationRow = z.object({
  row: z.number().int(),
  key: z.string().nullable().describe('Code or id of the row, where it has one'),
  reason: z.string(),
  words: z.string().describe('The reason in the language of the reader'),
  facts: z.record(z.string(), z.unknown()),
})
/** Why a row of a table was not taken. */
export type RefusedConfigurationRow = z.infer<typeof RefusedConfigurationRow>

/** What an import did, or in a dry run would do. Rows refused are left out; the others are taken. */
export const ConfigurationImport = z.object({
  dryRun: z.boolean(),
  rows: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  refused: z.array(RefusedConfigurationRow),
})
/** What an import did, or would do. */
export type ConfigurationImport = z.infer<typeof ConfigurationImport>

const tags = ['configuration'] as const
const byId = z.object({ id: Id })
const seen = { version: z.number().int().min(1).describe('The version that was seen; a newer one refuses the change') }
const base = '/api/v1/configuration'
const tableBytes = 4 * 1024 * 1024

/** Routes of the configuration of cases. Reading: anybody with a post. Writing: administrators. */
export const caseConfigurationRoutes = {
  open: route({
    name: 'configuration.open',
    method: 'GET',
    path: '/api/v1/categories',
    summary: 'What can be reported: the open category tree with its questions, and emergency numbers; with an ETag',
    tags,
    access: 'public',
    reply: OpenCategories,
  }),
  categories: route({
    name: 'configuration.categories',
    method: 'GET',
    path: `${base}/categories`,
    summary: 'All categories, a parent before its children, also those switched off',
    tags,
    access: 'staff',
    reply: z.object({ items: z.array(Category) }),
  }),
  createCategory: route({
    name: 'configuration.create_category',
    method: 'POST',
    path: `${base}/categories`,
    summary: 'Add a category',
    tags,
    access: 'staff',
    idempotent: true,
    status: 201,
    body: CategoryInput,
    reply: Category,
  }),
  saveCategory: route({
    name: 'configuration.save_category',
    method: 'PUT',
    path: `${base}/categories/:id`,
    summary: 'Change a category, or switch it off',
    tags,
    access: 'staff',
    idempotent: true,
    params: byId,
    body: CategoryInput.extend(seen),
    reply: Category,
  }),
  conditions: route({
    name: 'configuration.conditions',
    method: 'GET',
    path: `${base}/conditions`,
    summary: 'Conditions of cases; of one category with those of its branch above',
    tags,
    access: 'staff',
    query: z.object({ categoryId: Id.optional() }),
    reply: z.object({ items: z.array(Condition) }),
  }),
  createCondition: route({
    name: 'configuration.create_condition',
    method: 'POST',
    path: `${base}/conditions`,
    summary: 'Add a condition',
    tags,
    access: 'staff',
    idempotent: true,
    status: 201,
    body: ConditionInput,
    reply: Condition,
  }),
  saveCondition: route({
    name: 'configuration.save_condition',
    method: 'PUT',
    path: `${base}/conditions/:id`,
    summary: 'Change a condition, or switch it off',
    tags,
    access: 'staff',
    idempotent: true,
    params: byId,
    body: ConditionInput.extend(seen),
    reply: Condition,
  }),
  rules: route({
    name: 'configuration.rules',
    method: 'GET',
    path: `${base}/rules`,
    summary: 'Routing rules in the order they are tried',
    tags,
    access: 'staff',
    reply: z.object({ items: z.array(RoutingRule) }),
  }),
  createRule: route({
    name: 'configuration.create_rule',
    method: 'POST',
    path: `${base}/rules`,
    summary: 'Add a routing rule',
    tags,
    access: 'staff',
    idempotent: true,
    status: 201,
    body: RoutingRuleInput,
    reply: RoutingRule,
  }),
  saveRule: route({
    name: 'configuration.save_rule',
    method: 'PUT',
    path: `${base}/rules/:id`,
    summary: 'Change a routing rule, or switch it off',
    tags,
    access: 'staff',
    idempotent: true,
    params: byId,
    body: RoutingRuleInput.extend(seen),
    reply: RoutingRule,
  }),
  reorderRules: route({
    name: 'configuration.reorder_rules',
    method: 'POST',
    path: `${base}/rules/reorder`,
    summary: 'Put the routing rules into an order; all of them, as they were seen',
    tags,
    access: 'staff',
    idempotent: true,
    body: z.object({ order: z.array(byId.extend(seen)).min(1).max(1000) }),
    reply: z.object({ items: z.array(RoutingRule) }),
  }),
  tryRules: route({
    name: 'configuration.try_rules',
    method: 'GET',
    path: `${base}/rules/try`,
    summary: 'Where a new case would go, by the rules as they are saved',
    tags,
    access: 'staff',
    query: z.object({ categoryId: Id.optional(), unitId: Id.optional(), channel: Channel.default('web') }),
    reply: z.object({
      holder: HolderView,
      priority: Priority,
      condition: LocalizedName.nullable(),
      /** The rule that decided; null: none fitted, the grid holds it. */
      rule: z.object({ id: Id, name: LocalizedName }).nullable(),
      /** False: no place was given, so the district holds it. */
      placed: z.boolean(),
      alsoDistrict: z.boolean(),
    }),
  }),
  texts: route({
    name: 'configuration.texts',
    method: 'GET',
    path: `${base}/texts`,
    summary: 'Standard texts; for one category those of its branch and those for all',
    tags,
    access: 'staff',
    query: z.object({
      q: z.string().trim().max(100).optional().describe('Words of title or text, in either language'),
      use: StandardTextInput.shape.use.optional(),
      categoryId: Id.optional(),
      active: z.stringbool().optional(),
    }),
    reply: z.object({ items: z.array(StandardText) }),
  }),
  createText: route({
    name: 'configuration.create_text',
    method: 'POST',
    path: `${base}/texts`,
    summary: 'Add a standard text',
    tags,
    access: 'staff',
    idempotent: true,
    status: 201,
    body: StandardTextInput,
    reply: StandardText,
  }),
  saveText: route({
    name: 'configuration.save_text',
    method: 'PUT',
    path: `${base}/texts/:id`,
    summary: 'Change a standard text, or switch it off',
    tags,
    access: 'staff',
    idempotent: true,
    params: byId,
    body: StandardTextInput.extend(seen),
    reply: StandardText,
  }),
  settings: route({
    name: 'configuration.settings',
    method: 'GET',
    path: `${base}/settings`,
    summary: 'Default limits and other settings of cases',
    tags,
    access: 'staff',
    reply: CaseSettingsRecord,
  }),
  saveSettings: route({
    name: 'configuration.save_settings',
    method: 'PUT',
    path: `${base}/settings`,
    summary: 'Change default limits and other settings',
    tags,
    access: 'staff',
    idempotent: true,
    body: CaseSettings.extend(seen),
    reply: CaseSettingsRecord,
  }),
  history: route({
    name: 'configuration.history',
    method: 'GET',
    path: `${base}/:kind/:id/history`,
    summary: 'Every change of one record, newest first; the settings have the id `current`, calendars their code',
    tags,
    access: 'staff',
    params: z.object({ kind: HistoryKind, id: z.string().min(1).max(80) }),
    query: PageQuery,
    reply: pageOf(ConfigurationChange),
  }),
  exportTable: route({
    name: 'configuration.export',
    method: 'GET',
    path: `${base}/:kind/export`,
    summary: 'All records of a kind as CSV, in the shape the import reads',
    tags,
    access: 'staff',
    params: z.object({ kind: ConfigurationTable }),
    reply: z.unknown().meta({ description: 'The table' }),
    produces: 'text/csv',
  }),
  importTable: route({
    name: 'configuration.import',
    method: 'POST',
    path: `${base}/:kind/import`,
    summary: 'Adds and changes records from CSV; a dry run lists what would happen and every row refused',
    tags,
    access: 'staff',
    idempotent: true,
    bodyLimit: tableBytes + 1024 * 1024,
    params: z.object({ kind: ConfigurationTable }),
    body: z.object({ content: z.string().min(1).max(tableBytes), dryRun: z.boolean().default(true) }),
    reply: ConfigurationImport,
  }),
} as const
