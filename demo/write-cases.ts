import type { Disk } from 'flydrive'
import { casesStore, saveCases } from '../server/modules/cases/cases.store.ts'
import { yearIn } from '../server/modules/cases/intake/numbers.ts'
import type { Tx } from '../server/platform/database/database.ts'
import type { Tenant } from '../server/platform/http/tenant.ts'
import { demoStore } from './demo.store.ts'
import type { CaseBatch } from './make-cases.ts'
import { type DrawnPictures, keep } from './photos.ts'
import { days } from './span.ts'

const day = 86_400_000

/** How many batches the database may be behind. */
const underWay = 12

/** The first running number of each year of the demo: until it is written, nobody else is in this tenant. */
export async function firstNumbers(
  tx: Tx,
  { tenant, now }: { tenant: Tenant; now: Date },
): Promise<{ year: number; first: number }[]> {
  const store = casesStore(tx)
  const years = new Set([days + 1, 0].map((back) => yearIn(tenant.timeZone, new Date(now.getTime() - back * day))))
  const numbers: { year: number; first: number }[] = []
  for (const year of years) numbers.push({ year, first: await store.takeNumbers(year, 0) })
  return numbers
}

/** What is written, and where its pictures go. */
export interface CasesMade {
  batches: AsyncIterable<CaseBatch>
  disk: Disk
  pictures: Promise<DrawnPictures>
  /** What is written before the first case is: it would only wait behind their long statements. */
  before: Promise<void>
  /**
   * Other matters that lie on the spine of cases; how many. Written beside them once there are some: plans of how a reference is looked up are
   * made with the first, and kept.
   */
  beside(): Promise<number>
  progress(text: string): void
}

/**
 * Writes cases as they are made, with all that belongs to them. Tells nobody: it is history, and what would have been said was said
 * then. @returns how many
 */
export async function writeCases(tx: Tx, { batches, ...given }: CasesMade): Promise<number> {
  let [written, told] = [0, 0]
  let used: CaseBatch['used'] = []
  const saving: Promise<void>[] = []
  let beside: Promise<number> | undefined
  for await (const batch of batches) {
    const saved = save(tx, batch, given)
    // Somebody waits for it below; until then a failure must not be nobody's.
    saved.catch(() => {})
    saving.push(saved)
    beside ??= saved.then(given.beside)
    beside.catch(() => {})
    written += batch.cases
    used = batch.used
    if (written - told >= 4000) {
      told = written
      given.progress(`Cases: ${written}`)
    }
    if (saving.length > underWay) await saving.shift()
  }
  await Promise.all(saving)
  for (const { year, count } of used) if (count > 0) await casesStore(tx).takeNumbers(year, count)
  return written + ((await beside) ?? 0)
}

async function save(
  tx: Tx,
  batch: CaseBatch,
  { disk, before, ...given }: Omit<CasesMade, 'batches' | 'beside'>,
): Promise<void> {
  const pictures = await given.pictures
  await before
  await tx.run(saveCases, [tx.tenantId, ...batch.lists])
  const photos = batch.photos.map(({ id, caseId, at, scene, done }) => {
    const picture = pictures(scene, done)
    const { width, height, sha256, bytes } = picture
    const row = {
      ...{ id, owner_id: caseId, name: done ? 'result.jpg' : 'photo.jpg', size: bytes.length, width, height, sha256 },
      ...{ storage_key: `${tx.tenantId}/${id.slice(0, 8)}/${id}`, created_at: at },
    }
    return { row, picture }
  })
  const store = demoStore(tx)
  await store.addPhotos(photos.map(({ row }) => row))
  for (let from = 0; from < photos.length; from += 16)
    await Promise.all(photos.slice(from, from + 16).map(({ row, picture }) => keep(disk, row.storage_key, picture)))
  await store.addInvitations(batch.invitations)
  await store.addFollowers(batch.followers)
}
