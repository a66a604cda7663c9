import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api, useWrite } from '../../../app/api.ts'
import { forgetCase, keepCase, keptFrom } from '../../../cases/keptCases.ts'
import { QuestionScreen } from '../../../ui/QuestionScreen.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { dropDraft, restoreDraft } from '../device/drafts.ts'
import classes from '../resident.module.css'
import { ContactChoice } from './ContactStep.tsx'
import { contactFault } from './draft.rules.ts'
import { NearWords } from './NearWords.tsx'
import type { Near } from './near.ts'
import type { StepProps } from './step-props.ts'

/** Has somebody reported it already? Then "me too" is less work for everybody and hears how it ends all the same. */
export function NearbyStep(props: StepProps & { near: readonly Near[] }) {
  const { t } = useWords()
  const [joining, join] = useState<Near | null>(null)
  if (joining) return <Joining {...props} near={joining} onBack={() => join(null)} />
  return (
    <QuestionScreen
      step={props.step}
      of={props.of}
      question={t('resident.nearby.question')}
      help={t('resident.nearby.help')}
      onBack={props.onBack}
      onNext={() => void props.onNext()}
      nextLabel={t('resident.nearby.mineIsOther')}
    >
      <ul className={classes.near}>
        {props.near.map((one) => (
          <li key={one.id} className="ds-card">
            <NearWords near={one} />
            <Button type="button" variant="light" fullWidth onClick={() => join(one)}>
              {t('resident.nearby.meToo')}
              <span className="ds-hidden"> {one.number}</span>
            </Button>
          </li>
        ))}
      </ul>
    </QuestionScreen>
  )
}

function Joining(props: StepProps & { near: Near; onBack: () => void }) {
  const { t } = useWords()
  const { draft, near } = props
  const navigate = useNavigate()
  const [tried, setTried] = useState(false)
  const fault = contactFault({ ...draft, behalf: null })
  const join = useWrite(
    (body: { hearBack: 'none' | 'sms' | 'mail'; phone?: string; mail?: string }, context) =>
      answer(api.POST('/api/v1/cases/{id}/followers', { params: { path: { id: near.id } }, body, ...context })),
    {
      onSuccess: (joined) => {
        keepCase(keptFrom(joined, { text: near.text, relation: 'follower', now: new Date() }))
        dropDraft(draft.id)
        toast({
          text: t('resident.nearby.joined'),
          undo: () => {
            restoreDraft(draft)
            forgetCase(joined.number)
            void navigate({ to: '/report', search: { draft: draft.id, step: 'nearby' } })
          },
        })
        void navigate({ to: '/f/$number', params: { number: joined.number } })
      },
    },
  )
  const { hearBack, phone, mail } = draft.contact
  return (
    <QuestionScreen
      step={props.step}
      of={props.of}
      question={t('resident.nearby.hear')}
      help={near.text || undefined}
      onBack={props.onBack}
      busy={join.isPending}
      problem={tried && fault ? t(`resident.contact.missing.${fault}`) : join.error}
      nextLabel={t('resident.nearby.join')}
      onNext={() => {
        setTried(true)
        if (fault) return
        join.mutate({
          hearBack,
          ...(hearBack === 'sms' ? { phone: phone.trim() } : {}),
          ...(hearBack === 'mail' ? { mail: mail.trim() } : {}),
        })
      }}
    >
      <ContactChoice contact={draft.contact} onChange={(contact) => props.change({ contact })} />
    </QuestionScreen>
  )
}
