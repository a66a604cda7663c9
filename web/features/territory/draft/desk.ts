import { createContext, use } from 'react'
import type { Boundary, UnitRef } from '../../../../contract/territory.ts'
import type { Step } from '../../../../contract/territory-changes.ts'
import type { Bounds, LatLng, MapHandles } from '../../../ui/map/types.ts'

/** What can be done with the units that are chosen. */
export const tools = ['split', 'merge', 'redraw', 'amend', 'move', 'retire', 'create'] as const
/** What can be done with the units that are chosen. */
export type Tool = (typeof tools)[number]

/** What lies on the map beside the draft itself. */
export interface Canvas {
  /** A click on the map, or Enter on it, adds a point. */
  picking: boolean
  points: readonly LatLng[]
  /** The points go around an area. */
  closed: boolean
  /** Areas as they would become. */
  proposed: readonly Boundary[]
  handles?: MapHandles | undefined
  fit?: Bounds | undefined
}

/** Nothing beside the draft. */
export const plain: Canvas = { picking: false, points: [], closed: false, proposed: [] }

/** Where a draft is worked on: what the tools share. */
export interface Desk {
  id: string
  revision: number | undefined
  chosen: readonly UnitRef[]
  canvas: Canvas
  setCanvas: (change: Partial<Canvas>) => void
  /** Adds a step to the draft and puts the tool down. */
  add: (step: Step) => Promise<void>
  /** Puts the tool down without a step. */
  leave: () => void
  /** What Ctrl+Z takes back before any step: the last move of a corner, the last point. */
  setTakeBack: (takeBack: (() => void) | null) => void
}

/** The desk of the draft that is open. */
export const DeskContext = createContext<Desk | null>(null)

/** The desk of the draft that is open. Throws outside of one. */
export function useDesk(): Desk {
  const desk = use(DeskContext)
  if (!desk) throw new Error('No draft is open here')
  return desk
}
