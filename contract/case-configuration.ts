import { z } from 'zod'
import { Channel, Limit, Priority, Stage } from './cases.ts'
import { Id, Instant, LocalizedName } from './common.ts'

// The names that pages show for the choices below.
// messages: configuration.city_object.* configuration.city_event.* configuration.question.* configuration.limit.*
// messages: configuration.use.* configuration.kind.* configuration.through.*

/** Words longer than a name, in both languages: descriptions, questions, standard texts. */
export const LocalizedText = z
  .object({ en: z.string().trim().min(1).max(2000), zh: z.string().trim().min(1).max(2000) })
  .meta({ id: 'LocalizedText', description: 'Words in both languages' })
/** Words longer than a name, in both languages. */
export type LocalizedText = z.infer<typeof LocalizedText>

/** A question of a category. `code` stays ASCII: Open311 clients send it as a field name. */
export const Question = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/i),
  kind: z.enum(['text', 'string', 'number', 'datetime', 'one_of', 'many_of', 'information']),
  words: LocalizedText,
  hint: LocalizedText.optional(),
  required: z.boolean().default(false),
  values: z
    .array(z.object({ key: z.string().min(1).max(60), name: LocalizedName }))
    .max(60)
    .optional(),
  /** Asked only when another question has one of these answers. */
  when: z.object({ code: z.string(), oneOf: z.array(z.string()).min(1) }).optional(),
})
/** A question of a category. */
export type Question = z.infer<typeof Question>

/** Kinds of city objects 部件 that urban-management systems count. */
export const CityObject = z.enum(['public_facilities', 'transport', 'sanitation', 'greening', 'other'])
/** Kinds of city objects. */
export type CityObject = z.infer<typeof CityObject>

/** Kinds of city events 事件 that urban-management systems count. */
export const CityEvent = z.enum([
  'appearance_and_sanitation',
  'advertising',
  'construction',
  'street_order',
  'sudden',
  'other',
])
/** Kinds of city events. */
export type CityEvent = z.infer<typeof CityEvent>

/** A node of the tenant's category tree. Its subject is a matter, never a person's conduct outside it. */
export const CategoryInput = z.object({
  parentId: Id.nullable(),
  code: z.string().regex(/^[A-Za-z0-9._-]{1,60}$/),
  name: LocalizedName,
  description: LocalizedText.optional(),
  /** Words that suggest this category. */
  keywords: z
    .array(
      z
        .string()
        .trim()
        .regex(/^[^;\r\n]{1,60}$/),
    )
    .max(60)
    .default([]),
  questions: z.array(Question).max(30).default([]),
  /** Danger to life: emergency numbers first, district desk told at once. */
  danger: z.boolean().default(false),
  /** Home-type: public map points are coarsened. */
  home: z.boolean().default(false),
  /** Urban-management systems are fed by these two flags. */
  cityObject: CityObject.nullable().default(null),
  cityEvent: CityEvent.nullable().default(null),
  /** Residents may choose it. False: staff only. */
  open: z.boolean().default(true),
  active: z.boolean().default(true),
  position: z.number().int().min(-1_000_000).max(1_000_000).default(0),
})
/** What an administrator says about a category. */
export type CategoryInput = z.infer<typeof CategoryInput>
/** A category as it stands. `path`: ids from the root down to itself. */
export const Category = CategoryInput.extend({
  id: Id,
  path: z.array(Id),
  version: z.number().int(),
  updatedAt: Instant,
})
/** A category as it stands. */
export type Category = z.infer<typeof Category>

/** Limits by stage; an absent stage takes the tenant's default. */
export const StageLimits = z.partialRecord(Stage, Limit)
/** Limits by stage. */
export type StageLimits = z.infer<typeof StageLimits>

/** Category × circumstance → limits, closing requirement, responsible body. */
export const ConditionInput = z.object({
  categoryId: Id,
  code: z.string().regex(/^[A-Za-z0-9._-]{1,60}$/),
  name: LocalizedName,
  limits: StageLimits.default({}),
  closing: LocalizedText.optional(),
  photoRequired: z.boolean().default(false),
  responsibleDepartmentId: Id.nullable().default(null),
  /** Taken at intake unless the holder chooses another. At most one per category. */
  standard: z.boolean().default(false),
  active: z.boolean().default(true),
})
/** What an administrator says about a condition. */
export type ConditionInput = z.infer<typeof ConditionInput>
/** A condition as it stands. */
export const Condition = ConditionInput.extend({ id: Id, version: z.number().int(), updatedAt: Instant })
/** A condition as it stands. */
export type Condition = z.infer<typeof Condition>

/** A routing rule; the tenant's rules are tried by position, the first that matches wins. Absent means any. */
export const RoutingRuleInput = z.object({
  position: z.number().int().min(-1_000_000).max(1_000_000),
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
/** What an administrator says about a routing rule. */
export type RoutingRuleInput = z.infer<typeof RoutingRuleInput>
/** A routing rule as it stands. */
export const RoutingRule = RoutingRuleInput.extend({ id: Id, version: z.number().int(), updatedAt: Instant })
/** A routing rule as it stands. */
export type RoutingRule = z.infer<typeof RoutingRule>

/** A standard text for a command, searchable, per category branch or for all. */
export const StandardTextInput = z.object({
  categoryId: Id.nullable().default(null),
  use: z.enum(['comment', 'decline', 'handle', 'check', 'return', 'raise']),
  title: LocalizedName,
  text: LocalizedText,
  active: z.boolean().default(true),
})
/** What an administrator says about a standard text. */
export type StandardTextInput = z.infer<typeof StandardTextInput>
/** A standard text as it stands. */
export const StandardText = StandardTextInput.extend({ id: Id, version: z.number().int(), updatedAt: Instant })
/** A standard text as it stands. */
export type StandardText = z.infer<typeof StandardText>

/** What holds for all cases of a tenant where a condition says nothing else. */
export const CaseSettings = z.object({
  /** A limit for every stage: for cases in general, and for those where life is in danger. */
  limits: z.object({ normal: z.record(Stage, Limit), danger: z.record(Stage, Limit) }),
  nearby: z.object({ metres: z.number().int().positive().max(5_000), days: z.number().int().positive().max(365) }),
  ratingDays: z.number().int().positive().max(365),
  ratingReminderDays: z.number().int().positive().max(365),
  emergencyNumbers: z.array(z.object({ number: z.string().regex(/^[+0-9 -]{2,20}$/), name: LocalizedName })).max(20),
  /** Calendar code for bodies that name none. */
  calendarCode: z.string().min(1).max(64),
  /** Words that no category or question may use, beside the ones the product itself refuses. */
  forbiddenWords: z.array(z.string().trim().min(2).max(60)).max(200).default([]),
})
/** What holds for all cases of a tenant where a condition says nothing else. */
export type CaseSettings = z.infer<typeof CaseSettings>

/** The settings as they stand. */
export const CaseSettingsRecord = CaseSettings.extend({ version: z.number().int(), updatedAt: Instant })
/** The settings as they stand. */
export type CaseSettingsRecord = z.infer<typeof CaseSettingsRecord>
