import { Button, Modal, Textarea } from '@mantine/core'
import { IconArchive } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseView } from '../../../../contract/cases.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import forms from '../../../app/form.module.css'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../case/case.module.css'

/** Says on the page of an archived case what that means, and lets whoever could reopen it bring it back. */
export function ArchivedNote({ view }: { view: CaseView }) {
  const { t } = useWords()
  const { day } = useFormat()
  const [open, setOpen] = useState(false)
  if (!view.archived) return null
  const { at, mayBringBack } = view.archived
  return (
    <div className={classes.notice}>
      <IconArchive size={20} aria-hidden />
      <div>
        <strong>{t('console.archive.note', { day: day(at) })}</strong>
        <div>{t(mayBringBack ? 'console.archive.note_back' : 'console.archive.note_read')}</div>
        {mayBringBack ? (
          <Button variant="default" size="sm" mt="xs" onClick={() => setOpen(true)}>
            {t('console.archive.back')}
          </Button>
        ) : null}
      </div>
      {open ? <BringBack view={view} onDone={() => setOpen(false)} /> : null}
    </div>
  )
}

function BringBack({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { t } = useWords()
  const queries = useQueryClient()
  const explain = useErrorWords()
  const [why, setWhy] = useState('')
  const bring = useWrite(
    (body: { why: string }, context) =>
      answer(api.POST('/api/v1/archive/cases/{id}/return', { params: { path: { id: view.id } }, body, ...context })),
    {
      onSuccess: () => {
        toast(t('console.archive.brought'))
        for (const queryKey of [['/api/v1/cases/{id}'], ['/api/v1/archive'], ['/api/v1/archive/cases']])
          void queries.invalidateQueries({ queryKey })
        onDone()
      },
    },
  )
  return (
    <Modal opened onClose={onDone} title={t('console.archive.back_title', { number: view.number })}>
      <form
        className={forms.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          bring.mutate({ why })
        }}
      >
        <p>{t('console.archive.back_text')}</p>
        <Textarea
          label={t('console.archive.why')}
          autosize
          minRows={2}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          error={bring.error ? explain(bring.error) : undefined}
        />
        <Button type="submit" loading={bring.isPending} disabled={why.trim().length < 3}>
          {t('console.archive.back')}
        </Button>
      </form>
    </Modal>
  )
}
