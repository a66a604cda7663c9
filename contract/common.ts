import { z } from 'zod'

/** Languages every text exists in. */
export const Locale = z.enum(['en', 'zh-CN']).meta({ id: 'Locale', description: 'Language of words' })
/** A language every text exists in. */
export type Locale = z.infer<typeof Locale>

/** Identifier of a record (UUID, version 7 when made here). */
export const Id = z.uuid().meta({ description: 'Identifier (UUID)' })
/** Identifier of a record. */
export type Id = z.infer<typeof Id>

/** A moment as ISO 8601 text with its zone, going in (`2026-03-01T09:00:00+08:00`) and coming out (`…Z`). */
export const Instant = z.iso.datetime({ offset: true }).meta({ description: 'Moment, ISO 8601 with zone' })
/** A moment as ISO 8601 text with zone. */
export type Instant = z.infer<typeof Instant>

/** A calendar day without zone, `2026-03-01`. */
export const Day = z.iso.date().meta({ description: 'Calendar day, ISO 8601' })
/** A calendar day without zone. */
export type Day = z.infer<typeof Day>

/** A place in degrees, WGS 84. */
export const Point = z
  .object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) })
  .meta({ id: 'Point', description: 'Place in degrees (WGS 84)' })
/** A place in degrees, WGS 84. */
export type Point = z.infer<typeof Point>

/** A name in both languages. */
export const LocalizedName = z
  .object({ en: z.string().trim().min(1).max(200), zh: z.string().trim().min(1).max(200) })
  .meta({ id: 'LocalizedName', description: 'Name in both languages' })
/** A name in both languages. */
export type LocalizedName = z.infer<typeof LocalizedName>

/** Picks the name in the reader's language. */
export function nameIn(name: LocalizedName, locale: Locale): string {
  return locale === 'zh-CN' ? name.zh : name.en
}

/**
 * Asks for one page of a list. Lists page by key: `after` is the `next` of the page before, never a page number,
 * so that page a thousand costs what page one does.
 */
export const PageQuery = z.object({
  after: z.string().max(500).optional().meta({ description: 'The `next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: 'Rows on a page' }),
})
/** Asks for one page of a list. */
export type PageQuery = z.infer<typeof PageQuery>

/** One page of a list: `next` goes into `after` for the following page, null on the last. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

/** One page of a list. */
export interface Page<T> {
  items: T[]
  next: string | null
}

/** One input that isn't right: where it stands, a stable code and words for people. */
export const ProblemField = z.object({
  field: z.string().meta({ description: 'Dotted path, such as body.contact.phone' }),
  code: z.string(),
  detail: z.string(),
})
/** One input that isn't right. */
export type ProblemField = z.infer<typeof ProblemField>

/** The one shape of an error (RFC 9457 problem details), with words in the reader's language. */
export const Problem = z
  .object({
    type: z.string().meta({ description: 'Address that names the kind of problem' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string().meta({ description: 'Stable, `area.reason`' }),
    field: z.string().optional(),
    errors: z.array(ProblemField).optional(),
    requestId: z.string(),
    facts: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem', description: 'Problem details (RFC 9457)' })
/** The one shape of an error (RFC 9457 problem details). */
export type Problem = z.infer<typeof Problem>
