import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { DisputeObjection } from '../../../../contract/disputes.ts'
import type { DisputeMediator } from '../../../../contract/disputes-settings.ts'
import { send } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem } from '../../../app/problem.ts'
import { Card, ChoiceCard } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { below, secretHeader } from './dispute.ts'
import classes from './parts.module.css'
import { Sure, useDo, useTable } from './table.tsx'

// messages: cases.role.*, dispute-pages.chair.why.*, dispute-pages.chair.ruling.*

/** Who mediates: chosen by the parties or put there by the desk, objected to, stepped back. */
export function ChairCard() {
  const { t } = useWords()
  const { day } = useFormat()
  const { view, may, me } = useTable()
  const { must } = useDo()
  const [doing, setDoing] = useState<'choose' | 'object' | 'back' | null>(null)
  const close = () => setDoing(null)
  const { chair } = view
  const chooses = may('appoint', 'ask_mediator')
  if (!chair && !chooses && view.chairs.length === 0) return null
  return (
    <Card title={t('dispute-pages.chair.title')}>
      <div className={classes.tight}>
        {chair ? (
          <>
            <strong>{chair.name}</strong>
            <p className={classes.dim}>
              {t(`cases.role.${chair.role}` as 'cases.role.desk')} ·{' '}
              {t('dispute-pages.chair.since', { day: day(chair.since) })}
            </p>
          </>
        ) : (
          <p className={classes.lead}>{t('dispute-pages.chair.none')}</p>
        )}
        {me ? <p className={classes.dim}>{t('dispute-pages.chair.right')}</p> : null}
        <div className={classes.buttons}>
          {chooses ? (
            <Button variant="light" onClick={() => setDoing(doing === 'choose' ? null : 'choose')}>
              {may('appoint')
                ? t(chair ? 'dispute-pages.chair.replace' : 'dispute-pages.chair.appoint')
                : t('dispute-pages.chair.propose')}
            </Button>
          ) : null}
          {chair && may('object') ? (
            <Button variant="default" onClick={() => setDoing('object')}>
              {t('dispute-pages.chair.object')}
            </Button>
          ) : null}
          {chair && may('step_back') ? (
            <Button variant="default" onClick={() => setDoing('back')}>
              {t('dispute-pages.chair.step_back')}
            </Button>
          ) : null}
        </div>
        {doing === 'choose' ? <Choose onDone={close} /> : null}
        {view.objections.map((objection) => (
          <Objection key={objection.id} objection={objection} />
        ))}
        {view.chairs.length > 0 ? (
          <details className={classes.more}>
            <summary>{t('dispute-pages.chair.before')}</summary>
            <ul className={classes.list}>
              {view.chairs.map((each) => (
                <li key={each.id}>
                  <span>
                    {each.name} · {day(each.since)}
                    {each.until ? `–${day(each.until)}` : ''}
                    {each.why ? ` · ${t(`dispute-pages.chair.why.${each.why}`)}` : ''}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
      {doing === 'object' ? (
        <Sure
          title={t('dispute-pages.chair.object')}
          text={t('dispute-pages.chair.object_text')}
          confirm={t('dispute-pages.chair.object')}
          reason={{ label: t('dispute-pages.chair.object_why'), max: 1000 }}
          onClose={close}
          onConfirm={(reason) => must({ path: '/objections', body: { reason } }, t('dispute-pages.chair.objected'))}
        />
      ) : null}
      {doing === 'back' ? <StepBack onClose={close} /> : null}
    </Card>
  )
}

function StepBack(props: { onClose: () => void }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { must } = useDo()
  const [why, setWhy] = useState<'interest' | 'time'>('interest')
  return (
    <Sure
      title={t('dispute-pages.chair.step_back')}
      text={t('dispute-pages.chair.step_back_text')}
      confirm={t('dispute-pages.chair.step_back')}
      danger
      onClose={props.onClose}
      onConfirm={async () => {
        await must({ path: '/mediator/step-back', body: { why } }, t('dispute-pages.chair.stepped_back'))
        await navigate({ to: '/console/disputes', search: { of: 'mediating' } })
      }}
    >
      <fieldset className={classes.group}>
        <legend className="ds-hidden">{t('dispute-pages.chair.step_back')}</legend>
        {(['interest', 'time'] as const).map((each) => (
          <ChoiceCard
            key={each}
            name="why"
            value={each}
            checked={why === each}
            onChoose={() => setWhy(each)}
            title={t(`dispute-pages.chair.because.${each}`)}
          />
        ))}
      </fieldset>
    </Sure>
  )
}

/** Those who may mediate at this tier: the desk puts one in the chair, a party proposes one to the others. */
function Choose(props: { onDone: () => void }) {
  const { t, nameOf } = useWords()
  const { view, secret, may } = useTable()
  const { run, busy, problem } = useDo()
  const [chosen, setChosen] = useState<string | null>(null)
  const [missing, setMissing] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['/api/v1/disputes/{number}/mediators', { number: view.number, version: view.version }],
    queryFn: () =>
      send<{ items: DisputeMediator[] }>(below(view.number, '/mediators'), { headers: secretHeader(secret) }),
  })
  if (error) return <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={3} />
  const items = data.items
  if (items.length === 0) return <p className={classes.lead}>{t('dispute-pages.chair.nobody')}</p>
  const appoints = may('appoint')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setMissing(!chosen)
    if (!chosen) return
    const done = await run(
      appoints
        ? { path: '/mediator', body: { mediatorId: chosen } }
        : { path: '/asks', body: { ask: { kind: 'mediator', mediatorId: chosen } } },
      appoints ? t('dispute-pages.chair.appointed') : t('dispute-pages.asks.sent'),
    )
    if (done) props.onDone()
  }
  return (
    <form className={classes.fields} noValidate onSubmit={(event) => void submit(event)}>
      <fieldset className={classes.group}>
        <legend>{t('dispute-pages.chair.who')}</legend>
        {items.map((each) => (
          <ChoiceCard
            key={each.id}
            name="mediator"
            value={each.id}
            checked={chosen === each.id}
            onChoose={setChosen}
            title={each.name}
            text={[t(`cases.role.${each.role}` as 'cases.role.desk'), nameOf(each.unit.name), each.languages]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </fieldset>
      <div role="alert">
        {missing && !chosen ? <p className={classes.problem}>{t('dispute-pages.chair.missing')}</p> : null}
      </div>
      <Refusal problem={problem} />
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>
          {appoints ? t('dispute-pages.chair.appoint') : t('dispute-pages.chair.propose')}
        </Button>
        <Button type="button" variant="subtle" onClick={props.onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}

function Objection({ objection }: { objection: DisputeObjection }) {
  const { t } = useWords()
  const { may, partyName } = useTable()
  const { run, busy, problem } = useDo()
  const [why, setWhy] = useState('')
  const [missing, setMissing] = useState(false)
  const rule = (uphold: boolean) => {
    setMissing(why.trim().length < 2)
    if (why.trim().length >= 2)
      void run({ path: `/objections/${objection.id}`, body: { uphold, why: why.trim() } }, t('dispute-pages.saved'))
  }
  return (
    <div className={classes.offer} data-open={objection.ruling === null || undefined}>
      <p className={classes.lead}>
        <strong>{t('dispute-pages.chair.objection', { who: partyName(objection.partyId) })}</strong>
      </p>
      {objection.reason ? <p className={classes.said}>{objection.reason}</p> : null}
      {objection.ruling ? (
        <p className={classes.dim}>
          {t(`dispute-pages.chair.ruling.${objection.ruling}`)} {objection.why ?? ''}
        </p>
      ) : may('rule_objection') ? (
        <div className={classes.fields}>
          <Textarea
            size="sm"
            label={t('dispute-pages.chair.rule_why')}
            value={why}
            maxLength={1000}
            error={missing ? t('ui.required') : undefined}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          <Refusal problem={problem} />
          <div className={classes.buttons}>
            <Button size="sm" loading={busy} onClick={() => rule(true)}>
              {t('dispute-pages.chair.uphold')}
            </Button>
            <Button size="sm" variant="default" loading={busy} onClick={() => rule(false)}>
              {t('dispute-pages.chair.dismiss')}
            </Button>
          </div>
        </div>
      ) : (
        <p className={classes.dim}>{t('dispute-pages.chair.objection_waits')}</p>
      )}
    </div>
  )
}
