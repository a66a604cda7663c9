import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Navigation } from './app/navigation.ts'
import { consoleRoot, fieldRoot, residentRoot, rootRoute } from './app/roots.tsx'
import { assemblyConsoleRoutes, assemblyNav, assemblyRoutes } from './features/assembly/routes.tsx'
import { configurationNav, configurationRoutes } from './features/configuration/routes.tsx'
import { consoleNav, consoleRoutes } from './features/console/routes.tsx'
import { disputeConsoleNav, disputeConsoleRoutes, disputeRoutes } from './features/disputes/routes.tsx'
import { documentSheets } from './features/documents/routes.tsx'
import { fieldNav, fieldRoutes } from './features/field/routes.tsx'
import { hallConsoleRoutes, hallNav, hallRoutes, hallWallRoutes } from './features/hall/routes.tsx'
import { identityRoutes } from './features/identity/routes.tsx'
import { noticeConsoleNav, noticeConsoleRoutes, noticeRoutes } from './features/notices/routes.tsx'
import {
  organisationConsoleNav,
  organisationConsoleRoutes,
  organisationRoutes,
} from './features/organisations/routes.tsx'
import { peopleNav, peoplePublicRoutes, peopleRoutes } from './features/people/routes.tsx'
import { petitionConsoleRoutes, petitionNav, petitionRoutes } from './features/petitions/routes.tsx'
import { myPointsRoutes } from './features/points/mine/routes.tsx'
import { starConsoleNav, starConsoleRoutes, starRoutes, starSheets } from './features/points/stars/routes.tsx'
import { pointsWorkNav, pointsWorkRoutes } from './features/points/work/routes.tsx'
import {
  recruitmentConsoleRoutes,
  recruitmentNav,
  recruitmentRoutes,
  recruitmentSheets,
} from './features/recruitment/routes.tsx'
import { residentRoutes } from './features/resident/routes.tsx'
import { retentionRoutes } from './features/retention/routes.tsx'
import { boardRoutes, stationConsoleNav, stationConsoleRoutes, wallRoutes } from './features/stations/routes.tsx'
import { teamConsoleNav, teamConsoleRoutes, teamRoutes, teamSheetRoutes } from './features/teams/routes.tsx'
import { territoryNav, territoryRoutes } from './features/territory/routes.tsx'

const gallery = createRoute({
  getParentRoute: () => rootRoute,
  path: '/ui',
  component: lazyRouteComponent(() => import('./app/gallery/GalleryPage.tsx'), 'GalleryPage'),
})

/** Hangs the pages of all features below the root, in place of the few that a resident's visit begins with; gives the whole tree. */
export const withAllPages = () =>
  rootRoute.addChildren([
    residentRoot.addChildren([
      ...residentRoutes,
      ...identityRoutes,
      ...noticeRoutes,
      ...boardRoutes,
      ...peoplePublicRoutes,
      ...teamRoutes,
      ...organisationRoutes,
      ...recruitmentRoutes,
      ...starRoutes,
      ...myPointsRoutes,
      ...retentionRoutes,
      ...petitionRoutes,
      ...disputeRoutes,
      ...hallRoutes,
      ...assemblyRoutes,
    ]),
    fieldRoot.addChildren([...fieldRoutes]),
    consoleRoot.addChildren([
      ...consoleRoutes,
      ...configurationRoutes,
      ...noticeConsoleRoutes,
      ...territoryRoutes,
      ...stationConsoleRoutes,
      ...teamConsoleRoutes,
      ...organisationConsoleRoutes,
      ...peopleRoutes,
      ...recruitmentConsoleRoutes,
      ...pointsWorkRoutes,
      ...starConsoleRoutes,
      ...petitionConsoleRoutes,
      ...disputeConsoleRoutes,
      ...hallConsoleRoutes,
      ...assemblyConsoleRoutes,
    ]),
    ...wallRoutes,
    ...teamSheetRoutes,
    ...recruitmentSheets,
    ...documentSheets,
    ...starSheets,
    ...hallWallRoutes,
    gallery,
  ])

/** Entries of the surfaces of staff, gathered from the features. */
export const staffNavigation: Pick<Navigation, 'field' | 'console'> = {
  field: fieldNav,
  console: [
    ...consoleNav,
    ...configurationNav,
    ...noticeConsoleNav,
    ...territoryNav,
    ...stationConsoleNav,
    ...teamConsoleNav,
    ...organisationConsoleNav,
    ...peopleNav,
    ...recruitmentNav,
    ...pointsWorkNav,
    ...starConsoleNav,
    ...petitionNav,
    ...disputeConsoleNav,
    ...hallNav,
    ...assemblyNav,
  ],
}
