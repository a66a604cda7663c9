import type { Visitor } from '../visitor.ts'
import { at, type Tour } from './sights.ts'

const base = '/api/v1/recruitment'
const day = 86_400_000

/** A call of the visitor's own community with one application, made where there is none yet. */
async function called(visitor: Visitor): Promise<{ callId: string; applicationId: string }> {
  const { posts } = await visitor.api<{ posts: { place: { id: string } }[] }>('/api/v1/session')
  const unitId = posts[0]?.place.id
  const { items } = await visitor.api<{ items: { id: string }[] }>(`/api/v1/territory/tree?parent=${unitId}`)
  const unitIds = items.slice(0, 2).map(({ id }) => id)
  const call = await visitor.post<{ id: string }>(`${base}/desk/calls`, {
    ...{ role: 'grid_worker_part_time', unitId, unitIds, places: 2, phone: '0990 1234 567' },
    requirements: { en: 'Has lived here for three years.', zh: '在本社区居住三年以上。' },
    closesOn: new Date(Date.now() + 14 * day).toISOString().slice(0, 10),
  })
  const application = await visitor.post<{ id: string }>(`${base}/calls/${call.id}/applications`, {
    ...{ unitId: unitIds[0], familyName: '李', givenName: '示例', shownAs: 'family_name', consentVersion: '1' },
    ...{ words: 'Thirty years in this street.', phone: '0990 4567' },
  })
  return { callId: call.id, applicationId: application.id }
}

/** Pages of recruitment: the desk's, and what residents see of it. */
export const recruitment: Tour = {
  name: 'recruitment',
  role: 'community',
  sights: [
    {
      name: 'a call at its desk',
      async show(visitor) {
        const { callId } = await called(visitor)
        await visitor.go(`/console/recruitment/calls/${callId}`)
      },
    },
    {
      name: 'an application of one’s own, which nobody may review',
      async show(visitor) {
        const { items } = await visitor.api<{ items: { id: string }[] }>(`${base}/mine?limit=1`)
        await visitor.go(`/console/recruitment/applications/${items[0]?.id}`)
      },
    },
    {
      name: 'where an application stands',
      async show(visitor) {
        const { items } = await visitor.api<{ items: { id: string }[] }>(`${base}/mine?limit=1`)
        await visitor.go(`/my/applications/${items[0]?.id}`)
      },
    },
    at('calls of a desk', '/console/recruitment'),
    at('a new call', '/console/recruitment/new'),
    at('calls as residents read them', '/calls'),
    {
      name: 'applying',
      async show(visitor) {
        const { items } = await visitor.api<{ items: { id: string }[] }>(`${base}/calls?limit=1`)
        await visitor.go(`/calls/${items[0]?.id}/apply`)
      },
    },
    {
      name: 'a sheet to print',
      async show(visitor) {
        const { items } = await visitor.api<{ items: { id: string }[] }>(`${base}/calls?limit=1`)
        await visitor.go(`/calls/${items[0]?.id}/notice`)
      },
    },
  ],
}
