import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { PetitionFollowView } from '../../../../contract/petitions.ts'
import { Refusal } from '../../../app/forms.tsx'
import { LastDay } from '../../../ui/LastDay.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { usePetitionerCommand } from '../data.ts'
import { daysLeft } from '../parts/lights.ts'
import classes from '../petitions.module.css'

// messages: petition-pages.ask.*

/** After an answer: agree, or ask for the review the law gives, with the days that are left for it. */
export function AskAgain({ view, secret }: { view: PetitionFollowView; secret: string | undefined }) {
  const { t, timeZone } = useWords()
  const now = useNow()
  const give = usePetitionerCommand(view, secret)
  const [open, setOpen] = useState<'ask' | 'content' | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const may = (command: string) => view.offers.some((offer) => offer.command === command && offer.allowed)
  const ask = may('ask_review') ? 'ask_review' : may('ask_re_review') ? 'ask_re_review' : undefined
  const content = may('content')
  if (!ask && !content) return null
  const days = view.askUntil ? daysLeft(view.askUntil, { now, timeZone }) : 0
  const send = () => {
    setTried(true)
    if (!ask || reason.trim().length < 2) return
    give.mutate(
      { type: ask, reason: reason.trim() },
      {
        onSuccess: () => {
          setOpen(null)
          setReason('')
          toast(t(`petition-pages.ask.${ask}_done`))
        },
      },
    )
  }
  return (
    <section className={`${classes.ask} ${classes.stack} ds-no-print`} aria-live="polite">
      <h2>{t('petition-pages.ask.title')}</h2>
      {ask && view.askUntil ? (
        <p className={classes.countdown}>
          <strong>{t('petition-pages.ask.left', { days })}</strong>
          <span className={classes.dim}>
            {t('petition-pages.ask.until')} <LastDay at={view.askUntil} />
          </span>
        </p>
      ) : null}
      {open === null ? (
        <div className={classes.fields}>
          {content ? (
            <Button size="lg" fullWidth onClick={() => setOpen('content')}>
              {t('petition-pages.ask.content')}
            </Button>
          ) : null}
          {ask ? (
            <Button size="lg" fullWidth variant="light" onClick={() => setOpen('ask')}>
              {t(`petition-pages.ask.${ask}`)}
            </Button>
          ) : null}
          {ask ? <p className={classes.dim}>{t('petition-pages.ask.lapses')}</p> : null}
        </div>
      ) : null}
      {open === 'ask' && ask ? (
        <form
          className={classes.fields}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          <Textarea
            size="lg"
            rows={5}
            label={t('petition-pages.ask.reason')}
            description={t('petition-pages.ask.reason_help')}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={tried && reason.trim().length < 2 ? t('petition-pages.new.missing') : undefined}
          />
          <Refusal problem={give.error} />
          <div className={classes.buttons}>
            <Button type="submit" size="lg" loading={give.isPending}>
              {t(`petition-pages.ask.${ask}`)}
            </Button>
            <Button type="button" size="lg" variant="subtle" onClick={() => setOpen(null)}>
              {t('ui.cancel')}
            </Button>
          </div>
        </form>
      ) : null}
      {open === 'content' ? (
        <div className={classes.sure}>
          <p>{t('petition-pages.ask.content_sure')}</p>
          <Refusal problem={give.error} />
          <div className={classes.buttons}>
            <Button
              size="lg"
              loading={give.isPending}
              onClick={() =>
                give.mutate(
                  { type: 'content' },
                  {
                    onSuccess: () => {
                      setOpen(null)
                      toast(t('petition-pages.ask.content_done'))
                    },
                  },
                )
              }
            >
              {t('petition-pages.ask.content_yes')}
            </Button>
            <Button size="lg" variant="subtle" onClick={() => setOpen(null)}>
              {t('ui.cancel')}
            </Button>
          </div>
        </div>
      ) : null}
    </section>
  )
}
