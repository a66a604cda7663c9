import type { InsuranceProof, NameFor, TeamMember } from '../../../../contract/team-members.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { idempotent } from '../../../platform/http/idempotency.ts'
import { consentStore } from '../../../platform/identity/consent.store.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { reveal } from '../../../platform/policy/reveal.ts'
import { askUninsured } from './insured.ts'
import { invitationDays, invitationHash, mostInvitations, newInvitation } from './invitations.rules.ts'
import { partFrom, settle } from './leaving.service.ts'
import { type MemberRecord, membersStore } from './members.store.ts'
import { note, tell } from './noting.ts'
import { check, mayKeepTeams, mayManageTeam, mayReadTeam } from './teams.policy.ts'
import { checkLasting, reading, today } from './teams.service.ts'
import {
  type At,
  consentTexts,
  insuranceFiles,
  membersAsSeen,
  type Standing,
  standingIn,
  type Teams,
} from './teams.view.ts'

/** What somebody tells a team of themselves. */
export interface Told {
  name: string
  phone: string
  nameFor: NameFor
  skills: readonly string[]
  skillsAgreed: boolean
}

/** Version of the words that joining agrees to; a new one where `teams.consent.*` change their meaning. */
const consentVersion = '1'
/** Papers one member keeps with a team. */
const mostProofs = 20
const done = { done: true } as const

/** Who is in a team, each as they agreed. Throws Refused `team.not_found`, `platform.forbidden`. */
export async function listMembers(
  teams: Teams,
  at: At,
  wanted: { teamId: string; left: boolean },
): Promise<{ items: TeamMember[] }> {
  return await reading(teams, at, async (tx) => {
    const standing = await standingIn(teams, tx, { actor: at.actor, teamId: wanted.teamId })
    check(mayReadTeam(at.actor, standing.place))
    return { items: await membersAsSeen(teams, tx, { standing, at, today: today(teams, at), left: wanted.left }) }
  })
}

/** A link to hand to somebody. One that makes a leader is for those who keep the register. */
export async function invite(
  teams: Teams,
  at: At,
  wanted: { teamId: string; leads: boolean },
): Promise<{ secret: string; goodUntil: string }> {
  return await doing(teams, at, wanted.teamId, async ({ tx, now, standing: { team, place } }) => {
    check(wanted.leads ? mayKeepTeams(at.actor, place.unitPath) : mayManageTeam(at.actor, place))
    checkLasting(team)
    const most = mostInvitations
    if ((await membersStore(tx).openInvitations(team.id, now)) >= most)
      throw new Refused('team.invitations_many', { most }, { status: 409 })
    const secret = newInvitation()
    const goodUntil = new Date(now.getTime() + invitationDays * 86_400_000)
    const invitation = { id: uuidv7(), teamId: team.id, hash: invitationHash(secret), leads: wanted.leads }
    await membersStore(tx).invite({ ...invitation, at: now, goodUntil })
    await note(tx, { at, action: 'team.invited', teamId: team.id, fields: wanted.leads ? ['leads'] : [], now })
    return { secret, goodUntil: goodUntil.toISOString() }
  })
}

/** Links that were handed out and not used no longer work. */
export async function withdrawInvitations(teams: Teams, at: At, teamId: string): Promise<{ withdrawn: number }> {
  return await doing(teams, at, teamId, async ({ tx, now, standing: { team, place } }) => {
    check(mayManageTeam(at.actor, place))
    const withdrawn = await membersStore(tx).withdrawInvitations(team.id, now)
    await note(tx, { at, action: 'team.invitations_withdrawn', teamId: team.id, fields: [], now })
    return { withdrawn }
  })
}

/**
 * Joins with an invitation, or applies. The consent is recorded with the words that were shown. Throws Refused `team.not_found`,
 * `team.ended`, `team.invitation_over`, `team.not_applying`, `team.member_already`.
 */
export async function joinTeam(
  teams: Teams,
  at: At,
  wanted: Told & { teamId: string; invitation?: string | undefined },
): Promise<{ memberId: string; state: 'applied' | 'member' }> {
  const accountId = accountOf(at)
  return await doing(teams, at, wanted.teamId, async ({ tx, now, standing: { team, me } }) => {
    checkLasting(team)
    const store = membersStore(tx)
    const invitation = wanted.invitation ? await store.invitation(invitationHash(wanted.invitation)) : undefined
    if (wanted.invitation) {
      const { usedBy, withdrawnAt, goodUntil, teamId } = invitation ?? {}
      const isGood = goodUntil && usedBy === null && withdrawnAt === null && goodUntil > now && teamId === team.id
      if (!isGood) throw new Refused('team.invitation_over', {}, { status: 410 })
    } else if (!team.applying) throw new Refused('team.not_applying')
    if (me && (me.state === 'member' || !invitation)) throw new Refused('team.member_already', {}, { status: 409 })
    await settle({ teams, tx, members: await store.withdrawn({ limit: 10, teamId: team.id, accountId }), now })
    const state = invitation ? 'member' : 'applied'
    const joinedAt = invitation ? now : null
    let id = me?.id
    if (me) {
      const told = await toldAnew({ tx, at, now, accountId, team, mine: me, wanted })
      await store.update({ ...told, state, joinedAt })
    } else {
      id = uuidv7()
      const consents = await consentsOf({ tx, at, standing: { team, id }, wanted, now, accountId })
      const { name, phone, nameFor } = wanted
      const fresh = { id, teamId: team.id, accountId, name, phone, nameFor, skills: [...wanted.skills], askedAt: now }
      const isNew = await store.insert({ ...fresh, ...consents, state, joinedAt })
      if (!isNew) throw new Refused('team.member_already', {}, { status: 409 })
    }
    const memberId = id as string
    if (invitation) {
      await store.spendInvitation(invitation.id, memberId)
      if (invitation.leads) await store.lead({ id: uuidv7(), teamId: team.id, memberId, at: now })
    }
    await note(tx, { at, action: invitation ? 'team.joined' : 'team.applied', teamId: team.id, fields: [], now })
    if (!invitation) await tell(tx, { what: 'applied', teamId: team.id, memberIds: [memberId], by: accountId })
    return { memberId, state } as const
  })
}

/** Changes what the actor told the team. Throws Refused `team.not_member`. */
export async function saveMine(teams: Teams, at: At, wanted: Told & { teamId: string }): Promise<typeof done> {
  const accountId = accountOf(at)
  return await doing(teams, at, wanted.teamId, async ({ tx, now, standing: { team, me } }) => {
    const told = await toldAnew({ tx, at, now, accountId, team, mine: own(me), wanted })
    await membersStore(tx).update(told)
    await note(tx, { at, action: 'team.member_changed', teamId: team.id, fields: [], now })
    return done
  })
}

/** Leaves a team, or takes an application back. Throws Refused `team.not_member`. */
export async function leaveTeam(teams: Teams, at: At, teamId: string): Promise<typeof done> {
  return await doing(teams, at, teamId, async ({ tx, now, standing: { me } }) => {
    await partFrom({ teams, tx, at, member: own(me), state: 'left', why: null, now })
    return done
  })
}

/** Takes somebody who applied, or not. Throws Refused `team.member_not_found`, `team.not_waiting`, `platform.forbidden`. */
export async function answerApplication(
  teams: Teams,
  at: At,
  wanted: { teamId: string; memberId: string; accept: boolean; why?: string | undefined },
): Promise<typeof done> {
  return await doing(teams, at, wanted.teamId, async ({ tx, now, standing: { team, place } }) => {
    check(mayManageTeam(at.actor, place))
    const member = await memberOf(tx, wanted)
    if (member.state !== 'applied') throw new Refused('team.not_waiting', {}, { status: 409 })
    if (!wanted.accept) {
      await partFrom({ teams, tx, at, member, state: 'refused', why: wanted.why || null, now })
      await tell(tx, { what: 'refused', teamId: team.id, memberIds: [member.id], by: at.actor.accountId })
      return done
    }
    checkLasting(team)
    await membersStore(tx).update({ ...member, state: 'member', joinedAt: now })
    await note(tx, { at, action: 'team.accepted', teamId: team.id, fields: [], now, about: member.accountId })
    await tell(tx, { what: 'accepted', teamId: team.id, memberIds: [member.id], by: at.actor.accountId })
    return done
  })
}

/** Ends a membership. One who leads is parted with only by those who keep the register. */
export async function partMember(
  teams: Teams,
  at: At,
  wanted: { teamId: string; memberId: string; why: string },
): Promise<typeof done> {
  return await doing(teams, at, wanted.teamId, async ({ tx, now, standing: { place } }) => {
    check(mayManageTeam(at.actor, place))
    const member = await memberOf(tx, wanted)
    check(!member.leads || mayKeepTeams(at.actor, place.unitPath))
    if (member.state !== 'member') throw new Refused('team.not_member')
    await partFrom({ teams, tx, at, member, state: 'left', why: wanted.why, now })
    await tell(tx, { what: 'parted', teamId: member.teamId, memberIds: [member.id], by: at.actor.accountId })
    return done
  })
}

/** Gives a member the right to lead, or ends it. For those who keep the register. */
export async function setLead(
  teams: Teams,
  at: At,
  wanted: { teamId: string; memberId: string; leads: boolean },
): Promise<typeof done> {
  return await doing(teams, at, wanted.teamId, async ({ tx, now, standing: { team, place } }) => {
    check(mayKeepTeams(at.actor, place.unitPath))
    const member = await memberOf(tx, wanted)
    if (member.state !== 'member') throw new Refused('team.not_member')
    const store = membersStore(tx)
    if (wanted.leads) await store.lead({ id: uuidv7(), teamId: team.id, memberId: member.id, at: now })
    else await store.endLead([member.id], now)
    const action = wanted.leads ? 'team.lead_given' : 'team.lead_ended'
    await note(tx, { at, action, teamId: team.id, fields: [], now, about: member.accountId })
    return done
  })
}

/** Shows one masked field of a member; they can read that, and why. Throws Refused `team.member_not_found`, `team.nothing_to_see`. */
export async function revealMember(
  teams: Teams,
  at: At,
  wanted: { teamId: string; memberId: string; field: 'name' | 'phone'; purpose: string },
): Promise<{ value: string }> {
  const { people } = teams
  return await people.database.tx(at.tenantId, async (tx) => {
    const { team, place } = await standingIn(teams, tx, { actor: at.actor, teamId: wanted.teamId })
    check(mayManageTeam(at.actor, place))
    const member = await memberOf(tx, wanted)
    const value = member.state === 'member' || member.state === 'applied' ? member[wanted.field] : null
    if (!value) throw new Refused('team.nothing_to_see', {}, { status: 404 })
    const post = at.actor.posts.find(({ unitId }) => unitId === undefined || place.unitPath.includes(unitId))
    const subject = { kind: 'team_member', id: member.id, accountId: member.accountId ?? undefined }
    const detail = { team: team.nameZh }
    const looked = { tx, actor: at.actor, subject, field: `member.${wanted.field}`, purpose: wanted.purpose, detail }
    await reveal({ ...looked, ...(post ? { postId: post.id } : {}), at: people.clock.now() })
    return { value }
  })
}

/** A member shows their own insurance. Throws Refused `team.not_member`, `file.not_found`. */
export async function giveProof(
  teams: Teams,
  at: At,
  wanted: { teamId: string; fileIds: readonly string[] } & Pick<InsuranceProof, 'insurer' | 'from' | 'until'>,
): Promise<typeof done> {
  return await doing(teams, at, wanted.teamId, async ({ tx, now, standing: { team, me } }) => {
    const mine = own(me)
    checkLasting(team)
    if ((await membersStore(tx).proofs([mine.id])).length >= mostProofs)
      throw new Refused('team.proofs_many', { most: mostProofs }, { status: 409 })
    const id = uuidv7()
    const { insurer, from, until, fileIds } = wanted
    await membersStore(tx).addProof({ id, teamId: team.id, memberId: mine.id, insurer, from, until, givenAt: now })
    const { accountId } = at.actor
    await teams.files.attach(tx, { fileIds, ownerKind: insuranceFiles, ownerId: id, accountId })
    await note(tx, { at, action: 'team.proof_given', teamId: team.id, fields: [], now })
    return done
  })
}

/** Says that the paper was looked at. Nobody looks at their own. Throws Refused `team.proof_not_found`, `team.proof_own`. */
export async function seeProof(
  teams: Teams,
  at: At,
  wanted: { teamId: string; proofId: string; good: boolean; why?: string | undefined },
): Promise<typeof done> {
  return await doing(teams, at, wanted.teamId, async ({ tx, now, standing: { team, place, me } }) => {
    check(mayManageTeam(at.actor, place))
    const proof = await membersStore(tx).findProof(wanted.proofId)
    if (proof?.teamId !== team.id) throw new Refused('team.proof_not_found')
    if (proof.memberId === me?.id) throw new Refused('team.proof_own', {}, { status: 403 })
    await membersStore(tx).seeProof(proof.id, now, wanted.good ? null : wanted.why || '–')
    const member = await membersStore(tx).find(proof.memberId)
    if (member && !wanted.good) await askUninsured(tx, { member, timeZone: at.timeZone, now })
    const action = wanted.good ? 'team.proof_seen' : 'team.proof_refused'
    await note(tx, { at, action, teamId: team.id, fields: [], now, about: member?.accountId ?? null })
    return done
  })
}

/** Throws Refused `platform.signed_out`. */
export function accountOf({ actor }: At): string {
  if (!actor.accountId) throw new Refused('platform.signed_out')
  return actor.accountId
}

/** The member an actor is. Throws Refused `team.not_member`. */
export function own(me: MemberRecord | undefined): MemberRecord {
  if (!me) throw new Refused('team.not_member')
  return me
}

/** What somebody does in a team: in a transaction, once, with the team locked. */
export async function doing<T>(
  teams: Teams,
  at: At,
  teamId: string,
  work: (given: { tx: Tx; now: Date; standing: Standing }) => Promise<T>,
): Promise<T> {
  return await teams.people.database.tx(at.tenantId, (tx) =>
    idempotent({
      tx,
      claim: at.claim,
      work: async () => {
        const standing = await standingIn(teams, tx, { actor: at.actor, teamId, lock: true })
        return await work({ tx, now: teams.people.clock.now(), standing })
      },
    }),
  )
}

async function memberOf(tx: Tx, wanted: { teamId: string; memberId: string }): Promise<MemberRecord> {
  const member = await membersStore(tx).lock(wanted.memberId)
  if (member?.teamId !== wanted.teamId) throw new Refused('team.member_not_found')
  return member
}

/** A member as they tell of themselves now; the consent for what they can do comes and goes with it. */
async function toldAnew(
  given: Consenting & { team: Standing['team']; mine: MemberRecord; wanted: Told },
): Promise<MemberRecord> {
  const { mine, wanted, ...rest } = given
  let { skillsConsentId } = mine
  if (wanted.skills.length === 0 && skillsConsentId) {
    await consentStore(rest.tx).withdraw({ id: skillsConsentId, accountId: rest.accountId, at: rest.now })
    skillsConsentId = null
  } else if (wanted.skills.length > 0 && !skillsConsentId)
    skillsConsentId = await consentTo({ ...rest, id: mine.id, purpose: 'team_skills' })
  const { name, phone, nameFor, skills } = wanted
  return { ...mine, name, phone, nameFor, skills: [...skills], skillsConsentId }
}

interface Consenting {
  tx: Tx
  at: At
  now: Date
  accountId: string
}

async function consentsOf(given: Consenting & { standing: Pick<Standing, 'team'> & { id: string }; wanted: Told }) {
  const { standing, wanted, ...rest } = given
  const of = { ...rest, id: standing.id, team: standing.team }
  return {
    consentId: await consentTo({ ...of, purpose: 'team_membership' }),
    skillsConsentId: wanted.skills.length > 0 ? await consentTo({ ...of, purpose: 'team_skills' }) : null,
  }
}

async function consentTo(
  given: Consenting & { id: string; purpose: 'team_membership' | 'team_skills'; team: Standing['team'] },
): Promise<string> {
  const { tx, at, id, purpose, now, accountId, team } = given
  const texts = consentTexts(team, at.locale)
  const text = purpose === 'team_skills' ? texts.skills : texts.membership
  const subject = { kind: 'team_member', id }
  const record = { accountId, subject, purpose, version: consentVersion, locale: at.locale, text, at: now }
  return await consentStore(tx).give({ ...record, by: 'self' })
}
