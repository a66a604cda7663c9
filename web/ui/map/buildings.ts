import type { MapTiles } from './types.ts'

/** Id of the buildings that any map may show: they lie above areas and below everything else. */
export const buildingsSource = 'buildings'

let from: string | undefined

/** Says once where tiles of the district's buildings come from, with `{z}/{x}/{y}`: a map knows no server. */
export function drawBuildingsFrom(address: string): void {
  from = address
}

/** The district's buildings, drawn once a house is more than a dot; none before somebody said where from. */
export const buildingTiles = (): MapTiles[] =>
  from === undefined ? [] : [{ id: buildingsSource, holds: 'buildings', from: 15, address: from }]
