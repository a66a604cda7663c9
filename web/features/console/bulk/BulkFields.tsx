import { MultiSelect, Radio, Select, Stack, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ChosenCase } from '../../../../contract/case-desk.ts'
import type { Priority } from '../../../../contract/cases.ts'
import type { Post } from '../../../../contract/people.ts'
import { read } from '../../../app/api.ts'
import { useWords } from '../../../words/words.tsx'
import { useDepartments } from '../commands/DepartmentFields.tsx'
import { UnitSelect } from '../pick/UnitSelect.tsx'
import { priorities } from '../queue/search.ts'
import type { BulkType, BulkValues } from './bulk.rules.ts'

// messages: cases.role.*, cases.priority.*

interface FieldsProps {
  type: BulkType
  cases: readonly ChosenCase[]
  values: BulkValues
  missing: readonly (keyof BulkValues)[]
  set: (change: Partial<BulkValues>) => void
}

/** What a command for many cases asks, once for all of them. */
export function BulkFields(props: FieldsProps) {
  const { t } = useWords()
  const { type, values, set } = props
  const error = (name: keyof BulkValues) => (props.missing.includes(name) ? t('console.missing.needed') : undefined)
  const holder = props.cases[0]?.holder
  return (
    <Stack gap="md">
      {type === 'assign' ? <PostChoice {...props} error={error('postId')} /> : null}
      {type === 'send_down' ? (
        <UnitSelect
          label={t('console.field.unit_below')}
          value={values.unitId}
          onChange={(unitId) => set({ unitId })}
          within={holder?.kind === 'unit' ? holder.id : undefined}
          except={['district', 'microgrid']}
          error={error('unitId')}
        />
      ) : null}
      {type === 'dispatch' ? <DepartmentChoice {...props} error={error('departmentIds')} /> : null}
      {type === 'priority' ? (
        <Radio.Group
          label={t('console.field.priority')}
          withAsterisk
          value={values.priority ?? ''}
          onChange={(priority) => set({ priority: priority as Priority })}
          error={error('priority')}
        >
          <Stack gap="xs" mt="xs">
            {priorities.map((each) => (
              <Radio key={each} value={each} label={t(`cases.priority.${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
      ) : null}
      {type === 'send_down' || type === 'raise' ? (
        <Textarea
          label={t('console.field.reason')}
          description={t('console.field.reporter_reads')}
          autosize
          minRows={2}
          maxLength={2000}
          withAsterisk
          value={values.reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
          error={error('reason')}
        />
      ) : null}
      {type === 'assign' || type === 'dispatch' ? (
        <Textarea
          label={t('console.field.text')}
          autosize
          minRows={2}
          maxLength={4000}
          value={values.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
      ) : null}
    </Stack>
  )
}

/** People of the bodies that hold the chosen cases, and below them. */
function PostChoice(props: FieldsProps & { error: string | undefined }) {
  const { t, nameOf } = useWords()
  const { cases, values, set } = props
  // Cases of one list mostly lie with one body; who fits none of them is refused by the server, case by case.
  const holder = cases[0]?.holder
  const { data, isFetching } = useQuery({
    ...read('/api/v1/people/posts', {
      params: {
        query:
          holder?.kind === 'department'
            ? { department: holder.id, limit: 200 }
            : { unit: holder?.id, below: 'true', limit: 200 },
      },
    }),
    enabled: holder !== undefined,
  })
  const options = useMemo(
    () =>
      ((data?.items ?? []) as Post[])
        .filter((post) => post.holder !== null && post.role !== 'administrator' && post.role !== 'supervisor')
        .map((post) => ({
          value: post.id,
          label: [
            post.holder,
            post.title ?? t(`cases.role.${post.role}`),
            nameOf(post.unit?.name ?? post.department?.name),
          ]
            .filter(Boolean)
            .join(' · '),
        })),
    [data, nameOf, t],
  )
  return (
    <Select
      label={t('console.field.post')}
      placeholder={t('console.pick.post')}
      data={options}
      value={values.postId}
      onChange={(postId) => set({ postId })}
      searchable
      withAsterisk
      nothingFoundMessage={isFetching ? t('console.pick.searching') : t('console.pick.nothing')}
      error={props.error}
    />
  )
}

function DepartmentChoice(props: FieldsProps & { error: string | undefined }) {
  const { t, nameOf } = useWords()
  const { data = [] } = useDepartments()
  return (
    <MultiSelect
      label={t('console.field.departments')}
      placeholder={t('console.pick.department')}
      data={data.map((each) => ({ value: each.id, label: nameOf(each.name) }))}
      value={props.values.departmentIds}
      onChange={(departmentIds) => props.set({ departmentIds })}
      searchable
      maxValues={10}
      withAsterisk
      clearable
      clearButtonProps={{ 'aria-label': t('console.clear') }}
      error={props.error}
    />
  )
}
