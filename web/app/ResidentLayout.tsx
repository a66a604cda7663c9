import { IconPlus } from '@tabler/icons-react'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { Suspense, use } from 'react'
import { useWords } from '../words/words.tsx'
import { BottomLink } from './BottomLink.tsx'
import { at } from './basepath.ts'
import { useOnDevice } from './device/shelf.ts'
import { useEasyView } from './display.ts'
import { Header } from './Header.tsx'
import { type NavItem, NavigationContext, useNavigation } from './navigation.ts'
import { useSession } from './session.tsx'
import classes from './shell.module.css'

/** The residents' pages: one column, a bar at the thumb on phones, one big button to report. */
export function ResidentLayout() {
  const { t } = useWords()
  const { activePosts } = useSession()
  const [easy] = useEasyView()
  const waiting = useOnDevice('waiting', false)
  const all = useNavigation('resident', activePosts)
  const items = easy ? all.slice(0, 2) : all
  const Top = use(NavigationContext).residentTop
  const path = useRouterState({ select: (state) => state.location.pathname })
  // While reporting, nothing else is offered: one question per screen.
  const reporting = path.startsWith('/report')
  return (
    <div className={classes.page} data-bottom={!reporting || undefined}>
      <Header home="/" surface={null}>
        <nav className={classes.topNav} aria-label={t('app.navigation')}>
          {items.map((item) => (
            <TopLink key={item.to} item={item} />
          ))}
          {reporting ? null : (
            <Link to={'/report' as string} className={classes.reportTop}>
              <IconPlus size={20} aria-hidden />
              {t('app.report')}
            </Link>
          )}
        </nav>
      </Header>
      <main id="main" tabIndex={-1} className={classes.column}>
        {(easy || waiting) && Top ? (
          <Suspense fallback={null}>
            <Top />
          </Suspense>
        ) : null}
        <Outlet />
      </main>
      <footer className={classes.footer}>
        <Link to="/my/data">{t('app.footer.data')}</Link>
        <Link to={'/points' as string} className="ds-not-easy">
          {t('app.footer.points')}
        </Link>
        <Link to={'/disputes' as string} className="ds-not-easy">
          {t('app.footer.disputes')}
        </Link>
        <Link to={'/hall' as string} className="ds-not-easy">
          {t('app.footer.hall')}
        </Link>
        <Link to={'/deliberations' as string} className="ds-not-easy">
          {t('app.footer.deliberations')}
        </Link>
        <Link to={'/teams' as string} className="ds-not-easy">
          {t('app.footer.teams')}
        </Link>
        <Link to={'/organisations' as string} className="ds-not-easy">
          {t('app.footer.organisations')}
        </Link>
        <Link to={'/install' as string} className="ds-not-easy">
          {t('app.footer.install')}
        </Link>
        <a href={at('/api/docs/')} className="ds-not-easy">
          {t('app.footer.api')}
        </a>
      </footer>
      {reporting ? null : (
        <nav className={classes.bottomNav} aria-label={t('app.navigation')}>
          {items.slice(0, easy ? 1 : 2).map((item) => (
            <BottomLink key={item.to} item={item} />
          ))}
          <Link to={'/report' as string} className={classes.reportBottom}>
            <span className={classes.reportDot}>
              <IconPlus size={28} aria-hidden />
            </span>
            <span>{t('app.report')}</span>
          </Link>
          {items.slice(easy ? 1 : 2, 4).map((item) => (
            <BottomLink key={item.to} item={item} />
          ))}
        </nav>
      )}
    </div>
  )
}

function TopLink(props: { item: NavItem }) {
  const { t } = useWords()
  return (
    <Link
      to={props.item.to}
      className={classes.topLink}
      activeOptions={{ exact: props.item.exact ?? props.item.to === '/' }}
    >
      {t(props.item.label)}
    </Link>
  )
}
