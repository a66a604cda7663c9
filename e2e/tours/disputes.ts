import { at, type Tour } from './sights.ts'

/** Mediation as those meet it who have a dispute: what it is, applying, and the table of a party. */
export const disputes: Tour = {
  name: 'disputes',
  sights: [
    at('what mediation is', '/disputes'),
    at('asking for mediation', '/disputes/new'),
    {
      name: 'the table of a party',
      async show(visitor) {
        const about = await visitor.api<{ consent: { version: string } }>('/api/v1/disputes/about')
        const { items } = await visitor.api<{ items: { unit: { id: string } }[] }>(
          '/api/v1/territory/search?text=Houses%201%20and%202&limit=1',
        )
        const { number, secret } = await visitor.post<{ number: string; secret: string }>('/api/v1/disputes', {
          ...{ subject: visitor.locale === 'en' ? 'Water comes through the ceiling' : '楼上漏水到我家' },
          ...{ account: visitor.locale === 'en' ? 'Since May it drips.' : '五月以来一直滴水。', wish: '', fileIds: [] },
          ...{
            applicant: { name: 'Sample One', hearBack: 'none' },
            others: [{ name: 'Sample Two', hearBack: 'none' }],
          },
          unitId: items[0]?.unit.id,
          consentVersion: about.consent.version,
        })
        await visitor.open(`/d/${number}#${secret}`)
        await visitor.page.locator('[data-dispute]').waitFor()
      },
    },
  ],
}

/** Mediation at the desk: the list, the figures, how the district mediates. */
export const disputeDesk: Tour = {
  name: 'dispute desk',
  role: 'community',
  sights: [
    at('mediations of a place', '/console/disputes?show=all'),
    at('mediation in numbers', '/console/disputes/figures'),
    at('how we mediate', '/console/disputes/settings'),
  ],
}
