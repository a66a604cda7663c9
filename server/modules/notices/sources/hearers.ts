import type { NoticeAudience } from '../../../../contract/notices.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { accountsActing, postsAlong } from '../../people/people.api.ts'
import type { Hearer } from '../going-out/news.ts'

/** Somebody who is reached by their account. */
export const hearerOf = (accountId: string, audience: NoticeAudience): Hearer => ({
  ...{ accountId, audience, ref: `account:${accountId}`, phone: null, mail: null },
  ...{ hearBack: undefined, locale: undefined },
})

/** The desk nearest to a place, as `holder`; where none sits, whoever administers it. `unitPath`: district first. */
export async function deskFor(tx: Tx, unitPath: readonly string[], now: Date): Promise<Hearer[]> {
  for (const role of ['desk', 'administrator'] as const) {
    const posts = await postsAlong(tx, { unitPath, roles: [role], now })
    const nearest = posts.filter(({ unitId }) => unitId === posts[0]?.unitId)
    if (nearest.length > 0)
      return (await accountsActing(tx, nearest, now)).map((accountId) => ({
        ...hearerOf(accountId, 'holder'),
        surface: 'console',
      }))
  }
  return []
}
