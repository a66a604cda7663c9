import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseSummary, NearbyCase } from '../../../../contract/cases.ts'
import { read } from '../../../app/api.ts'
import { CaseStateBadge } from '../../../cases/CaseStateBadge.tsx'
import { Instant, useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './commands.module.css'
import type { FieldProps } from './field.ts'

interface Candidate {
  id: string
  number: string
  text: string
  state: CaseSummary['state']
  reportedAt: string
  metres?: number
}

/** The case that goes on: open ones close by, or found by number or words; the chosen one is shown in full before. */
export function MergeField(props: FieldProps) {
  const { t } = useWords()
  const { number } = useFormat()
  const { view, values, set } = props
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words.trim(), 250)
  const { point } = view
  const near = useQuery({
    ...read('/api/v1/cases/nearby', {
      params: { query: { lat: point?.lat ?? 0, lng: point?.lng ?? 0, categoryId: view.category?.id } },
    }),
    enabled: point !== null,
  })
  const found = useQuery({
    ...read('/api/v1/cases', { params: { query: { scope: 'place', open: 'true', q, limit: 10 } } }),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  })
  const chosen = useQuery({
    ...read('/api/v1/cases/{id}', { params: { path: { id: values.intoCaseId ?? '' } } }),
    enabled: values.intoCaseId !== null,
  })
  const candidates: Candidate[] =
    q.length > 1
      ? ((found.data?.items ?? []) as CaseSummary[])
      : ((near.data?.items ?? []) as NearbyCase[]).map((each) => ({ ...each, metres: each.distance }))
  const shown = candidates.filter((each) => each.id !== view.id)
  return (
    <fieldset className={classes.plain}>
      <legend>{t('console.merge.into')}</legend>
      <TextInput
        size="sm"
        aria-label={t('console.merge.search')}
        placeholder={t('console.merge.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <p className={classes.none}>{q.length > 1 ? t('console.merge.found') : t('console.merge.nearby')}</p>
      <ul className={classes.candidates}>
        {shown.map((each) => (
          <li key={each.id}>
            <label data-checked={values.intoCaseId === each.id || undefined}>
              <input
                type="radio"
                name="merge-into"
                checked={values.intoCaseId === each.id}
                onChange={() => set({ intoCaseId: each.id })}
              />
              <span>
                <span className={classes.candidateHead}>
                  <strong className="ds-num">{each.number}</strong>
                  <CaseStateBadge state={each.state} />
                  {each.metres === undefined ? null : (
                    <span>{t('console.metres', { metres: number(each.metres) })}</span>
                  )}
                  <Instant at={each.reportedAt} />
                </span>
                <span>{each.text || t('console.merge.private')}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {shown.length === 0 && !near.isFetching && !found.isFetching ? (
        <p className={classes.none}>{t('console.merge.none')}</p>
      ) : null}
      {chosen.data ? (
        <blockquote className={classes.asked}>
          <strong>{t('console.merge.preview', { number: chosen.data.number, mine: view.number })}</strong>
          <span>{chosen.data.text}</span>
          <span>{t('cases.followers', { count: chosen.data.followers })}</span>
        </blockquote>
      ) : null}
      {props.error ? <p className={classes.problem}>{props.error}</p> : null}
    </fieldset>
  )
}
