import { IconChevronRight, IconFolder, IconPencilPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEasyView } from '../../../app/display.ts'
import { useTitle } from '../../../ui/title.ts'
import { useWords } from '../../../words/words.tsx'
import { useDrafts } from '../device/drafts.ts'
import { useHome } from '../device/home.ts'
import { CallButton } from './CallBar.tsx'
import classes from './easy.module.css'

/** The home page of the simple view: three things to press, and the way back. */
export function EasyHome() {
  const { t, nameOf } = useWords()
  const [, setEasy] = useEasyView()
  const home = useHome()
  const drafts = useDrafts()
  useTitle(t('resident.home.title'))
  return (
    <div className={classes.home}>
      <h1>{t('resident.home.title')}</h1>
      <Link to="/report" className={classes.report}>
        <IconPencilPlus size={40} aria-hidden />
        <span>{drafts.length > 0 ? t('doorstep.easy.goOn') : t('resident.home.report')}</span>
      </Link>
      <CallButton />
      <Link to="/my/cases" className={classes.choice}>
        <IconFolder size={34} aria-hidden />
        <span>{t('resident.cases.title')}</span>
        <IconChevronRight size={28} aria-hidden />
      </Link>
      <p className={classes.foot}>
        <Link to="/easy">{home ? nameOf(home.name) : t('resident.call.choose')}</Link>
        <button type="button" onClick={() => setEasy(false)}>
          {t('doorstep.easy.leave')}
        </button>
      </p>
    </div>
  )
}
