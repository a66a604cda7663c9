import { IconPhone } from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import { useWords } from '../../../words/words.tsx'
import { dialled } from './callee.rules.ts'
import classes from './easy.module.css'
import { useCallee } from './serving.ts'

// messages: cases.role.*

/** The button of the simple view that calls somebody: on each page, the home page has a larger one. */
export function CallBar() {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const isHome = path.replace(/^\/t\/[^/]+/, '').replace(/\/$/, '') === ''
  return isHome ? null : <CallButton />
}

/** Calls whoever serves the reader, by name or role; without anybody known it leads to all numbers. */
export function CallButton() {
  const { t } = useWords()
  const callee = useCallee()
  if (!callee)
    return (
      <Link to="/call" className={`${classes.call} ds-no-print`}>
        <IconPhone size={30} aria-hidden />
        <span>{t('resident.call.title')}</span>
      </Link>
    )
  const role = callee.title ?? t(`cases.role.${callee.role}`)
  return (
    <a href={dialled(callee.phone)} className={`${classes.call} ds-no-print`}>
      <IconPhone size={30} aria-hidden />
      <span>
        {t('doorstep.easy.call', { name: callee.name ?? role })}
        <small>
          {callee.name ? `${role} · ` : ''}
          <span className="ds-num">{callee.phone}</span>
        </small>
      </span>
    </a>
  )
}
