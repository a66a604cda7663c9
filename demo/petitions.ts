import { instantAt } from '../server/modules/petitions/visiting/visiting.rules.ts'
import { visitingStore } from '../server/modules/petitions/visiting/visiting.store.ts'
import type { Tx } from '../server/platform/database/database.ts'
import type { DemoTerritory } from './city/territory.ts'
import type { DemoPeople } from './people.ts'
import { randomOf } from './random.ts'

const day = 86_400_000

/** Visiting days: so many days from today, morning or afternoon, where. */
const days = [
  { in: -20, from: '09:00', to: '11:00', level: 'street' },
  { in: -6, from: '14:00', to: '16:00', level: 'community' },
  { in: 2, from: '09:00', to: '11:00', level: 'community' },
  { in: 6, from: '14:00', to: '16:00', level: 'street' },
  { in: 13, from: '09:00', to: '11:30', level: 'community' },
  { in: 27, from: '14:00', to: '16:00', level: 'district' },
] as const

const subjects = ['路灯不亮 The street lamp', '电动车充电 Charging scooters', '楼道漏水 Water in the stairway'] as const
const people = ['宋河（测试）', '魏溪（测试）', '蒋禾（测试）'] as const

/** Visiting days of leaders, past and to come, with some of their times booked. Everybody in them is made up. */
export async function writeVisitingDays(
  tx: Tx,
  given: { territory: DemoTerritory; people: DemoPeople; timeZone: string; now: Date },
): Promise<void> {
  const { territory, timeZone, now } = given
  const random = randomOf('visiting days')
  const store = visitingStore(tx)
  for (const [index, one] of days.entries()) {
    const units = territory.all.filter(({ level }) => level === one.level)
    const unit = units[index % units.length]
    const host = unit && given.people.at(unit.id).find(({ held }) => held.role === 'desk')
    if (!unit || !host) continue
    const date = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(now.getTime() + one.in * day))
    const [beginsAt, endsAt] = [instantAt(timeZone, date, one.from), instantAt(timeZone, date, one.to)]
    const id = random.id(now)
    await store.insert({
      ...{ id, title: { en: 'A leader listens', zh: '领导接访' }, day: date, beginsAt, endsAt, unitId: unit.id },
      ...{ place: '便民服务大厅一层 Service hall, ground floor', hostPostId: host.held.id, slotMinutes: 20 },
      ...{ host: { role: 'desk', body: unit.name }, departmentId: null },
    })
    for (const [no, subject] of subjects.slice(0, 1 + (index % 3)).entries()) {
      const number = `V-DEM${index + 2}-TEST${no + 2}`
      const row = {
        id: random.id(now),
        dayId: id,
        number,
        slot: no + 1,
        subject,
        name: people[no] ?? null,
        phone: null,
      }
      await store.book({
        ...row,
        accountId: null,
        secretHash: random.id(now),
        bookedAt: new Date(now.getTime() - 21 * day),
      })
      if (one.in < 0)
        await store.update({
          ...{ id: row.id, state: no === 1 ? 'missed' : 'came', becameKind: null, becameNumber: null },
          minutes: no === 1 ? null : '已当面答复 Answered on the spot',
        })
    }
  }
}
