import { Button, Modal, NativeSelect, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ArchiveState } from '../../../../contract/archive.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import forms from '../../../app/form.module.css'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'

/** The administrator says after how many years without a word a case goes into the archive, or never, and why. */
export function ChooseYears({ state, onDone }: { state: ArchiveState; onDone: () => void }) {
  const { t } = useWords()
  const queries = useQueryClient()
  const explain = useErrorWords()
  const [years, setYears] = useState(String(state.years ?? ''))
  const [why, setWhy] = useState('')
  const { min, max } = state.bounds
  const save = useWrite(
    (body: { years: number | null; why: string }, context) =>
      answer(api.PUT('/api/v1/archive/choice', { body, ...context })),
    {
      onSuccess: () => {
        toast(t('console.archive.saved'))
        void queries.invalidateQueries({ queryKey: ['/api/v1/archive'] })
        onDone()
      },
    },
  )
  return (
    <Modal opened onClose={onDone} title={t('console.archive.choose_title')}>
      <form
        className={forms.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate({ years: years === '' ? null : Number(years), why })
        }}
      >
        <p>{t('console.archive.choose_text')}</p>
        <NativeSelect
          label={t('console.archive.years')}
          value={years}
          onChange={(event) => setYears(event.currentTarget.value)}
          data={[
            { value: '', label: t('console.archive.years_never') },
            ...Array.from({ length: max - min + 1 }, (_, index) => ({
              value: String(min + index),
              label: t('console.archive.years_of', { years: min + index }),
            })),
          ]}
        />
        <Textarea
          label={t('console.archive.why')}
          autosize
          minRows={2}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          error={save.error ? explain(save.error) : undefined}
        />
        <Button type="submit" loading={save.isPending} disabled={why.trim().length < 3}>
          {t('console.archive.save')}
        </Button>
      </form>
    </Modal>
  )
}
