import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { DisputeParty } from '../../../../contract/disputes.ts'
import { newKey, send } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { Card, ChoiceCard } from '../../../ui/Card.tsx'
import { MaskedText } from '../../../ui/MaskedText.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { below } from './dispute.ts'
import { Invitation } from './Invitation.tsx'
import classes from './parts.module.css'
import { Sure, useDo, useTable } from './table.tsx'

// messages: dispute-pages.people.*, disputes.mandate.*

const mandates = ['spoken', 'written', 'guardian', 'lawyer'] as const

/** The people at the table: who wants mediation, who acts for whom, and how somebody comes in. */
export function PeopleCard() {
  const { t } = useWords()
  const { view } = useTable()
  return (
    <Card title={t('dispute-pages.people.title')}>
      <ul className={classes.list}>
        {view.parties.map((party) => (
          <Party key={party.id} party={party} />
        ))}
      </ul>
    </Card>
  )
}

function Party({ party }: { party: DisputeParty }) {
  const { t } = useWords()
  const { day } = useFormat()
  const { staff, may, partyName } = useTable()
  const [doing, setDoing] = useState<'represent' | 'consent' | null>(null)
  const { run, busy, problem } = useDo()
  const rep = party.representative
  return (
    <li>
      <div className={`${classes.row} ${classes.between}`}>
        <strong>
          {staff ? (
            <>
              {t('dispute-pages.who.number', { n: party.n })} <Shown party={party} field="name" text={party.name} />
            </>
          ) : (
            partyName(party.id)
          )}
        </strong>
        <span className={classes.badge} data-good={party.consent === 'given' || undefined}>
          {t(`dispute-pages.people.consent.${party.consent}`)}
        </span>
      </div>
      <p className={classes.dim}>
        {t(`dispute-pages.people.side.${party.side}`)}
        {party.consentAt ? ` · ${day(party.consentAt)}` : ''}
        {staff
          ? ` · ${t(party.side === 'applicant' && party.reached === 'none' ? 'dispute-pages.people.receipt' : `dispute-pages.people.reached.${party.reached}`)}`
          : ''}
      </p>
      {staff && party.phone ? <Shown party={party} field="phone" text={party.phone} /> : null}
      {staff && party.mail ? <Shown party={party} field="mail" text={party.mail} /> : null}
      {rep ? (
        <p>{t('dispute-pages.people.represented', { name: rep.name, how: t(`disputes.mandate.${rep.mandate}`) })}</p>
      ) : null}
      <Refusal problem={problem} />
      <div className={classes.buttons}>
        {party.you && may('represent') ? (
          <Button variant="light" onClick={() => setDoing(doing === 'represent' ? null : 'represent')}>
            {rep ? t('dispute-pages.people.rep_change') : t('dispute-pages.people.rep_name')}
          </Button>
        ) : null}
        {party.you && rep && may('represent') ? (
          <Button
            variant="subtle"
            loading={busy}
            onClick={() =>
              void run(
                { path: `/parties/${party.id}/representative`, body: { representative: null } },
                t('dispute-pages.saved'),
              )
            }
          >
            {t('dispute-pages.people.rep_end')}
          </Button>
        ) : null}
        {staff && may('invite') && party.reached === 'none' ? <Invitation party={party} /> : null}
        {staff && may('consent') && party.consent === 'asked' ? (
          <Button size="sm" variant="default" onClick={() => setDoing('consent')}>
            {t('dispute-pages.people.at_desk')}
          </Button>
        ) : null}
      </div>
      {doing === 'represent' ? <RepresentForm party={party} onDone={() => setDoing(null)} /> : null}
      {doing === 'consent' ? <ConsentAtDesk party={party} onClose={() => setDoing(null)} /> : null}
    </li>
  )
}

/** A masked field of a party; staff shows it one at a time and says why. */
function Shown(props: { party: DisputeParty; field: 'name' | 'phone' | 'mail'; text: string }) {
  const { t } = useWords()
  const { view, may } = useTable()
  const { party, field } = props
  const reveal = async (purpose: string) => {
    const { value } = await send<{ value: string }>(below(view.number, `/parties/${party.id}/reveal`), {
      method: 'POST',
      key: newKey(),
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ field, purpose }),
    })
    return value
  }
  const purposes = (['call', 'invite', 'paper'] as const).map((each) => t(`dispute-pages.people.purpose.${each}`))
  return (
    <MaskedText
      label={t(`dispute-pages.people.${field}`)}
      text={props.text}
      purposes={purposes.map((value) => ({ value, label: value }))}
      {...(may('reveal') ? { onReveal: reveal } : {})}
    />
  )
}

function RepresentForm(props: { party: DisputeParty; onDone: () => void }) {
  const { t } = useWords()
  const { run, busy, problem } = useDo()
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [mandate, setMandate] = useState<(typeof mandates)[number]>('spoken')
  const [missing, setMissing] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setMissing(!name.trim())
    if (!name.trim()) return
    const representative = { name: name.trim(), ...(phone.trim() ? { phone: phone.trim() } : {}), mandate }
    if (
      await run(
        { path: `/parties/${props.party.id}/representative`, body: { representative } },
        t('dispute-pages.saved'),
      )
    )
      props.onDone()
  }
  return (
    <form className={classes.fields} noValidate onSubmit={(event) => void send(event)}>
      <p className={classes.dim}>{t('dispute-pages.people.rep_help')}</p>
      <TextInput
        label={t('dispute-pages.people.name')}
        value={name}
        maxLength={100}
        error={missing ? t('ui.required') : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('dispute-pages.people.phone')}
        type="tel"
        value={phone}
        maxLength={25}
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      <NativeSelect
        size="md"
        label={t('dispute-pages.people.how')}
        value={mandate}
        onChange={(event) => setMandate(event.currentTarget.value as typeof mandate)}
        data={mandates.map((value) => ({ value, label: t(`disputes.mandate.${value}`) }))}
      />
      <Refusal problem={problem} />
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>
          {t('dispute-pages.save')}
        </Button>
        <Button type="button" variant="subtle" onClick={props.onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** What a party said or signed at the desk is written down by whoever sat there. */
function ConsentAtDesk(props: { party: DisputeParty; onClose: () => void }) {
  const { t } = useWords()
  const { view } = useTable()
  const { must } = useDo()
  const [agree, setAgree] = useState(true)
  const [how, setHow] = useState<'spoken' | 'written'>('spoken')
  const [words, setWords] = useState('')
  return (
    <Sure
      title={t('dispute-pages.people.at_desk')}
      text={view.consent.text}
      confirm={t('dispute-pages.people.write_down')}
      onClose={props.onClose}
      onConfirm={() =>
        must(
          { path: `/parties/${props.party.id}/consent`, body: { agree, how, words: words.trim() } },
          t('dispute-pages.saved'),
        )
      }
    >
      <div className={classes.fields}>
        <fieldset className={classes.group}>
          <legend>{t('dispute-pages.consent.title')}</legend>
          <ChoiceCard
            name="agree"
            value="yes"
            checked={agree}
            onChoose={() => setAgree(true)}
            title={t('dispute-pages.consent.yes')}
          />
          <ChoiceCard
            name="agree"
            value="no"
            checked={!agree}
            onChoose={() => setAgree(false)}
            title={t('dispute-pages.consent.no')}
            text={t('dispute-pages.consent.no_means')}
          />
        </fieldset>
        <NativeSelect
          size="sm"
          label={t('dispute-pages.people.how_said')}
          value={how}
          onChange={(event) => setHow(event.currentTarget.value as typeof how)}
          data={(['spoken', 'written'] as const).map((value) => ({
            value,
            label: t(`dispute-pages.people.said.${value}`),
          }))}
        />
        <Textarea
          size="sm"
          label={t('dispute-pages.note')}
          value={words}
          maxLength={2000}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </div>
    </Sure>
  )
}
