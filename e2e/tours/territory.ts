import type { Visitor } from '../visitor.ts'
import { at, drawn, type Sight, type Tour } from './sights.ts'

interface Rows {
  items: { id: string; code: string; name: { en: string; zh: string }; children: number }[]
}

/** Units of the demo district: a community with grids, and those. */
export async function gridsOf(visitor: Visitor): Promise<{ community: Rows['items'][number]; grids: Rows['items'] }> {
  const below = async (parent?: string) =>
    (await visitor.api<Rows>(`/api/v1/territory/tree?limit=200${parent ? `&parent=${parent}` : ''}`)).items
  const [district] = await below()
  for (const street of await below(district?.id))
    for (const community of await below(street.id)) {
      const grids = await below(community.id)
      if (grids.length >= 2) return { community, grids }
    }
  throw new Error('The demo has no community with two grids')
}

/** The name of a unit as this person reads it. */
export const nameOf = ({ locale }: Visitor, unit: Rows['items'][number] | undefined): string =>
  (locale === 'zh-CN' ? unit?.name.zh : unit?.name.en) ?? ''

/** Begins a draft as an administrator would. */
export const beginDraft = async (visitor: Visitor, title: string): Promise<string> =>
  (await visitor.post<{ id: string }>('/api/v1/territory/changes', { title, reason: '' })).id

/** Has the first community planned as an administrator would, unless somebody has; gives the plan once it is done. */
async function plannedIn(visitor: Visitor): Promise<string> {
  const path = '/api/v1/territory/plans'
  const { items } = await visitor.api<{ items: { id: string; state: string }[] }>(path)
  const known = items.find(({ state }) => state === 'done')
  if (known) return known.id
  const { community } = await gridsOf(visitor)
  const { id } = await visitor.post<{ id: string }>(path, { areas: [community.id] })
  for (;;) {
    const { run } = await visitor.api<{ run: { state: string } }>(`${path}/${id}`)
    if (run.state === 'done') return id
    if (run.state === 'failed' || run.state === 'cancelled') throw new Error(`The plan is ${run.state}`)
    await visitor.page.waitForTimeout(100)
  }
}

const openDraft = (name: string, then: (visitor: Visitor) => Promise<void>): Sight => ({
  name,
  async show(visitor) {
    const id = await beginDraft(visitor, 'Grid 1 becomes two')
    await visitor.open(`/console/territory/changes/${id}`)
    await drawn(visitor)
    await then(visitor)
    await visitor.calm()
  },
})

/** Finds a unit by its code and chooses it. */
export async function choose({ page, t, calm }: Visitor, code: string, name: string): Promise<void> {
  const search = page.locator('#main').getByRole('searchbox', { name: t('territory.tree.search') })
  await search.fill(code)
  await page.locator('#main').getByRole('treeitem', { name }).first().click()
  await search.fill('')
  await calm()
}

/** The territory as an administrator sees and changes it. */
export const territory: Tour = {
  name: 'territory',
  role: 'administrator',
  sights: [
    {
      name: 'tree and map',
      async show(visitor) {
        await visitor.go('/console/territory')
        await drawn(visitor)
      },
    },
    {
      name: 'a unit with its history',
      async show(visitor) {
        const { grids } = await gridsOf(visitor)
        await visitor.go(`/console/territory?unit=${grids[0]?.id}`)
        await visitor.page.getByRole('heading', { name: visitor.t('territory.history.title') }).waitFor()
        await drawn(visitor)
      },
    },
    at('changes', '/console/territory/changes'),
    {
      name: 'a new change',
      async show(visitor) {
        await visitor.go('/console/territory/changes?new=true')
        await visitor.page.getByRole('dialog').waitFor()
      },
    },
    openDraft('a draft to split in', async (visitor) => {
      const { grids } = await gridsOf(visitor)
      await choose(visitor, grids[0]?.code ?? '', nameOf(visitor, grids[0]))
      await visitor.press(visitor.t('territory.tool.split'))
      await visitor.press(visitor.t('territory.split.across'))
    }),
    openDraft('a draft to redraw in', async (visitor) => {
      const { grids } = await gridsOf(visitor)
      await choose(visitor, grids[0]?.code ?? '', nameOf(visitor, grids[0]))
      await visitor.press(visitor.t('territory.tool.redraw'))
    }),
    {
      name: 'a mistake',
      async show(visitor) {
        const { page, t } = visitor
        await page.getByLabel(t('territory.redraw.together')).uncheck()
        await page.getByLabel(t('territory.redraw.metres')).fill('60')
        await visitor.press(t('territory.redraw.east'))
        await visitor.press(t('territory.step.add'))
        await page.getByText(t('territory.severity.error')).first().waitFor()
        await visitor.calm()
      },
    },
    {
      name: 'preview',
      async show(visitor) {
        const id = await beginDraft(visitor, 'Grid 1 becomes two')
        const { grids } = await gridsOf(visitor)
        const unitIds = grids.slice(0, 2).map((each) => each.id)
        const address = `/api/v1/territory/changes/${id}`
        const { step } = await visitor.post<{ step: unknown }>(`${address}/propose`, { type: 'join', unitIds })
        await visitor.post(`${address}/steps`, { revision: 0, step })
        await visitor.go(`/console/territory/changes/${id}/preview`)
        await visitor.page.getByText(visitor.t('territory.schedule.when')).waitFor()
        await drawn(visitor)
      },
    },
    {
      name: 'a new plan that begins with the grids in force',
      async show(visitor) {
        const { page, t } = visitor
        const { community } = await gridsOf(visitor)
        await visitor.go('/console/territory/plans/new')
        await choose(visitor, community.code, nameOf(visitor, community))
        await page.getByRole('radio', { name: t('planner.basis.in_force') }).check()
        await drawn(visitor)
      },
    },
    {
      name: 'a plan beside today',
      async show(visitor) {
        await visitor.go(`/console/territory/plans/${await plannedIn(visitor)}`)
        await drawn(visitor)
      },
    },
    at('plans', '/console/territory/plans'),
    at('files', '/console/territory/files'),
    {
      name: 'buildings, and a file that is looked at',
      async show(visitor) {
        const { page, t, calm } = visitor
        await visitor.go('/console/territory/buildings')
        await drawn(visitor)
        const header = 'record,code,name_en,name_zh,managed_by,lng,lat,households'
        const rows = [
          'compound,W,Willow Court,柳苑,nobody,,,',
          'building,B1,House 1,1号楼,,0,0,12',
          'building,B2,House 2,2号楼,,0,0,-1',
        ]
        const buffer = Buffer.from([header, ...rows].join('\n'))
        await page.locator('input[type=file]').setInputFiles({ name: 'buildings.csv', mimeType: 'text/csv', buffer })
        await page.getByRole('button', { name: t('territory.bi.lookAgain') }).waitFor()
        await calm()
      },
    },
  ],
}
