import { NativeSelect } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Channel } from '../../../../contract/cases.ts'
import { read } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../configuration.module.css'
import look from '../form.module.css'
import { CategoryPick, UnitPick } from '../parts/Fields.tsx'

// messages: cases.channel.*, cases.priority.*

const channels = ['web', 'field', 'counter', 'phone', 'hotline', 'open311', 'api'] as const

/** Where would a case go? The server answers, by the rules that will send it there. */
export function TryOut(props: { onRule: (id: string) => void }) {
  const { t, nameOf } = useWords()
  const explain = useErrorWords()
  const [categoryId, setCategoryId] = useState<string | null>(null)
  const [unitId, setUnitId] = useState<string | null>(null)
  const [channel, setChannel] = useState<Channel>('web')
  const { data, error } = useQuery({
    ...read('/api/v1/configuration/rules/try', {
      params: { query: { channel, ...(categoryId ? { categoryId } : {}), ...(unitId ? { unitId } : {}) } },
    }),
    enabled: unitId !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const rule = data?.rule
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
        {error ? (
          explain(error)
        ) : !unitId || !data ? (
          t('configuration.try.choose')
        ) : (
          <>
            <strong>{t('configuration.try.goes', { holder: nameOf(data.holder.name) })}</strong>{' '}
            {rule ? (
              <button type="button" className={look.linkButton} onClick={() => props.onRule(rule.id)}>
                {t('configuration.try.by', { rule: nameOf(rule.name) })}
              </button>
            ) : (
              t('configuration.try.default')
            )}
            {data.priority === 'normal' ? '' : ` · ${t(`cases.priority.${data.priority}`)}`}
            {data.condition ? ` · ${nameOf(data.condition)}` : ''}
          </>
        )}
      </p>
    </Card>
  )
}
