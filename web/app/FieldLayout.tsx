import { Outlet } from '@tanstack/react-router'
import { useWords } from '../words/words.tsx'
import { BottomLink } from './BottomLink.tsx'
import { Header } from './Header.tsx'
import { useNavigation } from './navigation.ts'
import { StaffOnly } from './StaffOnly.tsx'
import { useSession } from './session.tsx'
import classes from './shell.module.css'

/** Pages for people on foot: phone first, tabs at the thumb; on a wide screen the tabs move to the side of the title. */
export function FieldLayout() {
  const { t } = useWords()
  const { activePosts } = useSession()
  const items = useNavigation('field', activePosts)
  return (
    <div className={classes.page} data-bottom>
      <Header home="/field" surface="app.surface.field" />
      <main id="main" tabIndex={-1} className={classes.column} data-wide>
        <StaffOnly>
          <Outlet />
        </StaffOnly>
      </main>
      <nav className={classes.bottomNav} data-always aria-label={t('app.navigation')}>
        {items.map((item) => (
          <BottomLink key={item.to} item={item} />
        ))}
      </nav>
    </div>
  )
}
