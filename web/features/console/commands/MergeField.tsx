import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseSummary } from '../../../../contract/cases.ts'
import type { SimilarCase } from '../../../../contract/kin-routes.ts'
import { read } from '../../../app/api.ts'
import { useSimilar } from '../../../cases/useSimilar.ts'
import { useWords } from '../../../words/words.tsx'
import { SimilarFacts } from '../intake/SimilarFacts.tsx'
import classes from './commands.module.css'
import type { FieldProps } from './field.ts'
import { MergePreview } from './MergePreview.tsx'

/** The case it is the same matter as: alike ones first, or found by number or words; then what merging the two does. */
export function MergeField(props: FieldProps) {
  const { t } = useWords()
  const { view, values, set } = props
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words.trim(), 250)
  const alike = useSimilar({
    text: view.text,
    point: view.point ?? undefined,
    unitId: view.unit?.id,
    categoryId: view.category?.id,
    except: view.id,
  })
  const found = useQuery({
    ...read('/api/v1/cases', { params: { query: { scope: 'place', open: 'true', q, limit: 10 } } }),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  })
  const candidates: SimilarCase[] =
    q.length > 1
      ? ((found.data?.items ?? []) as CaseSummary[]).map((one) => ({
          ...one,
          category: one.category?.name ?? null,
          distance: null,
          because: [],
          mine: true,
        }))
      : (alike.data ?? [])
  const shown = candidates.filter((each) => each.id !== view.id)
  const choose = (intoCaseId: string) => set({ intoCaseId, leads: 'other', merge: null })
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
      <p className={classes.none}>{q.length > 1 ? t('console.merge.found') : t('kin.suggestion')}</p>
      <ul className={classes.candidates}>
        {shown.map((each) => (
          <li key={each.id}>
            <label data-checked={values.intoCaseId === each.id || undefined}>
              <input
                type="radio"
                name="merge-into"
                checked={values.intoCaseId === each.id}
                onChange={() => choose(each.id)}
              />
              <span className={classes.candidate}>
                <SimilarFacts one={each} />
              </span>
            </label>
          </li>
        ))}
      </ul>
      {shown.length === 0 && !alike.isFetching && !found.isFetching ? (
        <p className={classes.none}>{q.length > 1 ? t('console.merge.none') : t('kin.none')}</p>
      ) : null}
      {values.intoCaseId ? <MergePreview {...props} otherId={values.intoCaseId} /> : null}
      {props.error ? <p className={classes.problem}>{props.error}</p> : null}
    </fieldset>
  )
}
