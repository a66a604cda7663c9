import { useQueryClient } from '@tanstack/react-query'
import type { CaseView } from '../../../../contract/cases.ts'
import { answer, api } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { MaskedText } from '../../../ui/MaskedText.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../field.module.css'
import look from './case.module.css'

// messages: field.contact.field.*

const fields = ['name', 'phone', 'mail', 'onBehalfOf'] as const

/** Who asked, masked; each field shown one at a time, with a purpose that the person can read. */
export function ContactCard(props: { view: CaseView }) {
  const { t } = useWords()
  const queries = useQueryClient()
  const { reporter, id } = props.view
  const reveal = async (field: (typeof fields)[number] | 'address', purpose: string) => {
    const { value } = await answer(
      api.POST('/api/v1/cases/{id}/reveal', { params: { path: { id } }, body: { field, purpose } }),
    )
    void queries.invalidateQueries({ queryKey: ['/api/v1/cases/{id}'] })
    return value
  }
  // The person reads the purpose as it was chosen, so the words themselves are sent.
  const purposes = [t('field.contact.why.ask'), t('field.contact.why.visit'), t('field.contact.why.tell')].map(
    (words) => ({ value: words, label: words }),
  )
  const shown = fields.filter((field) => reporter[field])
  return (
    <Card title={t('field.contact.title')}>
      {reporter.confidential ? <p className={classes.dim}>{t('field.contact.confidential')}</p> : null}
      {shown.length === 0 && !reporter.revealable.includes('address') ? (
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
          {reporter.revealable.includes('address') ? (
            <div>
              <dt>{t('field.contact.field.address')}</dt>
              <dd>
                <MaskedText
                  label={t('field.contact.field.address')}
                  text="****"
                  purposes={purposes}
                  onReveal={(purpose) => reveal('address', purpose)}
                />
              </dd>
            </div>
          ) : null}
        </dl>
      )}
    </Card>
  )
}
