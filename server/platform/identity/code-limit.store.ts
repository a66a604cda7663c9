import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { type Limit, waitFor } from './code-limit.rules.ts'

/** Counts codes per phone or mailbox, and tries of a password per account. */
export interface AttemptLimit {
  /** Counts one for `name` now, unless there were too many. Gives the seconds to wait, 0 when it was counted. */
  take(name: string, now: Date, limits: readonly Limit[]): Promise<number>
}

/**
 * Keeps the count in `auth.code_sent`, for all processes together. The row is written first and counted after, so that
 * many requests at once can't all pass; one that was too many is taken back.
 */
export function attemptLimitStore(pool: pg.Pool, secret: string): AttemptLimit {
  return {
    async take(name, now, limits) {
      const hash = createHmac('sha256', secret).update(name).digest('base64url')
      const inserted = await pool.query({
        name: 'identity_code_sent',
        text: 'insert into auth.code_sent (destination, sent_at) values ($1, $2) on conflict do nothing',
        values: [hash, now],
      })
      if (inserted.rowCount === 0) return 1
      const { rows } = await pool.query<{ sent_at: Date }>({
        name: 'identity_codes_before',
        text: 'select sent_at from auth.code_sent where destination = $1 and sent_at > $2 and sent_at < $3',
        values: [hash, new Date(now.getTime() - Math.max(...limits.map((limit) => limit.window))), now],
      })
      const wait = waitFor(
        rows.map((row) => row.sent_at),
        now,
        limits,
      )
      if (wait > 0) {
        await pool.query({
          name: 'identity_code_not_sent',
          text: 'delete from auth.code_sent where destination = $1 and sent_at = $2',
          values: [hash, now],
        })
      }
      return wait
    },
  }
}
