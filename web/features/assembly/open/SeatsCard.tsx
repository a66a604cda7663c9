import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DeliberationView, Seat, SeatAnswer } from '../../../../contract/assembly.ts'
import { Refusal } from '../../../app/forms.tsx'
import { Card } from '../../../ui/Card.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../assembly.module.css'
import { useAct } from '../data.ts'

const answers: readonly SeatAnswer[] = ['comes', 'sends', 'cannot']

/** Who is invited and what they say. Whoever speaks for an invited body answers here; the desk that called does on its own page. */
export function SeatsCard({ view, desk = false }: { view: DeliberationView; desk?: boolean }) {
  const { t, nameOf } = useWords()
  if (view.seats.length === 0) return null
  return (
    <Card title={t('assembly.seats')}>
      <ul className={classes.plain}>
        {view.seats.map((seat) => (
          <li key={seat.id}>
            <div className={classes.line}>
              <strong>{nameOf(seat.name)}</strong>
              <span className={classes.dim}>
                {[
                  seat.count > 1 ? t('assembly.seat_count', { count: seat.count }) : null,
                  seat.present !== null
                    ? t('assembly.seat_present', { count: seat.present })
                    : seat.answer
                      ? t(`assembly.answer.${seat.answer}`)
                      : seat.kind === 'residents'
                        ? null
                        : t('assembly.no_answer'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
            {seat.mayAnswer && (desk || !view.may.keep) ? <Answer view={view} seat={seat} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Answer({ view, seat }: { view: DeliberationView; seat: Seat }) {
  const { t, nameOf } = useWords()
  const [who, setWho] = useState('')
  const act = useAct(view.id, () => toast(t('assembly.answered')))
  return (
    <div className={classes.fields}>
      <TextInput
        size="sm"
        label={t('assembly.who', { name: nameOf(seat.name) })}
        description={t('assembly.who_help')}
        maxLength={100}
        value={who}
        onChange={(event) => setWho(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        {answers.map((answer) => (
          <Button
            key={answer}
            size="sm"
            variant={seat.answer === answer ? 'filled' : 'default'}
            aria-pressed={seat.answer === answer}
            aria-label={`${nameOf(seat.name)}: ${t(`assembly.answer.${answer}`)}`}
            loading={
              act.isPending &&
              act.variables?.body !== undefined &&
              (act.variables.body as { answer: string }).answer === answer
            }
            onClick={() =>
              act.mutate({
                path: `/seats/${seat.id}/answer`,
                body: { answer, ...(who.trim() ? { who: who.trim() } : {}) },
              })
            }
          >
            {t(`assembly.answer.${answer}`)}
          </Button>
        ))}
      </div>
      <Refusal problem={act.error} />
    </div>
  )
}
