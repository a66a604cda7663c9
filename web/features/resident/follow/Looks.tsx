import type { FollowView } from '../../../../contract/cases.ts'
import { Card } from '../../../ui/Card.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../resident.module.css'

// messages: resident.field.*, cases.role.*

const fields = ['name', 'phone', 'mail', 'address', 'onBehalfOf'] as const

/** Who looked at what the reporter told about themselves, when and why. */
export function Looks(props: { looks: FollowView['looks'] }) {
  const { t, nameOf } = useWords()
  return (
    <Card title={t('resident.looks.title')}>
      {props.looks.length === 0 ? (
        <p className={classes.lead}>{t('resident.looks.none')}</p>
      ) : (
        <ul className={classes.plain}>
          {props.looks.map((look) => {
            const field = fields.find((each) => each === look.field)
            const role = look.role ? t(`cases.role.${look.role}` as 'cases.role.desk') : ''
            return (
              <li key={`${look.at}-${look.field}`}>
                <p className={classes.nearText}>
                  {t('resident.looks.saw', {
                    who: [nameOf(look.body), role].filter(Boolean).join(' · ') || t('resident.looks.somebody'),
                    what: field ? t(`resident.field.${field}`) : look.field,
                  })}
                </p>
                <p className={classes.nearFacts}>
                  <span>{t('resident.looks.why', { purpose: look.purpose })}</span>
                  <Instant at={look.at} show="exact" />
                </p>
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}
