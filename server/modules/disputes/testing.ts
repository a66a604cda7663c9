import { disputeConsentVersion } from '../../../contract/disputes.ts'
import { disputeRoutes as routes } from '../../../contract/disputes-routes.ts'
import {
  disputeSettingRoutes as settings,
  disputeStaffRoutes as staff,
} from '../../../contract/disputes-staff-routes.ts'
import type { Client, TestApp } from '../../testing/app.ts'
import type { Town } from '../../testing/town.ts'

/** Somebody who comes in by the secret of a link. */
export const withSecret = (app: TestApp, secret: string): Client => {
  const anybody = app.anonymous()
  const headers = { 'x-case-secret': secret }
  return {
    request: (options) => anybody.request({ ...options, headers: { ...headers, ...(options.headers as object) } }),
    send: (route, ...input) => anybody.send(route, ...([{ ...input[0], headers }] as typeof input)),
    call: (route, ...input) => anybody.call(route, ...([{ ...input[0], headers }] as typeof input)),
  }
}

/** A town in which disputes are settled: mediators on the lists, and what tests do over and over. */
export async function mediationSchool(app: TestApp, town: Town) {
  const { communityDesk, colleague, streetDesk, worker } = town.people
  const list = async (by: Client, body: { postId: string; unitId: string; tier: string }) =>
    (await by.call(settings.addMediator, { body })).id
  const mediators = {
    grid: await list(communityDesk.client, { postId: colleague.post.id, unitId: town.units.grid, tier: 'neighbours' }),
    community: await list(streetDesk.client, {
      ...{ postId: worker.post.id, unitId: town.units.community, tier: 'committee' },
    }),
    other: await list(streetDesk.client, {
      ...{ postId: colleague.post.id, unitId: town.units.community, tier: 'committee' },
    }),
    street: await list(streetDesk.client, { postId: worker.post.id, unitId: town.units.street, tier: 'joint' }),
  }
  const application = {
    ...{ subject: 'Water comes through the ceiling', account: 'Since spring water drips from the flat above.' },
    ...{ wish: 'Mend the pipe and the ceiling', unitId: town.units.grid, consentVersion: disputeConsentVersion },
    ...{ applicant: { name: 'Ada Test', phone: '000-1111111' }, others: [{ name: 'Ben Test', phone: '000-2222222' }] },
  }
  return {
    mediators,
    application,

    /** Somebody applies; the other party comes in by an invitation on paper. */
    async apply(more: object = {}, applicant?: Client) {
      const { number, secret, id } = await (applicant ?? app.anonymous()).call(routes.apply, {
        body: { ...application, ...more },
      })
      const ada = applicant ?? withSecret(app, secret ?? '')
      const desk = communityDesk.client
      const view = await desk.call(routes.get, { params: { number } })
      const [a, b] = view.parties as [(typeof view.parties)[0], (typeof view.parties)[0]]
      const { code } = await desk.call(staff.invite, { params: { number, id: b.id }, body: { seen: view.version } })
      const claimed = await app.anonymous().call(routes.claim, { params: { number }, body: { code } })
      return {
        id,
        number,
        ada,
        ben: withSecret(app, claimed.secret),
        a: a.id,
        b: b.id,
        secrets: [secret, claimed.secret],
      }
    },

    /** The version somebody reads now, for the next act. */
    async seen(client: Client, number: string): Promise<number> {
      return (await client.call(routes.get, { params: { number } })).version
    },
  }
}
