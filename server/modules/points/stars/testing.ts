import { peopleRoutes } from '../../../../contract/people.ts'
import { pointsRoutes } from '../../../../contract/points.ts'
import { pointsClaimRoutes } from '../../../../contract/points-claims.ts'
import type { Client, TestApp } from '../../../testing/app.ts'
import type { Town } from '../../../testing/town.ts'
import type { Points } from '../points.context.ts'
import { tendStars } from './night.ts'

/** What points work with, of a test's application. */
export const pointsOf = (app: TestApp): Points => ({
  ...{ cases: app.modules.cases, files: app.deps.files, database: app.deps.database },
  ...{ clock: app.clock, tenants: app.deps.tenants, secret: app.config.secret },
})

/** A scheme with the usual rules in the first community: verified hours for whoever asks, and the nights. */
export async function starSchool(app: TestApp, town: Town) {
  const both = (text: string) => ({ en: text, zh: text })
  const desk = town.people.communityDesk.client
  const scheme = { unitId: town.units.community, name: both('Thanks'), perDay: null, perMonth: null, expiryMonths: 24 }
  const { rules } = await desk.call(pointsRoutes.createScheme, { body: { ...scheme, usual: true } })
  const ruleId = rules.find(({ basis }) => basis === 'hour')?.id as string
  return {
    /** Somebody gives their name. */
    async named(client: Client, name: string): Promise<void> {
      const body = { name, phone: null, mail: null, homeUnitId: null, homeAddress: null }
      await client.call(peopleRoutes.saveProfile, { body })
    },
    /** Hours somebody gave and the desk verified; gives the grant. */
    async hours(client: Client, hours: number): Promise<string> {
      const day = app.clock.now().toISOString().slice(0, 10)
      const body = { ruleId, day, minutes: hours * 60, note: 'Read to neighbours' }
      const { id } = await client.call(pointsClaimRoutes.claim, { body })
      const done = await desk.call(pointsClaimRoutes.decide, { params: { id }, body: { approve: true } })
      return done.granted?.id as string
    },
    /** What the night does. */
    night: () => tendStars(pointsOf(app), app.tenant.id),
  }
}
