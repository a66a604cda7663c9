import { Button, Switch, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconHome, IconPlus, IconSearch } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Category } from '../../../../contract/case-configuration.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { SplitView } from '../../../ui/SidePanel.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../configuration.module.css'
import { AdminFrame } from '../parts/AdminFrame.tsx'
import { useMayConfigure, useRecords } from '../parts/records.ts'
import { TableTools } from '../parts/TableTools.tsx'
import { CategoryForm } from './CategoryForm.tsx'

/** The tree of what can be reported, each node with its form beside it. */
export function CategoriesPage() {
  const { t, nameOf } = useWords()
  const { open, under } = useSearch({ from: '/console/admin/categories' })
  const navigate = useNavigate()
  const { items, error, refetch } = useRecords('categories')
  const may = useMayConfigure()
  const [words, setWords] = useState('')
  const [off, setOff] = useState(true)
  const go = (search: { open?: string; under?: string }) => void navigate({ to: '/console/admin/categories', search })
  const byId = useMemo(() => new Map(items?.map((each) => [each.id, each])), [items])
  const shown = useMemo(() => {
    const wanted = words.trim().toLowerCase()
    const fits = (each: Category) =>
      `${each.name.en} ${each.name.zh} ${each.code} ${each.keywords.join(' ')}`.toLowerCase().includes(wanted)
    const keep = new Set<string>()
    for (const each of items ?? []) if (!wanted || fits(each)) for (const id of each.path) keep.add(id)
    return (items ?? []).filter((each) => keep.has(each.id) && (off || each.active))
  }, [items, words, off])
  const record = open && open !== 'new' ? byId.get(open) : undefined
  return (
    <AdminFrame
      title={t('configuration.nav.categories')}
      text={t('configuration.about.categories')}
      actions={
        <>
          <TableTools kind="categories" />
          {may ? (
            <Button size="sm" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => go({ open: 'new' })}>
              {t('configuration.category.new')}
            </Button>
          ) : null}
        </>
      }
    >
      <SplitView
        panel={
          record || open === 'new' ? (
            <CategoryForm
              key={`${open} ${under ?? ''}`}
              record={record}
              parentId={under ?? null}
              onClose={() => go({})}
              onSaved={(saved) => go({ open: saved.id })}
              onAdd={(id) => go({ open: 'new', under: id })}
            />
          ) : undefined
        }
      >
        <div className={classes.filters}>
          <TextInput
            size="sm"
            aria-label={t('configuration.search')}
            placeholder={t('configuration.search')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Switch
            label={t('configuration.show_off')}
            checked={off}
            onChange={(event) => setOff(event.currentTarget.checked)}
          />
        </div>
        {error ? (
          <ErrorState problem={error as never} onRetry={() => void refetch()} />
        ) : !items ? (
          <PageSkeleton lines={10} />
        ) : shown.length === 0 ? (
          <EmptyState title={t('configuration.none')} text={t('configuration.none_text')} />
        ) : (
          <ul className={classes.tree}>
            {shown.map((each) => (
              <li key={each.id} style={{ paddingInlineStart: `${(each.path.length - 1) * 1.5}rem` }}>
                <button
                  type="button"
                  className={classes.node}
                  aria-current={each.id === open ? 'true' : undefined}
                  data-root={each.path.length === 1 || undefined}
                  data-off={!each.active || undefined}
                  onClick={() => go({ open: each.id })}
                >
                  <span className={classes.nodeName}>{nameOf(each.name)}</span>
                  <span className={classes.marks}>
                    {each.danger ? (
                      <span className={classes.mark}>
                        <IconAlertTriangle size={14} aria-hidden />
                        {t('configuration.category.danger')}
                      </span>
                    ) : null}
                    {each.home ? (
                      <span className={classes.mark}>
                        <IconHome size={14} aria-hidden />
                        {t('configuration.category.home')}
                      </span>
                    ) : null}
                    {each.open ? null : <span className={classes.mark}>{t('configuration.category.staff_only')}</span>}
                    {each.active ? null : <span className={classes.mark}>{t('configuration.off')}</span>}
                    {each.questions.length > 0 ? (
                      <span className={classes.dim}>
                        {t('configuration.category.questions_count', { count: each.questions.length })}
                      </span>
                    ) : null}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </SplitView>
    </AdminFrame>
  )
}
