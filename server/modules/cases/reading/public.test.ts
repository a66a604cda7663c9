import { beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { peopleRoutes } from '../../../../contract/people.ts'
import { publicCaseRoutes } from '../../../../contract/public-case-routes.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'

const app = await testApp()
const town = await buildTown(app)
const anybody = app.anonymous()

/** Numbers of what was brought, by what it is. */
const number: Record<string, string> = {}
const secrets = ['Ada Lovelace', '13800005678', 'ada@resident.example', 'door 1204', '301', 'they shout at night']

async function brought(name: string, body: Record<string, unknown>): Promise<void> {
  const receipt = await anybody.call(caseRoutes.create, { body: { point: town.home, ...body } })
  number[name] = receipt.number
}

beforeAll(async () => {
  const contact = { name: 'Ada Lovelace', phone: '13800005678', mail: 'ada@resident.example', hearBack: 'none' }
  await brought('lamp', {
    text: 'The lamp at the gate is dark. Call me: 13800005678, 小区门口路灯不亮',
    categoryId: await town.category('opinions.surroundings.lamp'),
    answers: { fault: 'out' },
    address: 'Plum Garden 5, door 1204',
    contact: { ...contact, addressDetail: '301' },
  })
  await brought('quarrel', {
    text: 'My neighbours quarrel and they shout at night',
    categoryId: await town.category('disputes.family'),
    address: 'Plum Garden 5, door 1204',
    contact,
  })
  await brought('confidential', { text: 'The lamp man takes gifts', confidential: true, contact })
  await brought('elsewhere', { text: 'Lamp out at the mill', point: { lat: 30.01, lng: 120.03 } })
})

const search = (q?: string, unitId?: string) =>
  anybody.call(publicCaseRoutes.search, { query: { ...(q ? { q } : {}), ...(unitId ? { unitId } : {}) } })
const numbers = (list: { items: readonly { number: string }[] }) => list.items.map((one) => one.number)

describe('somebody without an account looks for open matters', () => {
  test('by words in both languages, by number and by street, newest first', async () => {
    expect(numbers(await search('lamp'))).toEqual([number.elsewhere, number.lamp])
    expect(numbers(await search('路灯'))).toEqual([number.lamp])
    expect(numbers(await search(number.lamp))).toEqual([number.lamp])
    expect(numbers(await search('plum garden'))).toEqual([number.lamp])
    expect(numbers(await search('dark gat'))).toEqual([number.lamp])
  })

  test('in a part of the town only', async () => {
    expect(numbers(await search('lamp', town.units.otherCommunity))).toEqual([number.elsewhere])
    expect(numbers(await search(undefined, town.units.grid))).toEqual([number.lamp])
  })

  test('and never finds what concerns a home or was told in confidence, not even by its number', async () => {
    expect(numbers(await search())).toEqual([number.elsewhere, number.lamp])
    for (const q of ['shout', 'quarrel', 'gifts', number.quarrel, number.confidential])
      expect(numbers(await search(q)), q).toEqual([])
  })

  test('cannot learn a door, a phone or a name by asking whether it is there', async () => {
    for (const q of ['1204', '13800005678', 'Lovelace', 'ada@resident.example', '301'])
      expect(numbers(await search(q)), q).toEqual([])
  })

  test('page by page, each matter once', async () => {
    const first = await anybody.call(publicCaseRoutes.search, { query: { limit: 1 } })
    const second = await anybody.call(publicCaseRoutes.search, { query: { limit: 1, after: first.next as string } })
    expect([...numbers(first), ...numbers(second)]).toEqual([number.elsewhere, number.lamp])
    expect(second.next).toBeNull()
    const odd = await anybody.send(publicCaseRoutes.search, { query: { after: 'nonsense' } })
    expect(odd.problem.code).toBe('page.malformed')
  })
})

describe('somebody who only joined a matter', () => {
  const joined = async (name: string) => {
    const { items } = await anybody.call(caseRoutes.nearby, { query: town.home })
    const id = items.find((one) => one.number === number[name])?.id as string
    const receipt = await anybody.call(caseRoutes.meToo, { params: { id }, body: {} })
    return await anybody.send(caseRoutes.follow, {
      params: { number: receipt.number },
      headers: { 'x-case-secret': receipt.secret },
    })
  }

  test('reads what was told, and not whom to call', async () => {
    const { reply, text } = await joined('lamp')
    expect(reply.text).toContain('The lamp at the gate is dark. Call me: ***')
    for (const secret of secrets) expect(text).not.toContain(secret)
  })

  test('learns of somebody’s home its branch and its grid, and neither what exactly it is nor which building', async () => {
    const { reply, text } = await joined('quarrel')
    expect(reply).toMatchObject({ isReporter: false, text: '', category: { en: 'Disputes' } })
    expect(reply.place.units.map((unit) => unit.level)).toEqual(['district', 'street', 'community', 'grid'])
    expect(text).not.toContain('amily')
    for (const secret of secrets) expect(text).not.toContain(secret)
  })
})

describe('what anybody may read of my building', () => {
  test('shows the matters of the building and of its grid; of a home only its branch, and not that it is here', async () => {
    const { items } = await anybody.call(caseRoutes.around, { query: { unitId: town.units.microgrid } })
    const of = (name: string) => items.find((one) => one.number === number[name])
    expect(of('lamp')).toMatchObject({ here: true })
    expect(of('quarrel')).toMatchObject({ here: false, text: '', category: { en: 'Disputes' } })
    expect(of('confidential')).toMatchObject({ here: false, text: '' })
    expect(of('elsewhere')).toBeUndefined()
  })

  test('no view holds the reporter, their door, phone, mail or words about a home, whoever asks', async () => {
    const resident = app.resident()
    for (const reader of [anybody, resident, town.people.nextWorker.client]) {
      const unitId = town.units.microgrid
      const answers = [
        await reader.send(caseRoutes.around, { query: { unitId } }),
        await reader.send(caseRoutes.nearby, { query: town.home }),
        await reader.send(publicCaseRoutes.search, {}),
        await reader.send(peopleRoutes.servesUnit, { params: { unitId } }),
        await reader.send(publicCaseRoutes.hours, { query: { unitId } }),
      ]
      for (const { status, text } of answers) {
        expect(status).toBe(200)
        for (const secret of secrets) expect(text).not.toContain(secret)
      }
    }
  })

  test('says who serves the whole district to somebody whose building nobody knows', async () => {
    const { unit } = await anybody.call(peopleRoutes.servesAll)
    expect(unit.level).toBe('district')
  })

  test('says when somebody is there, and refuses a building that is none', async () => {
    const hours = await anybody.call(publicCaseRoutes.hours, { query: { unitId: town.units.microgrid } })
    expect(hours.days).toHaveLength(7)
    expect(hours.days.some((day) => day.openings.length > 0)).toBe(true)
    const nowhere = { query: { unitId: town.departments.water } }
    expect((await anybody.send(publicCaseRoutes.hours, nowhere)).problem.code).toBe('case.unit_not_found')
    expect((await anybody.send(publicCaseRoutes.search, nowhere)).problem.code).toBe('case.unit_not_found')
  })
})
