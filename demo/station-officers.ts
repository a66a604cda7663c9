import type { OfficerService } from '../contract/stations.ts'
import type { OfficerRecord } from '../server/modules/people/stations/stations.store.ts'
import type { DemoPeople } from './people.ts'

/** When an officer sits at a station: for what, on which days (1 is Monday), from and until what hour. */
export type OfficerDays = readonly [service: OfficerService, days: number[], from: string, until: string]

/** Departments whose officers come for a service, where the demo has them. */
const bodies: Readonly<Record<OfficerService, readonly string[]>> = {
  police: ['police'],
  law: ['justice', 'law'],
  enforcement: ['enforcement', 'urban'],
  safety: ['emergency', 'safety', 'fire'],
  market: ['market'],
}

/** The officers of a station, each from the department that does such work. */
export function officersOf(
  wanted: readonly OfficerDays[],
  { stationId, people, id }: { stationId: string; people: DemoPeople; id(): string },
): OfficerRecord[] {
  return wanted.map(([service, days, from, until], nth) => {
    const body = people.departments.find(({ code }) => bodies[service].some((part) => code.includes(part)))
    const post = body && people.at(body.id)[0]
    return {
      ...{ id: id(), stationId, nth, service, days, from, until, phone: body?.phone ?? null },
      ...{ postId: post?.held.id ?? null, name: null, namePublic: false, firstDay: null, lastDay: null },
      ...{ departmentEn: body?.nameEn ?? 'Street office', departmentZh: body?.nameZh ?? '街道派驻' },
    }
  })
}
