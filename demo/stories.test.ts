import { expect, test } from 'vitest'
import { seedConfiguration } from '../server/modules/cases/configuration/configuration.service.ts'
import { currentClock } from '../server/modules/cases/lifecycle/case-state.ts'
import { replay } from '../server/modules/cases/lifecycle/replay.rules.ts'
import { addPosts } from '../server/modules/people/people.api.ts'
import { saveDepartment } from '../server/modules/territory/territory.api.ts'
import { testApp } from '../server/testing/app.ts'
import { contextFrom, readDecided } from './context.ts'
import { historyOf } from './history.ts'
import { planPeople } from './people.ts'
import { planTerritory } from './plan.ts'
import type { Play, Setting } from './play.ts'
import { randomOf } from './random.ts'
import { reporter } from './reports.ts'
import { showcase } from './showcase.ts'
import { moreRules, writeUnits } from './write-base.ts'

const app = await testApp({ background: false })
const since = new Date('2025-09-01T00:00:00Z')
const territory = planTerritory({ size: 'small', seed: 'test', at: since })
const accountOf = (key: string) => key
const people = planPeople({ territory, size: 'small', seed: 'test', from: since, accountOf })
const tenant = (await app.deps.tenants.list())[0] as Awaited<ReturnType<typeof app.deps.tenants.list>>[0]
await app.deps.database.tx(tenant.id, async (tx) => {
  await writeUnits(tx, { units: territory.all, since })
  for (const department of people.departments) await saveDepartment(tx, department)
  await addPosts(
    tx,
    people.posts.map(({ write }) => write),
  )
  await seedConfiguration(tx, { now: since, more: moreRules(people) })
})

// Everybody starts the demo at another time: the stories must go on by the rules at each.
test.each([
  ['a working morning', '2026-03-10T02:15:00Z'],
  ['a Saturday night', '2026-03-14T18:40:00Z'],
  ['the middle of a long holiday', '2026-10-04T06:00:00Z'],
  ['the first minutes of a year', '2025-12-31T16:03:00Z'],
  ['a working Sunday', '2026-02-15T01:30:00Z'],
  ['a year whose holidays nobody knows yet', '2028-05-02T09:00:00Z'],
])('stories of three months can be told on %s', async (_when, at) => {
  const until = new Date(at)
  const plays: Play[] = []
  await app.deps.database.tx(tenant.id, async (tx) => {
    const context = contextFrom(await readDecided(tx, tenant), { territory, people, since })
    let number = 0
    const setting: Setting = {
      ...{ context, people, until },
      number: () => `T-${String(++number).padStart(6, '0')}`,
      photo: ({ at }) => randomOf(`photo ${number}`).id(at),
    }
    const random = randomOf(at)
    const report = reporter({ setting, territory, people, photos: 0.1 })
    const numbers = { mark: () => () => {} }
    for await (const some of historyOf({
      setting,
      random,
      report,
      count: 150,
      days: 90,
      fresh: { share: 0.3, days: 4 },
    }))
      plays.push(...some)
    const shown = { photosBefore: () => 0, dropPhotos: () => {} }
    const now = until.toISOString()
    let lights = 0
    for await (const play of showcase({ setting, random, report, people, territory, accountOf, numbers, ...shown })) {
      plays.push(play)
      const clock = currentClock(play.state)
      if (clock && clock.amberAt <= now && now < clock.dueAt) lights++
    }
    expect(lights).toBeGreaterThan(0)
  })
  for (const { state, events } of plays) {
    expect(replay(events)).toEqual(state)
    expect(events.at(-1)?.at.localeCompare(until.toISOString()) ?? 1).toBeLessThanOrEqual(0)
  }
  expect(new Set(plays.map(({ state }) => state.state)).size).toBeGreaterThanOrEqual(6)
})
