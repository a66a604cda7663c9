import type { Clock } from '../../../platform/clock.ts'
import { findTeamNews, lastMinuteOf, type TeamTold } from '../../people/teams/teams.api.ts'
import type { Territory } from '../../territory/territory.api.ts'
import { type Hearer, heard, type NewsSource } from '../going-out/news.ts'
import { teamKinds } from '../kinds/team-kinds.rules.ts'
import { deskFor, hearerOf } from './hearers.ts'

/** News of teams: an answer to whoever applied, a shift somebody is asked for, insurance that runs out. */
export function teamNews(given: { territory: Territory; clock: Clock }): NewsSource {
  const { territory, clock } = given
  return {
    kinds: teamKinds,
    events: [...new Set(teamKinds.map((kind) => kind.event))],
    async open(tenant) {
      const atlas = await territory.atlas(tenant.id)
      return async (tx, event) => {
        const told = heard<TeamTold>(event)
        const news = await findTeamNews(tx, told)
        if (!news) return undefined
        const unit = atlas.find(news.unitId)
        const audiences = teamKinds.filter((kind) => kind.event === event.name).map((kind) => kind.audience)
        const hearers: Hearer[] = []
        if (audiences.includes('reporter')) hearers.push(...news.concerned.map((one) => hearerOf(one, 'reporter')))
        if (audiences.includes('handler')) hearers.push(...news.leaders.map((one) => hearerOf(one, 'handler')))
        // An application is the leader's to answer; the desk hears of it where nobody leads.
        if (audiences.includes('holder') && !(event.name === 'team.applied' && news.leaders.length > 0))
          hearers.push(...(await deskFor(tx, unit?.path ?? [], clock.now())))
        const { shift } = news
        return {
          event: event.name,
          matter: { kind: 'team', id: told.teamId, number: '' },
          // One about a shift or a day is the same for everybody; an answer is that person's own.
          occurrence: shift ? `${told.shiftId} ${shift.version}` : (told.day ?? told.memberIds.join()),
          danger: false,
          facts: {
            category: news.name,
            place: unit?.name ?? null,
            words: news.words,
            due: shift?.from.toISOString() ?? (told.day ? lastMinuteOf(told.day, tenant.timeZone) : null),
          },
          doneBy: told.by ?? undefined,
          hearers,
        }
      }
    },
  }
}
