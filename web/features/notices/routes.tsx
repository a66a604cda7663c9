import { IconClipboardText, IconSend } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '../../app/navigation.ts'
import { consoleRoot, residentRoot, words } from '../../app/roots.tsx'
import { holds } from '../../app/session.tsx'

const inbox = createRoute({
  getParentRoute: () => residentRoot,
  path: '/notices',
  /** `unread`: only those; `about`: of the reader's own matters, or of their work. */
  validateSearch: (search: Record<string, unknown>): { unread?: boolean; about?: 'mine' | 'work' } => ({
    ...(search.unread === true || search.unread === 'true' ? { unread: true } : {}),
    ...(search.about === 'mine' || search.about === 'work' ? { about: search.about } : {}),
  }),
  loader: words('notices'),
  component: lazyRouteComponent(() => import('./inbox/InboxPage.tsx'), 'InboxPage'),
})
const preferences = createRoute({
  getParentRoute: () => residentRoot,
  path: '/notices/preferences',
  loader: words('notices'),
  component: lazyRouteComponent(() => import('./wishes/PreferencesPage.tsx'), 'PreferencesPage'),
})
const stop = createRoute({
  getParentRoute: () => residentRoot,
  path: '/notices/stop/$token',
  loader: words('notices'),
  component: lazyRouteComponent(() => import('./wishes/StopPage.tsx'), 'StopPage'),
})
const board = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/bulletins',
  loader: words('notices', 'cases'),
  component: lazyRouteComponent(() => import('./board/BoardPage.tsx'), 'BoardPage'),
})
const texts = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/notices',
  validateSearch: (search: Record<string, unknown>): { open?: string } =>
    typeof search.open === 'string' ? { open: search.open } : {},
  loader: words('notices'),
  component: lazyRouteComponent(() => import('./admin/TextsPage.tsx'), 'TextsPage'),
})
const settings = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/notices/settings',
  loader: words('notices'),
  component: lazyRouteComponent(() => import('./admin/SettingsPage.tsx'), 'SettingsPage'),
})
const log = createRoute({
  getParentRoute: () => consoleRoot,
  path: '/notices/log',
  loader: words('notices'),
  component: lazyRouteComponent(() => import('./admin/LogPage.tsx'), 'LogPage'),
})

/** Pages of everybody's notices. */
export const noticeRoutes = [inbox, preferences, stop] as const
/** Pages of desks and administrators. */
export const noticeConsoleRoutes = [board, texts, settings, log] as const

/** The board for desks, texts and log for administrators. */
export const noticeConsoleNav: readonly NavItem[] = [
  {
    ...{ to: '/console/bulletins', label: 'notices.nav.bulletins', icon: IconClipboardText, order: 70, keys: 'g b' },
    shown: (held) => holds(held, 'desk'),
  },
  {
    ...{ to: '/console/notices', label: 'notices.nav.admin', icon: IconSend, order: 91, keys: 'g x' },
    shown: (held) => holds(held, 'administrator'),
  },
]
