import type { MapCase, MapCluster } from '../../../../contract/map-routes.ts'
import { lightOfCase } from '../../../cases/CaseLight.tsx'
import type { MapMarker } from '../../../ui/map/types.ts'

/** A cluster as it comes over the line. */
export type Cluster = Omit<MapCluster, 'box'> & { box: readonly number[] }

/** Words a pin needs, from whoever knows the reader's language. */
export interface PinWords {
  nameOf(name: MapCase['category']): string
  number(value: number): string
  /** How late or how long left. */
  tag(one: MapCase): string
  light(light: 'red' | 'amber' | 'green' | 'none'): string
  group(cluster: Cluster): string
}

/** The words of a case on a map: its text, or only its kind where the words are nobody else's. */
export const sayCase = (one: MapCase, words: Pick<PinWords, 'nameOf'>): string =>
  one.text || words.nameOf(one.category) || one.number

/** A cluster's id: where it is and how many; another number makes another pin. */
export const clusterId = (cluster: Cluster): string => `group ${cluster.box.join(',')}`

/** Pins of cases and clusters. Limits are written under what is late or due soon, where it stands alone. */
export function pinsOf(
  given: { items: readonly MapCase[]; clusters: readonly Cluster[]; selected?: MapCase | undefined },
  words: PinWords,
): MapMarker[] {
  const { clusters, selected } = given
  const items = selected && !given.items.some(({ id }) => id === selected.id) ? [...given.items, selected] : given.items
  return [
    ...clusters.map((cluster): MapMarker => {
      const parts = (['red', 'amber'] as const)
        .filter((light) => cluster[light] > 0)
        .map((light) => ({ light, text: words.number(cluster[light]) }))
      return {
        id: clusterId(cluster),
        at: cluster.at,
        label: words.group(cluster),
        group: { text: words.number(cluster.count), parts },
      }
    }),
    // The most urgent lie on top.
    ...items
      .toSorted((a, b) => rank(b) - rank(a))
      .map((one): MapMarker => {
        const light = lightOfCase({ light: one.light, state: one.state })
        const tag = one.light === 'red' || one.light === 'amber' ? words.tag(one) : undefined
        return {
          id: one.id,
          at: one.at,
          label: `${words.light(one.light)}: ${sayCase(one, words)}`,
          ...(light ? { light } : {}),
          ...(tag ? { tag } : {}),
        }
      }),
  ]
}

const rank = (one: MapCase): number => ['red', 'amber', 'green', 'none'].indexOf(one.light)
