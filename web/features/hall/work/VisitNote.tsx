import { Button, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Visit } from '../../../../contract/hall-work.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { MaskedText } from '../../../ui/MaskedText.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'

import classes from './work.module.css'

/** Numbers as somebody typed them, with blanks or commas between. */
const numbersIn = (text: string): string[] => text.split(/[\s,，、]+/).filter(Boolean)

/** A note for the visit, which goes along when it is sent on, and numbers of the cases that came of it. */
export function VisitNote({ counterId, visit }: { counterId: string; visit: Visit }) {
  const { t, nameOf } = useWords()
  const queries = useQueryClient()
  const [note, setNote] = useState(visit.note)
  const [cases, setCases] = useState(visit.cases.join(' '))
  const [problem, setProblem] = useState<Problem | null>(null)
  const params = { path: { id: counterId } }
  const save = useWrite((body: { note: string; cases: string[] }, context) =>
    answer(api.POST('/api/v1/hall/counters/{id}/note', { params, body, ...context })),
  )
  return (
    <Card title={t('hall.visit.title')}>
      <form
        noValidate
        className={classes.stack}
        onSubmit={(event) => {
          event.preventDefault()
          setProblem(null)
          save.mutateAsync({ note, cases: numbersIn(cases) }).then(
            () => {
              void queries.invalidateQueries({ queryKey: ['/api/v1/hall/counters/{id}'] })
              toast(t('hall.visit.saved'))
            },
            (refused) => setProblem(asProblem(refused)),
          )
        }}
      >
        {nameOf(visit.service.bring) ? (
          <p className={classes.dim}>{t('hall.bring', { what: nameOf(visit.service.bring) })}</p>
        ) : null}
        {visit.phone ? (
          <MaskedText
            label={t('hall.phone')}
            text="•••"
            onReveal={async (purpose) =>
              (await answer(api.POST('/api/v1/hall/counters/{id}/phone', { params, body: { purpose } }))).value
            }
          />
        ) : null}
        <Textarea
          label={t('hall.visit.note')}
          description={t('hall.visit.note_help')}
          autosize
          minRows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <TextInput
          label={t('hall.visit.cases')}
          description={t('hall.visit.cases_help')}
          value={cases}
          maxLength={400}
          onChange={(event) => setCases(event.currentTarget.value)}
        />
        <Refusal problem={problem} />
        <div>
          <Button type="submit" variant="default" loading={save.isPending}>
            {t('hall.visit.save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
