import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalizedName } from '../../../../../contract/common.ts'
import type {
  PointsBasis,
  PointsCategory,
  PointsRule,
  PointsSource,
  RuleInput,
} from '../../../../../contract/points.ts'
import { answer, api, useWrite } from '../../../../app/api.ts'
import forms from '../../../../app/form.module.css'
import { Both, Refusal } from '../../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../../app/problem.ts'
import { uploadPhotos } from '../../../../cases/uploads.ts'
import { type ChosenPhoto, PhotoInput } from '../../../../ui/PhotoInput.tsx'
import { toast } from '../../../../ui/toasts.tsx'
import { useWords } from '../../../../words/words.tsx'
import { useToday } from '../today.ts'
import { Whole } from '../Whole.tsx'
import { draftOf } from './rule.rules.ts'
import classes from './rules.module.css'

// messages: points.category.*, points.source.*, points.basis.*, app.role.*, merit.rules.cap_of.*

const categories: readonly PointsCategory[] = [
  ...(['study', 'culture', 'environment', 'mediation', 'hardship', 'public_benefit', 'outstanding'] as const),
]
const sources: readonly PointsSource[] = ['claim', 'case_handled', 'hazard_confirmed', 'session_held']
const bases: readonly PointsBasis[] = ['hour', 'deed']
const roles: readonly RuleInput['approvers'][number][] = [
  ...(['desk', 'supervisor', 'administrator', 'grid_head', 'grid_worker'] as const),
  ...(['grid_worker_part_time', 'grid_assistant', 'building_lead'] as const),
]

/** A new rule, or the next version of one. What the catalogue refuses is said at the field it stands in. */
export function RuleForm(props: {
  schemeId: string
  rule: PointsRule | undefined
  /** What a new one may be called. */
  name?: LocalizedName | undefined
  onClose: () => void
  onSaved: () => void
}) {
  const { t } = useWords()
  const { rule, schemeId } = props
  const today = useToday()
  const [values, setValues] = useState(() => ({ ...draftOf(rule, today), ...(props.name ? { name: props.name } : {}) }))
  const [photos, setPhotos] = useState<ChosenPhoto[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const save = useWrite(async (given: typeof values, context) => {
    const body = { ...given, fileIds: await uploadPhotos(photos) }
    return rule
      ? await answer(
          api.PUT('/api/v1/points/rules/{id}', {
            params: { path: { id: rule.id } },
            body: { ...body, version: rule.version },
            ...context,
          }),
        )
      : await answer(
          api.POST('/api/v1/points/schemes/{id}/rules', { params: { path: { id: schemeId } }, body, ...context }),
        )
  })
  const give = async () => {
    setProblem(null)
    try {
      await save.mutateAsync(values)
      toast(t('merit.saved'))
      props.onSaved()
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  const inName = problem?.of('name') ?? problem?.of('name.zh') ?? problem?.of('name.en')
  const inEvidence = problem?.of('evidence') ?? problem?.of('evidence.zh') ?? problem?.of('evidence.en')
  const assembly = values.assembly ?? { body: '', on: '' }
  return (
    <form
      className={forms.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <p className={forms.dim}>{t('merit.rules.never')}</p>
      <Both
        label={t('merit.rules.name')}
        value={values.name}
        onChange={(name) => set({ name })}
        required
        error={inName}
      />
      <div className={forms.pair}>
        <NativeSelect
          size="sm"
          label={t('merit.rules.category')}
          value={values.category}
          onChange={(event) => set({ category: event.currentTarget.value as PointsCategory })}
          data={categories.map((value) => ({ value, label: t(`points.category.${value}`) }))}
        />
        <NativeSelect
          size="sm"
          label={t('merit.rules.source')}
          value={values.source}
          onChange={(event) => set({ source: event.currentTarget.value as PointsSource })}
          data={sources.map((value) => ({ value, label: t(`points.source.${value}`) }))}
        />
      </div>
      <div className={forms.pair}>
        <NumberInput
          size="sm"
          label={t('merit.rules.points')}
          value={values.points}
          onChange={(value) => set({ points: Number(value) })}
          max={100_000}
          allowDecimal={false}
          error={problem?.of('points')}
        />
        <NativeSelect
          size="sm"
          label={t('merit.rules.basis')}
          value={values.basis}
          onChange={(event) => set({ basis: event.currentTarget.value as PointsBasis })}
          data={bases.map((value) => ({ value, label: t(`points.basis.${value}`) }))}
          error={problem?.of('basis')}
        />
      </div>
      <fieldset className={forms.group}>
        <legend>{t('merit.rules.caps')}</legend>
        <div className={forms.pair}>
          {(['perDeed', 'perDay', 'perMonth', 'perPerson'] as const).map((cap) => (
            <Whole
              key={cap}
              label={t(`merit.rules.cap_of.${cap}`)}
              value={values[cap]}
              onChange={(value) => set({ [cap]: value })}
              error={problem?.of(cap)}
            />
          ))}
        </div>
      </fieldset>
      <div className={forms.pair}>
        <TextInput
          size="sm"
          type="date"
          label={t('merit.rules.first_day')}
          value={values.from}
          onChange={(event) => set({ from: event.currentTarget.value })}
          error={problem?.of('from')}
        />
        <TextInput
          size="sm"
          type="date"
          label={t('merit.rules.last_day')}
          value={values.until ?? ''}
          onChange={(event) => set({ until: event.currentTarget.value || null })}
          error={problem?.of('until')}
        />
      </div>
      {values.source === 'claim' ? (
        <>
          <Both
            label={t('merit.rules.evidence_what')}
            value={values.evidence}
            onChange={(evidence) => set({ evidence })}
            max={500}
            error={inEvidence}
          />
          <Checkbox
            label={t('merit.rules.evidence_needed')}
            checked={values.evidenceNeeded}
            onChange={(event) => set({ evidenceNeeded: event.currentTarget.checked })}
          />
        </>
      ) : null}
      <Checkbox.Group
        label={t('merit.rules.who_approves')}
        description={t('merit.rules.who_approves_help')}
        value={values.approvers}
        onChange={(approvers) => set({ approvers: approvers as RuleInput['approvers'] })}
        error={problem?.of('approvers')}
      >
        <div className={classes.checks}>
          {roles.map((role) => (
            <Checkbox key={role} value={role} label={t(`app.role.${role}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <fieldset className={forms.group}>
        <legend>{t('merit.rules.assembly')}</legend>
        <p className={forms.dim}>{t('merit.rules.assembly_help')}</p>
        <div className={forms.pair}>
          <TextInput
            size="sm"
            label={t('merit.rules.assembly_body')}
            value={assembly.body}
            maxLength={200}
            onChange={(event) => {
              const body = event.currentTarget.value
              set({ assembly: body || assembly.on ? { ...assembly, body } : null })
            }}
            error={problem?.of('assembly.body') ?? problem?.of('body')}
          />
          <TextInput
            size="sm"
            type="date"
            label={t('merit.rules.assembly_on')}
            value={assembly.on}
            onChange={(event) => {
              const on = event.currentTarget.value
              set({ assembly: on || assembly.body ? { ...assembly, on } : null })
            }}
            error={problem?.of('assembly.on') ?? problem?.of('on')}
          />
        </div>
        <PhotoInput label={t('merit.rules.assembly_file')} value={photos} onChange={setPhotos} />
      </fieldset>
      {/* What is wrong with a field stands there. */}
      <Refusal problem={problem?.fields.length === 0 ? problem : null} />
      {problem && problem.fields.length > 0 ? (
        <p role="alert" className={forms.problem}>
          {t('merit.rules.see_field')}
        </p>
      ) : null}
      <div className={forms.foot}>
        <Button variant="default" onClick={props.onClose}>
          {t('merit.cancel')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {rule ? t('merit.rules.save_next', { version: rule.version + 1 }) : t('merit.rules.add')}
        </Button>
      </div>
    </form>
  )
}
