import type { Database } from '../platform/database/database.ts'
import type { TestApp } from '../testing/app.ts'

/** Ends a transaction whose answer is kept and whose effects are not. */
class Undone extends Error {
  readonly answer: unknown

  constructor(answer: unknown) {
    super('rolled back on purpose')
    this.answer = answer
  }
}

/**
 * From here on every transaction of the application does its work, answers, and is rolled back: thousands of writes by
 * whoever may make them, each met by the same town.
 * @returns takes it back; tenants whose transactions were opened meanwhile are named to `heard`
 */
export function rolledBack(app: TestApp, heard: (tenantId: string) => void = () => {}): () => void {
  const database = app.deps.database as Database
  const { tx, one, system } = database
  const undoing = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run()
    } catch (error) {
      if (error instanceof Undone) return error.answer as T
      throw error
    }
  }
  database.tx = (tenantId, work, options) => {
    heard(tenantId)
    return undoing(() =>
      tx.call(
        database,
        tenantId,
        async (open) => {
          throw new Undone(await work(open))
        },
        options,
      ),
    ) as never
  }
  database.one = (tenantId, statement, values) => database.tx(tenantId, (open) => open.run(statement, values)) as never
  database.system = (work) =>
    undoing(() =>
      system.call(database, async (db) => {
        throw new Undone(await work(db))
      }),
    ) as never
  return () => Object.assign(database, { tx, one, system })
}
