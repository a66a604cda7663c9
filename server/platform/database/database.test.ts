import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'

describe('a unit of work', async () => {
  const { database, addTenant } = await testDatabase()
  const tenant = await addTenant()

  test('runs', async () => {
    const rows = await database.tx(tenant, (tx) =>
      tx.run<{ t: string }>({ name: 't.t', text: "select current_setting('doorstep.tenant') t" }, []),
    )
    expect(rows[0]?.t).toBe(tenant)
  })
})
