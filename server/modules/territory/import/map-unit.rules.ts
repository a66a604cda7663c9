import { type Boundary, GridKind, Level, type UnitMapping } from '../../../../contract/territory.ts'
import { readBoundary } from '../boundary.rules.ts'
import { crossingIn } from '../crossing.rules.ts'
import type { SourceRow } from './read-rows.ts'
import { plainText, shortText } from './source-text.rules.ts'

/** A row that can be understood by itself. What a field doesn't say is undefined: an existing unit keeps what it has. */
export interface Candidate {
  row: number
  level: Level
  code: string
  nameEn: string | undefined
  nameZh: string | undefined
  parentCode: string | undefined
  kind: GridKind | undefined
  households: number | undefined
  population: number | undefined
  calendarCode: string | undefined
  boundary: Boundary | undefined
}

/** A row that isn't taken, and why; `reason` is a key of the errors catalogue. */
export interface Refusal {
  row: number
  code: string | null
  reason: string
  facts: Record<string, string | number>
}

const maxCode = 64

/** True for what can be a unit's code: at most 64 characters, no spaces. */
export const isCode = (code: string): boolean => code !== '' && code.length <= maxCode && !/[\p{C}\s]/u.test(code)
const maxName = 200

/** Understands one row by the mapping, without looking at any other row or unit. */
export function mapUnit(source: SourceRow, mapping: UnitMapping): { candidate: Candidate } | { refusal: Refusal } {
  const read = new Row(source)
  const code = mapping.codeTemplate ? read.filled(mapping.codeTemplate) : read.text(mapping.codeProperty ?? 'code')
  const refuse = (reason: string, facts: Refusal['facts'] = {}) => ({
    refusal: { row: source.row, code: code === undefined ? null : shortText(code, maxCode), reason, facts },
  })
  if (read.missing) return refuse('unit.template_gap', { property: read.missing })
  if (!code) return refuse('unit.code_required')
  if (!isCode(code)) return refuse('unit.code_shape', { code: shortText(code, maxCode) })

  const levelText = mapping.level ?? read.text(mapping.levelProperty ?? 'level')
  const level = Level.safeParse(levelText)
  if (!level.success) return refuse('unit.level_unknown', { level: shortText(levelText) })

  const name = mapping.nameTemplate ? read.filled(mapping.nameTemplate) : read.text(mapping.nameProperty ?? 'name')
  const nameZh = mapping.nameZhTemplate
    ? read.filled(mapping.nameZhTemplate)
    : (read.text(mapping.nameZhProperty ?? 'name_zh') ?? name)
  const nameEn = read.text(mapping.nameEnProperty ?? 'name_en') ?? name
  if ([nameEn, nameZh].some((text) => text && text.length > maxName))
    return refuse('unit.name_long', { limit: maxName })

  const parentCode =
    mapping.parent ??
    (mapping.parentTemplate ? read.filled(mapping.parentTemplate) : read.text(mapping.parentProperty ?? 'parent'))
  if (read.missing) return refuse('unit.template_gap', { property: read.missing })
  if (parentCode !== undefined && !isCode(parentCode))
    return refuse('unit.parent_unknown', { parent: shortText(parentCode, maxCode) })
  const calendarCode = read.text(mapping.calendarProperty ?? 'calendar')
  if (calendarCode !== undefined && !isCode(calendarCode))
    return refuse('unit.code_shape', { code: shortText(calendarCode, maxCode) })

  const kindText = read.text(mapping.kindProperty ?? 'kind')
  const kind = GridKind.optional().safeParse(kindText)
  if (!kind.success) return refuse('unit.kind_unknown', { kind: shortText(kindText) })
  if (kind.data && level.data !== 'grid') return refuse('unit.kind_of_grid', { level: level.data })

  const households = read.count(mapping.householdsProperty ?? 'households')
  const population = read.count(mapping.populationProperty ?? 'population')
  if (households === null || population === null) return refuse('unit.count_shape')

  const geometry = read.geometry(mapping.boundaryProperty ?? 'boundary')
  if ('fault' in geometry) return refuse(geometry.fault.reason, geometry.fault.facts)
  const crossing = geometry.boundary && crossingIn(geometry.boundary)
  if (crossing) return refuse('unit.geometry_crossing', { lng: crossing[0], lat: crossing[1] })

  return {
    candidate: {
      row: source.row,
      level: level.data,
      code,
      nameEn,
      nameZh,
      parentCode,
      kind: kind.data,
      households,
      population,
      calendarCode,
      boundary: geometry.boundary,
    },
  }
}

/** Reads fields of one row. */
class Row {
  /** First property a template asked for in vain. */
  missing: string | undefined
  readonly #source: SourceRow

  constructor(source: SourceRow) {
    this.#source = source
  }

  text(property: string): string | undefined {
    const value = this.#source.properties[property]
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    return typeof value === 'string' ? plainText(value).trim() || undefined : undefined
  }

  /** `W{ward:2}` with ward 5 → `W05`. */
  filled(template: string): string {
    return template.replaceAll(/\{([^{}:]+)(?::(\d{1,2}))?\}/g, (_, property: string, width: string | undefined) => {
      const value = this.text(property)
      if (value === undefined) this.missing ??= property
      return (value ?? '').padStart(Number(width ?? 0), '0')
    })
  }

  /** Undefined where nothing is said, null where it isn't a count. Tables exported from elsewhere write 1810.0 or 1,810. */
  count(property: string): number | undefined | null {
    const text = this.text(property)
    if (text === undefined) return undefined
    const value = Number(text.replaceAll(/(?<=\d),(?=\d{3}\b)/g, ''))
    return Number.isInteger(value) && value >= 0 && value <= 2_000_000_000 ? value : null
  }

  geometry(
    property: string,
  ): { boundary: Boundary | undefined } | Extract<ReturnType<typeof readBoundary>, { fault: unknown }> {
    let geometry = this.#source.geometry
    const column = this.#source.properties[property]
    if (geometry === undefined && typeof column === 'string' && column.trim()) {
      try {
        geometry = JSON.parse(column)
      } catch {
        return { fault: { reason: 'unit.geometry_shape', facts: {} } }
      }
    }
    if (geometry === undefined || geometry === null) return { boundary: undefined }
    return readBoundary(geometry)
  }
}
