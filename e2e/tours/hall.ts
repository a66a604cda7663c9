import type { Visitor } from '../visitor.ts'
import { at, type Tour } from './sights.ts'

const code = 'hall'

/** A counter of the demo's hall by its number. */
async function counterOf(visitor: Visitor, number: number): Promise<string> {
  const { items } = await visitor.api<{ items: { counters: { id: string; number: number }[] }[] }>('/api/v1/hall/work')
  return items[0]?.counters.find((each) => each.number === number)?.id ?? ''
}

/** The hall from outside, and its two walls. */
export const hall: Tour = {
  name: 'hall',
  sights: [
    at('the hall', '/hall'),
    {
      name: 'its screen on the wall',
      async show(visitor) {
        await visitor.open(`/hall/${code}/display`)
        await visitor.page.locator('#main ol li').first().waitFor()
      },
    },
    {
      name: 'its kiosk',
      async show(visitor) {
        await visitor.open(`/hall/${code}/kiosk`)
        await visitor.page.getByRole('heading', { level: 2 }).waitFor()
      },
    },
  ],
}

/** A counter with its queue, the reception, and figures. */
export const hallWork: Tour = {
  name: 'hall work',
  role: 'district',
  sights: [
    {
      name: 'a counter of the hall',
      async show(visitor) {
        await visitor.go(`/console/hall/counter/${await counterOf(visitor, 1)}`)
        await visitor.page.getByText(visitor.t('hall.queue.title')).first().waitFor()
      },
    },
    {
      name: 'the reception of the hall',
      async show(visitor) {
        const { items } = await visitor.api<{ items: { id: string }[] }>('/api/v1/hall/work')
        await visitor.go(`/console/hall/${items[0]?.id}/reception`)
      },
    },
    {
      name: 'figures of the hall',
      async show(visitor) {
        const { items } = await visitor.api<{ items: { id: string }[] }>('/api/v1/hall/work')
        await visitor.go(`/console/hall/${items[0]?.id}/figures`)
        await visitor.page.getByRole('table').first().waitFor()
      },
    },
  ],
}
