import { IconLock } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { CaseView } from '../../../../contract/cases.ts'
import { answer, api } from '../../../app/api.ts'
import { Facts } from '../../../ui/Facts.tsx'
import { MaskedText } from '../../../ui/MaskedText.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './case.module.css'

// messages: console.reporter.*, console.purpose.*

/** ms a revealed value stays on the screen: long enough to dial, short enough not to be left lying about. */
const shownFor = 60_000

type Field = CaseView['reporter']['revealable'][number]

/** Who brought it, masked. What this post may need can be asked for one at a time, with a purpose, for a minute. */
export function CaseReporter(props: { view: CaseView }) {
  const { t } = useWords()
  const { view } = props
  const { reporter } = view
  const masked: Record<Field, string | undefined> = {
    name: reporter.name,
    phone: reporter.phone,
    mail: reporter.mail,
    onBehalfOf: reporter.onBehalfOf,
    address: reporter.revealable.includes('address') ? (view.place.address ?? '••••') : undefined,
  }
  const fields = (['name', 'phone', 'mail', 'address', 'onBehalfOf'] as const).filter((field) => masked[field])
  return (
    <>
      <p className={classes.kind}>
        {t(`console.reporter.${reporter.kind}`)} · {t('cases.followers', { count: view.followers })}
      </p>
      {reporter.confidential ? (
        <p className={classes.confidential}>
          <IconLock size={16} aria-hidden />
          {t('console.reporter.confidential')}
        </p>
      ) : null}
      <Facts
        items={fields.map((field) => ({
          label: t(`console.reporter.${field}`),
          value: (
            <Revealable
              caseId={view.id}
              field={field}
              text={masked[field] ?? ''}
              may={reporter.revealable.includes(field)}
            />
          ),
        }))}
      />
    </>
  )
}

function Revealable(props: { caseId: string; field: Field; text: string; may: boolean }) {
  const { t } = useWords()
  const { caseId, field } = props
  const [shown, setShown] = useState(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const purposes = useMemo(
    () =>
      (['call', 'visit', 'double'] as const).map((purpose) => {
        const label = t(`console.purpose.${purpose}`)
        // The person reads the purpose: it is kept in words, not as a code.
        return { value: label, label }
      }),
    [t],
  )
  const reveal = async (purpose: string) => {
    const { value } = await answer(
      api.POST('/api/v1/cases/{id}/reveal', { params: { path: { id: caseId } }, body: { field, purpose } }),
    )
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setShown((before) => before + 1), shownFor)
    return value
  }
  return (
    <MaskedText
      key={shown}
      label={t(`console.reporter.${field}`)}
      text={props.text}
      purposes={purposes}
      onReveal={props.may ? reveal : undefined}
    />
  )
}
