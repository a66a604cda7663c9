import { useQuery } from '@tanstack/react-query'
import type { StaffingRuleChange } from '../../../../contract/people-staffing.ts'
import { read } from '../../../app/api.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { SidePanel } from '../../../ui/SidePanel.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../people.module.css'

// messages: cases.level.*, cases.role.*, people.rules.measure_*

type Rule = StaffingRuleChange['after']

/** What a rule asked for, change by change; what was otherwise before stands beside it, struck through. */
export function RuleHistory(props: { id: string; title: string; onClose: () => void }) {
  const { t } = useWords()
  const { id } = props
  const query = useQuery(read('/api/v1/people/staffing/rules/{id}/history', { params: { path: { id } } }))
  const items = query.data?.items as StaffingRuleChange[] | undefined
  const lines = useLines()
  return (
    <SidePanel
      title={t('people.rules.history_of', { rule: props.title })}
      onClose={props.onClose}
      focusKey={`history ${id}`}
    >
      {query.isPending ? <PageSkeleton lines={4} /> : null}
      {query.error ? <ErrorState level={3} problem={query.error} onRetry={() => void query.refetch()} /> : null}
      {items?.length === 0 ? <p className={classes.dim}>{t('people.rules.history_none')}</p> : null}
      <ol className={classes.history}>
        {items?.map((change) => {
          const before = change.before ? lines(change.before) : []
          const changed = lines(change.after).filter((line, n) => line.text !== before[n]?.text)
          return (
            <li key={change.id}>
              <p>
                <strong>
                  <Instant at={change.at} show="exact" />
                </strong>{' '}
                ·{' '}
                {change.before
                  ? t('people.rules.history_changed')
                  : t(change.by ? 'people.rules.history_created' : 'people.rules.history_default')}
                {change.by ? ` · ${t(`cases.role.${change.by}`)}` : null}
              </p>
              <ul>
                {changed.map(({ label, text }) => {
                  const was = before.find((each) => each.label === label)?.text
                  return (
                    <li key={label}>
                      {label}: {was ? <del>{was}</del> : null} <ins>{text}</ins>
                    </li>
                  )
                })}
              </ul>
            </li>
          )
        })}
      </ol>
    </SidePanel>
  )
}

/** A rule as lines of words, always the same ones in the same order. */
function useLines() {
  const { t, nameOf } = useWords()
  return (rule: Rule): { label: string; text: string }[] => [
    { label: t('people.rules.name'), text: nameOf(rule.name) },
    { label: t('people.rules.level'), text: t(`cases.level.${rule.level}`) },
    { label: t('people.rules.kind'), text: t(rule.kind ? `people.rules.kind_${rule.kind}` : 'people.rules.kind_any') },
    { label: t('people.rules.roles'), text: rule.roles.map((role) => t(`cases.role.${role}`)).join(' / ') },
    { label: t('people.rules.committee'), text: t(rule.committee ? 'people.rules.yes' : 'people.rules.no') },
    { label: t('people.rules.below'), text: t(rule.below ? 'people.rules.yes' : 'people.rules.no') },
    { label: t('people.rules.measure'), text: t(`people.rules.measure_${rule.measure}`) },
    { label: t('people.rules.least'), text: String(rule.least) },
    { label: t('people.rules.most'), text: rule.most === null ? '–' : String(rule.most) },
    { label: t('people.rules.active'), text: t(rule.active ? 'people.rules.active' : 'people.rules.off') },
  ]
}
