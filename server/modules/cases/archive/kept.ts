import type { Tx, TxOptions } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import type { CasesDeps } from '../cases.context.ts'
import { casesStore, type StoredCase, type StoredEvent } from '../cases.store.ts'
import { followersStore } from '../followers.store.ts'
import type { ContactRow } from '../saving.store.ts'
import { isSecretOf } from '../secret.rules.ts'
import { type Found, type KnownPerson, openedStore } from './opened.store.ts'
import { type Opened, openCase, openPerson, type Row } from './record.rules.ts'
import { digestOf } from './sealing.ts'

/** A case as readers get it, wherever it lies. */
export interface Kept {
  stored: StoredCase
  /** When it went into the archive; null while it is among those of daily work. */
  archivedAt: Date | null
  events(): Promise<StoredEvent[]>
  contact(): Promise<ContactRow | undefined>
  isFollower(who: { accountId: string | null; secretHash: string | null }): Promise<boolean>
}

/** An archived case out of its file, with the people it still knows. */
export interface Archived {
  found: Found
  opened: Opened
  people: readonly KnownPerson[]
}

type Deps = Pick<CasesDeps, 'database'> & { files: Pick<CasesDeps['files'], 'contentOf'> }

/** Reads an archived case; undefined where the archive has none. Refuses with `archive.unreadable` where the file is gone or was changed. */
export async function findArchived(
  { database, files }: Deps,
  given: { tenantId: string; by: { id: string } | { number: string } },
): Promise<Archived | undefined> {
  const { tenantId, by } = given
  const known = await database.tx(
    tenantId,
    async (tx) => {
      const found = await openedStore(tx).find(by)
      return found && { found, people: await openedStore(tx).people(found.id, { hold: false }) }
    },
    { readOnly: true },
  )
  if (!known) return undefined
  return { ...known, opened: openIn(await files.contentOf(tenantId, known.found.file_id), { tenantId, ...known }) }
}

/** The case of a look-up row in the bytes of its file. */
export function openIn(content: Buffer | undefined, { tenantId, found }: { tenantId: string; found: Found }): Opened {
  const bytes = content?.subarray(found.file_at, found.file_at + found.file_length)
  if (!bytes || digestOf(bytes) !== found.digest)
    throw new Refused('archive.unreadable', { number: found.number }, { status: 503 })
  return openCase({ bytes, key: found.key }, { tenantId, caseId: found.id })
}

/** What the file holds of the people whose keys are still there. */
export function peopleOf(
  { found, opened, people }: Archived,
  tenantId: string,
): { id: string; kind: 'reporter' | 'follower'; row: Row }[] {
  const keys = new Map(people.map(({ id, key }) => [id, key]))
  return opened.people.flatMap((person) => {
    const key = keys.get(person.id)
    if (key === undefined) return []
    return [{ id: person.id, kind: person.kind, row: openPerson(person, { tenantId, caseId: found.id, key }) }]
  })
}

/** An archived case as readers get it. */
export async function keptOf(tx: Tx, archived: Archived): Promise<Kept> {
  const { found, opened, people } = archived
  const known = peopleOf(archived, tx.tenantId)
  return {
    stored: await openedStore(tx).storedOf(opened),
    archivedAt: found.archived_at,
    events: () => openedStore(tx).eventsOf(opened),
    async contact() {
      const contact = known.find(({ kind }) => kind === 'reporter')
      return contact && (await openedStore(tx).contactOf(contact.row, found.id))
    },
    isFollower: async ({ accountId, secretHash }) =>
      people.some(
        ({ kind, account_id, secret_hash }) =>
          kind === 'follower' &&
          ((accountId !== null && account_id === accountId) || (secretHash !== null && secret_hash === secretHash)),
      ),
  }
}

/** A case of daily work as readers get it. */
const hotOf = (tx: Tx, stored: StoredCase): Kept => ({
  ...{ stored, archivedAt: null },
  events: () => casesStore(tx).events(stored.state.id),
  contact: () => followersStore(tx).findContact(stored.state.id),
  isFollower: (who) => followersStore(tx).isFollower(stored.state.id, who),
})

/**
 * Does something with a case in a transaction, wherever the case lies; its file is read outside any. Refuses with `case.not_found` where
 * there is none.
 */
export async function withCase<T>(
  deps: Deps,
  given: { tenantId: string; by: { id: string } | { number: string }; options?: TxOptions },
  work: (tx: Tx, kept: Kept) => Promise<T>,
): Promise<T> {
  const { tenantId, by, options } = given
  // Twice: a case may come back between the two looks.
  for (let look = 0; look < 2; look++) {
    const hot = await deps.database.tx(
      tenantId,
      async (tx) => {
        const stored = await ('id' in by ? casesStore(tx).find(by.id) : casesStore(tx).findByNumber(by.number))
        return stored && { result: await work(tx, hotOf(tx, stored)) }
      },
      options,
    )
    if (hot) return hot.result
    const archived = await findArchived(deps, { tenantId, by })
    if (archived) return await deps.database.tx(tenantId, async (tx) => work(tx, await keptOf(tx, archived)), options)
  }
  throw new Refused('case.not_found')
}

/** True when somebody brought this case: by its tracking secret, or by the account it was filed with. */
export async function isReporterOf(
  kept: Kept,
  given: { actor: Actor; secret: string | undefined; installation: string },
): Promise<boolean> {
  const { actor, secret } = given
  const { secretHash, state } = kept.stored
  if (secret && isSecretOf(secret, { secretHash, secret: given.installation, caseId: state.id })) return true
  return actor.accountId !== undefined && (await kept.contact())?.account_id === actor.accountId
}
