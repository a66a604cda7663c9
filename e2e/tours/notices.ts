import { at, heading, type Tour } from './sights.ts'

/** What a resident hears and how they want to. */
export const residentNotices: Tour = {
  name: 'notices of a resident',
  role: 'resident',
  sights: [
    at('inbox', '/notices'),
    at('inbox, nothing unread', '/notices?unread=true'),
    {
      name: 'preferences',
      async show(visitor) {
        await visitor.go('/notices/preferences')
        await visitor.page.getByRole('button', { name: visitor.t('notices.wish.save') }).waitFor()
      },
    },
  ],
}

/** Without an account: of the cases on the device, of which there are none. */
export const deviceNotices: Tour = {
  name: 'notices without an account',
  sights: [at('inbox of the device', '/notices')],
}

/** What a desk tells its units. */
export const deskNotices: Tour = {
  name: 'board of a desk',
  role: 'community',
  sights: [
    at('inbox of staff', '/notices'),
    at('board', '/console/bulletins'),
    {
      name: 'form of the board',
      async show(visitor) {
        await visitor.go('/console/bulletins')
        await visitor.press(visitor.t('notices.board.new'))
      },
    },
  ],
}

/** Texts, times, gateways and log. */
export const noticesAdministration: Tour = {
  name: 'notices of an administrator',
  role: 'administrator',
  sights: [
    at('texts', '/console/notices'),
    {
      name: 'a letter with its preview',
      async show(visitor) {
        await visitor.go('/console/notices?open=case.accepted%20reporter%20mail', { stay: true })
        await visitor.page.locator('iframe').waitFor()
        await visitor.calm()
      },
    },
    {
      name: 'times and gateways',
      async show(visitor) {
        await visitor.go('/console/notices/settings')
        await heading(visitor, 'notices.admin.settings')
      },
    },
    at('log', '/console/notices/log'),
  ],
}
