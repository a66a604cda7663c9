import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { PetitionFollowView } from '../../../../contract/petitions.ts'
import { Refusal } from '../../../app/forms.tsx'
import { Card, ChoiceCard } from '../../../ui/Card.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { usePetitionerCommand } from '../data.ts'
import classes from '../petitions.module.css'

// messages: petition-pages.rate.*

const scores = [5, 4, 3, 2, 1] as const

/** The last word: solved or not, how it went, and words if somebody likes. */
export function Rate({ view, secret }: { view: PetitionFollowView; secret: string | undefined }) {
  const { t } = useWords()
  const give = usePetitionerCommand(view, secret)
  const [solved, setSolved] = useState<boolean | null>(null)
  const [satisfaction, setSatisfaction] = useState<(typeof scores)[number] | null>(null)
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const may = view.offers.some(({ command, allowed }) => command === 'rate' && allowed)
  if (view.rating)
    return (
      <Card title={t('petition-pages.rate.yours')}>
        <p className={classes.words}>
          {t(view.rating.solved ? 'petition-pages.rate.solved' : 'petition-pages.rate.not_solved')} ·{' '}
          {t(`petition-pages.rate.score.${view.rating.satisfaction as 1}`)}
        </p>
        {view.rating.words ? <p className={classes.words}>“{view.rating.words}”</p> : null}
      </Card>
    )
  if (!may) return null
  const send = () => {
    setTried(true)
    if (solved === null || satisfaction === null) return
    give.mutate(
      { type: 'rate', solved, satisfaction, ...(words.trim() ? { words: words.trim() } : {}) },
      { onSuccess: () => toast(t('petition-pages.rate.done')) },
    )
  }
  return (
    <Card title={t('petition-pages.rate.title')}>
      <form
        className={`${classes.fields} ds-no-print`}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <fieldset className={classes.choices}>
          <legend>{t('petition-pages.rate.is_solved')}</legend>
          {([true, false] as const).map((value) => (
            <ChoiceCard
              key={String(value)}
              name="solved"
              value={String(value)}
              checked={solved === value}
              onChoose={() => setSolved(value)}
              title={t(value ? 'petition-pages.rate.solved' : 'petition-pages.rate.not_solved')}
            />
          ))}
        </fieldset>
        <fieldset className={classes.choices}>
          <legend>{t('petition-pages.rate.how')}</legend>
          {scores.map((score) => (
            <ChoiceCard
              key={score}
              name="score"
              value={String(score)}
              checked={satisfaction === score}
              onChoose={() => setSatisfaction(score)}
              title={t(`petition-pages.rate.score.${score}`)}
            />
          ))}
        </fieldset>
        <Textarea
          size="lg"
          rows={3}
          label={t('petition-pages.rate.words')}
          maxLength={2000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {view.rateUntil ? (
          <p className={classes.dim}>
            {t('petition-pages.rate.until')} <Instant at={view.rateUntil} show="day" />
          </p>
        ) : null}
        <div role="alert">
          {tried && (solved === null || satisfaction === null) ? (
            <p className={classes.problem}>{t('petition-pages.rate.missing')}</p>
          ) : null}
        </div>
        <Refusal problem={give.error} />
        <Button type="submit" size="lg" loading={give.isPending}>
          {t('petition-pages.rate.send')}
        </Button>
      </form>
    </Card>
  )
}
