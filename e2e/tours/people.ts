import { at, type Tour, within } from './sights.ts'

/** Pages about duties, staffing and posts. */
export const people: Tour = {
  name: 'people',
  role: 'administrator',
  sights: [
    at('gaps', '/console/people'),
    within('gaps, more than there is room for', '/console/people?state=over'),
    {
      name: 'posts of a unit',
      async show(visitor) {
        const { items } = await visitor.api<{ items: { unit: { id: string } }[] }>(
          '/api/v1/people/staffing/gaps?limit=1',
        )
        await visitor.go(`/console/people/units/${items[0]?.unit.id}`)
      },
    },
    {
      name: 'posts of a unit, giving one',
      async show({ page, t, calm }) {
        await page
          .getByRole('button', { name: new RegExp(t('people.unit.fill')) })
          .first()
          .click()
        await calm()
      },
    },
    at('duties', '/console/people/duties'),
    {
      name: 'duties, changing one',
      async show({ press, t }) {
        await press(t('people.duties.edit', { n: 1 }))
      },
    },
    at('duties, none yet', '/console/people/duties?role=supervisor'),
    at('staffing rules', '/console/people/rules'),
    within('staffing rules, a new one', '/console/people/rules?open=new'),
    at('import', '/console/people/import'),
    {
      name: 'import, looked at',
      async show({ page, press, t }) {
        await page.locator('input[type=file]').setInputFiles({
          ...{ name: 'posts.csv', mimeType: 'text/csv' },
          buffer: Buffer.from('role,unit,holder\nmayor,1,\ngrid_worker,2,\n'),
        })
        await press(t('people.import.try'))
        await page.getByRole('region', { name: t('people.import.refused') }).waitFor()
      },
    },
    at('duties as residents read them', '/duties'),
  ],
}
