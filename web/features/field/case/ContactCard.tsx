import type { CaseView } from '../../../../contract/cases.ts'
import { Card } from '../../../ui/Card.tsx'
import { MaskedText } from '../../../ui/MaskedText.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../field.module.css'
import look from './case.module.css'
import { useReveal } from './useReveal.ts'

// messages: field.contact.field.*

const fields = ['name', 'phone', 'mail', 'onBehalfOf'] as const

/** Who asked, masked; each field shown one at a time, with a purpose that the person can read. */
export function ContactCard(props: { view: CaseView }) {
  const { t } = useWords()
  const { reporter, id } = props.view
  const { reveal, purposes } = useReveal(id)
  const shown = fields.filter((field) => reporter[field])
  return (
    <Card title={t('field.contact.title')}>
      {reporter.confidential ? <p className={classes.dim}>{t('field.contact.confidential')}</p> : null}
      {shown.length === 0 ? (
        <p className={classes.dim}>
          {reporter.kind === 'staff' ? t('field.contact.staff') : t('field.contact.anonymous')}
        </p>
      ) : (
        <dl className={look.contact}>
          {shown.map((field) => (
            <div key={field}>
              <dt>{t(`field.contact.field.${field}`)}</dt>
              <dd>
                <MaskedText
                  label={t(`field.contact.field.${field}`)}
                  text={reporter[field] ?? ''}
                  purposes={purposes}
                  onReveal={reporter.revealable.includes(field) ? (purpose) => reveal(field, purpose) : undefined}
                />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  )
}
