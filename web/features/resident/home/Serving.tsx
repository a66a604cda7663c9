import { IconPhone } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Server } from '../../../../contract/people.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import report from '../report/report.module.css'
import shared from '../resident.module.css'
import { dialled, nameToCall } from './callee.rules.ts'
import { servingQuery } from './serving.ts'

// messages: cases.role.*

/** How many of those nearest are shown at once; the others on request. */
const first = 4

/** Who serves the people of a building, nearest first, each with a phone to press. */
export function Serving(props: { unitId: string }) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const serving = useQuery(servingQuery(props.unitId))
  if (serving.isPending) return <PageSkeleton lines={3} />
  if (serving.isError) return <ErrorState problem={serving.error} onRetry={() => void serving.refetch()} level={3} />
  // Somebody without a name to call or a phone to press is of no use to a reader.
  const people = serving.data.serving.filter((one) => nameToCall(one) || one.dutyPhone)
  if (people.length === 0) return <p className={shared.lead}>{t('resident.serving.none')}</p>
  const shown = all ? people : people.slice(0, first)
  return (
    <>
      <ul className={shared.people}>
        {shown.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may hold the same role at the same place
          <li key={`${one.role}-${one.unit.id}-${index}`}>
            <Person one={one} />
          </li>
        ))}
      </ul>
      {people.length > shown.length ? (
        <button type="button" className={report.more} onClick={() => setAll(true)}>
          {t('resident.serving.more', { count: people.length - shown.length })}
        </button>
      ) : null}
      <p>
        <Link to="/duties">{t('resident.serving.duties')}</Link>
      </p>
      <p>
        <Link to="/calls">{t('resident.serving.calls')}</Link>
      </p>
    </>
  )
}

function Person(props: { one: Server }) {
  const { t, nameOf } = useWords()
  const { one } = props
  const name = nameToCall(one)
  const role = one.title ?? t(`cases.role.${one.role}`)
  return (
    <div className={shared.person}>
      <span className={shared.personWords}>
        <strong>{name ?? role}</strong>
        <small>
          {name ? `${role} · ` : ''}
          {nameOf(one.unit.name)}
          {one.standingIn ? ` · ${t('resident.serving.standingIn')}` : ''}
        </small>
      </span>
      {one.dutyPhone ? (
        <a
          className={shared.phone}
          href={dialled(one.dutyPhone)}
          aria-label={t('resident.call.label', { name: name ?? role, number: one.dutyPhone })}
        >
          <IconPhone size={20} aria-hidden />
          <span className="ds-num">{one.dutyPhone}</span>
        </a>
      ) : null}
    </div>
  )
}
