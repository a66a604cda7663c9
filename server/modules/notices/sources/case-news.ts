import type { NoticeAudience } from '../../../../contract/notices.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type {
  CaseHappened,
  CaseHearer,
  CaseNews,
  CaseTelling,
  PiledUp,
  RatingDue,
  Seat,
} from '../../cases/cases.api.ts'
import { accountsActing, officersOf, postsAt, postsInForce } from '../../people/people.api.ts'
import { type RepresentativeHearer, representativeHearers } from '../../petitions/petitions.api.ts'
import { type Happened, type Hearer, heard, type News, type NewsSource } from '../going-out/news.ts'
import { caseKinds } from '../kinds/case-kinds.rules.ts'

/** Roles whose work is done on the field pages. */
const inTheField = new Set([
  'grid_worker',
  'grid_worker_part_time',
  'grid_head',
  'grid_assistant',
  'building_lead',
  'volunteer',
])

/** News of cases: each fact of a timeline that a kind of notice stands for, and the reminder to rate. */
export function caseNews(given: { telling: CaseTelling; clock: Clock }): NewsSource {
  const { telling, clock } = given
  const audiencesOf = (event: string) => caseKinds.filter((kind) => kind.event === event).map((kind) => kind.audience)

  const staffAt = async (tx: Tx, seats: readonly Seat[]) => {
    const now = clock.now()
    const found = new Map<string, 'console' | 'field'>()
    for (const seat of seats) {
      const posts =
        'postId' in seat
          ? await postsInForce(tx, [seat.postId], now)
          : 'departmentId' in seat
            ? await officersOf(tx, seat.departmentId, now)
            : await postsAt(tx, { ...seat, now })
      for (const accountId of await accountsActing(tx, posts, now))
        found.set(accountId, posts.some((post) => inTheField.has(post.role)) ? 'field' : 'console')
    }
    return found
  }

  const hearersFor = async (tx: Tx, audience: NoticeAudience, news: CaseNews): Promise<Hearer[]> => {
    // Whoever brought or follows it hears what staff says; their own words are no news to them, nor are each other's.
    if (audience === 'reporter') return news.reporter ? [residentHearer(news.reporter, 'reporter')] : []
    if (audience === 'follower') return news.followers.map((one) => residentHearer(one, 'follower'))
    if (audience === 'requester')
      return news.concerned.requester ? [staffHearer(news.concerned.requester, audience, 'console')] : []
    const staff = await staffAt(tx, news.concerned[audience])
    return [...staff].map(([accountId, surface]) => staffHearer(accountId, audience, surface))
  }

  /** The body that owes the answer hears of a topic and a place. */
  const concernNews = async (
    tx: Tx,
    cases: Awaited<ReturnType<CaseTelling['open']>>,
    event: PiledUp,
  ): Promise<News> => {
    const { facts, seats } = cases.readConcern(event)
    const staff = await staffAt(tx, seats)
    return {
      event: event.name,
      matter: { kind: 'concern', id: event.concernId, number: '' },
      occurrence: 'once',
      danger: false,
      facts,
      doneBy: undefined,
      hearers: [...staff].map(([accountId]) => staffHearer(accountId, 'holder', 'console')),
    }
  }

  return {
    kinds: caseKinds,
    events: [...new Set(caseKinds.map((kind) => kind.event))],
    async open(tenant) {
      const cases = await telling.open(tenant)
      return async (tx, event) => {
        if (event.name === 'case.piled_up') return await concernNews(tx, cases, heard<PiledUp>(event))
        const { caseId, seq, occurrence, isPublic } = whatOf(event)
        const news = await cases.read(tx, { caseId, seq })
        const hearers: Hearer[] = []
        for (const audience of audiencesOf(event.name)) {
          const isResident = audience === 'reporter' || audience === 'follower'
          if (isResident && !isPublic) continue
          if (event.name === 'case.commented' && isResident !== (news.by.kind === 'staff')) continue
          hearers.push(...(await hearersFor(tx, audience, news)))
          if (audience === 'reporter' && event.name.startsWith('case.petition.'))
            hearers.push(...(await representativeHearers(tx, caseId)).map(representativeHearer))
        }
        return {
          event: event.name,
          matter: { kind: 'case', id: caseId, number: news.number },
          occurrence,
          danger: news.danger,
          facts: news.facts,
          doneBy: news.by.accountId,
          hearers,
        }
      }
    },
  }
}

/** A fact of the timeline, or the reminder, which stands in none. */
function whatOf(event: Happened) {
  if (event.name === 'case.rating_reminded') {
    const { caseId, round } = heard<RatingDue>(event)
    return { caseId, seq: 0, occurrence: `round ${round}`, isPublic: true }
  }
  const { caseId, seq, public: isPublic } = heard<CaseHappened>(event)
  return { caseId, seq, occurrence: String(seq), isPublic }
}

const residentHearer = (hearer: CaseHearer, audience: 'reporter' | 'follower'): Hearer => ({ ...hearer, audience })

/** One of those who speak for a joint petition: reached by the phone they left, with a link of their own. */
const representativeHearer = ({ id, phone }: RepresentativeHearer): Hearer => ({
  ...{ accountId: null, phone, mail: null, hearBack: 'sms', locale: undefined },
  ...{ audience: 'reporter', ref: `representative:${id}`, party: id },
})

const staffHearer = (accountId: string, audience: NoticeAudience, surface: 'console' | 'field'): Hearer => ({
  ...{ accountId, audience, surface, ref: `account:${accountId}`, phone: null, mail: null },
  ...{ hearBack: undefined, locale: undefined },
})
