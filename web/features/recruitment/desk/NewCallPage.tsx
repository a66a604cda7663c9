import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { DeskCall, RecruitedRole } from '../../../../contract/recruitment.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../recruitment.module.css'
import { AreaFields, type ChosenArea } from './AreaFields.tsx'
import { Refusal, type Running, RunningFields } from './fields.tsx'

// messages: cases.role.*

const roles: readonly RecruitedRole[] = [
  ...(['grid_assistant', 'building_lead', 'grid_worker_part_time', 'grid_worker', 'volunteer'] as const),
]

/** A new call: empty, or filled in from a gap of the staffing report. */
export function NewCallPage() {
  const { unit } = useSearch({ from: '/console/recruitment/new' })
  const { activePosts } = useSession()
  const own = activePosts.find(
    ({ role, place }) => place?.kind === 'unit' && (role === 'desk' || role === 'administrator'),
  )
  const from = unit ?? own?.place?.id
  const found = useQuery({
    ...read('/api/v1/territory/units/{id}', { params: { path: { id: from ?? '' } } }),
    enabled: from !== undefined,
  })
  const top = useQuery({
    ...read('/api/v1/territory/tree', { params: { query: { limit: 1 } } }),
    staleTime: 600_000,
  })
  const mayCallAll = activePosts.some(
    ({ role, place }) =>
      (role === 'administrator' || role === 'desk') && (!place || place.id === top.data?.items[0]?.id),
  )
  if (from !== undefined && found.isPending) return <PageSkeleton lines={8} />
  const path = found.data ? [...found.data.ancestors, found.data] : []
  const at = (level: string) => path.find((each) => each.level === level)?.id ?? ''
  return (
    <Form
      district={mayCallAll ? top.data?.items[0]?.id : undefined}
      area={{ street: at('street'), community: at('community') }}
      chosen={unit && found.data && found.data.level !== 'community' ? [unit] : []}
    />
  )
}

function Form(props: { area: ChosenArea; chosen: readonly string[]; district: string | undefined }) {
  const { t } = useWords()
  const search = useSearch({ from: '/console/recruitment/new' })
  const navigate = useNavigate()
  const [area, setArea] = useState(props.area)
  const [whole, setWhole] = useState(false)
  const [unitIds, setUnitIds] = useState(props.chosen)
  const [values, setValues] = useState({
    role: search.role ?? ('grid_assistant' as RecruitedRole),
    ...{ objectionDays: '7', termMonths: '36', separate: true },
  })
  const [running, setRunning] = useState<Running>({
    places: String(search.places ?? 1),
    requirements: { en: '', zh: '' },
    closesOn: new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10),
    phone: '',
  })
  const [problem, setProblem] = useState<Problem | null>(null)
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const unitId = (whole ? props.district : '') || area.community || area.street || ''
  const body = {
    ...{ role: values.role, unitId, unitIds: [...unitIds], places: Number(running.places) },
    ...{ requirements: running.requirements, closesOn: running.closesOn, phone: running.phone || null },
    ...{ objectionDays: Number(values.objectionDays), separate: values.separate },
    termMonths: values.termMonths.trim() ? Number(values.termMonths) : null,
  }
  const save = useWrite(
    async (given: typeof body, context) =>
      (await answer(api.POST('/api/v1/recruitment/desk/calls', { body: given, ...context }))) as DeskCall,
  )
  const give = async () => {
    setProblem(null)
    try {
      const made = await save.mutateAsync(body)
      toast(t('recruitment.form.saved'))
      void navigate({ to: '/console/recruitment/calls/$id', params: { id: made.id }, replace: true })
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <>
      <PageHeader
        title={t('recruitment.form.title')}
        text={search.rule ? t('recruitment.form.from_gap', { rule: search.rule }) : undefined}
        above={
          <Link to="/console/recruitment" search={{}} className={classes.link}>
            {t('recruitment.desk.calls')}
          </Link>
        }
      />
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void give()
        }}
      >
        <NativeSelect
          size="sm"
          label={t('recruitment.form.role')}
          value={values.role}
          onChange={(event) => {
            set({ role: event.currentTarget.value as RecruitedRole })
            setUnitIds([])
          }}
          data={roles.map((role) => ({ value: role, label: t(`cases.role.${role}`) }))}
        />
        {props.district ? (
          <Checkbox
            size="sm"
            label={t('recruitment.form.whole')}
            description={t('recruitment.form.whole_text')}
            checked={whole}
            onChange={(event) => {
              setWhole(event.currentTarget.checked)
              setUnitIds([])
            }}
          />
        ) : null}
        <AreaFields
          role={values.role}
          area={area}
          onArea={(next) => {
            setArea(next)
            // One call for the whole district gathers units of several streets.
            if (!whole) setUnitIds([])
          }}
          chosen={unitIds}
          onChosen={setUnitIds}
          error={problem?.of('unitIds')}
        />
        <RunningFields value={running} onChange={(change) => setRunning({ ...running, ...change })} problem={problem} />
        <div className={classes.pair}>
          <TextInput
            size="sm"
            type="number"
            inputMode="numeric"
            min={3}
            max={30}
            label={t('recruitment.form.objection_days')}
            value={values.objectionDays}
            onChange={(event) => set({ objectionDays: event.currentTarget.value })}
            error={problem?.of('objectionDays')}
          />
          <TextInput
            size="sm"
            type="number"
            inputMode="numeric"
            min={1}
            max={120}
            label={t('recruitment.form.term')}
            placeholder={t('recruitment.form.term_help')}
            value={values.termMonths}
            onChange={(event) => set({ termMonths: event.currentTarget.value })}
            error={problem?.of('termMonths')}
          />
        </div>
        <Checkbox
          size="sm"
          label={t('recruitment.form.separate')}
          checked={values.separate}
          onChange={(event) => set({ separate: event.currentTarget.checked })}
        />
        <Refusal problem={problem} />
        <div className={classes.buttons}>
          <Button type="submit" loading={save.isPending}>
            {t('recruitment.form.save')}
          </Button>
        </div>
      </form>
    </>
  )
}
