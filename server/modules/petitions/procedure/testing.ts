import type { Holder } from '../../../../contract/cases.ts'
import type { PetitionCommand, PetitionerCommand } from '../../../../contract/petition-commands.ts'
import type { PetitionSettings } from '../../../../contract/petition-settings.ts'
import type { PetitionStage, PetitionState } from '../../../../contract/petitions.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { PostHeld, Role } from '../../../platform/policy/actor.ts'
import { clockworkOver } from '../../cases/cases.context.ts'
import type { Calendar } from '../../cases/clocks/calendar.rules.ts'
import type { Bodies } from '../../cases/lifecycle/bodies.ts'
import type { CaseState, Doer } from '../../cases/lifecycle/case-state.ts'
import { sequence } from '../../cases/lifecycle/decide.rules.ts'
import { evolve } from '../../cases/lifecycle/replay.rules.ts'
import { openMatter } from '../../cases/matters/new-matter.rules.ts'
import { defaultSettings } from '../settings/defaults.ts'
import { findObstacle, findPetitionerObstacle } from './commands.rules.ts'
import { decide } from './decide.rules.ts'
import { decidePetitioner, lapse } from './decide-petitioner.rules.ts'
import { firstHolder } from './holders.rules.ts'
import { after, newPetition } from './new-petition.rules.ts'
import type { Decision, Facts, Petition } from './petition.ts'
import { isRecused, standingsOf } from './standing.rules.ts'

const both = (name: string) => ({ en: name, zh: name })

/** A district with two streets, a community, and two departments: one of the district, one of a street. */
export const ground = {
  district: uuidv7(),
  street: uuidv7(),
  otherStreet: uuidv7(),
  community: uuidv7(),
  water: uuidv7(),
  streetOffice: uuidv7(),
}

const paths: Record<string, string[]> = {
  [ground.district]: [ground.district],
  [ground.street]: [ground.district, ground.street],
  [ground.otherStreet]: [ground.district, ground.otherStreet],
  [ground.community]: [ground.district, ground.street, ground.community],
}

/** Its bodies. */
export const bodies: Bodies = {
  district: ground.district,
  unit(id) {
    const path = paths[id]
    if (!path) return undefined
    const level = (['district', 'street', 'community'] as const)[path.length - 1] ?? 'community'
    return { id, level, parentId: path.at(-2) ?? null, path, name: both(level), calendarCode: null }
  },
  department: (id) =>
    id === ground.water
      ? { id, unitId: null, name: both('Water'), calendarCode: null }
      : id === ground.streetOffice
        ? { id, unitId: ground.street, name: both('Street office'), calendarCode: null }
        : undefined,
}

/** A unit as a body. */
export const unit = (id: string): Holder => ({ kind: 'unit', id })
/** A department as a body. */
export const department = (id: string): Holder => ({ kind: 'department', id })

/** Somebody in a post at a body. */
export function postAt(body: Holder, role: Role = body.kind === 'unit' ? 'desk' : 'department_officer'): PostHeld {
  const at = body.kind === 'unit' ? { unitId: body.id } : { departmentId: body.id }
  const path = body.kind === 'unit' ? paths[body.id] : paths[bodies.department(body.id)?.unitId ?? ground.district]
  return { id: uuidv7(), role, ...at, unitPath: path ?? [], from: new Date('2020-01-01') }
}

/** A petition on the table, without a database: what officials and the petitioner do, when, and what it then is. */
export function table(given: {
  calendar: Calendar
  settings?: PetitionSettings
  against?: Holder
  filed: Date
  sameDay?: Date
}) {
  const settings = given.settings ?? defaultSettings
  const clockwork = clockworkOver(() => given.calendar)
  const against = given.against ?? null
  const holder = firstHolder(bodies, { against, desk: null, streetId: null })
  const id = uuidv7()
  let petition: Petition
  let state: CaseState
  const facts = (now: Date, by: Doer, body: Holder): Facts => ({
    ...{ now, by, body, timeZone: 'Asia/Shanghai', settings, bodies, clockwork, newId: uuidv7 },
  })

  const placement = {
    ...{ placed: false, unitId: null, streetId: null, communityId: null, gridId: null, microgridId: null },
  }
  state = openMatter(
    {
      ...{
        id,
        number: 'T-1',
        lifecycle: 'petition',
        state: 'registered',
        channel: 'web',
        priority: 'normal',
        category: null,
      },
      ...{
        subject: 'Water',
        address: null,
        point: null,
        holder,
        confidential: false,
        reporterKind: 'anonymous',
        placement,
      },
      ...{ matter: {}, by: { kind: 'reporter' }, type: 'petition.registered', fileIds: [] },
      clocks: [{ id: 'register.1', stage: 'register', limit: settings.limits.register }],
    },
    { now: given.filed, bodies, clockwork },
  ).state
  petition = newPetition({
    ...{ state, purpose: 'request', account: 'Water', against, confidential: false, people: 1, settingsId: null },
    ...{ sameDayAt: given.sameDay ?? null, hallVisit: null, earlierId: null, accountId: null, bodies },
  })

  const apply = (decision: Decision, now: Date, by: Doer): void => {
    const events = sequence(state, decision.events, { now, by })
    state = events.reduce<CaseState>((current, event) => evolve(current, event), state)
    petition = after(petition, { decision, state, bodies, now })
  }

  const doer = (post: PostHeld, account: string): Doer => ({
    ...{ kind: 'staff', accountId: account, postId: post.id, role: post.role, body: both('body') },
  })

  return {
    get petition() {
      return petition
    },
    get state() {
      return state
    },
    get where(): PetitionState {
      return petition.record.state
    },
    /** The newest clock of a stage. */
    clock: (stage: PetitionStage) => state.clocks.findLast((one) => one.stage === stage),
    /** Why an official may not. */
    obstacle(command: PetitionCommand, now: Date, post = postAt(petition.record.holder), account = `of ${post.id}`) {
      return findObstacle(command.type, {
        ...{ petition, state, now, standings: standingsOf(post, petition, bodies), account },
        recused: isRecused({ kind: 'staff', accountId: account, posts: [post], via: 'session' }, petition),
      })
    },
    /** An official does it, from the holder's desk unless told. Throws what they would be told. */
    official(command: PetitionCommand, now: Date, post = postAt(petition.record.holder), account = `of ${post.id}`) {
      const because = this.obstacle(command, now, post, account)
      if (because) throw new Refused(because)
      const by = doer(post, account)
      const body = post.departmentId ? department(post.departmentId) : unit(post.unitId ?? ground.district)
      apply(decide(command, { petition, state, facts: facts(now, by, body) }), now, by)
    },
    /** The petitioner does it. */
    petitioner(command: PetitionerCommand, now: Date) {
      const because = findPetitionerObstacle(command.type, { petition, state, now, ratingDays: 14 })
      if (because) throw new Refused(because)
      const by: Doer = { kind: 'reporter' }
      apply(decidePetitioner(command, { petition, state, facts: facts(now, by, petition.record.holder) }), now, by)
    },
    /** The job that lets days lapse comes by; true when it did something. */
    job(now: Date): boolean {
      const by: Doer = { kind: 'system' }
      const decision = lapse({ petition, state, facts: facts(now, by, petition.record.holder) })
      if (decision) apply(decision, now, by)
      return decision !== undefined
    },
  }
}

/** Words of an official. */
export const words = { en: 'Because of the rule', zh: '依据规定' }

/** Commands, ready to be given. */
export const say = {
  accept: (served?: string): PetitionCommand => ({
    ...{ type: 'accept', way: 'opinion' },
    ...(served ? { service: { way: 'by_hand', at: served } } : { service: { way: 'by_hand' } }),
  }),
  reply: (more: Partial<Extract<PetitionCommand, { type: 'reply' }>> = {}): PetitionCommand => ({
    ...{ type: 'reply', result: 'not_supported', grounds: words, outcome: words, fileIds: [] },
    ...more,
  }),
  review: (type: 'give_review' | 'give_re_review', served = true): PetitionCommand => ({
    ...{ type, result: 'confirmed', grounds: words, outcome: words, fileIds: [] },
    ...(served ? { service: { way: 'by_hand' } } : {}),
  }),
} as const
