import { at, type Tour } from './sights.ts'

/** Hours, the star that waits for its owner's word, and the names published now. */
export const stars: Tour = {
  name: 'stars',
  role: 'resident',
  sights: [at('my hours and stars', '/my/stars'), at('stars published now', '/stars')],
}

/** A star as the steward reads it who decides. */
export const starDesk: Tour = {
  name: 'star desk',
  role: 'community',
  sights: [
    {
      name: 'a star to decide',
      async show(visitor) {
        const { items } = await visitor.api<{ items: { id: string }[] }>('/api/v1/points/stars/desk')
        await visitor.go(`/console/stars/${items[0]?.id}`)
      },
    },
  ],
}
