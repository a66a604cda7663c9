import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { read } from '../../../app/api.ts'
import { useSession } from '../../../app/session.tsx'
import { ChoiceCard } from '../../../ui/Card.tsx'
import { QuestionScreen } from '../../../ui/QuestionScreen.tsx'
import { useWords } from '../../../words/words.tsx'
import shared from '../resident.module.css'
import { contactFault, type DraftBehalf, type DraftContact } from './draft.rules.ts'
import report from './report.module.css'
import type { StepProps } from './step-props.ts'

// messages: resident.contact.missing.*, resident.behalf.mandate.*

/** How to hear back, whether the name stays hidden, and whether it is for somebody else. Nothing of it is required. */
export function ContactStep(props: StepProps) {
  const { t } = useWords()
  const { draft, change } = props
  const { account } = useSession()
  const profile = useQuery({ ...read('/api/v1/people/me'), enabled: account !== null, staleTime: 300_000 })
  const [tried, setTried] = useState(false)
  const fault = contactFault(draft)
  const { contact } = draft
  const shown: ContactProblem = tried && fault ? { field: fault, words: t(`resident.contact.missing.${fault}`) } : null
  const known = profile.data
  useEffect(() => {
    if (!known || contact.phone || contact.mail || contact.name) return
    if (known.phone || known.mail || known.name)
      change({
        contact: { ...contact, phone: known.phone ?? '', mail: known.mail ?? '', name: known.name ?? '' },
      })
  }, [known, contact, change])
  const isNamed = contact.hearBack !== 'none' || contact.name.trim() !== '' || account !== null
  return (
    <QuestionScreen
      step={props.step}
      of={props.of}
      question={t('resident.contact.question')}
      help={t('resident.contact.help')}
      onBack={props.onBack}
      problem={shown?.words}
      onNext={() => {
        setTried(true)
        if (!fault) void props.onNext()
        // The field that is wrong comes into view and takes the next words.
        else setTimeout(() => document.querySelector<HTMLElement>('#main [aria-invalid="true"]')?.focus())
      }}
    >
      <ContactChoice contact={contact} onChange={(next) => change({ contact: next })} withName problem={shown} />
      {isNamed ? (
        <div className={report.apart}>
          <ChoiceCard
            type="checkbox"
            name="confidential"
            value="confidential"
            checked={draft.confidential}
            onChoose={() => change((now) => ({ confidential: !now.confidential }))}
            title={t('resident.contact.confidential')}
            text={t('resident.contact.confidentialHelp')}
          />
        </div>
      ) : null}
      <div className={report.apart}>
        <ChoiceCard
          type="checkbox"
          name="behalf"
          value="behalf"
          checked={draft.behalf !== null}
          onChoose={() => change((now) => ({ behalf: now.behalf ? null : { name: '', phone: '', mandate: 'spoken' } }))}
          title={t('resident.behalf.label')}
          text={t('resident.behalf.help')}
        />
        {draft.behalf ? (
          <BehalfFields behalf={draft.behalf} problem={shown} onChange={(behalf) => change({ behalf })} />
        ) : null}
      </div>
    </QuestionScreen>
  )
}

/** No notice, a text message or a mail; the field of the chosen way. */
export function ContactChoice(props: {
  contact: DraftContact
  onChange: (contact: DraftContact) => void
  withName?: boolean
  problem?: ContactProblem
}) {
  const { t } = useWords()
  const { contact, onChange } = props
  const choose = (hearBack: string) => onChange({ ...contact, hearBack: hearBack as DraftContact['hearBack'] })
  return (
    <>
      <fieldset>
        <legend className="ds-hidden">{t('resident.contact.question')}</legend>
        <ChoiceCard
          name="hearBack"
          value="none"
          checked={contact.hearBack === 'none'}
          onChoose={choose}
          title={t('resident.contact.none')}
          text={t('resident.contact.noneText')}
        />
        <ChoiceCard
          name="hearBack"
          value="sms"
          checked={contact.hearBack === 'sms'}
          onChoose={choose}
          title={t('resident.contact.sms')}
        />
        <ChoiceCard
          name="hearBack"
          value="mail"
          checked={contact.hearBack === 'mail'}
          onChoose={choose}
          title={t('resident.contact.mail')}
        />
      </fieldset>
      {contact.hearBack === 'none' ? null : (
        <div className={shared.fields}>
          {contact.hearBack === 'sms' ? (
            <TextInput
              label={t('resident.contact.phone')}
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              size="lg"
              maxLength={25}
              value={contact.phone}
              error={props.problem?.field === 'phone' ? props.problem.words : undefined}
              onChange={(event) => onChange({ ...contact, phone: event.currentTarget.value })}
            />
          ) : (
            <TextInput
              label={t('resident.contact.mailAddress')}
              type="email"
              autoComplete="email"
              size="lg"
              maxLength={200}
              value={contact.mail}
              error={props.problem?.field === 'mail' ? props.problem.words : undefined}
              onChange={(event) => onChange({ ...contact, mail: event.currentTarget.value })}
            />
          )}
          {props.withName ? (
            <TextInput
              label={t('resident.contact.name')}
              description={t('resident.contact.nameHelp')}
              autoComplete="name"
              size="lg"
              maxLength={100}
              value={contact.name}
              onChange={(event) => onChange({ ...contact, name: event.currentTarget.value })}
            />
          ) : null}
        </div>
      )}
    </>
  )
}

/** Which field is wrong, and how. */
type ContactProblem = { field: 'phone' | 'mail' | 'behalf'; words: string } | null

const mandates = ['spoken', 'phone_call', 'written', 'guardian'] as const

function BehalfFields(props: {
  behalf: DraftBehalf
  problem: ContactProblem
  onChange: (behalf: DraftBehalf) => void
}) {
  const { t } = useWords()
  const { behalf, onChange } = props
  return (
    <div className={shared.fields}>
      <TextInput
        label={t('resident.behalf.name')}
        size="lg"
        maxLength={100}
        value={behalf.name}
        error={props.problem?.field === 'behalf' ? props.problem.words : undefined}
        onChange={(event) => onChange({ ...behalf, name: event.currentTarget.value })}
      />
      <TextInput
        label={t('resident.behalf.phone')}
        description={t('resident.behalf.phoneHelp')}
        type="tel"
        size="lg"
        maxLength={25}
        value={behalf.phone}
        onChange={(event) => onChange({ ...behalf, phone: event.currentTarget.value })}
      />
      <fieldset className={report.mandates}>
        <legend>{t('resident.behalf.mandate')}</legend>
        {mandates.map((mandate) => (
          <ChoiceCard
            key={mandate}
            name="mandate"
            value={mandate}
            checked={behalf.mandate === mandate}
            onChoose={() => onChange({ ...behalf, mandate })}
            title={t(`resident.behalf.mandate.${mandate}`)}
          />
        ))}
      </fieldset>
    </div>
  )
}
