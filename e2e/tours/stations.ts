import type { StationRow } from '../../contract/stations.ts'
import { at, type Tour } from './sights.ts'

/** The public board: a full one, an empty one, a grid's, an old sheet, the sheet to print and the screen. */
export const boards: Tour = {
  name: 'boards',
  sights: [
    at('board, full', '/board/QH0101V'),
    at('board, bare', '/board/QH0103M'),
    at('board, grid', '/board/990100001001001'),
    at('board, old sheet in hand', '/board/QH0101V?sheet=20260102-000000000000000000000'),
    at('board, sheet', '/board/QH0101V/sheet'),
    at('board, screen', '/board/QH0101V/screen'),
  ],
}

const ofStation = (name: string, tab: string) => ({
  name,
  show: async (visitor: Parameters<ReturnType<typeof at>['show']>[0]) => {
    const { items } = await visitor.api<{ items: StationRow[] }>('/api/v1/stations?q=QH0101V')
    await visitor.go(`/console/stations/${items[0]?.id}?tab=${tab}`)
  },
})

/** The register of stations as the community's desk keeps it. */
export const stations: Tour = {
  name: 'stations',
  role: 'community',
  sights: [
    at('stations', '/console/stations'),
    at('station, new', '/console/stations/new'),
    ofStation('station, details', 'form'),
    ofStation('station, acceptance', 'acceptance'),
    ofStation('station, officers', 'officers'),
    ofStation('station, history', 'history'),
    at('numbers near by', '/console/near-by'),
  ],
}
