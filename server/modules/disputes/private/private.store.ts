import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A message of a private channel as it is kept. */
export interface PrivateMessage {
  id: string
  disputeId: string
  /** `party:<id>`. */
  party: string
  /** `mediator:<id of the appointment>`. */
  mediator: string
  /** The side that wrote it. */
  author: string
  words: string
  at: Date
}

/** One of the two sides of a channel, as row-level security knows it. */
export type Side = `party:${string}` | `mediator:${string}`

const statement = (name: string, text: string): Prepared => ({ name: `dispute_private.${name}`, text })
const columns = 'id, dispute_id "disputeId", party, mediator, author, words, at'
const sql = {
  reader: statement('reader', "select set_config('doorstep.reader', $1, true)"),
  list: statement(
    'list',
    `select ${columns} from dispute_private_message where tenant_id = $1 and dispute_id = $2 and party = $3 order by id`,
  ),
  insert: statement(
    'insert',
    `insert into dispute_private_message (tenant_id, id, dispute_id, party, mediator, author, words, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  ),
  collect: statement(
    'collect',
    `select ${columns} from dispute_private_message where tenant_id = $1 and party = $2 order by id`,
  ),
  erase: statement('erase', 'delete from dispute_private_message where tenant_id = $1 and party = $2 returning id'),
  eraseOf: statement(
    'erase_of',
    'delete from dispute_private_message where tenant_id = $1 and dispute_id = $2 and party = $3 returning id',
  ),
  eraseMinutes: statement(
    'erase_minutes',
    'delete from dispute_own_minutes where tenant_id = $1 and dispute_id = $2 and mediator = $3 returning id',
  ),
  minutes: statement(
    'minutes',
    'select session_id "sessionId", words from dispute_own_minutes where tenant_id = $1 and dispute_id = $2 and mediator = $3',
  ),
  write: statement(
    'write',
    `insert into dispute_own_minutes (tenant_id, id, dispute_id, session_id, mediator, words, at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, session_id, mediator) do update set words = excluded.words, at = excluded.at`,
  ),
}

/**
 * What only the two sides of a channel read. The transaction says as whom it reads for exactly one statement and forgets it again:
 * without it, or as anybody else, the database shows no row.
 */
export function privateStore(tx: Tx, side: Side) {
  const tenant = tx.tenantId

  async function as<T>(work: () => Promise<T>): Promise<T> {
    await tx.run(sql.reader, [side])
    const done = await work()
    await tx.run(sql.reader, [''])
    return done
  }

  return {
    /** What this side may read of the channel of a party, oldest first. */
    list: (disputeId: string, party: Side): Promise<PrivateMessage[]> =>
      as(() => tx.run<PrivateMessage>(sql.list, [tenant, disputeId, party])),

    insert: (m: Omit<PrivateMessage, 'author'>): Promise<unknown> =>
      as(() => tx.run(sql.insert, [tenant, m.id, m.disputeId, m.party, m.mediator, side, m.words, m.at])),

    /** Everything said in the channels of this party. */
    collect: (): Promise<PrivateMessage[]> => as(() => tx.run<PrivateMessage>(sql.collect, [tenant, side])),

    /** Destroys the channels of this party. How many messages. */
    erase: async (): Promise<number> => (await as(() => tx.run<{ id: string }>(sql.erase, [tenant, side]))).length,

    /** Destroys the channel of this party in one dispute. How many messages. */
    eraseOf: async (disputeId: string): Promise<number> =>
      (await as(() => tx.run(sql.eraseOf, [tenant, disputeId, side]))).length,

    /** Destroys this mediator's own minutes of one dispute. How many. */
    eraseMinutes: async (disputeId: string): Promise<number> =>
      (await as(() => tx.run(sql.eraseMinutes, [tenant, disputeId, side]))).length,

    /** This mediator's own minutes, by session. */
    minutes: async (disputeId: string): Promise<Map<string, string>> =>
      new Map(
        (await as(() => tx.run<{ sessionId: string; words: string }>(sql.minutes, [tenant, disputeId, side]))).map(
          ({ sessionId, words }) => [sessionId, words],
        ),
      ),

    writeMinutes: (given: {
      id: string
      disputeId: string
      sessionId: string
      words: string
      at: Date
    }): Promise<unknown> =>
      as(() => tx.run(sql.write, [tenant, given.id, given.disputeId, given.sessionId, side, given.words, given.at])),
  }
}
