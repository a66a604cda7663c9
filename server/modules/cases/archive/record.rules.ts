import { digestOf, type Sealed, seal, unseal } from './sealing.ts'

/** Shape of what the files hold. A new one is added beside it, never in its place: files of every shape are read for ever. */
export const schema = 1

/** Tables whose rows make up a case, parents before what refers to them. Contacts and followers are sealed by themselves. */
export const caseTables = [
  'case',
  'case_event',
  'case_order',
  'case_clock',
  'rating_invitation',
  'open311_request',
  'open311_update',
] as const
/** A table of a case. */
export type CaseTable = (typeof caseTables)[number]

/** A row as PostgreSQL writes it as JSON, without its tenant and case. */
export type Row = Readonly<Record<string, unknown>>

/** Somebody a case knows: its contact, or a follower. */
export interface Person {
  kind: 'reporter' | 'follower'
  row: Row
}

/** A whole case. */
export interface CaseRows {
  id: string
  tables: Readonly<Record<CaseTable, readonly Row[]>>
  people: readonly Person[]
}

/** Somebody in a sealed case: found by the id of their row in the look-up, opened by the key that stands there. */
export interface SealedPerson {
  id: string
  kind: Person['kind']
  sealed: Buffer
}

/** A case out of a file. Its people are still sealed: who was erased has no key any more. */
export interface Opened {
  id: string
  tables: Record<CaseTable, Row[]>
  people: SealedPerson[]
}

/** The text of a case by which two readings of it are compared: the same rows give the same text. */
export const textOf = ({ id, tables, people }: CaseRows): string => JSON.stringify([id, tables, people])

const nameOf = (given: { tenantId: string; caseId: string; personId?: string }): string =>
  [given.tenantId, given.caseId, given.personId ?? 'case'].join('/')

/** One line of JSON a row, sealed with a key of its own; each person in it sealed once more, with a key of theirs. */
export function sealCase(
  rows: CaseRows,
  given: { tenantId: string; newId: () => string },
): Sealed & { people: { id: string; person: Person; key: string }[] } {
  const of = { tenantId: given.tenantId, caseId: rows.id }
  const lines = [JSON.stringify({ schema, id: rows.id })]
  for (const table of caseTables) for (const row of rows.tables[table]) lines.push(JSON.stringify([table, row]))
  const people = rows.people.map((person) => {
    const id = given.newId()
    const { bytes, key } = seal(JSON.stringify(person.row), nameOf({ ...of, personId: id }))
    lines.push(JSON.stringify(['person', { kind: person.kind, id, sealed: bytes.toString('base64url') }]))
    return { id, person, key }
  })
  return { ...seal(`${lines.join('\n')}\n`, nameOf(of)), people }
}

/** Opens a case. Throws where bytes, key or case don't belong together, or the shape is one of a newer Doorstep. */
export function openCase(sealed: Sealed, of: { tenantId: string; caseId: string }): Opened {
  const [head = '{}', ...lines] = unseal(sealed, nameOf(of)).trimEnd().split('\n')
  const { schema: shape } = JSON.parse(head) as { schema?: number }
  if (shape !== schema) throw new Error(`An archived case of shape ${shape}: this Doorstep reads ${schema}`)
  const tables = Object.fromEntries(caseTables.map((table) => [table, [] as Row[]])) as Record<CaseTable, Row[]>
  const people: SealedPerson[] = []
  for (const line of lines) {
    const [table, row] = JSON.parse(line) as [CaseTable | 'person', Row]
    if (table !== 'person') tables[table].push(row)
    else {
      const { id, kind, sealed: text } = row as { id: string; kind: Person['kind']; sealed: string }
      people.push({ id, kind, sealed: Buffer.from(text, 'base64url') })
    }
  }
  return { id: of.caseId, tables, people }
}

/** Opens what a file holds of a person with the key of the look-up. */
export const openPerson = (
  { id, sealed }: SealedPerson,
  given: { tenantId: string; caseId: string; key: string },
): Row => JSON.parse(unseal({ bytes: sealed, key: given.key }, nameOf({ ...given, personId: id }))) as Row

/** Where a case lies in a file. */
export interface Placed {
  id: string
  at: number
  length: number
  digest: string
}

/**
 * A file: one line of JSON that says what is in it and where, then the sealed cases one after the other. The line names no person: it is
 * the manifest for whoever checks files without a database.
 */
export function composeFile(
  sealed: readonly { id: string; bytes: Buffer }[],
  given: { tenant: string; month: string; writtenAt: Date },
): { bytes: Buffer; placed: Placed[] } {
  let at = 0
  const cases = sealed.map(({ id, bytes }) => {
    const entry = { id, at, length: bytes.length, digest: digestOf(bytes) }
    at += bytes.length
    return entry
  })
  const { tenant, month, writtenAt } = given
  const head = `${JSON.stringify({ doorstep: 'archived cases', schema, tenant, month, writtenAt: writtenAt.toISOString(), cases })}\n`
  const from = Buffer.byteLength(head)
  return {
    bytes: Buffer.concat([Buffer.from(head), ...sealed.map(({ bytes }) => bytes)]),
    placed: cases.map((entry) => ({ ...entry, at: from + entry.at })),
  }
}
