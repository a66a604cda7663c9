import { deliberations } from './tours/deliberations.ts'
import { disputeDesk, disputes } from './tours/disputes.ts'
import { hall, hallWork } from './tours/hall.ts'
import { deskNotices, deviceNotices, noticesAdministration, residentNotices } from './tours/notices.ts'
import { people } from './tours/people.ts'
import { petitions } from './tours/petitions.ts'
import { pointsOfResident } from './tours/points-resident.ts'
import { pointsWork } from './tours/points-work.ts'
import { recruitment } from './tours/recruitment.ts'
import { report, resident, signedIn } from './tours/residents.ts'
import { at, type Tour } from './tours/sights.ts'
import { administration, community, desk, district, field } from './tours/staff.ts'
import { starDesk, stars } from './tours/stars.ts'
import { boards, stations } from './tours/stations.ts'
import { registers, teams } from './tours/teams.ts'
import { territory } from './tours/territory.ts'

const gallery: Tour = { name: 'gallery', sights: [at('all parts', '/ui')] }

/** Every page and its main states. */
export const tours: readonly Tour[] = [
  resident,
  report,
  signedIn,
  field,
  desk,
  community,
  district,
  administration,
  people,
  recruitment,
  territory,
  residentNotices,
  deviceNotices,
  deskNotices,
  noticesAdministration,
  boards,
  stations,
  teams,
  registers,
  pointsWork,
  pointsOfResident,
  stars,
  starDesk,
  petitions,
  hall,
  hallWork,
  deliberations,
  disputes,
  disputeDesk,
  gallery,
]
