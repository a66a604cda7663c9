import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { StaffingRule } from '../../../../contract/people-staffing.ts'
import { read } from '../../../app/api.ts'
import { PeopleFrame, useAdministers } from '../../../app/PeopleFrame.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { SplitView } from '../../../ui/SidePanel.tsx'
import { useWords } from '../../../words/words.tsx'
import { Defaults } from '../parts/Defaults.tsx'
import classes from '../people.module.css'
import { RuleForm } from './RuleForm.tsx'
import { RuleHistory } from './RuleHistory.tsx'

// messages: cases.level.*, cases.role.*

/** Staffing rules: what each kind of unit needs. Administrators change them, everybody on staff reads them. */
export function RulesPage() {
  const { t, nameOf } = useWords()
  const { open, history } = useSearch({ from: '/console/people/rules' })
  const navigate = useNavigate()
  const may = useAdministers()
  const query = useQuery(read('/api/v1/people/staffing/rules'))
  const rules = query.data?.items as StaffingRule[] | undefined
  const past = rules?.find(({ id }) => id === history)
  const go = (id?: string) => void navigate({ to: '/console/people/rules', search: id ? { open: id } : {} })
  const record = rules?.find(({ id }) => id === open)
  return (
    <PeopleFrame
      title={t('people.nav.rules')}
      text={t('people.rules.about')}
      actions={
        may ? (
          <Button size="sm" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => go('new')}>
            {t('people.rules.new')}
          </Button>
        ) : undefined
      }
    >
      <SplitView
        panel={
          may && rules && (record || open === 'new') ? (
            <RuleForm
              key={record ? `${record.id} ${record.version}` : 'new'}
              rule={record}
              position={rules.length + 1}
              onClose={() => go()}
              onSaved={() => go()}
            />
          ) : past ? (
            <RuleHistory key={past.id} id={past.id} title={nameOf(past.name)} onClose={() => go()} />
          ) : undefined
        }
      >
        {query.isPending ? <PageSkeleton lines={6} /> : null}
        {query.error ? <ErrorState problem={query.error} onRetry={() => void query.refetch()} /> : null}
        {rules?.length === 0 ? (
          <EmptyState title={t('people.rules.none')} text={t('people.rules.none_text')} action={<Defaults />} />
        ) : null}
        <ul className={classes.plain}>
          {(rules ?? []).map((rule) => (
            <li key={rule.id} className={classes.row}>
              <span className={classes.rowText}>
                <strong>{nameOf(rule.name)}</strong>
                <small>
                  {t(`cases.level.${rule.level}`)} ·{' '}
                  {rule.measure === 'bodies'
                    ? t(`people.rules.body_${rule.committee ?? 'mediation'}`)
                    : rule.roles.map((role) => t(`cases.role.${role}`)).join(' / ')}{' '}
                  · {t('people.duties.version', { version: rule.version })}
                </small>
              </span>
              <span className={classes.actions}>
                <span className={classes.mark}>{t(rule.active ? 'people.rules.active' : 'people.rules.off')}</span>
                <Link to="/console/people/rules" search={{ history: rule.id }} className={classes.link}>
                  {t('people.rules.history')}
                  <span className="ds-hidden">: {nameOf(rule.name)}</span>
                </Link>
                {may ? (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`${t('people.rules.change')}: ${nameOf(rule.name)}`}
                    onClick={() => go(rule.id)}
                  >
                    {t('people.rules.change')}
                  </Button>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      </SplitView>
    </PeopleFrame>
  )
}
