import type { Change } from '../../../../contract/changes.ts'
import type { Page } from '../../../../contract/common.ts'
import type { BeatInput, Team, TeamCard, TeamFigure, TeamInput, TeamKind, TeamRow } from '../../../../contract/teams.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { idempotent } from '../../../platform/http/idempotency.ts'
import { isUuid, uuidv7 } from '../../../platform/ids.ts'
import { peopleStore } from '../people.store.ts'
import { clockIn } from '../stations/stations.rules.ts'
import { partAll } from './leaving.service.ts'
import { note } from './noting.ts'
import { organisationName } from './organisation-name.store.ts'
import { shiftsStore } from './shifts.store.ts'
import { check, mayConfigureTeams, mayKeepTeams, mayManageTeam, mayReadTeam, placesRead } from './teams.policy.ts'
import { publicSum } from './teams.rules.ts'
import { type TeamRecord, teamsStore } from './teams.store.ts'
import { type At, cardsOf, kindsOf, rowsOf, type Standing, standingIn, type Teams, teamAsSeen } from './teams.view.ts'

interface Narrowed {
  q?: string | undefined
  kind?: string | undefined
  unit?: string | undefined
}

/** Teams that serve a place, as everybody finds them. Throws Refused `unit.not_found`, `page.cursor_malformed`. */
export async function teamsNear(
  teams: Teams,
  at: At,
  wanted: Narrowed & { after?: string | undefined; limit: number },
): Promise<Page<TeamCard>> {
  const { people } = teams
  const { unit, after, limit, ...narrowed } = wanted
  const path = unit ? (await people.territory.atlas(at.tenantId)).get(unit).path : undefined
  return await reading(teams, at, async (tx) => {
    const filter = { ...narrowed, ...(unit ? { below: [unit], also: path } : {}), ended: false }
    const found = await teamsStore(tx).page({ ...filter, after: cursor(after), limit: limit + 1 })
    const { cards } = await cardsOf(teams, tx, { records: found.slice(0, limit), today: today(teams, at) })
    return { items: cards, next: found.length > limit ? (cards.at(-1)?.id ?? null) : null }
  })
}

/** The register of teams of the places the reader looks after. Throws what `teamsNear` throws. */
export async function teamRegister(
  teams: Teams,
  at: At,
  wanted: Narrowed & { ended: boolean; after?: string | undefined; limit: number },
): Promise<Page<TeamRow>> {
  const { unit, after, limit, ...narrowed } = wanted
  const atlas = await teams.people.territory.atlas(at.tenantId)
  const places = placesRead(at.actor)
  const path = unit ? atlas.get(unit).path : undefined
  check(places.all || places.unitIds.length > 0)
  // A place above one's own shows what of it is one's own.
  const isInside = path === undefined || places.all || places.unitIds.some((id) => path.includes(id))
  const own = unit ? places.unitIds.filter((id) => atlas.find(id)?.path.includes(unit)) : places.unitIds
  const below = unit && isInside ? [unit] : places.all ? undefined : own
  return await reading(teams, at, async (tx) => {
    const found = await teamsStore(tx).page({ ...narrowed, below, after: cursor(after), limit: limit + 1 })
    const items = await rowsOf(teams, tx, { records: found.slice(0, limit), today: today(teams, at) })
    return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null }
  })
}

/** All rows that fit, for a table. */
export async function allTeams(teams: Teams, at: At, wanted: Narrowed & { ended: boolean }): Promise<TeamRow[]> {
  const rows: TeamRow[] = []
  for (let after: string | undefined, more = true; more; ) {
    const page: Page<TeamRow> = await teamRegister(teams, at, { ...wanted, after, limit: 500 })
    rows.push(...page.items)
    after = page.next ?? undefined
    more = after !== undefined
  }
  return rows
}

/** How many teams and members the units directly below a place have, those further down included. */
export async function teamFigures(teams: Teams, at: At, unitId: string | undefined): Promise<{ items: TeamFigure[] }> {
  const atlas = await teams.people.territory.atlas(at.tenantId)
  if (unitId) atlas.get(unitId)
  return await reading(teams, at, async (tx) => {
    const sizes = (await teamsStore(tx).sizes()).map((each) => ({ ...each, path: atlas.find(each.unitId)?.path ?? [] }))
    const items = atlas.children(unitId).map(({ id, ref }) => {
      const here = sizes.filter(({ path }) => path.includes(id)).map(({ members }) => members)
      return { unit: ref, teams: here.length, members: publicSum(here) }
    })
    return { items }
  })
}

/** Kinds of team. */
export async function teamKinds(teams: Teams, at: At): Promise<{ items: TeamKind[]; mayChange: boolean }> {
  const mayChange = mayConfigureTeams(at.actor)
  return await reading(teams, at, async (tx) => ({ items: [...(await kindsOf(tx))], mayChange }))
}

/** Lays down the kinds of team. Throws Refused `platform.forbidden`, `team.kind_in_use`, `team.kind_twice`. */
export async function saveKinds(
  teams: Teams,
  at: At,
  kinds: readonly TeamKind[],
): Promise<{ items: TeamKind[]; mayChange: boolean }> {
  check(mayConfigureTeams(at.actor))
  const codes = kinds.map(({ code }) => code)
  const twice = codes.find((code, n) => codes.indexOf(code) !== n)
  if (twice) throw new Refused('team.kind_twice', { code: twice }, { field: 'body.items' })
  return await teams.people.database.tx(at.tenantId, (tx) =>
    idempotent({
      tx,
      claim: at.claim,
      work: async () => {
        await teamsStore(tx).lockKinds()
        const lost = (await teamsStore(tx).kindsInUse()).find((code) => !codes.includes(code))
        if (lost) throw new Refused('team.kind_in_use', { code: lost }, { field: 'body.items' })
        await teamsStore(tx).setKinds(kinds, uuidv7)
        const now = teams.people.clock.now()
        const detail = { fields: ['kinds'] }
        await audit(tx).record({ actor: at.actor, action: 'team.kinds', subject: { kind: 'tenant' }, detail, at: now })
        return { items: [...kinds], mayChange: true }
      },
    }),
  )
}

/** One team with the reader's own part in it. Throws Refused `team.not_found`. */
export async function getTeam(teams: Teams, at: At, id: string): Promise<Team> {
  return await reading(teams, at, async (tx) => {
    const standing = await standingIn(teams, tx, { actor: at.actor, teamId: id })
    return await teamAsSeen(teams, tx, { standing, at })
  })
}

/** Enters a team. Throws Refused `platform.forbidden`, `unit.not_found`, `unit.ended`, `team.kind_unknown`, `team.parent_loop`, `team.parent_elsewhere`. */
export async function createTeam(teams: Teams, at: At, input: TeamInput): Promise<Team> {
  return await writing(teams, at, async (tx, now) => {
    await checkInput(teams, tx, { at, input })
    const plain = { endedOn: null, endedWhy: null, version: 1, updatedAt: now }
    const team: TeamRecord = { ...recordOf(input), ...plain, id: uuidv7() }
    await teamsStore(tx).insert(team)
    await note(tx, { at, action: 'team.created', teamId: team.id, fields: Object.keys(input), now })
    return team.id
  })
}

/**
 * Changes a team. Whoever only leads it keeps its kind, place and belonging. Throws what `createTeam` throws, and Refused
 * `team.not_found`, `team.stale`, `team.ended`.
 */
export async function saveTeam(
  teams: Teams,
  at: At,
  wanted: { id: string; version: number; input: TeamInput },
): Promise<Team> {
  return await writing(teams, at, async (tx, now) => {
    const { team, place } = await locked(teams, tx, { at, ...wanted })
    const keeps = mayKeepTeams(at.actor, place.unitPath)
    const { kind, unitId, parentId, organisationId } = keeps ? wanted.input : team
    const input = { ...wanted.input, kind, unitId, parentId, organisationId }
    if (keeps) await checkInput(teams, tx, { at, input, before: team })
    const next = { ...team, ...recordOf(input), version: team.version + 1, updatedAt: now }
    await teamsStore(tx).update(next)
    await note(tx, { at, action: 'team.changed', teamId: team.id, fields: changed(team, next), now })
    return team.id
  })
}

/** Says where a team goes about. Throws Refused `team.not_found`, `team.stale`, `team.ended`, `unit.not_found`, `platform.forbidden`. */
export async function saveBeats(
  teams: Teams,
  at: At,
  wanted: { id: string; version: number; items: readonly BeatInput[] },
): Promise<Team> {
  const atlas = await teams.people.territory.atlas(at.tenantId)
  for (const { unitIds } of wanted.items) for (const id of unitIds) atlas.get(id)
  return await writing(teams, at, async (tx, now) => {
    const { team } = await locked(teams, tx, { at, ...wanted })
    const known = new Set((await teamsStore(tx).beats(team.id)).map(({ id }) => id))
    const beats = wanted.items.map(({ id, name, shape, unitIds }, nth) => ({
      ...{ id: id && known.has(id) ? id : uuidv7(), teamId: team.id, nth, name, shape },
      unitIds: [...new Set(unitIds)],
    }))
    await teamsStore(tx).setBeats(team.id, beats, { idOf: uuidv7, today: today(teams, at) })
    await teamsStore(tx).update({ ...team, version: team.version + 1, updatedAt: now })
    await note(tx, { at, action: 'team.beats', teamId: team.id, fields: ['beats'], now })
    return team.id
  })
}

/** Ends a team; its shifts to come are called off. Throws Refused `team.not_found`, `team.ended`, `platform.forbidden`. */
export async function endTeam(teams: Teams, at: At, wanted: { id: string; why: string }): Promise<Team> {
  return await writing(teams, at, async (tx, now) => {
    const { team, place } = await standingIn(teams, tx, { actor: at.actor, teamId: wanted.id, lock: true })
    check(mayKeepTeams(at.actor, place.unitPath))
    checkLasting(team)
    const ended = { endedOn: today(teams, at), endedWhy: wanted.why, version: team.version + 1, updatedAt: now }
    await teamsStore(tx).update({ ...team, ...ended })
    await shiftsStore(tx).cancelLater(team.id, now, wanted.why)
    // What people told a team is not kept for a team that is no more.
    await partAll({ teams, tx, at, teamId: team.id, why: wanted.why, now })
    await note(tx, { at, action: 'team.ended', teamId: team.id, fields: ['endedOn'], now })
    return team.id
  })
}

/** What was done with a team, newest first. Throws Refused `team.not_found`, `platform.forbidden`. */
export async function teamHistory(
  teams: Teams,
  at: At,
  wanted: { id: string; before?: string | undefined },
): Promise<{ items: Change[] }> {
  return await reading(teams, at, async (tx) => {
    const { team, place } = await standingIn(teams, tx, { actor: at.actor, teamId: wanted.id })
    check(mayManageTeam(at.actor, place) || (mayReadTeam(at.actor, place) && place.part === undefined))
    const page = { limit: 50, ...(wanted.before ? { before: wanted.before } : {}) }
    const entries = await audit(tx).aboutSubject('team', team.id, page)
    const ids = entries.flatMap(({ postId }) => (postId ? [postId] : []))
    const posts = ids.length === 0 ? [] : await peopleStore(tx).postsById(ids)
    return {
      items: entries.map(({ id, at: when, action, postId, detail }) => ({
        ...{ id, at: when.toISOString(), action, fields: (detail as { fields?: string[] }).fields ?? [] },
        role: posts.find((post) => post.id === postId)?.role ?? null,
      })),
    }
  })
}

/** The day on the wall. */
export const today = ({ people }: Teams, at: At): string => clockIn(at.timeZone, people.clock.now()).day

/** Throws Refused `team.ended`. */
export function checkLasting(team: TeamRecord): void {
  if (team.endedOn !== null) throw new Refused('team.ended', { on: team.endedOn }, { status: 409 })
}

/** Reads inside a transaction. */
export async function reading<T>({ people }: Teams, { tenantId }: At, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await people.database.tx(tenantId, work, { readOnly: true })
}

async function writing(teams: Teams, at: At, work: (tx: Tx, now: Date) => Promise<string>): Promise<Team> {
  return await teams.people.database.tx(at.tenantId, (tx) =>
    idempotent({
      tx,
      claim: at.claim,
      work: async () => {
        const teamId = await work(tx, teams.people.clock.now())
        const standing = await standingIn(teams, tx, { actor: at.actor, teamId })
        return await teamAsSeen(teams, tx, { standing, at })
      },
    }),
  )
}

async function locked(teams: Teams, tx: Tx, wanted: { at: At; id: string; version: number }): Promise<Standing> {
  const standing = await standingIn(teams, tx, { actor: wanted.at.actor, teamId: wanted.id, lock: true })
  check(mayManageTeam(wanted.at.actor, standing.place))
  checkLasting(standing.team)
  const [seen, now] = [wanted.version, standing.team.version]
  if (seen !== now) throw new Refused('team.stale', { seen, now }, { status: 409 })
  return standing
}

async function checkInput(
  { people }: Teams,
  tx: Tx,
  { at, input, before }: { at: At; input: TeamInput; before?: TeamRecord },
): Promise<void> {
  const unit = (await people.territory.atlas(at.tenantId)).get(input.unitId)
  check(mayKeepTeams(at.actor, unit.path))
  if (!unit.valid) throw new Refused('unit.ended', { code: unit.code })
  const kind = (await kindsOf(tx)).find(({ code }) => code === input.kind)
  if (!kind || !(kind.active || before?.kind === kind.code))
    throw new Refused('team.kind_unknown', { code: input.kind }, { field: 'body.kind' })
  await checkBelonging({ people }, tx, { at, input, path: unit.path, before })
}

/**
 * Whom a team belongs to: an organisation everybody knows of, and a team of the same place, or above or below it, or of a place the
 * actor keeps. The teams above are locked on the way, so that two changes at once cannot close a ring.
 */
async function checkBelonging(
  { people }: Pick<Teams, 'people'>,
  tx: Tx,
  given: { at: At; input: TeamInput; path: readonly string[]; before: TeamRecord | undefined },
): Promise<void> {
  const { at, input, path, before } = given
  const run = input.organisationId
  if (run && run !== before?.organisationId && !(await organisationName(tx, run))?.lasts)
    throw new Refused('organisation.not_found', {}, { field: 'body.organisationId' })
  const atlas = await people.territory.atlas(at.tenantId)
  const seen = new Set(before ? [before.id] : [])
  for (let id = input.parentId; id !== null; ) {
    if (seen.has(id)) throw new Refused('team.parent_loop', {}, { field: 'body.parentId' })
    seen.add(id)
    const parent: TeamRecord | undefined = await teamsStore(tx).lock(id)
    if (!parent) throw new Refused('team.not_found', {}, { field: 'body.parentId' })
    if (id === input.parentId && id !== before?.parentId) {
      checkLasting(parent)
      const there = atlas.find(parent.unitId)?.path ?? []
      const isNear = path.every((unitId, n) => there[n] === undefined || there[n] === unitId)
      if (!isNear && !mayKeepTeams(at.actor, there))
        throw new Refused('team.parent_elsewhere', {}, { field: 'body.parentId' })
    }
    id = parent.parentId
  }
}

function cursor(after: string | undefined): string | undefined {
  if (after !== undefined && !isUuid(after))
    throw new Refused('page.cursor_malformed', {}, { status: 400, field: 'query.after' })
  return after
}

function recordOf(input: TeamInput) {
  const { kind, unitId, parentId, organisationId, name, about, commitment, foundedOn, phone, applying } = input
  return {
    organisationId,
    ...{ kind, unitId, parentId, nameEn: name.en, nameZh: name.zh, foundedOn, phone: phone || null, applying },
    ...{ aboutEn: about.en || null, aboutZh: about.zh || null },
    ...{ commitmentEn: commitment.en || null, commitmentZh: commitment.zh || null },
  }
}

/** Names of what differs, never what stood there. */
const changed = (before: TeamRecord, after: TeamRecord): string[] =>
  (Object.keys(after) as (keyof TeamRecord)[]).filter(
    (key) => key !== 'version' && key !== 'updatedAt' && before[key] !== after[key],
  )
