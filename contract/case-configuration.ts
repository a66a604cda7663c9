import { z } from 'zod'
import { Channel, Limit, Priority, Stage } from './cases.ts'
import { Id, Instant, LocalizedName } from './common.ts'

/** A question of a category. `code` stays ASCII: Open311 clients send it as a field name. */
export const Question = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/i),
  kind: z.enum(['text', 'string', 'number', 'datetime', 'one_of', 'many_of', 'information']),
  words: LocalizedName,
  hint: LocalizedName.optional(),
  required: z.boolean().default(false),
  values: z.array(z.object({ key: z.string().min(1).max(60), name: LocalizedName })).max(60).optional(),
  /** Asked only when another question has one of these answers. */
  when: z.object({ code: z.string(), oneOf: z.array(z.string()).min(1) }).optional(),
})
export type Question = z.infer<typeof Question>

/** A node of the tenant's category tree. Its subject is a matter, never a person's conduct outside it. */
export const CategoryInput = z.object({
  parentId: Id.nullable(),
  code: z.string().regex(/^[A-Za-z0-9._-]{1,60}$/),
  name: LocalizedName,
  description: LocalizedName.optional(),
  keywords: z.array(z.string().max(60)).max(60).default([]),
  questions: z.array(Question).max(30).default([]),
  /** Danger to life: emergency numbers first, district desk told at once. */
  danger: z.boolean().default(false),
  /** Home-type: public map points are coarsened. */
  home: z.boolean().default(false),
  /** Urban-management systems are fed by these two flags. */
  cityObject: z.string().max(40).nullable().default(null),
  cityEvent: z.string().max(40).nullable().default(null),
  /** Residents may choose it. False: staff only. */
  open: z.boolean().default(true),
  active: z.boolean().default(true),
  position: z.number().int().default(0),
})
export type CategoryInput = z.infer<typeof CategoryInput>
export const Category = CategoryInput.extend({ id: Id, path: z.array(Id), version: z.number().int(), updatedAt: Instant })
export type Category = z.infer<typeof Category>

/** Limits by stage; an absent stage takes the tenant's default. */
export const StageLimits = z.partialRecord(Stage, Limit)
export type StageLimits = z.infer<typeof StageLimits>

/** Category × circumstance → limits, closing requirement, responsible body. */
export const ConditionInput = z.object({
  categoryId: Id,
  code: z.string().regex(/^[A-Za-z0-9._-]{1,60}$/),
  name: LocalizedName,
  limits: StageLimits.default({}),
  closing: LocalizedName.optional(),
  photoRequired: z.boolean().default(false),
  responsibleDepartmentId: Id.nullable().default(null),
  /** Taken at intake unless the holder chooses another. At most one per category. */
  standard: z.boolean().default(false),
  active: z.boolean().default(true),
})
export type ConditionInput = z.infer<typeof ConditionInput>
export const Condition = ConditionInput.extend({ id: Id, version: z.number().int(), updatedAt: Instant })
export type Condition = z.infer<typeof Condition>

/** A routing rule; the tenant's rules are tried by position, the first that matches wins. Absent means any. */
export const RoutingRuleInput = z.object({
  position: z.number().int(),
  name: LocalizedName,
  categoryId: Id.nullable().default(null),
  unitId: Id.nullable().default(null),
  channel: Channel.nullable().default(null),
  holder: z.union([
    z.object({ level: z.enum(['district', 'street', 'community', 'grid']) }),
    z.object({ departmentId: Id }),
  ]),
  conditionId: Id.nullable().default(null),
  priority: Priority.nullable().default(null),
  active: z.boolean().default(true),
})
export type RoutingRuleInput = z.infer<typeof RoutingRuleInput>
export const RoutingRule = RoutingRuleInput.extend({ id: Id, version: z.number().int(), updatedAt: Instant })
export type RoutingRule = z.infer<typeof RoutingRule>

/** A standard text for a command, searchable, per category branch or for all. */
export const StandardTextInput = z.object({
  categoryId: Id.nullable().default(null),
  use: z.enum(['comment', 'decline', 'handle', 'check', 'return', 'raise']),
  title: LocalizedName,
  text: LocalizedName,
  active: z.boolean().default(true),
})
export type StandardTextInput = z.infer<typeof StandardTextInput>
export const StandardText = StandardTextInput.extend({ id: Id, version: z.number().int(), updatedAt: Instant })
export type StandardText = z.infer<typeof StandardText>

/** What holds for all cases of a tenant where a condition says nothing else. */
export const CaseSettings = z.object({
  limits: z.object({ normal: z.record(Stage, Limit), danger: z.record(Stage, Limit) }),
  nearby: z.object({ metres: z.number().int().positive(), days: z.number().int().positive() }),
  ratingDays: z.number().int().positive(),
  ratingReminderDays: z.number().int().positive(),
  emergencyNumbers: z.array(z.object({ number: z.string(), name: LocalizedName })),
  /** Calendar code for bodies that name none. */
  calendarCode: z.string(),
})
export type CaseSettings = z.infer<typeof CaseSettings>
