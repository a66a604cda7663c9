import { Role } from '../../../../contract/people.ts'
import { Committee } from '../../../../contract/people-staffing.ts'
import type { Level } from '../../../../contract/territory.ts'
import { Refused } from '../../../platform/errors.ts'
import { checkPlace, checkTerm } from '../posts.rules.ts'
import type { PostLine } from './read-posts.ts'

/** What checking a line needs to know. */
export interface Known {
  unit(code: string): { id: string; level: Level; path: readonly string[] } | undefined
  department(code: string): { id: string; path: readonly string[] } | undefined
  /** Account by mail address, lower case. */
  account(mail: string): { id: string; name: string } | undefined
  /** May whoever brings the file create such a post there? */
  may(role: Role, place: { unitPath: readonly string[]; departmentId?: string }): boolean
  /** How many posts of each key are there already; see `keyOf`. */
  existing: ReadonlyMap<string, number>
  /** Ground for names in lines that state none. */
  basis: string | undefined
  now: Date
}

/** A post as a line states it. */
export interface PlannedPost {
  role: Role
  unitId: string | null
  departmentId: string | null
  accountId: string | null
  holderName: string | null
  title: string | null
  dutyPhone: string | null
  namePublic: boolean
  committee: Committee | null
  from: Date
  until: Date | null
  basis: string | null
}

type KeyParts = Pick<PlannedPost, 'role' | 'unitId' | 'departmentId' | 'holderName' | 'title'>

/** Two posts with one key are the same: role, place, title and name of the holder. Vacant ones of one kind are counted, not told apart. */
export const keyOf = ({ role, unitId, departmentId, holderName, title }: KeyParts): string =>
  JSON.stringify([role, unitId, departmentId, title, holderName])

/** What happens with a line: a new post, one that is there already, or why it is not taken. */
export type Planned =
  | { is: 'new'; post: PlannedPost }
  | { is: 'there' }
  | { is: 'refused'; reason: string; facts: Record<string, string | number> }

/** Checks lines one after the other; a line that repeats an earlier one is refused. */
export function postPlanner(known: Known): (line: PostLine, row: number) => Planned {
  const seen = new Map<string, { first: number; times: number }>()
  return (line, row) => {
    try {
      const post = postOf(line, known)
      const key = keyOf(post)
      const before = seen.get(key)
      const times = (before?.times ?? 0) + 1
      seen.set(key, { first: before?.first ?? row, times })
      if (times <= (known.existing.get(key) ?? 0)) return { is: 'there' }
      if (before && post.holderName !== null) throw new Refused('post_import.twice', { row: before.first })
      return { is: 'new', post }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return { is: 'refused', reason: error.code, facts: error.facts as Record<string, string | number> }
    }
  }
}

function postOf(line: PostLine, known: Known): PlannedPost {
  const role = Role.safeParse(line.role)
  if (!role.success) throw new Refused('post_import.role_unknown', { value: line.role })
  const unit = line.unit === '' ? undefined : known.unit(line.unit)
  if (line.unit !== '' && !unit) throw new Refused('post_import.unit_unknown', { code: line.unit })
  const department = line.department === '' ? undefined : known.department(line.department)
  if (line.department !== '' && !department)
    throw new Refused('post_import.department_unknown', { code: line.department })
  checkPlace({ role: role.data, level: unit?.level, hasDepartment: department !== undefined })
  const place = {
    unitPath: unit?.path ?? department?.path ?? [],
    ...(department ? { departmentId: department.id } : {}),
  }
  if (!known.may(role.data, place)) throw new Refused('post_import.not_yours')
  const account = line.account === '' ? undefined : known.account(line.account.toLowerCase())
  // The address itself stays out of the report: it is somebody's data.
  if (line.account !== '' && !account) throw new Refused('post_import.account_unknown')
  const holderName = textOf('holder', line.holder, 100) ?? account?.name ?? null
  const dutyPhone = textOf('phone', line.phone, 40)
  const basis = textOf('basis', line.basis, 300) ?? known.basis ?? null
  if (holderName !== null && basis === null) throw new Refused('post_import.basis_missing')
  const committee = line.committee === '' ? null : Committee.safeParse(line.committee)
  if (committee && !committee.success) throw new Refused('post_import.committee_unknown', { value: line.committee })
  const from = instantOf('from', line.from) ?? known.now
  const until = instantOf('until', line.until)
  checkTerm({ from, until })
  if (until && until <= known.now) throw new Refused('post_import.over')
  return {
    ...{ role: role.data, unitId: unit?.id ?? null, departmentId: department?.id ?? null },
    ...{ accountId: account?.id ?? null, holderName, title: textOf('title', line.title, 100), dutyPhone },
    ...{ namePublic: yesOf(line.name_public), committee: committee?.data ?? null, from, until },
    basis: holderName === null ? null : basis,
  }
}

function textOf(column: string, value: string, most: number): string | null {
  if (value.length > most) throw new Refused('post_import.too_long', { column, most })
  return value === '' ? null : value
}

/** A day means its first instant in UTC; an instant carries its zone. */
function instantOf(column: string, value: string): Date | null {
  if (value === '') return null
  const at = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(value)
    ? new Date(value)
    : new Date(Number.NaN)
  if (Number.isNaN(at.getTime())) throw new Refused('post_import.date_malformed', { column, value })
  return at
}

function yesOf(value: string): boolean {
  const word = value.toLowerCase()
  if (['yes', 'true', '1', '是'].includes(word)) return true
  if (['', 'no', 'false', '0', '否'].includes(word)) return false
  throw new Refused('post_import.yes_or_no', { value })
}
