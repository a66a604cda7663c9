import { Button, Textarea } from '@mantine/core'
import { IconCheck, IconCircle } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { DisputeVisit } from '../../../../contract/disputes-agreement.ts'
import { Refusal } from '../../../app/forms.tsx'
import { Card, ChoiceCard } from '../../../ui/Card.tsx'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { useFormat, useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './parts.module.css'
import { isOver, lightOfDue } from './stand.rules.ts'
import { Sure, useDo, useTable } from './table.tsx'

// messages: dispute-pages.visit.found.*, dispute-pages.court.result.*, disputes.way.*

const findings = ['kept', 'partly', 'not_kept', 'nobody_there'] as const

/** Follow-up visits: is it going as agreed. */
export function VisitsCard() {
  const { t } = useWords()
  const { view } = useTable()
  if (view.visits.length === 0) return null
  return (
    <Card title={t('dispute-pages.visit.title')}>
      <ul className={classes.list}>
        {view.visits.map((visit) => (
          <Visit key={visit.id} visit={visit} />
        ))}
      </ul>
    </Card>
  )
}

function Visit({ visit }: { visit: DisputeVisit }) {
  const { t } = useWords()
  const { day } = useFormat()
  const { may } = useTable()
  const { must } = useDo()
  const [doing, setDoing] = useState(false)
  const [found, setFound] = useState<(typeof findings)[number]>('kept')
  const [words, setWords] = useState('')
  return (
    <li data-visit={visit.found ?? 'open'}>
      <div className={`${classes.row} ${classes.between}`}>
        <span>
          {t('dispute-pages.visit.after', { days: visit.days })} · {day(visit.due)}
        </span>
        <span className={classes.badge} data-good={visit.found === 'kept' || undefined}>
          {visit.found ? t(`dispute-pages.visit.found.${visit.found}`) : t('dispute-pages.visit.to_come')}
        </span>
      </div>
      {visit.words ? <p className={classes.said}>{visit.words}</p> : null}
      {!visit.madeAt && may('visit') ? (
        <div>
          <Button size="sm" variant="default" onClick={() => setDoing(true)}>
            {t('dispute-pages.visit.record')}
          </Button>
        </div>
      ) : null}
      {doing ? (
        <Sure
          title={t('dispute-pages.visit.record')}
          confirm={t('dispute-pages.visit.record')}
          onClose={() => setDoing(false)}
          onConfirm={() =>
            must({ path: `/visits/${visit.id}`, body: { found, words: words.trim() } }, t('dispute-pages.saved'))
          }
        >
          <div className={classes.fields}>
            <fieldset className={classes.group}>
              <legend>{t('dispute-pages.visit.what')}</legend>
              {findings.map((each) => (
                <ChoiceCard
                  key={each}
                  name="found"
                  value={each}
                  checked={found === each}
                  onChoose={() => setFound(each)}
                  title={t(`dispute-pages.visit.found.${each}`)}
                />
              ))}
            </fieldset>
            <Textarea
              size="sm"
              label={t('dispute-pages.note')}
              value={words}
              maxLength={2000}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          </div>
        </Sure>
      ) : null}
    </li>
  )
}

/** Confirmation by the court: until when, who has asked, what came of it. */
export function CourtCard() {
  const { t } = useWords()
  const { exact, day } = useFormat()
  const now = useNow()
  const { view, me, may, partyName } = useTable()
  const { must } = useDo()
  const [doing, setDoing] = useState<'ask' | 'result' | null>(null)
  const [confirmed, setConfirmed] = useState(true)
  const [words, setWords] = useState('')
  const court = view.confirmation
  if (!court) return null
  const from = view.agreement?.effectAt ?? view.appliedAt
  const light = court.open ? lightOfDue({ from, due: court.until, now }) : undefined
  const asked = (id: string) => court.asked.find(({ partyId }) => partyId === id)
  return (
    <div id="court">
      <Card title={t('dispute-pages.court.title')}>
        <div className={classes.tight}>
          <p className={classes.dim}>{t('dispute-pages.court.text')}</p>
          {court.result ? (
            <p className={classes.lead}>
              <strong>{t(`dispute-pages.court.result.${court.result}`)}</strong> {court.at ? day(court.at) : ''}
            </p>
          ) : light ? (
            <p>
              <ClockLight light={light} due={court.until} label={t('dispute-pages.waits.confirm')} />{' '}
              <span className={classes.dim}>{exact(court.until)}</span>
            </p>
          ) : null}
          {court.words ? <p className={classes.said}>{court.words}</p> : null}
          <ul className={classes.list}>
            {view.parties.map((party) => {
              const request = asked(party.id)
              return (
                <li key={party.id} data-asked={request ? true : undefined}>
                  <span className={classes.signed}>
                    {request ? <IconCheck size={20} aria-hidden /> : <IconCircle size={20} aria-hidden />}
                    {request
                      ? t('dispute-pages.court.asked', { who: partyName(party.id), at: exact(request.at) })
                      : t('dispute-pages.court.not_asked', { who: partyName(party.id) })}
                  </span>
                </li>
              )
            })}
          </ul>
          <div className={classes.buttons}>
            {me && court.open && may('ask_confirmation') && !asked(me.id) ? (
              <Button onClick={() => setDoing('ask')}>{t('dispute-pages.court.ask')}</Button>
            ) : null}
            {may('confirmation_result') ? (
              <Button size="sm" variant="default" onClick={() => setDoing('result')}>
                {t('dispute-pages.court.record')}
              </Button>
            ) : null}
          </div>
        </div>
      </Card>
      {doing === 'ask' ? (
        <Sure
          title={t('dispute-pages.court.ask')}
          text={t('dispute-pages.court.ask_text')}
          confirm={t('dispute-pages.court.ask')}
          onClose={() => setDoing(null)}
          onConfirm={() => must({ path: '/confirmation' }, t('dispute-pages.court.done'))}
        />
      ) : null}
      {doing === 'result' ? (
        <Sure
          title={t('dispute-pages.court.record')}
          confirm={t('dispute-pages.court.record')}
          onClose={() => setDoing(null)}
          onConfirm={() =>
            must({ path: '/confirmation/result', body: { confirmed, words: words.trim() } }, t('dispute-pages.saved'))
          }
        >
          <div className={classes.fields}>
            <fieldset className={classes.group}>
              <legend className="ds-hidden">{t('dispute-pages.court.record')}</legend>
              {([true, false] as const).map((each) => (
                <ChoiceCard
                  key={String(each)}
                  name="result"
                  value={String(each)}
                  checked={confirmed === each}
                  onChoose={() => setConfirmed(each)}
                  title={t(each ? 'dispute-pages.court.result.confirmed' : 'dispute-pages.court.result.not_confirmed')}
                />
              ))}
            </fieldset>
            <Textarea
              size="sm"
              label={t('dispute-pages.note')}
              value={words}
              maxLength={2000}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          </div>
        </Sure>
      ) : null}
    </div>
  )
}

/** What else is open, in plain words: nobody is left standing when mediation ends. */
export function WaysCard() {
  const { t } = useWords()
  const { view } = useTable()
  // While people talk, the next table is among what everybody can be asked for.
  if (view.ways.length === 0 || !(isOver(view.state) || view.state === 'breached')) return null
  return (
    <Card title={t('dispute-pages.ways.title')}>
      <ul className={classes.list}>
        {view.ways.map((way) => (
          <li key={way} data-way={way}>
            <span>{t(`disputes.way.${way}`)}</span>
          </li>
        ))}
      </ul>
      <p className={classes.dim}>{t('dispute-pages.ways.file')}</p>
    </Card>
  )
}

/** Ends the mediation: any party at any time, or the mediator who sees that there is no agreement. */
export function EndCard() {
  const { t, nameOf } = useWords()
  const navigate = useNavigate()
  const { view, me, may } = useTable()
  const { must, problem } = useDo()
  const [doing, setDoing] = useState<'end' | 'fail' | null>(null)
  const ends = me !== undefined && may('end')
  const above = view.tiers[view.tierIndex + 1]
  if (!ends && !may('fail')) return null
  return (
    <div className={`${classes.buttons} ds-no-print`}>
      <Refusal problem={problem} />
      {ends ? (
        <Button variant="subtle" color="plum" onClick={() => setDoing('end')}>
          {t('dispute-pages.end.do')}
        </Button>
      ) : null}
      {may('fail') ? (
        <Button size="sm" variant="default" onClick={() => setDoing('fail')}>
          {t('dispute-pages.end.fail')}
        </Button>
      ) : null}
      {doing === 'end' ? (
        <Sure
          title={t('dispute-pages.end.do')}
          text={t('dispute-pages.end.text')}
          confirm={t('dispute-pages.end.do')}
          danger
          reason={{ label: t('dispute-pages.consent.why'), required: false, max: 2000 }}
          onClose={() => setDoing(null)}
          onConfirm={(words) => must({ path: '/end', body: { words } }, t('dispute-pages.saved'))}
        />
      ) : null}
      {doing === 'fail' ? (
        <Sure
          title={t('dispute-pages.end.fail')}
          text={
            above ? t('dispute-pages.end.fail_climbs', { tier: nameOf(above.name) }) : t('dispute-pages.end.fail_ends')
          }
          confirm={t('dispute-pages.end.fail')}
          danger
          reason={{ label: t('dispute-pages.note'), required: false, max: 2000 }}
          onClose={() => setDoing(null)}
          onConfirm={async (words) => {
            await must({ path: '/fail', body: { words } }, t('dispute-pages.saved'))
            // At the next table somebody else mediates: this reader is no longer inside.
            if (above) await navigate({ to: '/console/disputes', search: { of: 'mediating' } })
          }}
        />
      ) : null}
    </div>
  )
}
