import '../ui/more.ts'
import {
  IconKeyboard,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconMenu2,
} from '@tabler/icons-react'
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { KeyboardSheet, useHotkeys } from '../ui/keyboard.tsx'
import { useWords } from '../words/words.tsx'
import classes from './console.module.css'
import { Header } from './Header.tsx'
import { useLiveState } from './live.ts'
import { useNavigation } from './navigation.ts'
import { StaffOnly } from './StaffOnly.tsx'
import { useSession } from './session.tsx'
import shell from './shell.module.css'

const stored = 'doorstep.console.narrow'

/** Desk pages: dense, navigation at the side (foldable), everything by keyboard, `?` shows the keys. */
export function ConsoleLayout() {
  const { t } = useWords()
  const { activePosts } = useSession()
  const items = useNavigation('console', activePosts)
  const navigate = useNavigate()
  const live = useLiveState()
  const [narrow, setNarrow] = useState(() => {
    try {
      return localStorage.getItem(stored) === 'yes'
    } catch {
      return false
    }
  })
  const [open, setOpen] = useState(false)
  const [help, setHelp] = useState(false)
  const keys = useMemo(
    () => [
      ...items.flatMap((item) =>
        item.keys ? [{ keys: item.keys, label: t(item.label), run: () => void navigate({ to: item.to }) }] : [],
      ),
      { keys: '?', label: t('ui.keys.show'), run: () => setHelp(true) },
    ],
    [items, t, navigate],
  )
  useHotkeys(t('ui.keys.go'), keys)
  const fold = () => {
    setNarrow(!narrow)
    try {
      localStorage.setItem(stored, narrow ? 'no' : 'yes')
    } catch {
      // Kept until the page is left.
    }
  }
  return (
    <div className={classes.console} data-narrow={narrow || undefined} data-open={open || undefined}>
      <Header home="/console" surface="app.surface.console" wide>
        <button
          type="button"
          className={`${shell.tool} ${classes.phoneOnly}`}
          aria-expanded={open}
          aria-label={t('app.navigation')}
          onClick={() => setOpen(!open)}
        >
          <IconMenu2 size={22} aria-hidden />
        </button>
      </Header>
      <nav className={classes.side} aria-label={t('app.navigation')}>
        {items.map((item) => (
          <Link
            key={item.to}
            to={item.to}
            className={classes.sideLink}
            activeOptions={{ exact: item.exact ?? item.to === '/console' }}
            title={narrow ? t(item.label) : undefined}
            onClick={() => setOpen(false)}
          >
            <item.icon size={20} stroke={1.8} aria-hidden />
            <span className={classes.sideText}>{t(item.label)}</span>
            {item.keys ? (
              <span className={classes.sideKeys} aria-hidden="true">
                {item.keys}
              </span>
            ) : null}
          </Link>
        ))}
        <div className={classes.sideFoot}>
          {live === 'none' ? null : (
            <span className={classes.live} data-on={live === 'live' || undefined}>
              <span className={classes.liveDot} />
              <span className={classes.sideText}>{live === 'live' ? t('app.live.on') : t('app.live.off')}</span>
            </span>
          )}
          <button type="button" className={classes.sideLink} onClick={() => setHelp(true)}>
            <IconKeyboard size={20} stroke={1.8} aria-hidden />
            <span className={classes.sideText}>{t('ui.keys.title')}</span>
          </button>
          <button type="button" className={classes.sideLink} aria-expanded={!narrow} onClick={fold}>
            {narrow ? (
              <IconLayoutSidebarLeftExpand size={20} stroke={1.8} aria-hidden />
            ) : (
              <IconLayoutSidebarLeftCollapse size={20} stroke={1.8} aria-hidden />
            )}
            <span className={classes.sideText}>{narrow ? t('app.side.unfold') : t('app.side.fold')}</span>
          </button>
        </div>
      </nav>
      <main id="main" tabIndex={-1} className={classes.desk}>
        <StaffOnly>
          <Outlet />
        </StaffOnly>
      </main>
      <KeyboardSheet opened={help} onClose={() => setHelp(false)} />
    </div>
  )
}
