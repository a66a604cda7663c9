import {
  IconBuilding,
  IconCalendar,
  IconCategory,
  IconClockEdit,
  IconMessage2,
  IconRoute,
  IconSettings,
  IconTag,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useWords } from '../../words/words.tsx'
import classes from './configuration.module.css'
import { adminPages } from './parts/AdminFrame.tsx'

// messages: configuration.nav.*, configuration.about.*

const icons = {
  ...{ categories: IconCategory, conditions: IconClockEdit, rules: IconRoute, texts: IconMessage2 },
  ...{ suggestions: IconTag },
  ...{ settings: IconSettings, calendars: IconCalendar, departments: IconBuilding },
}

/** What can be set up here, and what each part decides. */
export function HomePage() {
  const { t } = useWords()
  return (
    <>
      <PageHeader title={t('configuration.nav.title')} text={t('configuration.about.title')} />
      <ul className={classes.doors}>
        {adminPages.map(({ to, name }) => {
          const Icon = icons[name]
          return (
            <li key={to}>
              <Link to={to} className={classes.door}>
                <Icon size={26} stroke={1.6} aria-hidden />
                <span>
                  <strong>{t(`configuration.nav.${name}`)}</strong>
                  <small>{t(`configuration.about.${name}`)}</small>
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </>
  )
}
