import { wordLike } from '../words.ts'
import { form } from './command-forms.ts'
import { concerned, undoForm } from './desk-sights.ts'
import { at, drawn, firstOf, type Listed, type Sight, type Tour, within } from './sights.ts'

/** Somebody of the grid on foot. */
export const field: Tour = {
  name: 'field',
  role: 'worker',
  sights: [
    at('today', '/field'),
    {
      name: 'map',
      async show(visitor) {
        await visitor.go('/field/map')
        await drawn(visitor)
      },
    },
    {
      name: 'case to be accepted',
      show: async (visitor) => visitor.go(`/field/cases/${await firstOf(visitor, 'scope=mine&state=reported')}`),
    },
    ...(['accept', 'raise', 'decline', 'comment'] as const).map((type) => fieldForm('reported', type)),
    {
      name: 'form of decline, nothing said',
      async show(visitor) {
        await visitor.go(`/field/cases/${await firstOf(visitor, 'scope=mine&state=reported')}?do=decline`, {
          stay: true,
        })
        await visitor.page.locator('#main form button[type=submit]').click()
        await visitor.calm()
      },
    },
    {
      name: 'case in hand',
      show: async (visitor) => visitor.go(`/field/cases/${await firstOf(visitor, 'scope=mine&state=accepted')}`),
    },
    ...(['handle', 'ask_extension'] as const).map((type) => fieldForm('accepted', type)),
    {
      name: 'form of return_visit',
      show: async (visitor) =>
        visitor.go(`/field/cases/${await firstOf(visitor, 'scope=return_visits')}?do=return_visit`),
    },
    {
      name: 'case that is not here',
      async show(visitor) {
        visitor.expectRefusal(404)
        await visitor.go('/field/cases/01900000-0000-7000-8000-000000000000')
      },
    },
    at('report, photo', '/field/report'),
    { name: 'report, kind', show: (visitor) => visitor.press(visitor.t('field.report.noPhoto')) },
    { name: 'report, where', show: (visitor) => visitor.press(visitor.t('field.report.noCategory')) },
    { name: 'report, nothing said where', show: (visitor) => visitor.press(visitor.t('ui.next')) },
    at('outbox, nothing in it', '/field/outbox'),
    {
      name: 'outbox, something waits',
      async show(visitor) {
        const { page, t } = visitor
        visitor.expectLostLine()
        await page.route('**/commands', (route) => route.abort())
        await visitor.go(`/field/cases/${await firstOf(visitor, 'scope=mine&state=accepted')}?do=comment`)
        await page.locator('#main form').getByRole('textbox').first().fill('Written in a cellar.')
        await page.locator('#main form button[type=submit]').click()
        await page.getByText(t('field.unsent.title')).waitFor()
        await visitor.go('/field/outbox')
        await page.getByRole('list', { name: t('field.outbox.title') }).waitFor()
      },
    },
    {
      name: 'outbox, an entry that waits',
      async show({ page, t, calm }) {
        await page
          .getByRole('list', { name: t('field.outbox.title') })
          .getByRole('link')
          .first()
          .click()
        await page.getByRole('button', { name: t('field.entry.delete') }).waitFor()
        await calm()
      },
    },
    {
      name: 'outbox, an entry the server did not take',
      async show({ page, t, calm, ...visitor }) {
        visitor.expectRefusal(409)
        // The latest answers; were the line free in between, what waits would arrive.
        await page.route('**/commands', (route) =>
          route.fulfill({
            status: 409,
            headers: { 'Content-Type': 'application/problem+json', Doorstep: '1' },
            body: JSON.stringify({
              code: 'case.stale',
              status: 409,
              detail: '',
              facts: { seen: 1, now: 2, changes: [] },
            }),
          }),
        )
        // It is sent again by itself now and then: whichever comes first, the refusal is shown in the end.
        const again = page.getByRole('button', { name: t('field.entry.again') })
        const retry = page.getByRole('button', { name: t('field.entry.retry') })
        await again.or(retry).first().waitFor()
        if (await retry.isVisible()) await retry.click({ timeout: 3_000 }).catch(() => {})
        await again.waitFor()
        await calm()
      },
    },
  ],
}

/** The desk of a street with all it does. */
export const desk: Tour = {
  name: 'desk',
  role: 'street',
  sights: [
    at('list', '/console/queue'),
    {
      name: 'list with filters open',
      async show(visitor) {
        await visitor.page
          .getByRole('button', { name: new RegExp(visitor.t('console.queue.filters', { count: 0 })) })
          .click()
        await visitor.calm()
      },
    },
    {
      name: 'list with saved lists open',
      async show(visitor) {
        await visitor.go('/console/queue?scope=place')
        await visitor.page.getByRole('button', { name: visitor.t('console.views.open') }).click()
        await visitor.calm()
      },
    },
    {
      name: 'list, how it looks',
      async show(visitor) {
        await visitor.go('/console/queue?scope=place')
        await visitor.page.getByRole('button', { name: visitor.t('desk.list.menu') }).click()
        await visitor.calm()
      },
    },
    {
      name: 'table of the list',
      async show(visitor) {
        await visitor.page.getByRole('button', { name: visitor.t('desk.list.table') }).click()
        await visitor.page.getByRole('dialog').waitFor()
        await visitor.calm()
      },
    },
    {
      name: 'several cases chosen',
      async show(visitor) {
        await visitor.go('/console/queue?scope=place')
        const boxes = visitor.page.locator('#main tbody input[type=checkbox]')
        for (const n of [0, 1, 2]) await boxes.nth(n).check()
        await visitor.calm()
      },
    },
    {
      name: 'form for several',
      async show(visitor) {
        await visitor.press(visitor.t('desk.bulk.type.assign'))
        await visitor.page.getByRole('dialog').locator('form').waitFor()
      },
    },
    at('list, words found', '/console/queue?scope=place&shown=all&q=%E7%81%AF'),
    at('list, nothing fits', '/console/queue?q=xyzzyxyzzy'),
    {
      name: 'list with a case beside it',
      async show(visitor) {
        await visitor.go('/console/queue?scope=place')
        const rows = visitor.page.locator('#main').getByRole('row')
        const found = (await rows.count()) > 1 ? rows.nth(1) : visitor.page.locator('#main li button').first()
        await found.click()
        await visitor.calm()
      },
    },
    {
      name: 'case, whistled',
      show: async (visitor) => visitor.go(`/console/cases/${await firstOf(visitor, 'scope=mine&state=handling')}`),
    },
    {
      name: 'why the others are not offered',
      async show(visitor) {
        await visitor.page.locator('#main summary').last().click()
      },
    },
    {
      name: 'commands to find',
      async show(visitor) {
        await visitor.page.keyboard.press('.')
        await visitor.page.getByRole('dialog').waitFor()
      },
    },
    form('whistle'),
    form('assign'),
    form('handle'),
    form('merge'),
    form('split'),
    form('categorise'),
    form('place'),
    form('ask_extension'),
    form('comment'),
    form('void'),
    {
      name: 'form of void, nothing said',
      async show({ page, t, calm }) {
        await page
          .getByRole('dialog')
          .getByRole('button', { name: t('cases.command.void'), exact: true })
          .click()
        await calm()
      },
    },
    {
      name: 'keys',
      async show(visitor) {
        await visitor.go('/console/queue')
        await visitor.page.keyboard.press('?')
        await visitor.page.getByRole('dialog').waitFor()
      },
    },
    {
      name: 'form of merge, with its preview',
      async show(visitor) {
        await form('merge').show(visitor)
        await visitor.page.getByRole('dialog').locator('input[name=merge-into]').first().check()
        await visitor.page.getByText(visitor.t('kin.merge.lead')).waitFor()
        await visitor.calm()
      },
    },
    {
      name: 'form of split, with a part of its own',
      async show(visitor) {
        await form('split').show(visitor)
        const dialog = visitor.page.getByRole('dialog')
        await dialog.getByRole('textbox').first().fill('The first part')
        await dialog.getByText(visitor.t('kin.part.more')).first().click()
        await dialog.getByText(wordLike(visitor.locale, 'kin.split.final')).waitFor()
        await visitor.calm()
      },
    },
    undoForm,
    at('new case', '/console/new'),
    {
      name: 'new case, with others alike',
      async show(visitor) {
        await visitor.page.locator('#main textarea').first().fill('楼道里的灯坏了，晚上看不见')
        await visitor.page.getByText(visitor.t('kin.suggestion'), { exact: false }).first().waitFor()
        await visitor.calm()
      },
    },
    {
      name: 'map',
      async show(visitor) {
        await visitor.go('/console/map')
        await drawn(visitor)
      },
    },
    {
      name: 'map, how dense they lie',
      async show(visitor) {
        await visitor.go('/console/map?layer=heat', { stay: true })
        await drawn(visitor)
      },
    },
    {
      name: 'map, by areas',
      async show(visitor) {
        await visitor.go('/console/map?layer=units', { stay: true })
        await drawn(visitor)
      },
    },
    {
      name: 'map on a wall',
      async show(visitor) {
        await visitor.go('/console/map?wall=1')
        await drawn(visitor)
      },
    },
    at('figures', '/console/figures'),
    at('today', '/console/today'),
    within('today of the desk', '/console/today?of=desk'),
    concerned,
    at('shifts', '/console/shift'),
    at('hand-over to write', '/console/shift/new'),
    {
      name: 'hand-over written',
      async show(visitor) {
        const until = new Date(Date.now() + 12 * 3_600_000).toISOString()
        const { items } = await visitor.api<Listed>('/api/v1/cases?scope=mine&limit=2')
        const watched = items.map(({ id }) => ({ caseId: id, note: '–' }))
        const { id } = await visitor.post<{ id: string }>('/api/v1/shift-notes', { until, text: '–', watched })
        await visitor.go(`/console/shift/${id}`)
      },
    },
    {
      name: 'case that is not here',
      async show(visitor) {
        visitor.expectRefusal(404)
        await visitor.go('/console/cases/01900000-0000-7000-8000-000000000000')
      },
    },
  ],
}

/** The desk of a community with a case just come in. */
export const community: Tour = {
  name: 'desk with a new case',
  role: 'community',
  sights: [
    {
      name: 'case to be accepted',
      show: async (visitor) => visitor.go(`/console/cases/${await firstOf(visitor, 'scope=mine&state=reported')}`),
    },
    form('accept'),
    form('decline'),
    form('send_down'),
    form('raise'),
  ],
}

/** The desk of the district. */
export const district: Tour = {
  name: 'district',
  role: 'district',
  sights: [
    at('list', '/console/queue?scope=place'),
    at('without a place', '/console/queue?scope=unplaced'),
    at('figures', '/console/figures'),
    at('archive', '/console/archive'),
  ],
}

/** The pages of the administration. */
export const administration: Tour = {
  name: 'administration',
  role: 'administrator',
  sights: [
    at('overview', '/console/admin'),
    ...['categories', 'conditions', 'rules', 'texts', 'departments', 'posts'].flatMap((kind) => [
      at(kind, `/console/admin/${kind}`),
      within(`${kind}, a new one`, `/console/admin/${kind}?open=new`),
    ]),
    at('suggestions', '/console/admin/suggestions'),
    at('settings', '/console/admin/settings'),
    at('calendars', '/console/admin/calendars'),
    {
      name: 'a calendar',
      async show(visitor) {
        await visitor.page.locator('#main a[href*="/admin/calendars/"]').first().click()
        await visitor.calm()
      },
    },
  ],
}

function fieldForm(state: string, type: string): Sight {
  return {
    name: `form of ${type}`,
    show: async (visitor) =>
      visitor.go(`/field/cases/${await firstOf(visitor, `scope=mine&state=${state}`)}?do=${type}`, { stay: true }),
  }
}
