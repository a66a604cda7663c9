import { Link } from '@tanstack/react-router'
import { useWords } from '../../../words/words.tsx'
import classes from '../notices.module.css'

/** Links between the pages by which administrators look after notices. */
export function AdminTabs() {
  const { t } = useWords()
  return (
    <nav className={classes.tabs} aria-label={t('notices.admin.title')}>
      <Link to="/console/notices" activeOptions={{ exact: true, includeSearch: false }} className={classes.tab}>
        {t('notices.admin.texts')}
      </Link>
      <Link to="/console/notices/settings" className={classes.tab}>
        {t('notices.admin.settings')}
      </Link>
      <Link to="/console/notices/log" className={classes.tab}>
        {t('notices.admin.log')}
      </Link>
    </nav>
  )
}
