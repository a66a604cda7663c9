import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RoutingRule } from '../../../../contract/case-configuration.ts'
import type { Channel } from '../../../../contract/cases.ts'
import { read } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../configuration.module.css'
import look from '../form.module.css'
import { CategoryPick, UnitPick } from '../parts/Fields.tsx'
import { useCategoryTree, useDepartments } from '../parts/records.ts'
import { whereTo } from './match.rules.ts'

// messages: cases.channel.*

const channels = ['web', 'field', 'counter', 'phone', 'hotline', 'open311', 'api'] as const

/** Where would a case go? Tries the rules as they are on the page. */
export function TryOut(props: { rules: readonly RoutingRule[]; onRule: (id: string) => void }) {
  const { t, nameOf } = useWords()
  const { byId } = useCategoryTree()
  const { data: departments = [] } = useDepartments()
  const [categoryId, setCategoryId] = useState<string | null>(null)
  const [unitId, setUnitId] = useState<string | null>(null)
  const [channel, setChannel] = useState<Channel>('web')
  const unit = useQuery({
    ...read('/api/v1/territory/units/{id}', { params: { path: { id: unitId ?? '' } } }),
    enabled: unitId !== null,
    staleTime: 600_000,
  })
  const units = unit.data ? [...unit.data.ancestors, unit.data] : []
  const found = whereTo(props.rules, {
    categoryPath: categoryId ? (byId.get(categoryId)?.path ?? []) : [],
    units,
    channel,
  })
  const { holder, rule } = found
  const name =
    'departmentId' in holder
      ? nameOf(departments.find((each) => each.id === holder.departmentId)?.name)
      : nameOf(units.find((each) => each.id === holder.unitId)?.name)
  return (
    <Card title={t('configuration.try.title')}>
      <div className={classes.tryOut}>
        <CategoryPick
          label={t('configuration.category.one')}
          placeholder={t('configuration.try.no_category')}
          value={categoryId}
          onChange={setCategoryId}
          clearable
        />
        <UnitPick label={t('configuration.try.unit')} value={unitId} onChange={setUnitId} clearable />
        <NativeSelect
          size="sm"
          label={t('configuration.rule.channel')}
          value={channel}
          onChange={(event) => setChannel(event.currentTarget.value as Channel)}
          data={channels.map((each) => ({ value: each, label: t(`cases.channel.${each}`) }))}
        />
      </div>
      <p role="status" className={classes.verdict}>
        {!unit.data ? (
          t('configuration.try.choose')
        ) : (
          <>
            <strong>{t('configuration.try.goes', { holder: name })}</strong>{' '}
            {rule ? (
              <button type="button" className={look.linkButton} onClick={() => props.onRule(rule.id)}>
                {t('configuration.try.by', { rule: nameOf(rule.name) })}
              </button>
            ) : (
              t('configuration.try.default')
            )}
          </>
        )}
      </p>
    </Card>
  )
}
