import { Button } from '@mantine/core'
import { IconCheck, IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import type { DisputeAgreement } from '../../../../contract/disputes-agreement.ts'
import { at } from '../../../app/basepath.ts'
import { Card } from '../../../ui/Card.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { AgreementForm } from './AgreementForm.tsx'
import { useMoney } from './OffersCard.tsx'
import classes from './parts.module.css'
import { SignCard } from './SignCard.tsx'
import { useTable } from './table.tsx'

// messages: disputes.signed.*, dispute-pages.agreement.form.*

/** The agreement: to read, to sign, and once in effect the sheet that proves it. Staff writes it here. */
export function AgreementCard() {
  const { t } = useWords()
  const { view, may } = useTable()
  const [writing, setWriting] = useState<'written' | 'oral' | null>(null)
  const { agreement } = view
  if (!agreement && !may('draft', 'record_oral')) return null
  return (
    <div id="agreement">
      <Card title={t('dispute-pages.agreement.title')}>
        <div className={classes.stack}>
          {agreement && !writing ? <Paper agreement={agreement} /> : null}
          {!agreement && !writing ? <p className={classes.dim}>{t('dispute-pages.agreement.none')}</p> : null}
          {writing ? (
            <AgreementForm form={writing} onDone={() => setWriting(null)} />
          ) : (
            <div className={classes.buttons}>
              {may('draft') ? (
                <Button size="sm" onClick={() => setWriting('written')}>
                  {agreement ? t('dispute-pages.agreement.change') : t('dispute-pages.agreement.write')}
                </Button>
              ) : null}
              {may('record_oral') && view.sessions.some(({ state }) => state === 'held') ? (
                <Button size="sm" variant="default" onClick={() => setWriting('oral')}>
                  {t('dispute-pages.agreement.oral')}
                </Button>
              ) : null}
            </div>
          )}
          {agreement && !writing ? <SignCard agreement={agreement} /> : null}
        </div>
      </Card>
    </div>
  )
}

function Paper({ agreement }: { agreement: DisputeAgreement }) {
  const { t, nameOf } = useWords()
  const { day, exact } = useFormat()
  const { view, partyName, secret } = useTable()
  const money = useMoney()
  const words = nameOf(agreement.words)
  return (
    <>
      <div className={classes.row}>
        <span className={classes.badge} data-good={agreement.effectAt ? true : undefined}>
          {agreement.effectAt
            ? t('dispute-pages.agreement.effect', { day: day(agreement.effectAt) })
            : t('dispute-pages.agreement.unsigned')}
        </span>
        <span className={classes.dim}>{t(`dispute-pages.agreement.form.${agreement.form}`)}</span>
      </div>
      <article className={classes.paper} data-agreement={agreement.version}>
        <h3>{view.subject}</h3>
        <p>
          {t('dispute-pages.agreement.between')}{' '}
          {agreement.names
            .map(({ partyId, name }) =>
              t('dispute-pages.who.party', { n: view.parties.find(({ id }) => id === partyId)?.n ?? 0, name }),
            )
            .join(t('dispute-pages.comma'))}
        </p>
        {words ? <p className={classes.said}>{words}</p> : null}
        <ol>
          {view.duties.map((duty) => (
            <li key={duty.id}>
              {t('dispute-pages.term.says', { who: partyName(duty.partyId), what: nameOf(duty.what) })}{' '}
              <span className={classes.dim}>
                {t('dispute-pages.term.until', { day: day(duty.due) })}
                {duty.amount === null ? '' : ` · ${money(duty.amount)}`}
              </span>
            </li>
          ))}
        </ol>
        {agreement.form === 'written' ? (
          <ul className={classes.list} aria-label={t('dispute-pages.agreement.signatures')}>
            {view.parties.map((party) => {
              const signed = agreement.signatures.find(({ partyId }) => partyId === party.id)
              return (
                <li key={party.id} data-signed={signed ? true : undefined}>
                  <span className={signed ? classes.signed : classes.dim}>
                    {signed ? <IconCheck size={20} aria-hidden /> : null}
                    {signed
                      ? t('dispute-pages.agreement.signed', {
                          who: partyName(party.id),
                          how: t(`disputes.signed.${signed.way}`),
                          at: exact(signed.at),
                        })
                      : t('dispute-pages.agreement.not_yet', { who: partyName(party.id) })}
                  </span>
                </li>
              )
            })}
          </ul>
        ) : null}
      </article>
      {agreement.document ? (
        <p className={classes.row}>
          <IconFileText size={22} aria-hidden />
          <a href={at(`/documents/${agreement.document.code}${secret ? `#${secret}` : ''}`)}>
            {t('dispute-pages.agreement.document')}
          </a>
          <span className={`${classes.dim} ds-num`}>{agreement.document.code}</span>
        </p>
      ) : null}
    </>
  )
}
