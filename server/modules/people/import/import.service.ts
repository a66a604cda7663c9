import { stringify } from 'csv-stringify/sync'
import type { Locale } from '../../../../contract/common.ts'
import { type PostImport, postColumns } from '../../../../contract/people-import.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { idempotent } from '../../../platform/http/idempotency.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { findText } from '../../../platform/messages.ts'
import type { People } from '../people.api.ts'
import { placesAdministered } from '../people.policy.ts'
import type { Doing } from '../posts.service.ts'
import { type ImportRecord, importStore } from './import.store.ts'

/** What somebody brings: the table, and on what ground the names in it may be kept. */
export interface Brought {
  content: string
  fileName?: string | undefined
  basis?: string | undefined
  dryRun: boolean
}

/** Imports shown at once. */
const shown = 20

/** Lays an import down; `later` sees to it that it runs. Throws Refused `platform.forbidden`. */
export async function startImport(
  people: People,
  doing: Doing & { locale: Locale },
  brought: Brought,
  later: (tx: Tx, id: string) => Promise<void>,
): Promise<PostImport> {
  const { all, unitIds, postId } = placesAdministered(doing.actor)
  return await people.database.tx(doing.tenantId, (tx) =>
    idempotent({
      tx,
      claim: doing.claim,
      work: async () => {
        const id = uuidv7()
        await importStore(tx).insert({
          ...{ id, dryRun: brought.dryRun, content: brought.content, fileName: brought.fileName ?? null },
          ...{ basis: brought.basis || null, postId: postId ?? null, accountId: doing.actor.accountId ?? null },
          ...{ scope: all ? [] : unitIds, startedAt: people.clock.now() },
        })
        await later(tx, id)
        return shownImport(await getRecord(tx, id), doing.locale)
      },
    }),
  )
}

/** The last imports: all for whoever stands above all, else one's own. Throws Refused `platform.forbidden`. */
export async function listImports(people: People, doing: Doing & { locale: Locale }): Promise<{ items: PostImport[] }> {
  const { all } = placesAdministered(doing.actor)
  const wanted = { everybody: all, accountId: doing.actor.accountId, limit: shown }
  const records = await people.database.tx(doing.tenantId, (tx) => importStore(tx).last(wanted), { readOnly: true })
  return { items: records.map((record) => shownImport(record, doing.locale)) }
}

/** One import. Throws Refused `platform.forbidden`, `post_import.not_found`. */
export async function findImport(people: People, doing: Doing & { locale: Locale }, id: string): Promise<PostImport> {
  const record = await people.database.tx(doing.tenantId, (tx) => ownRecord(tx, doing, id), { readOnly: true })
  return shownImport(record, doing.locale)
}

/** Stops an import; one that has ended stays as it is. Throws Refused `platform.forbidden`, `post_import.not_found`. */
export async function cancelImport(people: People, doing: Doing & { locale: Locale }, id: string): Promise<PostImport> {
  return await people.database.tx(doing.tenantId, (tx) =>
    idempotent({
      tx,
      claim: doing.claim,
      work: async () => {
        await ownRecord(tx, doing, id)
        await importStore(tx).askCancel(id)
        return shownImport(await getRecord(tx, id), doing.locale)
      },
    }),
  )
}

/** Posts that have not ended as a table the import reads, where the actor administers them. Throws Refused `platform.forbidden`. */
export async function exportPosts(people: People, doing: Doing): Promise<string> {
  const { all, unitIds, postId } = placesAdministered(doing.actor)
  const now = people.clock.now()
  const posts = await people.database.tx(doing.tenantId, async (tx) => {
    const found = await importStore(tx).export({ now, all, unitIds })
    await audit(tx).record({
      actor: doing.actor,
      ...(postId ? { postId } : {}),
      action: 'posts.exported',
      subject: { kind: 'posts' },
      detail: { posts: found.length },
      at: now,
    })
    return found
  })
  const mails = await mailsOf(people, posts)
  const rows = posts.map((post) => ({
    ...post,
    account: mails.get(post.accountId ?? '') ?? '',
    name_public: post.namePublic ? 'yes' : '',
    from: post.from.toISOString(),
    until: post.until?.toISOString() ?? '',
    // A name that was given by hand is kept because its bearer took the post.
    basis: post.holder === null ? '' : (post.basis ?? 'appointment'),
  }))
  return stringify(rows, { header: true, columns: [...postColumns], bom: true, escape_formulas: true })
}

async function mailsOf(people: People, posts: readonly { accountId: string | null }[]): Promise<Map<string, string>> {
  const mails = new Map<string, string>()
  for (const id of new Set(posts.flatMap(({ accountId }) => accountId ?? []))) {
    const account = await people.identity?.accounts.find(id)
    if (account && !account.erasedAt) mails.set(id, account.mail)
  }
  return mails
}

async function getRecord(tx: Tx, id: string): Promise<ImportRecord> {
  const record = await importStore(tx).find(id)
  if (!record) throw new Refused('post_import.not_found', { id })
  return record
}

/** Reports name posts: they are for whoever brought the file, and for administrators above all. */
async function ownRecord(tx: Tx, doing: Doing, id: string): Promise<ImportRecord> {
  const { all } = placesAdministered(doing.actor)
  const record = await getRecord(tx, id)
  if (!all && record.accountId !== doing.actor.accountId) throw new Refused('post_import.not_found', { id })
  return record
}

function shownImport(record: ImportRecord, locale: Locale): PostImport {
  const { id, state, dryRun, fileName, basis, read, rows, created, unchanged, refusedTotal, problem } = record
  return {
    ...{ id, state, dryRun, fileName, basis, read, rows, created, unchanged, refusedTotal, problem },
    refused: record.refused.map((row) => ({
      ...row,
      detail: findText({ locale, area: 'errors', key: row.reason, values: row.facts }) ?? row.reason,
    })),
    startedAt: record.startedAt.toISOString(),
    endedAt: record.endedAt?.toISOString() ?? null,
  }
}
