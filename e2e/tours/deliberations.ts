import type { Visitor } from '../visitor.ts'
import { at, type Tour } from './sights.ts'

interface Lines {
  items: { id: string }[]
}

/** A deliberation of the demo: the one that comes, or the one that was held. */
const firstOf = async (visitor: Visitor, query: string): Promise<string> =>
  (await visitor.api<Lines>(`/api/v1/deliberations?${query}`)).items[0]?.id ?? ''

/** Deliberations as residents read them, and the desk that keeps one. */
export const deliberations: Tour = {
  name: 'deliberations',
  role: 'community',
  sights: [
    at('deliberations to come', '/deliberations'),
    {
      name: 'a deliberation to sign up for',
      async show(visitor) {
        await visitor.go(`/deliberations/${await firstOf(visitor, 'past=false')}`)
      },
    },
    {
      name: 'what a deliberation decided and whether it was done',
      async show(visitor) {
        await visitor.go(`/deliberations/${await firstOf(visitor, 'past=true')}`)
      },
    },
    {
      name: 'a deliberation on the desk that called it',
      async show(visitor) {
        await visitor.go(`/console/deliberations/${await firstOf(visitor, 'past=false')}`)
      },
    },
  ],
}
