import type { LocalizedName } from '../../../../contract/common.ts'
import { type Board, type BoardKind, boardConsentVersion, type NameShown } from '../../../../contract/points-stars.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { consentStore } from '../../../platform/identity/consent.store.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { findProfile, stationsById, stationsOf } from '../../people/people.api.ts'
import { findTeam, teamsOf } from '../../people/teams/teams.api.ts'
import { monthsAfter } from '../earning/earning.rules.ts'
import { type At, accountOf, type Points, reading, writing } from '../points.context.ts'
import { boardsStore } from './boards.store.ts'
import { boardMonths, groupsOf } from './stars.rules.ts'
import { boardConsent, ownName, shownName } from './stars.view.ts'

/** What the consent to stand on a board hangs on, and its purpose. */
const boardSubject = (id: string) => ({ kind: 'points_board', id })
const boardPurpose = 'points.board'

/** Which board. */
interface Which {
  kind: BoardKind
  id: string
}

/** A board: only who wants to be on it, in groups. Throws Refused `stars.board_not_found`. */
export async function getBoard(points: Points, at: At, which: Which): Promise<Board> {
  return await reading(points, at, (tx) => seen(points, tx, at, which))
}

/** Boards somebody is on, those of their teams, and those of stations at and above their home. */
export async function myBoards(
  points: Points,
  at: At,
): Promise<{ items: { kind: BoardKind; id: string; name: LocalizedName; joined: boolean }[] }> {
  const accountId = accountOf(at)
  const atlas = await points.cases.territory.atlas(at.tenantId)
  return await reading(points, at, async (tx) => {
    const joined: Which[] = (await boardsStore(tx).mine(accountId)).map(({ kind, placeId: id }) => ({ kind, id }))
    const teams = (await teamsOf(tx, accountId)).map((id) => ({ kind: 'team' as const, id }))
    const home = atlas.find((await findProfile(tx, accountId))?.homeUnitId)?.path ?? []
    const near = (await stationsOf(tx, home)).map(({ id }) => ({ kind: 'station' as const, id }))
    const isJoined = ({ kind, id }: Which) => joined.some((one) => one.kind === kind && one.id === id)
    const items = []
    for (const which of [...joined, ...[...teams, ...near].filter((one) => !isJoined(one))]) {
      const place = await placeOf(tx, which)
      if (place && mayStandOn(place, accountId)) items.push({ ...which, name: place.name, joined: isJoined(which) })
    }
    return { items }
  })
}

/** Goes on a board, or stands there under another name. Throws Refused `stars.board_not_found`, `stars.not_a_member`, `stars.name_missing`, `stars.consent_old`. */
export async function joinBoard(
  points: Points,
  at: At,
  wanted: Which & { shown: NameShown; consentVersion: string },
): Promise<Board> {
  const accountId = accountOf(at)
  if (wanted.consentVersion !== boardConsentVersion)
    throw new Refused('stars.consent_old', {}, { status: 409, field: 'body.consentVersion' })
  return await writing(points, at, async (tx, now) => {
    const place = await placeOf(tx, wanted)
    if (!place) throw new Refused('stars.board_not_found', {}, { status: 404 })
    if (!mayStandOn(place, accountId)) throw new Refused('stars.not_a_member', {}, { status: 403 })
    const name = await ownName(tx, at.actor)
    if (!name) throw new Refused('stars.name_missing', {}, { status: 409 })
    await goAway(tx, { accountId, which: wanted, now })
    const id = uuidv7()
    const { version, text } = boardConsent(at.locale)
    await consentStore(tx).give({
      ...{ accountId, subject: boardSubject(id), purpose: boardPurpose },
      ...{ version, locale: at.locale, text, by: 'self', at: now },
    })
    const { kind, id: placeId } = wanted
    await boardsStore(tx).join({ id, accountId, kind, placeId, name: shownName(name, wanted.shown), joinedAt: now })
    return await seen(points, tx, at, wanted)
  })
}

/** Leaves a board: no row stays of it. Throws Refused `stars.board_not_found`. */
export async function leaveBoard(points: Points, at: At, which: Which): Promise<Board> {
  const accountId = accountOf(at)
  return await writing(points, at, async (tx, now) => {
    await goAway(tx, { accountId, which, now })
    return await seen(points, tx, at, which)
  })
}

async function goAway(tx: Tx, given: { accountId: string; which: Which; now: Date }): Promise<void> {
  const { accountId, which, now } = given
  const consents = consentStore(tx)
  for (const id of await boardsStore(tx).leave(which.kind, which.id, accountId)) {
    const consent = await consents.findInForce(boardSubject(id), boardPurpose, now)
    if (consent) await consents.withdraw({ id: consent.id, accountId, at: now })
  }
}

/** `members` undefined: whoever wants to may stand there. */
interface Place {
  name: LocalizedName
  members: ReadonlySet<string> | undefined
}

async function placeOf(tx: Tx, { kind, id }: Which): Promise<Place | undefined> {
  if (kind === 'team') {
    const team = await findTeam(tx, id)
    return team && { name: team.name, members: team.memberAccounts }
  }
  const [station] = await stationsById(tx, [id])
  return station && { name: { en: station.nameEn, zh: station.nameZh }, members: undefined }
}

const mayStandOn = ({ members }: Place, accountId: string): boolean => members?.has(accountId) ?? true

/** Whoever left the team has left its board. */
async function seen(points: Points, tx: Tx, at: At, which: Which): Promise<Board> {
  const place = await placeOf(tx, which)
  if (!place) throw new Refused('stars.board_not_found', {}, { status: 404 })
  const since = monthsAfter(points.clock.now(), -boardMonths)
  const seats = (await boardsStore(tx).of(which.kind, which.id, since)).filter(({ accountId }) =>
    mayStandOn(place, accountId),
  )
  const { accountId } = at.actor
  const own = seats.find((seat) => seat.accountId === accountId)
  return {
    ...{ kind: which.kind, id: which.id, name: place.name, groups: groupsOf(seats, at.locale) },
    mine: own ? { name: own.name, since: own.joinedAt.toISOString() } : null,
    mayJoin: accountId !== undefined && !own && mayStandOn(place, accountId),
    consent: boardConsent(at.locale),
  }
}
