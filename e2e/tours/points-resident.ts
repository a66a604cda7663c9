import { earnAndOrder } from './points-scheme.ts'
import { at, type Tour } from './sights.ts'

/** What a resident has of points: theirs, what they can get, and an order with its code. */
export const pointsOfResident: Tour = {
  name: 'points of a resident',
  role: 'neighbour',
  sights: [
    {
      name: 'my points',
      async show(visitor) {
        await visitor.open('/points')
        await earnAndOrder(visitor)
        await visitor.open('/points')
        await visitor.page.getByText(visitor.t('points.my.hours')).waitFor()
      },
    },
    at('what there is for points', '/points/goods'),
    {
      name: 'an order with its code',
      async show(visitor) {
        await visitor.go('/points/orders')
        await visitor.page.getByRole('img').first().waitFor()
      },
    },
  ],
}
