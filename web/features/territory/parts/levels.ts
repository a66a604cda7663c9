import type { Level } from '../../../../contract/territory.ts'

export type { Level }

/** Levels of the tree, widest first. */
export const levelNames = ['district', 'street', 'community', 'grid', 'microgrid'] as const satisfies readonly Level[]

/** True for the name of a level. */
export const isLevel = (value: unknown): value is Level => levelNames.some((each) => each === value)

/** The level below; undefined below the last. */
export const levelBelow = (level: Level): Level | undefined => levelNames[levelNames.indexOf(level) + 1]
