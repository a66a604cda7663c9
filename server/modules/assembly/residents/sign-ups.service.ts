import type { SignUp, SignUpInput } from '../../../../contract/assembly.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { reveal } from '../../../platform/policy/reveal.ts'
import { spine } from '../../cases/cases.api.ts'
import { type Assembly, type At, notFound, reading, writing } from '../assembly.context.ts'
import { tell } from '../assembly.events.ts'
import { check, keepingPost } from '../assembly.policy.ts'
import type { Deliberation } from '../session/deliberation.ts'
import { deliberationsStore } from '../session/deliberations.store.ts'
import { mayCheckIn, maySignUp } from '../session/session.rules.ts'
import { asWaiting, roomIn } from '../session/view.ts'
import { residentsStore, type SignUpRecord } from './residents.store.ts'
import { admitted, standings } from './waiting.rules.ts'

/** Sign-ups one session takes at most. */
const most = 5000

function signUpView(row: Deliberation, all: readonly SignUpRecord[], id: string, now: Date): SignUp {
  const own = all.find((one) => one.id === id)
  const standing = standings(asWaiting(all), roomIn(row)).get(id)
  if (!own || !standing) throw notFound()
  return {
    ...{ id, deliberationId: row.id, wish: own.wish, ...standing, here: own.here },
    mayCheckIn: own.withdrawnAt === null && !own.here && mayCheckIn(row, now),
  }
}

/** Signs somebody up, with or without an account. Who has an account signs up once. */
export async function signUp(
  assembly: Assembly,
  at: At,
  { id, ...input }: SignUpInput & { id: string },
): Promise<{ signUp: SignUp; secret: string }> {
  const secret = spine.newSecret()
  return await writing(assembly, at, async (tx, { now }) => {
    const row = await deliberationsStore(tx).lock(id)
    if (row.state === 'draft') throw notFound()
    if (!maySignUp(row, now)) throw new Refused('assembly.sign_up_over', {}, { status: 409 })
    const { hearBack } = input
    if ((hearBack === 'mail' && !input.mail) || (hearBack === 'sms' && !input.phone))
      throw new Refused('assembly.address_missing', {}, { status: 422, field: 'body.hearBack' })
    const before = await residentsStore(tx).of([id])
    if (before.length >= most) throw new Refused('assembly.too_many')
    const accountId = at.actor.accountId ?? null
    if (accountId && before.some((one) => one.accountId === accountId && one.withdrawnAt === null))
      throw new Refused('assembly.signed_up', {}, { status: 409 })
    const record = {
      ...{ id: uuidv7(), deliberationId: id, wish: input.wish, name: input.name || null, phone: input.phone || null },
      ...{ mail: input.mail || null, hearBack, locale: at.locale, accountId, secretHash: spine.hashSecret(secret) },
      at: now,
    }
    await residentsStore(tx).add(record)
    const all = [...before, { ...record, here: false, withdrawnAt: null }]
    return { signUp: signUpView(row, all, record.id, now), secret }
  })
}

/** The sign-up of whoever shows its secret or made it signed in; not there for anybody else. */
async function ownOf(tx: Tx, at: At, id: string): Promise<SignUpRecord> {
  const row = await residentsStore(tx).find(id)
  const isTheirs =
    row !== undefined &&
    ((at.secret !== undefined && spine.hashSecret(at.secret) === row.secretHash) ||
      (row.accountId !== null && row.accountId === at.actor.accountId))
  if (!row || !isTheirs) throw notFound()
  return row
}

/** My sign-up of a deliberation, made signed in. */
export async function mySignUp(assembly: Assembly, at: At, id: string): Promise<{ signUp: SignUp | null }> {
  return await reading(assembly, at, async (tx, { now }) => {
    const row = await deliberationsStore(tx).get(id)
    const all = await residentsStore(tx).of([id])
    const own = all.findLast(({ accountId, withdrawnAt }) => accountId === at.actor.accountId && withdrawnAt === null)
    return { signUp: own ? signUpView(row, all, own.id, now) : null }
  })
}

/** A sign-up, for whoever made it. */
export async function ownSignUp(assembly: Assembly, at: At, id: string): Promise<SignUp> {
  return await reading(assembly, at, async (tx, { now }) => {
    const { deliberationId } = await ownOf(tx, at, id)
    const row = await deliberationsStore(tx).get(deliberationId)
    return signUpView(row, await residentsStore(tx).of([deliberationId]), id, now)
  })
}

/** Gives the seat back. Whoever has waited longest has it at once, and is told. */
export async function withdraw(assembly: Assembly, at: At, id: string): Promise<SignUp> {
  return await writing(assembly, at, async (tx, { now }) => {
    const { deliberationId } = await ownOf(tx, at, id)
    const row = await deliberationsStore(tx).lock(deliberationId)
    if (row.state !== 'called' || now >= row.endsAt) throw new Refused('assembly.sign_up_over', {}, { status: 409 })
    const store = residentsStore(tx)
    const before = await store.of([row.id])
    if (before.find((one) => one.id === id)?.withdrawnAt === null) await store.withdraw(id, now)
    const after = await store.of([row.id])
    const room = roomIn(row)
    const signUpIds = admitted(standings(asWaiting(before), room), standings(asWaiting(after), room))
    if (signUpIds.length > 0)
      await tell(tx, {
        ...{ name: 'deliberation.admitted', deliberationId: row.id, occurrence: `after ${id}`, signUpIds },
        by: at.actor.accountId ?? null,
      })
    return signUpView(row, after, id, now)
  })
}

/** Ticks oneself off, from an hour before it begins. */
export async function checkIn(assembly: Assembly, at: At, id: string): Promise<SignUp> {
  return await writing(assembly, at, async (tx, { now }) => {
    const own = await ownOf(tx, at, id)
    const row = await deliberationsStore(tx).get(own.deliberationId)
    if (own.withdrawnAt !== null || !mayCheckIn(row, now))
      throw new Refused('assembly.not_now', { state: row.state }, { status: 409 })
    await residentsStore(tx).tick(id, true)
    return signUpView(row, await residentsStore(tx).of([row.id]), id, now)
  })
}

type OfDesk = { id: string; signUpId: string }

/** A sign-up for the desk that called; nobody else. */
async function forDesk(tx: Tx, at: At, { id, signUpId }: OfDesk) {
  const row = await deliberationsStore(tx).get(id)
  const post = keepingPost(at.actor, row.callerUnitId)
  check(post !== undefined)
  const found = await residentsStore(tx).find(signUpId)
  if (found?.deliberationId !== id) throw notFound()
  return { row, found, postId: post?.id }
}

/** Ticks somebody off at the door, or takes it back. */
export async function tick(assembly: Assembly, at: At, given: OfDesk & { here: boolean }): Promise<{ here: boolean }> {
  return await writing(assembly, at, async (tx) => {
    const { row, found } = await forDesk(tx, at, given)
    if (row.state !== 'called' && row.state !== 'held')
      throw new Refused('assembly.not_now', { state: row.state }, { status: 409 })
    await residentsStore(tx).tick(found.id, given.here)
    return { here: given.here }
  })
}

/** Shows one field of one sign-up. That it was shown, and what for, is written down. */
export async function revealSignUp(
  assembly: Assembly,
  at: At,
  given: OfDesk & { field: 'name' | 'phone' | 'mail'; purpose: string },
): Promise<{ value: string | null }> {
  return await writing(assembly, at, async (tx, { now }) => {
    const { found, postId } = await forDesk(tx, at, given)
    const subject = { kind: 'deliberation', id: given.id, accountId: found.accountId ?? undefined }
    await reveal({
      ...{ tx, actor: at.actor, postId, subject, field: `sign_up.${given.field}`, purpose: given.purpose, at: now },
    })
    return { value: found[given.field] }
  })
}
