import type { Tx } from '../../../platform/database/database.ts'
import type { Files } from '../../../platform/files/files.ts'
import type { PersonalData } from '../../../platform/identity/personal-data.ts'
import { keepDays, objectionsOver } from './application.rules.ts'
import { type ApplicationRecord, applicationsStore } from './applications.store.ts'
import { takeBack } from './apply.service.ts'
import { getCall, type Recruitment, tell } from './recruitment.context.ts'
import { applicationKind, factsOf, wholeOf } from './recruitment.view.ts'

/** Applications looked at in one transaction. */
const atOnce = 100

/** Days after a publication's end in which its desk is reminded, once. */
const reminded = 3

/**
 * What the night does: desks hear whose publication is over, applications whose consent was withdrawn are taken back, objections nobody needs any more are destroyed,
 * and what was written for applications that ended long enough ago is deleted. Gives how many of each.
 */
export async function forgetOld(
  { people, files }: Recruitment,
  tenantId: string,
): Promise<{ withdrawn: number; objections: number; applications: number }> {
  const now = people.clock.now()
  const done = { withdrawn: 0, objections: 0, applications: 0 }
  await people.database.tx(tenantId, async (tx) => {
    const store = applicationsStore(tx)
    for (const record of await store.withoutConsent()) {
      await takeBack(tx, await wholeOf(tx, record, await getCall(tx, record.callId)), now)
      done.withdrawn += 1
    }
    // Told again on the next night it is the same news, which nobody hears twice.
    for (const { id, version } of await store.publicationOver(new Date(now.getTime() - reminded * 86_400_000), now))
      await tell(tx, { applicationId: id, version, happened: ['due'], by: undefined })
    for (const record of await store.withObjections()) {
      const whole = await wholeOf(tx, record, await getCall(tx, record.callId))
      if (!objectionsOver(factsOf(whole), now)) continue
      await store.dropObjections(record.id)
      done.objections += whole.objections.length
    }
  })
  const before = new Date(now.getTime() - keepDays * 86_400_000)
  for (let more = true; more; ) {
    const count = await people.database.tx(tenantId, async (tx) => {
      const ended = await applicationsStore(tx).endedBefore(before, atOnce)
      for (const record of ended) await forget(tx, files, { record, untie: false })
      return ended.length
    })
    done.applications += count
    more = count === atOnce
  }
  return done
}

/** Deletes an application; one that was accepted keeps its reviews, which are how the post came to be, without the person's words. */
async function forget(
  tx: Tx,
  files: Files,
  { record, untie }: { record: ApplicationRecord; untie: boolean },
): Promise<void> {
  const store = applicationsStore(tx)
  const attached = (await files.listOf(tx, applicationKind, [record.id])).get(record.id) ?? []
  await files.delete(
    tx,
    attached.map(({ id }) => id),
  )
  if (record.state !== 'accepted') return await store.delete(record.id)
  await store.dropObjections(record.id)
  await store.clear(record.id, untie)
}

/** Says what recruitment keeps about a person: their applications, and what they objected. */
export function registerRecruitmentData({ files }: Recruitment, parts: PersonalData): void {
  parts.register(
    'recruitment',
    async (tx, accountId) => {
      const store = applicationsStore(tx)
      const applications = await store.ofAccount(accountId)
      const ids = applications.map(({ id }) => id)
      const objections = await store.objections(ids)
      return {
        applications,
        reviews: (await store.reviews(ids)).map(({ accountId: _, postId: _post, ...review }) => review),
        // Who objected is not theirs to have.
        objectionsAgainst: objections.map(({ accountId: _, name: _name, ...objection }) => objection),
        objections: await store.objectionsBy(accountId),
      }
    },
    async (tx, accountId) => {
      const store = applicationsStore(tx)
      const applications = await store.ofAccount(accountId)
      for (const record of applications) await forget(tx, files, { record, untie: true })
      return { erased: applications.length + (await store.dropObjectionsBy(accountId)) }
    },
  )
}
