import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { HolderView } from '../../../../contract/cases.ts'
import type { PetitionPurpose } from '../../../../contract/petition-settings.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../petitions.module.css'
import type { Draft, Step } from './draft.rules.ts'

// messages: petition-pages.new.*

/** Everything once more before it is sent, each answer with a way back to its question. */
export function CheckStep(props: {
  draft: Draft
  purpose: PetitionPurpose | undefined
  bodies: readonly HolderView[]
  photos: number
  steps: readonly Step[]
  onEdit: (step: Step) => void
}) {
  const { t, nameOf } = useWords()
  const { draft, steps } = props
  const body = props.bodies.find(({ kind, id }) => `${kind}:${id}` === draft.against)
  const answers: Partial<Record<Step, ReactNode>> = {
    purpose: nameOf(props.purpose?.name),
    who: t(draft.joint ? 'petition-pages.new.who_joint' : 'petition-pages.new.who_alone'),
    people: (
      <>
        {t('petition-pages.new.people_count', { count: Number(draft.people) })}
        <br />
        {draft.representatives.map(({ name }) => name).join(', ')}
      </>
    ),
    against: body ? nameOf(body.name) : t('petition-pages.new.against_none'),
    confidential: t(draft.confidential ? 'petition-pages.new.confidential_yes' : 'petition-pages.new.confidential_no'),
    subject: draft.subject,
    account: `${draft.happened}\n\n${draft.asks}`,
    where: draft.address || t('petition-pages.new.nothing'),
    files: t('petition-pages.new.files_count', { count: props.photos }),
    you: [draft.name, draft.phone, t(`petition-pages.new.hear_${draft.hearBack}`)].filter(Boolean).join(' · '),
  }
  return (
    <ul className={classes.plain}>
      {steps.map((step) =>
        answers[step] === undefined ? null : (
          <li key={step}>
            <div className={classes.line}>
              <strong>{t(`petition-pages.new.${step}`)}</strong>
              <Button
                type="button"
                variant="subtle"
                onClick={() => props.onEdit(step)}
                aria-label={t('petition-pages.new.edit_what', { what: t(`petition-pages.new.${step}`) })}
              >
                {t('petition-pages.new.edit')}
              </Button>
            </div>
            <p className={classes.words}>{answers[step]}</p>
          </li>
        ),
      )}
    </ul>
  )
}
