import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { DisputeOffer, DisputeTerm } from '../../../../contract/disputes.ts'
import { Refusal } from '../../../app/forms.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Instant, useFormat, useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { dayAfter } from '../../../words/zone.ts'
import { fenOf } from './money.rules.ts'
import classes from './parts.module.css'
import { TermsForm, type TypedTerm, typedTerm } from './TermsForm.tsx'
import { Sure, useDo, useTable } from './table.tsx'

// messages: dispute-pages.offer.state.*

/** Offers and the answers to them: the latest first, the one that waits stands out. */
export function OffersCard() {
  const { t } = useWords()
  const { view, may } = useTable()
  const [making, setMaking] = useState<{ counters: DisputeOffer | null } | null>(null)
  if (view.offers.length === 0 && !may('offer')) return null
  return (
    <div id="offers">
      <Card title={t('dispute-pages.offer.title')}>
        <div className={classes.stack}>
          <p className={classes.dim}>{t('dispute-pages.offer.text')}</p>
          {making ? (
            <OfferForm counters={making.counters} onDone={() => setMaking(null)} />
          ) : may('offer') ? (
            <div>
              <Button variant="light" onClick={() => setMaking({ counters: null })}>
                {t('dispute-pages.offer.make')}
              </Button>
            </div>
          ) : null}
          {view.offers.toReversed().map((offer) => (
            <Offer key={offer.id} offer={offer} onCounter={() => setMaking({ counters: offer })} />
          ))}
        </div>
      </Card>
    </div>
  )
}

/** Duties as sentences, numbered. */
export function TermList(props: { terms: readonly DisputeTerm[] }) {
  const { t } = useWords()
  const { day } = useFormat()
  const { partyName } = useTable()
  const money = useMoney()
  return (
    <ol className={classes.terms}>
      {props.terms.map((term) => (
        <li key={`${term.partyId} ${term.what} ${term.due}`}>
          {t('dispute-pages.term.says', { who: partyName(term.partyId), what: term.what })}
          <span className={classes.dim}>
            {' '}
            {t('dispute-pages.term.until', { day: day(term.due) })}
            {term.amount === null ? '' : ` · ${money(term.amount)}`}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Fen as a sum people read. */
export function useMoney(): (fen: number) => string {
  const { number } = useFormat()
  return (fen) =>
    number(fen / 100, { style: 'currency', currency: 'CNY', minimumFractionDigits: fen % 100 === 0 ? 0 : 2 })
}

function Offer(props: { offer: DisputeOffer; onCounter: () => void }) {
  const { t } = useWords()
  const { view, me, may, partyName } = useTable()
  const { run, must, busy, problem } = useDo()
  const [sure, setSure] = useState(false)
  const { offer } = props
  const isOpen = offer.state === 'open'
  const answers = isOpen && offer.mine && may('answer_offer')
  const isOwn = me ? offer.by === me.id : offer.by === 'mediator' && view.seat === 'mediator'
  const answer = (what: 'accept' | 'decline' | 'withdraw', done: string) =>
    run({ path: `/offers/${offer.id}/answer`, body: { answer: what } }, done)
  const countered = view.offers.find(({ id }) => id === offer.counters)
  return (
    <article className={classes.offer} data-open={isOpen || undefined} data-offer={offer.state}>
      <div className={classes.tight}>
        <div className={`${classes.row} ${classes.between}`}>
          <strong>
            {countered
              ? t('dispute-pages.offer.counter_n', { n: offer.n, who: partyName(offer.by), to: countered.n })
              : t('dispute-pages.offer.n', { n: offer.n, who: partyName(offer.by) })}
          </strong>
          <span className={classes.badge} data-good={offer.state === 'accepted' || undefined}>
            {t(`dispute-pages.offer.state.${offer.state}`)}
          </span>
        </div>
        <p className={classes.dim}>
          <Instant at={offer.at} />
          {isOpen ? (
            <>
              {' · '}
              {t('dispute-pages.offer.stands')} <Instant at={offer.expiresAt} show="both" />
            </>
          ) : null}
        </p>
        {offer.words ? <p className={classes.said}>{offer.words}</p> : null}
        <TermList terms={offer.terms} />
        {offer.answers.map((each) => (
          <p key={each.partyId} className={classes.dim}>
            {t(each.accept ? 'dispute-pages.offer.said_yes' : 'dispute-pages.offer.said_no', {
              who: partyName(each.partyId),
            })}
          </p>
        ))}
        <Refusal problem={problem} />
        <div className={classes.buttons}>
          {answers ? (
            <>
              <Button loading={busy} onClick={() => setSure(true)}>
                {t('dispute-pages.offer.accept')}
              </Button>
              {may('offer') ? (
                <Button variant="light" onClick={props.onCounter}>
                  {t('dispute-pages.offer.counter')}
                </Button>
              ) : null}
              <Button variant="default" loading={busy} onClick={() => void answer('decline', t('dispute-pages.saved'))}>
                {t('dispute-pages.offer.decline')}
              </Button>
            </>
          ) : null}
          {isOpen && isOwn ? (
            <Button
              variant="subtle"
              loading={busy}
              onClick={() => void answer('withdraw', t('dispute-pages.offer.withdrawn'))}
            >
              {t('dispute-pages.offer.withdraw')}
            </Button>
          ) : null}
        </div>
      </div>
      {sure ? (
        <Sure
          title={t('dispute-pages.offer.accept')}
          text={t('dispute-pages.offer.accept_text')}
          confirm={t('dispute-pages.offer.accept')}
          onClose={() => setSure(false)}
          onConfirm={() =>
            must({ path: `/offers/${offer.id}/answer`, body: { answer: 'accept' } }, t('dispute-pages.offer.accepted'))
          }
        />
      ) : null}
    </article>
  )
}

function OfferForm(props: { counters: DisputeOffer | null; onDone: () => void }) {
  const { t, locale, timeZone } = useWords()
  const { view, me } = useTable()
  const { run, busy, problem } = useDo()
  const now = useNow()
  const { counters } = props
  const tongue = locale === 'zh-CN' ? ('zh' as const) : ('en' as const)
  const [terms, setTerms] = useState<readonly TypedTerm[]>(() =>
    counters
      ? counters.terms.map(({ what, ...term }) => typedTerm({ ...term, [tongue]: what }))
      : [typedTerm({ partyId: me?.id ?? view.parties.at(-1)?.id ?? '', due: dayAfter(now, 14, timeZone) })],
  )
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const isWhole = terms.every((term) => term[tongue].trim().length > 1 && term.due && fenOf(term.amount) !== undefined)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isWhole) return
    const body = {
      terms: terms.map((term) => ({
        ...{ partyId: term.partyId, what: term[tongue].trim(), due: term.due, amount: fenOf(term.amount) ?? null },
      })),
      words: words.trim(),
      counters: counters?.id ?? null,
    }
    if (await run({ path: '/offers', body }, t('dispute-pages.offer.made'))) props.onDone()
  }
  return (
    <form className={classes.fields} noValidate onSubmit={(event) => void submit(event)} data-offer-form>
      <strong>{counters ? t('dispute-pages.offer.counter') : t('dispute-pages.offer.make')}</strong>
      <TermsForm terms={terms} onChange={setTerms} tried={tried} today={dayAfter(now, 0, timeZone)} />
      <Textarea
        label={t('dispute-pages.offer.words')}
        value={words}
        autosize
        minRows={2}
        maxLength={2000}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div role="alert">
        {tried && !isWhole ? <p className={classes.problem}>{t('dispute-pages.term.missing')}</p> : null}
      </div>
      <Refusal problem={problem} />
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>
          {t('dispute-pages.offer.send')}
        </Button>
        <Button type="button" variant="subtle" onClick={props.onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}
