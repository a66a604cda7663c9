import type { Visitor } from '../visitor.ts'
import { at, type Tour } from './sights.ts'

const codes = new WeakMap<Visitor, string>()

/** Hours, the star that waits for its owner's word, and the names published now. */
export const stars: Tour = {
  name: 'stars',
  role: 'resident',
  sights: [
    at('my hours and stars', '/my/stars'),
    at('stars published now', '/stars'),
    {
      name: 'a board to be on',
      async show(visitor) {
        const { items } = await visitor.api<{ items: { kind: string; id: string }[] }>('/api/v1/my/boards')
        await visitor.go(`/boards/${items[0]?.kind}/${items[0]?.id}`)
        await visitor.page.getByRole('heading', { level: 1 }).waitFor()
      },
    },
    {
      name: 'a certificate to print',
      async show(visitor) {
        const { id, code } = await visitor.post<{ id: string; code: string }>('/api/v1/my/certificates', {
          starId: null,
        })
        codes.set(visitor, code)
        await visitor.open(`/my/certificates/${id}`)
        await visitor.page.locator('[data-sheet]').waitFor()
      },
    },
    {
      name: 'a certificate verified',
      async show(visitor) {
        await visitor.open(`/verify/${codes.get(visitor)}`)
        await visitor.page.getByRole('heading', { level: 1, name: visitor.t('stars.verify.genuine') }).waitFor()
      },
    },
  ],
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
