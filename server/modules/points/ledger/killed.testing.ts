// A process that spends until it is killed: told by fork() what to spend where; says each key before and after.
import { pino } from 'pino'
import { openDatabase } from '../../../platform/database/database.ts'
import { ledger } from './ledger.service.ts'

const [url = '', secret = '', tenantId = '', debitId = '', creditId = '', round = ''] = process.argv.slice(2)
const database = openDatabase({ url, secret, log: pino({ level: 'silent' }), poolSize: 8 })
const now = new Date('2026-03-02T01:00:00Z')
const expiresAt = new Date(now.getTime() + 86_400_000)

/** Holds a point and posts it, in two transactions, for ever. */
async function spend(who: number): Promise<never> {
  for (let n = 0; ; n++) {
    const key = `${round} ${who} ${n}`
    process.send?.({ asked: key })
    const hold = await database.tx(tenantId, (tx) =>
      ledger(tx).hold({ debitId, creditId, amount: 2, expiresAt, key, now }),
    )
    process.send?.({ answered: key })
    const end = `${key} end`
    process.send?.({ asked: end })
    await database.tx(tenantId, (tx) => ledger(tx).end({ holdId: hold.id, how: 'post', amount: 1, key: end, now }))
    process.send?.({ answered: end })
  }
}

await Promise.all(Array.from({ length: 6 }, (_, who) => spend(who)))
