import { z } from 'zod'
import { Channel } from '../../../../contract/cases.ts'

/** Text made from columns: `{street}, {zip}`. Empty where every column named is empty. */
const Template = z.string().min(1).max(500)

/** How the table of an earlier system becomes cases: which column says what. */
export const CaseMapping = z
  .object({
    /** The row's own number in the earlier system: brought in once, however often the file is. */
    id: Template,
    /** Zone of instants without an offset, such as `America/New_York`. Left out: the tenant's. */
    timeZone: z.string().optional(),
    reportedAt: Template,
    dueAt: Template.optional(),
    closedAt: Template.optional(),
    /** What to do with a row closed before it was reported: refuse it, or close it at the moment it came in. */
    closedBeforeReported: z.enum(['refuse', 'close_at_report']).default('refuse'),
    text: Template,
    /** Said at closing. */
    result: Template.optional(),
    address: Template.optional(),
    point: z
      .object({
        lat: Template,
        lng: Template,
        /** Rows whose point must not be believed: column and value. */
        unless: z.object({ column: z.string(), is: z.string() }).optional(),
      })
      .optional(),
    /** Code of the unit that the earlier system names. Used where a row has no point, and compared with where the point lies. */
    unit: Template.optional(),
    /** The category by names from the root down; made when missing. */
    category: z.array(Template).max(4).default([]),
    department: z.object({ code: Template, names: z.record(z.string(), z.string()).default({}) }).optional(),
    channel: z.object({ column: z.string(), values: z.record(z.string(), Channel) }).optional(),
    /** Values of the channel's column that mean: found by staff themselves. */
    foundByStaff: z.array(z.string()).default([]),
    /** What the earlier system says about time, to compare with. */
    onTime: z.object({ column: z.string(), yes: z.string(), no: z.string() }).optional(),
  })
  .strict()
export type CaseMapping = z.infer<typeof CaseMapping>

/** One row of the table: column → text. */
export type Row = Readonly<Record<string, string>>

/** Fills a template from a row; undefined where no column named in it says anything. */
export function fill(template: string | undefined, row: Row): string | undefined {
  if (template === undefined) return undefined
  let said = false
  const text = template.replace(/\{([^{}]+)\}/g, (_all, column: string) => {
    const value = (row[column] ?? '').trim()
    if (value !== '') said = true
    return value
  })
  const clean = text.replace(/\s+/g, ' ').replace(/^[\s,;·]+|[\s,;·-]+$/g, '')
  return said && clean !== '' ? clean : undefined
}

/** Columns a mapping speaks of, to say at once which ones a file lacks. */
export function columnsOf(mapping: CaseMapping): string[] {
  const found = new Set<string>()
  const look = (value: unknown) => {
    if (typeof value === 'string') for (const [, column] of value.matchAll(/\{([^{}]+)\}/g)) found.add(column as string)
    else if (Array.isArray(value)) value.forEach(look)
    else if (value && typeof value === 'object') Object.values(value).forEach(look)
  }
  look(mapping)
  for (const column of [mapping.channel?.column, mapping.onTime?.column, mapping.point?.unless?.column])
    if (column) found.add(column)
  return [...found]
}
