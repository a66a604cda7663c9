import type { Locale } from '../../../../contract/common.ts'
import type { InsuranceProof, TeamMember } from '../../../../contract/team-members.ts'
import type { Beat, MyPart, Team, TeamCard, TeamKind, TeamRow } from '../../../../contract/teams.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Files } from '../../../platform/files/files.ts'
import { textOf } from '../../../platform/messages.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import type { People } from '../people.api.ts'
import type { Doing } from '../posts.service.ts'
import { clockIn } from '../stations/stations.rules.ts'
import { type InsuranceRecord, type MemberRecord, membersStore } from './members.store.ts'
import { organisationName } from './organisation-name.store.ts'
import { leadsTeam, mayKeepTeams, mayManageTeam, mayReadTeam, type TeamPlace } from './teams.policy.ts'
import { insuredUntil, kindsAtStart, type NameReader, nameFor, proofState, publicCount } from './teams.rules.ts'
import { type TeamCounts, type TeamRecord, teamsStore } from './teams.store.ts'

/** What teams work with. */
export interface Teams {
  people: People
  files: Files
}

/** Who does something, where, in which language, and by which clock on the wall. */
export type At = Doing & { timeZone: string; locale: Locale }

/** Kind of owner of the files that show a member's insurance. */
export const insuranceFiles = 'team_insurance'

/** A team as its reader stands to it. */
export interface Standing {
  team: TeamRecord
  place: TeamPlace
  me: MemberRecord | undefined
}

/** The kinds of team of the tenant. */
export async function kindsOf(tx: Tx): Promise<readonly TeamKind[]> {
  const kinds = await teamsStore(tx).kinds()
  return kinds.length > 0 ? kinds : kindsAtStart
}

/** The team and the reader's part in it. Throws Refused `team.not_found`. */
export async function standingIn(
  { people }: Teams,
  tx: Tx,
  given: { actor: Actor; teamId: string; lock?: boolean },
): Promise<Standing> {
  const store = teamsStore(tx)
  const team = given.lock ? await store.lock(given.teamId) : await store.find(given.teamId)
  if (!team) throw new Refused('team.not_found')
  const { accountId } = given.actor
  const me = accountId ? (await membersStore(tx).mine(accountId, team.id))[0] : undefined
  const atlas = await people.territory.atlas(tx.tenantId)
  const part = me && { state: me.state, leads: me.leads }
  return { team, me, place: { unitPath: atlas.find(team.unitId)?.path ?? [], part } }
}

/** Teams as everybody finds them. */
export async function cardsOf(
  { people }: Teams,
  tx: Tx,
  given: { records: readonly TeamRecord[]; today: string },
): Promise<{ cards: TeamCard[]; counts: Map<string, TeamCounts> }> {
  const { records, today } = given
  const atlas = await people.territory.atlas(tx.tenantId)
  const kinds = await kindsOf(tx)
  const ids = records.map(({ id }) => id)
  const counts = await teamsStore(tx).counts(ids, today)
  const cards = records.map(({ id, nameEn, nameZh, kind, unitId, foundedOn, phone, applying, endedOn }) => ({
    ...{ id, name: { en: nameEn, zh: nameZh }, unit: atlas.get(unitId).ref, foundedOn, phone, endedOn },
    kind: { code: kind, name: kinds.find(({ code }) => code === kind)?.name ?? { en: kind, zh: kind } },
    applying: applying && endedOn === null,
    members: publicCount(counts.get(id)?.members ?? 0),
  }))
  return { cards, counts }
}

/** Rows of the register. */
export async function rowsOf(
  teams: Teams,
  tx: Tx,
  given: { records: readonly TeamRecord[]; today: string },
): Promise<TeamRow[]> {
  const { cards, counts } = await cardsOf(teams, tx, given)
  return cards.map((card) => {
    const { members = 0, applications = 0, leaders = 0, uninsured = 0 } = counts.get(card.id) ?? {}
    return { ...card, count: members, applications, leaders, uninsured }
  })
}

/** How the reader may know the names of a team's members. */
export const readerOf = (place: TeamPlace): NameReader =>
  leadsTeam(place) ? 'leader' : place.part?.state === 'member' ? 'team' : 'outside'

/** What joining agrees to, in the very words the person reads; also what the record of their consent keeps. */
export function consentTexts(team: TeamRecord, locale: Locale): { membership: string; skills: string } {
  const values = { team: locale === 'zh-CN' ? team.nameZh : team.nameEn }
  const say = (key: string) => textOf({ locale, area: 'teams', key, values })
  // messages: teams.consent.*
  return { membership: say('teams.consent.membership'), skills: say('teams.consent.skills') }
}

/** Insurance as its member, or whoever manages the team, reads it. */
export async function proofsAsSeen(
  files: Files,
  tx: Tx,
  given: { proofs: readonly InsuranceRecord[]; today: string },
): Promise<Map<string, InsuranceProof[]>> {
  const { proofs, today } = given
  const ids = proofs.map(({ id }) => id)
  const byProof = await files.listOf(tx, insuranceFiles, ids)
  const byMember = new Map<string, InsuranceProof[]>()
  for (const proof of proofs) {
    const { id, memberId, insurer, from, until, refusedWhy } = proof
    const list = (byProof.get(id) ?? []).map((file) => ({ id: file.id, name: file.name }))
    const seen = { ...{ id, insurer, from, until, refusedWhy }, state: proofState(proof, today), files: list }
    byMember.set(memberId, [...(byMember.get(memberId) ?? []), seen])
  }
  return byMember
}

/** A team whole, for this reader. */
export async function teamAsSeen(teams: Teams, tx: Tx, given: { standing: Standing; at: At }): Promise<Team> {
  const { people, files } = teams
  const { standing, at } = given
  const { team, place, me } = standing
  const { day: today } = clockIn(at.timeZone, people.clock.now())
  const store = teamsStore(tx)
  const { cards, counts } = await cardsOf(teams, tx, { records: [team], today })
  const members = await membersStore(tx).of(team.id)
  const atlas = await people.territory.atlas(tx.tenantId)
  const manage = mayManageTeam(at.actor, place)
  const parent = team.parentId ? await store.find(team.parentId) : undefined
  const run = team.organisationId ? await organisationName(tx, team.organisationId) : undefined
  const named = (each: TeamRecord) => ({ id: each.id, name: { en: each.nameEn, zh: each.nameZh } })
  const reader = readerOf(place)
  return {
    ...(cards[0] as TeamCard),
    parent: parent ? named(parent) : null,
    children: (await store.children(team.id)).map(named),
    about: { en: team.aboutEn ?? '', zh: team.aboutZh ?? '' },
    commitment: { en: team.commitmentEn ?? '', zh: team.commitmentZh ?? '' },
    leaders: members.filter(({ leads }) => leads).map((each) => nameFor(each, reader)),
    organisation: run ? { id: run.id, name: run.name } : null,
    beats: (await store.beats(team.id)).map(
      ({ id, name, shape, unitIds }): Beat => ({
        ...{ id, name, shape },
        units: unitIds.flatMap((unitId) => atlas.find(unitId)?.ref ?? []),
      }),
    ),
    endedWhy: team.endedWhy,
    version: team.version,
    count: mayReadTeam(at.actor, place) ? (counts.get(team.id)?.members ?? 0) : null,
    skills: manage ? skillsCounted(members) : [],
    rights: {
      manage,
      read: mayReadTeam(at.actor, place),
      reveal: manage,
      change: mayKeepTeams(at.actor, place.unitPath),
      leads: leadsTeam(place),
    },
    mine: me ? await partAsSeen(files, tx, { me, today }) : null,
    consent: consentTexts(team, at.locale),
  }
}

async function partAsSeen(files: Files, tx: Tx, given: { me: MemberRecord; today: string }): Promise<MyPart> {
  const { me, today } = given
  const proofs = await membersStore(tx).proofs([me.id])
  const seen = await proofsAsSeen(files, tx, { proofs, today })
  return {
    ...{ memberId: me.id, state: me.state === 'member' ? 'member' : 'applied', leads: me.leads },
    ...{ name: me.name ?? '', phone: me.phone ?? '', nameFor: me.nameFor, skills: me.skills },
    insurance: seen.get(me.id) ?? [],
  }
}

/** What members can do, counted, most first: for planning, without a name. */
function skillsCounted(members: readonly MemberRecord[]): { skill: string; members: number }[] {
  const counted = new Map<string, number>()
  for (const { state, skills } of members)
    if (state === 'member') for (const skill of skills) counted.set(skill, (counted.get(skill) ?? 0) + 1)
  return [...counted]
    .map(([skill, count]) => ({ skill, members: count }))
    .sort((a, b) => b.members - a.members || (a.skill < b.skill ? -1 : 1))
}

/** Members as this reader may see them. Applicants and insurance are for those who manage the team, skills for those who lead it. */
export async function membersAsSeen(
  { files }: Teams,
  tx: Tx,
  given: { standing: Standing; at: At; today: string; left: boolean },
): Promise<TeamMember[]> {
  const { standing, at, today, left } = given
  const { team, place, me } = standing
  const manage = mayManageTeam(at.actor, place)
  const records = (await membersStore(tx).of(team.id, left && manage)).filter(
    ({ state, id }) => manage || state === 'member' || id === me?.id,
  )
  const proofs = await membersStore(tx).proofs(records.map(({ id }) => id))
  const seen = manage ? await proofsAsSeen(files, tx, { proofs, today }) : new Map<string, InsuranceProof[]>()
  const reader = readerOf(place)
  // Who leads stands first; the others in the order they came.
  const ordered = [...records].sort((a, b) => Number(b.leads) - Number(a.leads))
  return ordered.map((each) => {
    const isMe = each.id === me?.id
    const name = nameFor(each, isMe ? 'self' : reader)
    const own = proofs.filter(({ memberId }) => memberId === each.id)
    return {
      ...{ id: each.id, name, masked: name !== (each.name ?? ''), hasPhone: each.phone !== null, isMe },
      ...{ state: each.state, leads: each.leads },
      since: (each.joinedAt ?? each.askedAt).toISOString(),
      until: each.endedAt?.toISOString() ?? null,
      insuredUntil: manage || isMe ? insuredUntil(own, today) : null,
      skills: isMe || leadsTeam(place) ? each.skills : [],
      proofs: seen.get(each.id) ?? [],
    }
  })
}
