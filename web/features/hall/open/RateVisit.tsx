import { Button, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { HallTicket } from '../../../../contract/hall.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card, ChoiceCard } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './open.module.css'

const stars = [1, 2, 3, 4, 5] as const

/** How the visit was: settled or not, one to five, words if one likes. Of the hall and the service, never of a person. */
export function RateVisit({ ticket, secret }: { ticket: HallTicket; secret: string }) {
  const { t } = useWords()
  const queries = useQueryClient()
  const [solved, setSolved] = useState<boolean | null>(null)
  const [given, setGiven] = useState<number | null>(null)
  const [words, setWords] = useState('')
  const [missing, setMissing] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const rate = useWrite((body: { solved: boolean; stars: number; words: string | null }, context) =>
    answer(
      api.POST('/api/v1/hall/tickets/{id}/rating', {
        params: { path: { id: ticket.id } },
        body,
        headers: { ...context.headers, 'x-ticket-secret': secret },
      }),
    ),
  )
  if (ticket.rating) return <Card title={t('hall.rate.title')}>{t('hall.rate.thanks')}</Card>
  return (
    <Card title={t('hall.rate.title')}>
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (solved === null || given === null) return setMissing(true)
          setProblem(null)
          rate.mutateAsync({ solved, stars: given, words: words.trim() || null }).then(
            () => void queries.invalidateQueries({ queryKey: ['/api/v1/hall/tickets/{id}'] }),
            (refused) => setProblem(asProblem(refused)),
          )
        }}
      >
        <fieldset className={classes.choices}>
          <legend>{t('hall.rate.solved')}</legend>
          {[true, false].map((each) => (
            <ChoiceCard
              key={String(each)}
              name="solved"
              value={String(each)}
              checked={solved === each}
              onChoose={() => setSolved(each)}
              title={each ? t('hall.rate.yes') : t('hall.rate.no')}
            />
          ))}
        </fieldset>
        <fieldset className={classes.stars}>
          <legend>{t('hall.rate.stars')}</legend>
          {stars.map((each) => (
            <label key={each} data-checked={given === each || undefined}>
              <input type="radio" name="stars" checked={given === each} onChange={() => setGiven(each)} />
              {each}
            </label>
          ))}
        </fieldset>
        <Textarea
          size="md"
          autosize
          minRows={2}
          maxLength={1000}
          label={t('hall.rate.words')}
          description={t('hall.rate.words_help')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {missing && (solved === null || given === null) ? <p role="alert">{t('hall.rate.missing')}</p> : null}
        <Refusal problem={problem} />
        <div>
          <Button type="submit" size="md" loading={rate.isPending}>
            {t('hall.rate.send')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
