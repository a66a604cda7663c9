import { Checkbox, Radio, Select, Stack, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../../../app/api.ts'
import { useWords } from '../../../words/words.tsx'
import classes from './commands.module.css'
import type { FieldProps } from './field.ts'

/** All departments, however many pages they fill: no picker that stops after the first hundred. */
export function useDepartments() {
  return useQuery({
    queryKey: ['/api/v1/territory/departments', 'all'],
    staleTime: 300_000,
    queryFn: async ({ signal }) => {
      const all = []
      let after: string | undefined
      do {
        const page = await answer(
          api.GET('/api/v1/territory/departments', { params: { query: { limit: 200, after } }, signal }),
        )
        all.push(...page.items)
        after = page.next ?? undefined
      } while (after)
      return all
    },
  })
}

/** Which departments are called; those at work on the case already are shown but not offered. */
export function DepartmentsField(props: FieldProps) {
  const { t, nameOf } = useWords()
  const { view, values, set } = props
  const [words, setWords] = useState('')
  const { data = [] } = useDepartments()
  const atWork = new Set(
    view.orders
      .filter((order) => order.state !== 'handled' && order.state !== 'withdrawn')
      .map((order) => order.target.id),
  )
  const wanted = words.trim().toLowerCase()
  const shown = data.filter(
    (each) =>
      !wanted ||
      values.departmentIds.includes(each.id) ||
      `${each.name.en} ${each.name.zh} ${each.code}`.toLowerCase().includes(wanted),
  )
  return (
    <Checkbox.Group
      label={t('console.field.departments')}
      description={t('console.field.departments_help')}
      value={values.departmentIds}
      onChange={(departmentIds) => set({ departmentIds: departmentIds.slice(0, 10) })}
      error={props.error}
      withAsterisk
    >
      {data.length > 8 ? (
        <TextInput
          mt="xs"
          size="sm"
          aria-label={t('console.pick.department')}
          placeholder={t('console.pick.department')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      ) : null}
      <div className={classes.departments}>
        {shown.map((each) => (
          <Checkbox
            key={each.id}
            value={each.id}
            disabled={atWork.has(each.id)}
            label={nameOf(each.name)}
            description={atWork.has(each.id) ? t('console.field.at_work') : undefined}
          />
        ))}
        {shown.length === 0 ? <p className={classes.none}>{t('console.pick.nothing')}</p> : null}
      </div>
    </Checkbox.Group>
  )
}

/** Who leads, among those called. Without a choice the first to receive leads. */
export function LeadField(props: FieldProps) {
  const { t, nameOf } = useWords()
  const { view, values, set } = props
  const { data = [] } = useDepartments()
  const chosen = data.filter((each) => values.departmentIds.includes(each.id))
  const hasLead = view.orders.some(
    (order) =>
      order.role === 'lead' &&
      order.state !== 'handled' &&
      order.state !== 'withdrawn' &&
      order.kind !== 'supervise' &&
      order.kind !== 'assign',
  )
  if (chosen.length < 2 || hasLead) return null
  return (
    <Radio.Group
      label={t('console.field.lead')}
      description={t('console.field.lead_help')}
      value={values.leadId}
      onChange={(leadId) => set({ leadId })}
    >
      <Stack gap="xs" mt="xs">
        {chosen.map((each) => (
          <Radio key={each.id} value={each.id} label={nameOf(each.name)} />
        ))}
      </Stack>
    </Radio.Group>
  )
}

/** Where a returned order goes instead. */
export function TargetField(props: FieldProps) {
  const { t, nameOf } = useWords()
  const { data = [] } = useDepartments()
  return (
    <Select
      label={t('console.field.target')}
      data={data.map((each) => ({ value: each.id, label: nameOf(each.name) }))}
      value={props.values.targetId}
      onChange={(targetId) => props.set({ targetId })}
      searchable
      nothingFoundMessage={t('console.pick.nothing')}
      error={props.error}
    />
  )
}
