import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { DisputeAct, DisputeAsk, NewDisputeAsk } from '../../../../contract/disputes.ts'
import { Refusal } from '../../../app/forms.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './parts.module.css'
import { useDo, useTable } from './table.tsx'

// messages: disputes.ask.*, disputes.outsider.*, disputes.lend.*, dispute-pages.asks.*

const kinds = [
  { kind: 'outsider', act: 'ask_outsider' },
  { kind: 'extend', act: 'ask_extend' },
  { kind: 'climb', act: 'ask_climb' },
  { kind: 'lend', act: 'ask_lend' },
] as const satisfies readonly { kind: NewDisputeAsk['kind']; act: DisputeAct }[]
type Kind = (typeof kinds)[number]['kind']

const outsiders = ['expert', 'lawyer', 'friend', 'officer'] as const
const borrowers = ['arbitration', 'administration', 'court', 'lawyer'] as const

/** What happens only when everybody at the table says yes: somebody from outside, more time, the next table, lending the file. */
export function AsksCard() {
  const { t } = useWords()
  const { view, may } = useTable()
  const [asking, setAsking] = useState<Kind | null>(null)
  const open = kinds.filter(({ act }) => may(act))
  if (view.asks.length === 0 && open.length === 0) return null
  return (
    <div id="asks">
      <Card title={t('dispute-pages.asks.title')}>
        <div className={classes.stack}>
          <p className={classes.dim}>{t('dispute-pages.asks.text')}</p>
          {view.asks.length > 0 ? (
            <ul className={classes.list}>
              {view.asks.toReversed().map((ask) => (
                <Ask key={ask.id} ask={ask} />
              ))}
            </ul>
          ) : null}
          {asking ? (
            <AskForm kind={asking} onDone={() => setAsking(null)} />
          ) : (
            <div className={classes.buttons}>
              {open.map(({ kind }) => (
                <Button key={kind} variant="default" onClick={() => setAsking(kind)}>
                  {t(`dispute-pages.asks.do.${kind}`)}
                </Button>
              ))}
            </div>
          )}
        </div>
      </Card>
    </div>
  )
}

function Ask({ ask }: { ask: DisputeAsk }) {
  const { t } = useWords()
  const { view, may, partyName } = useTable()
  const { run, busy, problem } = useDo()
  const { about } = ask
  const what = {
    mediator: () => about.mediator ?? '',
    outsider: () =>
      [about.name ?? '', about.who ? t(`disputes.outsider.${about.who}`) : ''].filter(Boolean).join(' · '),
    extend: () => t('dispute-pages.asks.days', { days: about.days ?? 0 }),
    climb: () => '',
    lend: () => (about.to ? t(`disputes.lend.${about.to}`) : ''),
  }[ask.kind]()
  const answer = (agree: boolean) =>
    void run({ path: `/asks/${ask.id}/answer`, body: { agree } }, t('dispute-pages.saved'))
  return (
    <li data-ask={ask.kind}>
      <div className={`${classes.row} ${classes.between}`}>
        <strong>
          {t(`disputes.ask.${ask.kind}`)}
          {what ? ` · ${what}` : ''}
        </strong>
        <span className={classes.badge} data-good={ask.state === 'agreed' || undefined}>
          {t(`dispute-pages.asks.state.${ask.state}`)}
        </span>
      </div>
      <p className={classes.dim}>{t('dispute-pages.asks.by', { who: partyName(ask.by) })}</p>
      {about.words ? <p className={classes.said}>{about.words}</p> : null}
      {ask.state === 'open' ? (
        <p className={classes.dim}>
          {t('dispute-pages.asks.so_far', {
            yes: ask.answers.filter(({ agree }) => agree).length,
            of: view.parties.length,
          })}
        </p>
      ) : null}
      <Refusal problem={problem} />
      {ask.mine && ask.state === 'open' && may('answer_ask') ? (
        <div className={classes.buttons}>
          <Button loading={busy} onClick={() => answer(true)}>
            {t('dispute-pages.asks.yes')}
          </Button>
          <Button variant="default" loading={busy} onClick={() => answer(false)}>
            {t('dispute-pages.asks.no')}
          </Button>
        </div>
      ) : null}
    </li>
  )
}

function AskForm(props: { kind: Kind; onDone: () => void }) {
  const { t, nameOf } = useWords()
  const { view } = useTable()
  const { run, busy, problem } = useDo()
  const { kind } = props
  const [name, setName] = useState('')
  const [who, setWho] = useState<(typeof outsiders)[number]>('expert')
  const [to, setTo] = useState<(typeof borrowers)[number]>('court')
  const [days, setDays] = useState(15)
  const [words, setWords] = useState('')
  const [missing, setMissing] = useState(false)
  const above = view.tiers[view.tierIndex + 1]
  const ask: NewDisputeAsk = {
    outsider: { kind: 'outsider' as const, who, name: name.trim(), words: words.trim() },
    extend: { kind: 'extend' as const, days, words: words.trim() },
    climb: { kind: 'climb' as const, words: words.trim() },
    lend: { kind: 'lend' as const, to, words: words.trim() },
  }[kind]
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const lacks = kind === 'outsider' && !name.trim()
    setMissing(lacks)
    if (lacks) return
    if (await run({ path: '/asks', body: { ask } }, t('dispute-pages.asks.sent'))) props.onDone()
  }
  return (
    <form className={classes.fields} noValidate onSubmit={(event) => void submit(event)}>
      <strong>{t(`dispute-pages.asks.do.${kind}`)}</strong>
      <p className={classes.dim}>
        {kind === 'climb' && above
          ? t('dispute-pages.asks.climb_to', { tier: nameOf(above.name) })
          : t(`dispute-pages.asks.means.${kind}`)}
      </p>
      {kind === 'outsider' ? (
        <>
          <TextInput
            label={t('dispute-pages.asks.name')}
            value={name}
            maxLength={100}
            error={missing ? t('ui.required') : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NativeSelect
            size="md"
            label={t('dispute-pages.asks.as')}
            value={who}
            onChange={(event) => setWho(event.currentTarget.value as typeof who)}
            data={outsiders.map((value) => ({ value, label: t(`disputes.outsider.${value}`) }))}
          />
        </>
      ) : null}
      {kind === 'extend' ? (
        <NumberInput
          size="md"
          label={t('dispute-pages.asks.how_long')}
          min={1}
          max={90}
          allowDecimal={false}
          value={days}
          onChange={(value) => setDays(Number(value) || 1)}
        />
      ) : null}
      {kind === 'lend' ? (
        <NativeSelect
          size="md"
          label={t('dispute-pages.asks.lend_to')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value as typeof to)}
          data={borrowers.map((value) => ({ value, label: t(`disputes.lend.${value}`) }))}
        />
      ) : null}
      <Textarea
        label={t('dispute-pages.asks.why')}
        value={words}
        maxLength={500}
        autosize
        minRows={2}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Refusal problem={problem} />
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>
          {t('dispute-pages.asks.send')}
        </Button>
        <Button type="button" variant="subtle" onClick={props.onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}
