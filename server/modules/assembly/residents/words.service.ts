import type { DeliberationView } from '../../../../contract/assembly.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { maskPhonesIn } from '../../../platform/text/phone-like.ts'
import { type Assembly, type At, notFound, writing } from '../assembly.context.ts'
import { tell } from '../assembly.events.ts'
import { deliberationsStore } from '../session/deliberations.store.ts'
import { mayAsk, mayObject } from '../session/session.rules.ts'
import { viewOf } from '../session/view.ts'
import { residentsStore } from './residents.store.ts'

/** Questions or objections one session takes at most. */
const most = 300

/** Takes a question before the session, or an objection to its minutes. Whose it is is kept nowhere; phone numbers in it are veiled. */
export async function say(
  assembly: Assembly,
  at: At,
  given: { id: string; kind: 'question' | 'objection'; text: string },
): Promise<DeliberationView> {
  return await writing(assembly, at, async (tx, around) => {
    const { now } = around
    const row = await deliberationsStore(tx).lock(given.id)
    if (row.state === 'draft') throw notFound()
    const isOpen = given.kind === 'question' ? mayAsk(row, now) : mayObject(row, now)
    if (!isOpen) throw new Refused('assembly.not_now', { state: row.state }, { status: 409 })
    const store = residentsStore(tx)
    const before = (await store.words(row.id)).filter(({ kind }) => kind === given.kind)
    if (before.length >= most) throw new Refused('assembly.too_many')
    const id = uuidv7()
    await store.say({ id, deliberationId: row.id, kind: given.kind, text: maskPhonesIn(given.text), at: now })
    if (given.kind === 'objection')
      await tell(tx, { name: 'deliberation.objected', deliberationId: row.id, occurrence: id, by: null })
    return await viewOf(tx, row, around)
  })
}
