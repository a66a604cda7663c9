import { Button } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import type { Shift } from '../../../../contract/team-members.ts'
import { read } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useTitle } from '../../../ui/title.ts'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { useSpan } from '../one/span.ts'
import sheet from './roster.module.css'

/** The roster of the next four weeks as a sheet to print: who agreed, named as they agreed to be named. */
export function RosterPage() {
  const { t, nameOf } = useWords()
  const { exact } = useFormat()
  const span = useSpan()
  const { id } = useParams({ from: '/teams/$id/roster' })
  const { from } = useSearch({ from: '/teams/$id/roster' })
  const team = useQuery(read('/api/v1/teams/{id}', { params: { path: { id } } }))
  const roster = useQuery(
    read('/api/v1/teams/{id}/shifts', { params: { path: { id }, query: { days: 28, ...(from ? { from } : {}) } } }),
  )
  useTitle(t('teams.sheet.open'))
  const problem = team.error ?? roster.error
  if (problem)
    return (
      <main id="main" tabIndex={-1} className={sheet.desk}>
        <ErrorState level={1} problem={problem} onRetry={() => void Promise.all([team.refetch(), roster.refetch()])} />
      </main>
    )
  if (!team.data || !roster.data) return <PageSkeleton lines={8} />
  const shifts = (roster.data.items as Shift[]).filter(({ cancelledWhy }) => cancelledWhy === null)
  return (
    <main id="main" tabIndex={-1} className={sheet.desk}>
      <div className={`${sheet.tools} ds-no-print`}>
        <ButtonLink
          to="/teams/$id"
          params={{ id }}
          variant="default"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
        >
          {t('teams.sheet.back')}
        </ButtonLink>
        <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print()}>
          {t('teams.sheet.print')}
        </Button>
        <span>{t('teams.sheet.help')}</span>
      </div>
      <article className={sheet.paper} data-roster>
        <header>
          <p>
            {nameOf(team.data.kind.name)} · {nameOf(team.data.unit.name)}
          </p>
          <h1>{nameOf(team.data.name)}</h1>
        </header>
        {shifts.length === 0 ? <p>{t('teams.shifts.none')}</p> : null}
        <table>
          <thead>
            <tr>
              <th scope="col">{t('teams.sheet.when')}</th>
              <th scope="col">{t('teams.sheet.what')}</th>
              <th scope="col">{t('teams.sheet.who')}</th>
            </tr>
          </thead>
          <tbody>
            {shifts.map((shift) => (
              <tr key={shift.id}>
                <td>{span(shift.from, shift.until)}</td>
                <td>
                  <strong>{shift.title}</strong>
                  <br />
                  {[shift.beat?.name, shift.place].filter(Boolean).join(' · ')}
                </td>
                <td>{shift.agreed.map(({ name }) => name).join(t('teams.comma')) || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <footer>
          {team.data.phone ? <p>{t('teams.sheet.phone', { phone: team.data.phone })}</p> : null}
          <p>{t('teams.sheet.as_of', { time: exact(new Date().toISOString()) })}</p>
        </footer>
      </article>
    </main>
  )
}
