import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Department } from '../../../../contract/territory.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { SidePanel, SplitView } from '../../../ui/SidePanel.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../configuration.module.css'
import look from '../form.module.css'
import { AdminFrame } from '../parts/AdminFrame.tsx'
import { BothLanguages, UnitPick } from '../parts/Fields.tsx'
import { Past } from '../parts/History.tsx'
import { useCalendars, useDepartments, useMayConfigure } from '../parts/records.ts'
import { SaveProblem } from '../parts/SaveProblem.tsx'

/** The public bodies that cases and orders can go to. */
export function DepartmentsPage() {
  const { t, nameOf } = useWords()
  const { open } = useSearch({ from: '/console/admin/departments' })
  const navigate = useNavigate()
  const { data, error, refetch } = useDepartments()
  const may = useMayConfigure()
  const go = (to: string | undefined) =>
    void navigate({ to: '/console/admin/departments', search: to ? { open: to } : {} })
  const columns = useMemo<Column<Department>[]>(
    () => [
      { key: 'name', header: t('configuration.name'), cell: (row) => nameOf(row.name) },
      { key: 'code', header: t('configuration.code'), width: '10rem', cell: (row) => row.code },
      {
        key: 'unit',
        header: t('configuration.department.unit'),
        width: '12rem',
        cell: (row) => nameOf(row.unit?.name),
      },
      { key: 'phone', header: t('configuration.department.phone'), width: '9rem', cell: (row) => row.phone ?? '–' },
    ],
    [t, nameOf],
  )
  const rows = data as Department[] | undefined
  const record = rows?.find((each) => each.id === open)
  return (
    <AdminFrame
      title={t('configuration.nav.departments')}
      text={t('configuration.about.departments')}
      actions={
        may ? (
          <Button size="sm" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => go('new')}>
            {t('configuration.department.new')}
          </Button>
        ) : undefined
      }
    >
      <SplitView
        panel={
          record || open === 'new' ? (
            <DepartmentForm key={open} record={record} onClose={() => go(undefined)} onSaved={(id) => go(id)} />
          ) : undefined
        }
      >
        <DataTable
          label={t('configuration.nav.departments')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          onOpen={(row) => go(row.id)}
          openKey={open ?? null}
          problem={error as Problem | null}
          onRetry={() => void refetch()}
          height="calc(100dvh - 17rem)"
          empty={<EmptyState title={t('configuration.none')} />}
          card={(row) => (
            <span className={classes.card}>
              <strong>{nameOf(row.name)}</strong>
              <span className={classes.dim}>{nameOf(row.unit?.name)}</span>
            </span>
          )}
        />
      </SplitView>
    </AdminFrame>
  )
}

function DepartmentForm(props: { record: Department | undefined; onClose: () => void; onSaved: (id: string) => void }) {
  const { t, nameOf } = useWords()
  const { record } = props
  const queries = useQueryClient()
  const calendars = useCalendars()
  const may = useMayConfigure()
  const [values, setValues] = useState({
    code: record?.code ?? '',
    name: record?.name ?? { en: '', zh: '' },
    unitId: record?.unit?.id ?? null,
    phone: record?.phone ?? '',
    calendarCode: record?.calendarCode ?? '',
  })
  const [problem, setProblem] = useState<Problem | null>(null)
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const save = useWrite(
    (given: typeof values, context) =>
      answer(
        api.PUT('/api/v1/territory/departments/{code}', {
          params: { path: { code: given.code } },
          body: {
            name: given.name,
            unitId: given.unitId,
            phone: given.phone.trim() || null,
            calendarCode: given.calendarCode || null,
          },
          ...context,
        }),
      ),
    {
      onSettled: () => {
        void queries.invalidateQueries({ queryKey: ['/api/v1/territory/departments'] })
        void queries.invalidateQueries({ queryKey: ['/api/v1/configuration/departments/history'] })
      },
    },
  )
  const give = async () => {
    setProblem(null)
    try {
      const saved = await save.mutateAsync({ ...values, code: values.code.trim() || '-' })
      toast(t('configuration.saved'))
      props.onSaved(saved.id)
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <SidePanel
      title={record ? nameOf(record.name) : t('configuration.department.new')}
      onClose={props.onClose}
      focusKey={record?.id ?? 'new'}
      footer={
        may ? (
          <div className={look.foot}>
            <span />
            <Button type="submit" size="sm" form="department-form" loading={save.isPending}>
              {record ? t('configuration.save') : t('configuration.create')}
            </Button>
          </div>
        ) : undefined
      }
    >
      <form
        id="department-form"
        className={look.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void give()
        }}
      >
        <SaveProblem problem={problem} theirs={values} base={values} onTakeTheirs={() => undefined} />
        <BothLanguages
          label={t('configuration.name')}
          value={values.name}
          onChange={(name) => set({ name })}
          required
          disabled={!may}
          errors={{ en: problem?.of('name.en'), zh: problem?.of('name.zh') }}
        />
        <TextInput
          size="sm"
          label={t('configuration.code')}
          description={t('configuration.department.code_help')}
          maxLength={64}
          withAsterisk
          value={values.code}
          onChange={(event) => set({ code: event.currentTarget.value })}
          disabled={!may || record !== undefined}
        />
        <UnitPick
          label={t('configuration.department.unit')}
          value={values.unitId}
          onChange={(unitId) => set({ unitId })}
          clearable
          error={problem?.of('unitId')}
          disabled={!may}
        />
        <TextInput
          size="sm"
          type="tel"
          label={t('configuration.department.phone')}
          maxLength={40}
          value={values.phone}
          onChange={(event) => set({ phone: event.currentTarget.value })}
          disabled={!may}
        />
        <NativeSelect
          size="sm"
          label={t('configuration.settings.calendar')}
          value={values.calendarCode}
          onChange={(event) => set({ calendarCode: event.currentTarget.value })}
          data={[
            { value: '', label: t('configuration.department.usual_calendar') },
            ...(calendars.data?.items ?? []).map((each) => ({ value: each.code, label: nameOf(each.name) })),
          ]}
          disabled={!may}
        />
        {record ? (
          <Link to="/console/people/posts" search={{ under: record.id }} className={look.linkButton}>
            {t('configuration.department.officers')}
          </Link>
        ) : null}
      </form>
      {record ? <Past kind="departments" id={record.id} /> : null}
    </SidePanel>
  )
}
