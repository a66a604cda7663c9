/** Pixels of a map within which cases are shown as one, and those of a square of the density layer. */
export const clusterPixels = 58
/** Pixels of a square of the density layer. */
export const heatPixels = 16

/** Pixels of the whole world at zoom 0, as vector maps count them. */
const worldPixels = 512

/**
 * Size in degrees, longitude and latitude, of a square that is `pixels` wide on a map of this zoom around `lat`. Never
 * finer than a few metres: nobody tells cases apart at one door by looking closer.
 */
export function cellAt(zoom: number, given: { pixels: number; lat: number }): { lng: number; lat: number } {
  const lng = Math.max((360 / worldPixels / 2 ** zoom) * given.pixels, 0.00002)
  return { lng, lat: lng * Math.max(0.05, Math.cos((given.lat * Math.PI) / 180)) }
}
