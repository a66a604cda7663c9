import { Button, Checkbox, TextInput } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseSummary } from '../../../../contract/cases.ts'
import { answer, api, read } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'
import { CaseLight } from '../../../cases/CaseLight.tsx'
import { CaseStateBadge } from '../../../cases/CaseStateBadge.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { useWords } from '../../../words/words.tsx'
import { CaseLink } from '../case/CaseNotices.tsx'
import classes from './shift.module.css'

/** Cases due in the next shift, each of which can be watched with a word why; and any other by its number. */
export function WatchList(props: {
  cases: ReadonlyMap<string, CaseSummary>
  watched: Readonly<Record<string, string>>
  onChange: (watched: Record<string, string>) => void
  due: number
}) {
  const { t } = useWords()
  const { cases, watched, onChange } = props
  // Watched ones that are not due, by their number or from a draft.
  const others = useQueries({
    queries: Object.keys(watched)
      .filter((id) => !cases.has(id))
      .map((id) => read('/api/v1/cases/{id}', { params: { path: { id } } })),
    combine: (found) => found.flatMap((one) => (one.data ? [one.data as unknown as CaseSummary] : [])),
  })
  const all = [...others, ...cases.values()].toSorted((a, b) => Number(b.id in watched) - Number(a.id in watched))
  const set = (id: string, note: string | null) => {
    const { [id]: _old, ...rest } = watched
    onChange(note === null ? rest : { ...rest, [id]: note })
  }
  return (
    <Card title={t('desk.shift.watch_title')}>
      <p className={classes.none}>{t('desk.shift.watch_help', { count: props.due })}</p>
      <AddByNumber onFound={(id) => set(id, watched[id] ?? '')} />
      <ul className={classes.cases}>
        {all.map((one) => (
          <li key={one.id}>
            <span className={classes.caseHead}>
              <Checkbox
                aria-label={t('desk.shift.watch', { number: one.number })}
                checked={one.id in watched}
                onChange={(event) => set(one.id, event.currentTarget.checked ? '' : null)}
              />
              <CaseLink id={one.id} number={one.number} />
              <CaseStateBadge state={one.state} />
              <CaseLight of={one} />
            </span>
            <span className={classes.caseText}>{one.text}</span>
            {one.id in watched ? (
              <TextInput
                size="sm"
                aria-label={t('desk.shift.why', { number: one.number })}
                placeholder={t('desk.shift.why_short')}
                maxLength={500}
                value={watched[one.id] ?? ''}
                onChange={(event) => set(one.id, event.currentTarget.value)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function AddByNumber(props: { onFound: (id: string) => void }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const [number, setNumber] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const add = () => {
    if (!number.trim()) return
    setProblem(null)
    answer(api.GET('/api/v1/cases/find', { params: { query: { number: number.trim() } } })).then(
      ({ id }) => {
        props.onFound(id)
        setNumber('')
      },
      (thrown) => setProblem(explain(asProblem(thrown))),
    )
  }
  return (
    <div className={classes.add}>
      <TextInput
        size="sm"
        label={t('desk.shift.add_number')}
        value={number}
        maxLength={40}
        error={problem}
        onChange={(event) => setNumber(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          add()
        }}
      />
      <Button type="button" size="sm" variant="default" onClick={add}>
        {t('desk.shift.add')}
      </Button>
    </div>
  )
}
