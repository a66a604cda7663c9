import { Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { RoutingRule } from '../../../../contract/case-configuration.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState, useErrorWords } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { SplitView } from '../../../ui/SidePanel.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { moved } from '../categories/questions.rules.ts'
import classes from '../configuration.module.css'
import look from '../form.module.css'
import { AdminFrame } from '../parts/AdminFrame.tsx'
import { useCategoryTree, useDepartments, useMayConfigure, useRecords } from '../parts/records.ts'
import { TableTools } from '../parts/TableTools.tsx'
import { RuleForm } from './RuleForm.tsx'
import { TryOut } from './TryOut.tsx'

// messages: cases.channel.*, cases.level.*, cases.priority.*

/** Routing rules in the order they are tried, and a box that says where a case would go. */
export function RulesPage() {
  const { t, nameOf } = useWords()
  const { open } = useSearch({ from: '/console/admin/rules' })
  const navigate = useNavigate()
  const queries = useQueryClient()
  const explain = useErrorWords()
  const { items, error, refetch } = useRecords('rules')
  const may = useMayConfigure()
  const [dragged, setDragged] = useState<number | null>(null)
  const go = (to: string | undefined) => void navigate({ to: '/console/admin/rules', search: to ? { open: to } : {} })
  const reorder = useWrite(
    (order: RoutingRule[], context) =>
      answer(
        api.POST('/api/v1/configuration/rules/reorder', {
          body: { order: order.map(({ id, version }) => ({ id, version })) },
          ...context,
        }),
      ),
    {
      onMutate: (order) => {
        queries.setQueryData(['/api/v1/configuration/rules', null], { items: order })
      },
      onError: (problem) => toast({ text: explain(problem), kind: 'problem' }),
      onSettled: () => {
        void queries.invalidateQueries({ queryKey: ['/api/v1/configuration/rules'] })
        void queries.invalidateQueries({ queryKey: ['/api/v1/configuration/rules/try'] })
      },
    },
  )
  const rules = items ?? []
  const drop = (to: number) => {
    if (dragged === null || dragged === to) return
    const next = [...rules]
    const [one] = next.splice(dragged, 1)
    if (one) next.splice(to, 0, one)
    setDragged(null)
    reorder.mutate(next)
  }
  const record = rules.find((each) => each.id === open)
  return (
    <AdminFrame
      title={t('configuration.nav.rules')}
      text={t('configuration.about.rules')}
      actions={
        <>
          <TableTools kind="rules" />
          {may ? (
            <Button size="sm" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => go('new')}>
              {t('configuration.rule.new')}
            </Button>
          ) : null}
        </>
      }
    >
      <SplitView
        panel={
          record || open === 'new' ? (
            <RuleForm
              key={open}
              record={record}
              last={Math.max(0, ...rules.map((each) => each.position))}
              onClose={() => go(undefined)}
              onSaved={(saved) => go(saved.id)}
            />
          ) : undefined
        }
      >
        {error ? (
          <ErrorState problem={error as never} onRetry={() => void refetch()} />
        ) : !items ? (
          <PageSkeleton lines={6} />
        ) : (
          <>
            <TryOut onRule={(id) => go(id)} />
            {rules.length === 0 ? (
              <EmptyState title={t('configuration.rule.none')} text={t('configuration.rule.none_text')} />
            ) : (
              <ol className={classes.rules} aria-label={t('configuration.nav.rules')}>
                {rules.map((rule, at) => (
                  <li
                    key={rule.id}
                    data-off={!rule.active || undefined}
                    data-over={dragged === at || undefined}
                    draggable={may}
                    onDragStart={() => setDragged(at)}
                    onDragEnd={() => setDragged(null)}
                    onDragOver={(event) => event.preventDefault()}
                    onDrop={() => drop(at)}
                  >
                    {may ? <IconGripVertical size={18} aria-hidden className={classes.grip} /> : null}
                    <span className={classes.place}>{at + 1}</span>
                    <button
                      type="button"
                      className={classes.rule}
                      aria-current={rule.id === open ? 'true' : undefined}
                      onClick={() => go(rule.id)}
                    >
                      <strong>{nameOf(rule.name)}</strong>
                      <RuleWords rule={rule} />
                    </button>
                    {may ? (
                      <>
                        <button
                          type="button"
                          className={look.icon}
                          aria-label={t('configuration.up', { name: nameOf(rule.name) })}
                          disabled={at === 0 || reorder.isPending}
                          onClick={() => reorder.mutate(moved(rules, at, -1))}
                        >
                          <IconArrowUp size={18} aria-hidden />
                        </button>
                        <button
                          type="button"
                          className={look.icon}
                          aria-label={t('configuration.down', { name: nameOf(rule.name) })}
                          disabled={at === rules.length - 1 || reorder.isPending}
                          onClick={() => reorder.mutate(moved(rules, at, 1))}
                        >
                          <IconArrowDown size={18} aria-hidden />
                        </button>
                      </>
                    ) : null}
                  </li>
                ))}
              </ol>
            )}
            <p className={look.help}>{t('configuration.rule.rest')}</p>
          </>
        )}
      </SplitView>
    </AdminFrame>
  )
}

function RuleWords(props: { rule: RoutingRule }) {
  const { t, nameOf } = useWords()
  const { byId } = useCategoryTree()
  const { data: departments = [] } = useDepartments()
  const { rule } = props
  const unit = useQuery({
    ...read('/api/v1/territory/units/{id}', { params: { path: { id: rule.unitId ?? '' } } }),
    enabled: rule.unitId !== null,
    staleTime: 600_000,
  })
  const { holder } = rule
  const when = [
    rule.categoryId ? nameOf(byId.get(rule.categoryId)?.name) : t('configuration.rule.any_category'),
    rule.unitId ? nameOf(unit.data?.name) : '',
    rule.channel ? t(`cases.channel.${rule.channel}`) : '',
  ].filter(Boolean)
  const to =
    'level' in holder
      ? t(`cases.level.${holder.level}`)
      : nameOf(departments.find((each) => each.id === holder.departmentId)?.name)
  return (
    <span className={classes.dim}>
      {when.join(' · ')} → {to}
      {rule.priority && rule.priority !== 'normal' ? ` · ${t(`cases.priority.${rule.priority}`)}` : ''}
      {rule.active ? '' : ` · ${t('configuration.off')}`}
    </span>
  )
}
