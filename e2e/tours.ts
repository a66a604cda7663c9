import type { Receipt } from '../contract/cases.ts'
import type { Size, Visitor } from './visitor.ts'

/** One page in one state: how somebody gets there from the sight before. */
export interface Sight {
  name: string
  show(visitor: Visitor): Promise<void>
}

/** A walk of one person past pages and their states, each beginning where the last one ended. */
export interface Tour {
  name: string
  /** A role of the demo; nobody signed in when left out. */
  role?: string
  /** Where it makes sense; everywhere when left out. */
  sizes?: readonly Size[]
  sights: readonly Sight[]
}

const at = (name: string, path: string): Sight => ({ name, show: (visitor) => visitor.open(path) })

/** Waits until a heading of the first level says this. */
const heading = (visitor: Visitor, key: string) =>
  visitor.page.getByRole('heading', { level: 1, name: visitor.t(key) }).waitFor()

/** Brings a matter without an account and gives its receipt. */
const brought = (visitor: Visitor, text: string) =>
  visitor.post<Receipt>('/api/v1/cases', { text, locale: visitor.locale })

/** Chooses an answer that is a card. */
const card = (visitor: Visitor, key: string) =>
  visitor.page
    .locator('label')
    .filter({ hasText: visitor.t(key) })
    .first()
    .click()

interface Listed {
  items: { id: string; number: string; state: string }[]
}

/** The first case of a list in one of these states. */
async function firstOf(visitor: Visitor, query: string): Promise<string> {
  const { items } = await visitor.api<Listed>(`/api/v1/cases?${query}&limit=50`)
  const found = items[0]
  if (!found) throw new Error(`The demo has no case for ${query}`)
  return found.id
}

/** Opens the form of a command, in its dialog or on its page, and closes it again after the sight. */
const form = (type: string): Sight => ({
  name: `form of ${type}`,
  async show(visitor) {
    const { page, t } = visitor
    if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('.')
    await page
      .getByRole('dialog')
      .getByRole('option', { name: t(`cases.command.${type}`) })
      .first()
      .click()
    await page.getByRole('heading', { name: t(`cases.command.${type}`) }).waitFor()
    await visitor.calm()
  },
})

const resident: Tour = {
  name: 'resident without an account',
  sights: [
    at('home', '/'),
    at('whom to call', '/call'),
    at('my cases, none', '/my/cases'),
    at('my data, on this device', '/my/data'),
    at('sign in', '/sign-in'),
    {
      name: 'sign in with a password',
      show: (visitor) => visitor.press(visitor.t('account.signIn.staff')),
    },
    { name: 'sign in, nothing given', show: (visitor) => visitor.press(visitor.t('account.signIn.enter')) },
    at('account, signed out', '/account'),
    at('no such page', '/nowhere'),
    at('staff only', '/console/queue'),
    {
      name: 'display menu',
      async show(visitor) {
        await visitor.open('/')
        await visitor.page.getByRole('button', { name: visitor.t('app.display') }).click()
      },
    },
    {
      name: 'home with my building',
      async show(visitor) {
        await visitor.open('/')
        await visitor.page
          .getByLabel(visitor.t('resident.building.label'))
          .fill(visitor.locale === 'en' ? 'Houses 1 and 2' : '1-2号楼')
        const found = visitor.page.locator('#main li button').first()
        await found.waitFor()
        await found.click()
        await visitor.calm()
      },
    },
    at('whom to call, with my building', '/call'),
  ],
}

const report: Tour = {
  name: 'report',
  sights: [
    {
      name: 'what, with emergency numbers',
      async show(visitor) {
        await visitor.open('/report')
        await visitor.page.locator('summary').first().click()
      },
    },
    { name: 'what, nothing said', show: (visitor) => visitor.press(visitor.t('ui.next')) },
    {
      name: 'kind, with suggestions',
      async show(visitor) {
        const text =
          visitor.locale === 'en' ? 'There is a smell of gas in the stairwell' : '楼道里有燃气味，老人闻着不舒服'
        await visitor.page.getByLabel(visitor.t('resident.what.label')).fill(text)
        await visitor.press(visitor.t('ui.next'))
      },
    },
    {
      name: 'kind, the whole list',
      async show(visitor) {
        await visitor.page.getByText(visitor.t('resident.category.list')).click()
        await visitor.calm()
      },
    },
    {
      name: 'danger',
      async show(visitor) {
        await visitor.page
          .getByText(visitor.locale === 'en' ? 'Gas' : '燃气', { exact: true })
          .first()
          .click()
        await visitor.press(visitor.t('ui.next'))
        await heading(visitor, 'resident.danger.question')
      },
    },
    {
      name: 'a question',
      show: (visitor) => visitor.press(visitor.t('resident.danger.next')),
    },
    {
      name: 'a question, not answered',
      show: (visitor) => visitor.press(visitor.t('ui.next')),
    },
    {
      name: 'where',
      async show(visitor) {
        await visitor.page.locator('#main form label').first().click()
        await visitor.press(visitor.t('ui.next'))
        // However many questions the kind asks, the place comes after them.
        for (let n = 0; n < 6 && !(await isAt(visitor, 'resident.where.question')); n++) {
          const skip = visitor.page.getByRole('button', { name: visitor.t('ui.skip') })
          if (await skip.isVisible()) await skip.click()
          else {
            await visitor.page.locator('#main form label').first().click()
            await visitor.press(visitor.t('ui.next'))
          }
          await visitor.calm()
        }
        await heading(visitor, 'resident.where.question')
      },
    },
    { name: 'where, nothing said', show: (visitor) => visitor.press(visitor.t('ui.next')) },
    {
      name: 'where, on the map',
      async show(visitor) {
        await visitor.page.getByRole('tab', { name: visitor.t('ui.place.map') }).click()
        await drawn(visitor)
      },
    },
    {
      name: 'where, found by words',
      async show(visitor) {
        await visitor.page.getByRole('tab', { name: visitor.t('ui.place.search') }).click()
        await visitor.page
          .getByLabel(visitor.t('ui.place.words'))
          .fill(visitor.locale === 'en' ? 'Houses 1 and 2' : '1-2号楼')
        const found = visitor.page
          .getByRole('list', { name: visitor.t('ui.place.foundLabel') })
          .getByRole('button')
          .first()
        await found.click()
      },
    },
    {
      name: 'reported already?',
      async show(visitor) {
        await visitor.press(visitor.t('ui.next'))
        await heading(visitor, 'resident.nearby.question')
      },
    },
    {
      name: 'me too',
      async show(visitor) {
        await visitor.page
          .getByRole('button', { name: visitor.t('resident.nearby.meToo') })
          .first()
          .click()
        await heading(visitor, 'resident.nearby.hear')
        await visitor.calm()
      },
    },
    {
      name: 'photos',
      async show(visitor) {
        await visitor.press(visitor.t('ui.back'))
        await visitor.press(visitor.t('resident.nearby.mineIsOther'))
        await heading(visitor, 'resident.photos.question')
        await visitor.calm()
      },
    },
    { name: 'contact', show: (visitor) => visitor.press(visitor.t('ui.next')) },
    {
      name: 'contact, by text message, for somebody else',
      async show(visitor) {
        await card(visitor, 'resident.contact.sms')
        await visitor.page.getByLabel(visitor.t('resident.behalf.label')).check()
        await visitor.press(visitor.t('ui.next'))
      },
    },
    {
      name: 'everything once more',
      async show(visitor) {
        await visitor.page.getByLabel(visitor.t('resident.behalf.label')).uncheck()
        await card(visitor, 'resident.contact.none')
        await visitor.press(visitor.t('ui.next'))
        await heading(visitor, 'resident.check.question')
      },
    },
    {
      name: 'receipt',
      async show(visitor) {
        await visitor.press(visitor.t('resident.check.send'))
        await heading(visitor, 'resident.receipt.title')
        await visitor.calm()
      },
    },
    { name: 'followed', show: (visitor) => visitor.press(visitor.t('resident.receipt.follow')) },
    {
      name: 'followed, a word added',
      async show(visitor) {
        await visitor.press(visitor.t('resident.add.open'))
        await visitor.press(visitor.t('resident.add.send'))
      },
    },
    { name: 'followed, to be taken back', show: (visitor) => visitor.press(visitor.t('resident.withdraw.open')) },
    at('my cases, one', '/my/cases'),
    {
      name: 'secret asked for',
      async show(visitor) {
        const receipt = await brought(visitor, 'The bench at the gate is broken.')
        await visitor.open(`/f/${receipt.number}`)
      },
    },
    {
      name: 'secret wrong',
      async show(visitor) {
        visitor.expectRefusal(404)
        await visitor.page.getByLabel(visitor.t('resident.secret.label')).fill('wrong wrong wrong wrong')
        await visitor.press(visitor.t('resident.secret.open'))
      },
    },
    { name: 'drafts to choose from', show: draftChooser },
  ],
}

async function draftChooser(visitor: Visitor): Promise<void> {
  await visitor.open('/report')
  await visitor.page.getByLabel(visitor.t('resident.what.label')).fill('Half a sentence about the pond')
  await visitor.page.getByText(visitor.t('resident.draft.kept')).waitFor()
  await visitor.open('/report')
}

const isAt = async ({ page, t }: Visitor, key: string) =>
  page.getByRole('heading', { level: 1, name: t(key) }).isVisible()

/** Waits until a map is drawn. */
async function drawn({ page, calm }: Visitor): Promise<void> {
  await page.locator('canvas').first().waitFor()
  await calm()
  await page.waitForTimeout(400)
}

const signedIn: Tour = {
  name: 'resident with an account',
  role: 'resident',
  sights: [
    at('home', '/'),
    at('my cases', '/my/cases'),
    {
      name: 'followed, to be rated',
      async show(visitor) {
        const { items } = await visitor.api<Listed>('/api/v1/my/cases')
        const closed = items.find((one) => one.state === 'closed') ?? items[0]
        await visitor.open(`/f/${closed?.number}`)
      },
    },
    {
      name: 'rating, no face chosen',
      async show(visitor) {
        const no = visitor.page.getByRole('radio', { name: visitor.t('resident.rate.notSolved') })
        if (!(await no.isVisible())) return
        await no.check()
        await visitor.press(visitor.t('resident.rate.send'))
      },
    },
    at('my data', '/my/data'),
    at('account', '/account'),
    {
      name: 'account menu',
      async show(visitor) {
        await visitor.page.getByRole('button', { name: new RegExp(`^${visitor.t('app.account.mine')}`) }).click()
      },
    },
    at('no post here', '/console/queue'),
  ],
}

const field: Tour = {
  name: 'field',
  role: 'worker',
  sights: [
    at('today', '/field'),
    {
      name: 'map',
      async show(visitor) {
        await visitor.open('/field/map')
        await drawn(visitor)
      },
    },
    {
      name: 'case to be accepted',
      show: async (visitor) => visitor.open(`/field/cases/${await firstOf(visitor, 'scope=mine&state=reported')}`),
    },
    ...(['accept', 'raise', 'decline', 'comment'] as const).map((type) => fieldForm('reported', type)),
    {
      name: 'form of decline, nothing said',
      async show(visitor) {
        await visitor.open(`/field/cases/${await firstOf(visitor, 'scope=mine&state=reported')}?do=decline`)
        await visitor.page.locator('#main form button[type=submit]').click()
        await visitor.calm()
      },
    },
    {
      name: 'case in hand',
      show: async (visitor) => visitor.open(`/field/cases/${await firstOf(visitor, 'scope=mine&state=accepted')}`),
    },
    ...(['handle', 'ask_extension'] as const).map((type) => fieldForm('accepted', type)),
    {
      name: 'form of return_visit',
      show: async (visitor) =>
        visitor.open(`/field/cases/${await firstOf(visitor, 'scope=return_visits')}?do=return_visit`),
    },
    {
      name: 'case that is not here',
      async show(visitor) {
        visitor.expectRefusal(404)
        await visitor.open('/field/cases/01900000-0000-7000-8000-000000000000')
      },
    },
    at('report, photo', '/field/report'),
    { name: 'report, kind', show: (visitor) => visitor.press(visitor.t('field.report.noPhoto')) },
    { name: 'report, where', show: (visitor) => visitor.press(visitor.t('field.report.noCategory')) },
    { name: 'report, nothing said where', show: (visitor) => visitor.press(visitor.t('ui.next')) },
  ],
}

function fieldForm(state: string, type: string): Sight {
  return {
    name: `form of ${type}`,
    show: async (visitor) =>
      visitor.open(`/field/cases/${await firstOf(visitor, `scope=mine&state=${state}`)}?do=${type}`),
  }
}

const desk: Tour = {
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
        await visitor.open('/console/queue?scope=place')
        await visitor.page.getByRole('button', { name: visitor.t('console.views.open') }).click()
        await visitor.calm()
      },
    },
    at('list, nothing fits', '/console/queue?q=xyzzyxyzzy'),
    {
      name: 'list with a case beside it',
      async show(visitor) {
        await visitor.open('/console/queue?scope=place')
        const rows = visitor.page.locator('#main').getByRole('row')
        const found = (await rows.count()) > 1 ? rows.nth(1) : visitor.page.locator('#main li button').first()
        await found.click()
        await visitor.calm()
      },
    },
    {
      name: 'case, whistled',
      show: async (visitor) => visitor.open(`/console/cases/${await firstOf(visitor, 'scope=mine&state=handling')}`),
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
        await visitor.open('/console/queue')
        await visitor.page.keyboard.press('?')
        await visitor.page.getByRole('dialog').waitFor()
      },
    },
    at('new case', '/console/new'),
    {
      name: 'map',
      async show(visitor) {
        await visitor.open('/console/map')
        await drawn(visitor)
      },
    },
    at('figures', '/console/figures'),
    {
      name: 'case that is not here',
      async show(visitor) {
        visitor.expectRefusal(404)
        await visitor.open('/console/cases/01900000-0000-7000-8000-000000000000')
      },
    },
  ],
}

const community: Tour = {
  name: 'desk with a new case',
  role: 'community',
  sights: [
    {
      name: 'case to be accepted',
      show: async (visitor) => visitor.open(`/console/cases/${await firstOf(visitor, 'scope=mine&state=reported')}`),
    },
    form('accept'),
    form('decline'),
    form('send_down'),
    form('raise'),
  ],
}

const district: Tour = {
  name: 'district',
  role: 'district',
  sights: [
    at('list', '/console/queue?scope=place'),
    at('without a place', '/console/queue?scope=unplaced'),
    at('figures', '/console/figures'),
  ],
}

const administration: Tour = {
  name: 'administration',
  role: 'administrator',
  sights: [
    at('overview', '/console/admin'),
    ...['categories', 'conditions', 'rules', 'texts', 'departments', 'posts'].flatMap((kind) => [
      at(kind, `/console/admin/${kind}`),
      at(`${kind}, a new one`, `/console/admin/${kind}?open=new`),
    ]),
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

const gallery: Tour = { name: 'gallery', sights: [at('all parts', '/ui')] }

/** Every page and its main states. */
export const tours: readonly Tour[] = [
  resident,
  report,
  signedIn,
  field,
  desk,
  community,
  district,
  administration,
  gallery,
]
