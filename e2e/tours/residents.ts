import type { Visitor } from '../visitor.ts'
import { brought, card, drawn, enteredAt, heading, isAt, type Listed, type Tour } from './sights.ts'

/** Somebody without an account, on the pages beside the report. */
export const resident: Tour = {
  name: 'resident without an account',
  sights: [
    enteredAt('home', '/'),
    enteredAt('whom to call', '/call'),
    enteredAt('my cases, none', '/my/cases'),
    enteredAt('my data, on this device', '/my/data'),
    enteredAt('sign in', '/sign-in'),
    {
      name: 'sign in with a password',
      show: (visitor) => visitor.press(visitor.t('account.signIn.staff')),
    },
    { name: 'sign in, nothing given', show: (visitor) => visitor.press(visitor.t('account.signIn.enter')) },
    enteredAt('account, signed out', '/account'),
    enteredAt('no such page', '/nowhere'),
    enteredAt('staff only', '/console/queue'),
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
    enteredAt('whom to call, with my building', '/call'),
    enteredAt('open matters', '/matters'),
    {
      name: 'open matters, on the map beside its list',
      async show(visitor) {
        await visitor.press(visitor.t('doorstep.matters.map'))
        await drawn(visitor)
      },
    },
    enteredAt('open matters, nothing found', '/matters?q=zzzzz'),
    enteredAt('onto the home screen', '/install'),
    enteredAt('simple view, to be set up', '/easy'),
    enteredAt('shared, nothing arrived', '/share?lost=1'),
    enteredAt('simple view, home', '/?easy=1'),
    enteredAt('simple view, my cases', '/my/cases'),
    enteredAt('simple view, report', '/report'),
    enteredAt('usual view again', '/?easy=0'),
  ],
}

/** A whole report with all its screens, its receipt and its page. */
export const report: Tour = {
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
          .getByText(visitor.locale === 'en' ? 'Gas' : '燃气泄漏', { exact: true })
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
    enteredAt('my cases, one', '/my/cases'),
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

/** A resident with an account and cases. */
export const signedIn: Tour = {
  name: 'resident with an account',
  role: 'resident',
  sights: [
    enteredAt('home', '/'),
    enteredAt('my cases', '/my/cases'),
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
    {
      name: 'rated from a message',
      async show(visitor) {
        const { items } = await visitor.api<Listed>('/api/v1/my/cases')
        const closed = items.find((one) => one.state === 'closed') ?? items[0]
        await visitor.open(`/f/${closed?.number}/rate?score=2`)
      },
    },
    {
      name: 'rated from a message, to be taken back',
      async show(visitor) {
        const confirm = visitor.page.locator('#main form button[type=submit]').first()
        if (!(await confirm.isVisible())) return
        await confirm.click()
        const undo = visitor.page.getByRole('button', { name: visitor.t('ui.undo'), exact: true })
        if (await undo.isVisible()) await visitor.page.locator('textarea').focus()
      },
    },
    {
      name: 'rated from a message, taken back',
      async show(visitor) {
        const undo = visitor.page.getByRole('button', { name: visitor.t('ui.undo'), exact: true })
        if (await undo.isVisible()) await undo.click()
      },
    },
    enteredAt('my data', '/my/data'),
    enteredAt('account', '/account'),
    {
      name: 'account menu',
      async show(visitor) {
        await visitor.page.getByRole('button', { name: new RegExp(`^${visitor.t('app.account.mine')}`) }).click()
      },
    },
    enteredAt('no post here', '/console/queue'),
  ],
}

async function draftChooser(visitor: Visitor): Promise<void> {
  const { page, t } = visitor
  const begun = page.getByRole('heading', { level: 1, name: t('resident.draft.title') })
  const words = page.getByLabel(t('resident.what.label'))
  await visitor.open('/report')
  await begun.or(words).first().waitFor()
  // What was begun on the way here is offered already.
  if (await begun.isVisible()) return
  await words.fill('Half a sentence about the pond')
  await page.getByText(t('resident.draft.kept')).waitFor()
  await visitor.open('/report')
  await begun.waitFor()
}
