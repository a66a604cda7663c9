import { Button, Textarea } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { FollowView } from '../../../../contract/cases.ts'
import { send, useWrite } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { Card, ChoiceCard } from '../../../ui/Card.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { secretHeader } from './dispute.ts'
import classes from './parts.module.css'
import { isOver } from './stand.rules.ts'
import { useTable } from './table.tsx'

// messages: dispute-pages.rate.*

const path = '/api/v1/follow/{number}'

/** The last word of whoever applied, like that of every case: asked for once it is over, and where the case takes it. */
export function RateCard() {
  const { t } = useWords()
  const { view, secret, me } = useTable()
  const queries = useQueryClient()
  const [solved, setSolved] = useState<boolean | null>(null)
  const [satisfaction, setSatisfaction] = useState<number | null>(null)
  const [words, setWords] = useState('')
  const [missing, setMissing] = useState(false)
  const mine = me?.side === 'applicant' && isOver(view.state)
  const followed = useQuery({
    queryKey: [path, { number: view.number, secret: secret ?? null }],
    queryFn: () =>
      send<FollowView>(`/api/v1/follow/${encodeURIComponent(view.number)}`, { headers: secretHeader(secret) }),
    enabled: mine,
    retry: false,
  })
  const of = followed.data
  const rate = useWrite(
    (command: { type: 'rate'; solved: boolean; satisfaction: number; words?: string }, { headers }) =>
      send(`/api/v1/cases/${view.id}/commands`, {
        method: 'POST',
        key: headers['Idempotency-Key'],
        headers: { 'Content-Type': 'application/json', ...secretHeader(secret) },
        body: JSON.stringify({ version: of?.version, command }),
      }),
    {
      onSuccess: () => toast(t('dispute-pages.rate.done')),
      onSettled: () => queries.invalidateQueries({ queryKey: [path] }),
    },
  )
  if (!mine || !of?.offers.some(({ command, allowed }) => command === 'rate' && allowed)) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(solved === null || satisfaction === null)
    if (solved !== null && satisfaction !== null)
      rate.mutate({ type: 'rate', solved, satisfaction, ...(words.trim() ? { words: words.trim() } : {}) })
  }
  return (
    <Card title={t('dispute-pages.rate.title')}>
      <form className={classes.fields} noValidate onSubmit={submit}>
        <fieldset className={classes.group}>
          <legend>{t('dispute-pages.rate.solved')}</legend>
          {([true, false] as const).map((each) => (
            <ChoiceCard
              key={String(each)}
              name="solved"
              value={String(each)}
              checked={solved === each}
              onChoose={() => setSolved(each)}
              title={t(each ? 'dispute-pages.rate.yes' : 'dispute-pages.rate.no')}
            />
          ))}
        </fieldset>
        <fieldset className={classes.group}>
          <legend>{t('dispute-pages.rate.how')}</legend>
          {([5, 4, 3, 2, 1] as const).map((score) => (
            <ChoiceCard
              key={score}
              name="satisfaction"
              value={String(score)}
              checked={satisfaction === score}
              onChoose={() => setSatisfaction(score)}
              title={t(`dispute-pages.rate.score.${score}`)}
            />
          ))}
        </fieldset>
        <Textarea
          label={t('dispute-pages.rate.words')}
          value={words}
          maxLength={4000}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <div role="alert">{missing ? <p className={classes.problem}>{t('dispute-pages.rate.missing')}</p> : null}</div>
        <Refusal problem={rate.error} />
        <Button type="submit" size="lg" loading={rate.isPending}>
          {t('dispute-pages.rate.send')}
        </Button>
      </form>
    </Card>
  )
}
