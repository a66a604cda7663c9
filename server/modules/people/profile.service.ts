import type { Profile } from '../../../contract/people.ts'
import { Refused } from '../../platform/errors.ts'
import { idempotent } from '../../platform/http/idempotency.ts'
import type { PersonalData } from '../../platform/identity/personal-data.ts'
import { uuidv7 } from '../../platform/ids.ts'
import type { Actor } from '../../platform/policy/actor.ts'
import type { People } from './people.api.ts'
import { peopleStore } from './people.store.ts'
import type { Doing } from './posts.service.ts'
import { type ProfileRecord, profileStore } from './profile.store.ts'

/** The actor's own details. Throws Refused `platform.signed_out`. */
export async function myProfile(people: People, { tenantId, actor }: Doing): Promise<Profile> {
  const accountId = accountOf(actor)
  const atlas = await people.territory.atlas(tenantId)
  const record = await people.database.tx(tenantId, (tx) => profileStore(tx).find(accountId), { readOnly: true })
  const { name, phone, mail, homeUnitId, homeAddress } = record ?? nothing
  return { name, phone, mail, home: { unit: atlas.find(homeUnitId)?.ref ?? null, address: homeAddress } }
}

const nothing: ProfileRecord = { name: null, phone: null, mail: null, homeUnitId: null, homeAddress: null }

/** Changes the actor's own details. Throws Refused `platform.signed_out`, `unit.not_found`. */
export async function saveProfile(people: People, doing: Doing, wanted: ProfileRecord): Promise<Profile> {
  const accountId = accountOf(doing.actor)
  const atlas = await people.territory.atlas(doing.tenantId)
  const unit = wanted.homeUnitId === null ? undefined : atlas.get(wanted.homeUnitId)
  const profile = {
    ...wanted,
    name: wanted.name || null,
    phone: wanted.phone || null,
    homeAddress: wanted.homeAddress || null,
  }
  return await people.database.tx(doing.tenantId, (tx) =>
    idempotent({
      tx,
      claim: doing.claim,
      work: async () => {
        await profileStore(tx).save({ ...profile, id: uuidv7(), accountId, at: people.clock.now() })
        const { name, phone, mail, homeAddress } = profile
        return { name, phone, mail, home: { unit: unit?.ref ?? null, address: homeAddress } }
      },
    }),
  )
}

/** Erases the actor's own details. Throws Refused `platform.signed_out`. */
export async function eraseProfile(people: People, doing: Doing): Promise<{ erased: boolean }> {
  const accountId = accountOf(doing.actor)
  return await people.database.tx(doing.tenantId, (tx) =>
    idempotent({
      tx,
      claim: doing.claim,
      work: async () => ({ erased: await profileStore(tx).erase(accountId) }),
    }),
  )
}

function accountOf(actor: Actor): string {
  if (!actor.accountId) throw new Refused('platform.signed_out')
  return actor.accountId
}

/** Says what people keep about a person: their own details, and the posts they hold. */
export function registerPeopleData(people: People, parts: PersonalData): void {
  const { clock } = people
  parts.register(
    'people',
    async (tx, accountId) => ({
      profile: (await profileStore(tx).find(accountId)) ?? null,
      posts: await peopleStore(tx).heldBy(accountId, clock.now()),
      // What an import kept of them, when, and on what ground.
      imported: await peopleStore(tx).importedOf(accountId),
    }),
    async (tx, accountId) => {
      const now = clock.now()
      const profile = (await profileStore(tx).erase(accountId)) ? 1 : 0
      const left = await peopleStore(tx).forgetHolder(accountId, now)
      // Somebody in office answers for it by name until the post ends; erasing again afterwards takes that away too.
      const held = (await peopleStore(tx).heldBy(accountId, now)).filter((post) => !post.standingInFor).length
      return { erased: profile + left, ...(held > 0 ? { kept: { rows: held, why: 'identity.kept.posts' } } : {}) }
    },
  )
}
