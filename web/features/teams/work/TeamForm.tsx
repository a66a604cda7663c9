import { Button, NativeSelect, Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Team, TeamInput } from '../../../../contract/teams.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { Both, Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { UnitPick } from '../../../app/UnitPick.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'

type Values = Omit<TeamInput, 'unitId'> & { unitId: string | null }

const nothing = { en: '', zh: '' }
const start: Values = {
  ...{
    kind: '',
    unitId: null,
    parentId: null,
    organisationId: null,
    name: nothing,
    about: nothing,
    commitment: nothing,
  },
  ...{ foundedOn: null, phone: '', applying: true },
}
const valuesOf = (team: Team): Values => ({
  ...{ kind: team.kind.code, unitId: team.unit.id, parentId: team.parent?.id ?? null, name: team.name },
  organisationId: team.organisation?.id ?? null,
  ...{ about: team.about, commitment: team.commitment, foundedOn: team.foundedOn, phone: team.phone ?? '' },
  applying: team.applying,
})

/** What is said of a team. Kind and place are for those who keep the register. */
export function TeamForm(props: { team: Team | undefined; onSaved: (team: Team) => void }) {
  const { t, nameOf } = useWords()
  const { team } = props
  const [values, setValues] = useState<Values>(() => (team ? valuesOf(team) : start))
  const [problem, setProblem] = useState<Problem | null>(null)
  const [ending, setEnding] = useState(false)
  const set = (change: Partial<Values>) => setValues({ ...values, ...change })
  const kinds = useQuery(read('/api/v1/teams/kinds'))
  const others = useQuery({
    ...read('/api/v1/teams', { params: { query: { ...(values.unitId ? { unit: values.unitId } : {}), limit: 100 } } }),
    enabled: values.unitId !== null,
  })
  const helpers = useQuery({
    ...read('/api/v1/organisations', {
      params: { query: { ...(values.unitId ? { unit: values.unitId } : {}), limit: 100 } },
    }),
    enabled: values.unitId !== null,
  })
  const keeps = team === undefined || team.rights.change
  const locked = team !== undefined && (!team.rights.manage || team.endedOn !== null)
  const offered = (kinds.data?.items ?? []).filter(({ active, code }) => active || code === values.kind)
  const save = useWrite(({ unitId, kind, ...given }: Values, context) => {
    const body = { ...given, unitId: unitId ?? '', kind: kind || (offered[0]?.code ?? '') }
    return team
      ? answer(
          api.PUT('/api/v1/teams/{id}', {
            params: { path: { id: team.id } },
            body: { ...body, version: team.version },
            ...context,
          }),
        )
      : answer(api.POST('/api/v1/teams', { body, ...context }))
  })
  const end = useWrite((why: string, context) =>
    answer(api.POST('/api/v1/teams/{id}/end', { params: { path: { id: team?.id ?? '' } }, body: { why }, ...context })),
  )
  const give = async () => {
    setProblem(null)
    try {
      const saved = await save.mutateAsync(values)
      toast(t('teams.saved'))
      props.onSaved(saved as Team)
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <div className={classes.columns}>
        <div className={classes.stack}>
          <NativeSelect
            size="sm"
            label={t('teams.filter.kind')}
            value={values.kind || (offered[0]?.code ?? '')}
            onChange={(event) => set({ kind: event.currentTarget.value })}
            data={offered.map(({ code, name }) => ({ value: code, label: nameOf(name) }))}
            error={problem?.of('kind')}
            disabled={locked || !keeps}
          />
          <Both
            label={t('teams.form.name')}
            value={values.name}
            onChange={(name) => set({ name })}
            required
            disabled={locked}
            error={problem?.of('name')}
          />
          <UnitPick
            label={t('teams.form.unit')}
            value={values.unitId}
            onChange={(unitId) => set({ unitId })}
            error={problem?.of('unitId')}
            disabled={locked || !keeps}
          />
          <NativeSelect
            size="sm"
            label={t('teams.form.parent')}
            value={values.parentId ?? ''}
            onChange={(event) => set({ parentId: event.currentTarget.value || null })}
            data={[
              { value: '', label: t('teams.form.no_parent') },
              ...(team?.parent ? [{ value: team.parent.id, label: nameOf(team.parent.name) }] : []),
              ...(others.data?.items ?? [])
                .filter(({ id }) => id !== team?.id && id !== team?.parent?.id)
                .map(({ id, name }) => ({ value: id, label: nameOf(name) })),
            ]}
            error={problem?.of('parentId')}
            disabled={locked || !keeps}
          />
          <NativeSelect
            size="sm"
            label={t('teams.run_by')}
            value={values.organisationId ?? ''}
            onChange={(event) => set({ organisationId: event.currentTarget.value || null })}
            data={[
              { value: '', label: t('teams.form.no_organisation') },
              ...(team?.organisation ? [{ value: team.organisation.id, label: nameOf(team.organisation.name) }] : []),
              ...(helpers.data?.items ?? [])
                .filter(({ id }) => id !== team?.organisation?.id)
                .map(({ id, name }) => ({ value: id, label: nameOf(name) })),
            ]}
            error={problem?.of('organisationId')}
            disabled={locked || !keeps}
          />
          <div className={classes.pair}>
            <TextInput
              size="sm"
              type="date"
              label={t('teams.form.founded')}
              value={values.foundedOn ?? ''}
              onChange={(event) => set({ foundedOn: event.currentTarget.value || null })}
              disabled={locked}
            />
            <TextInput
              size="sm"
              type="tel"
              label={t('teams.form.phone')}
              value={values.phone ?? ''}
              onChange={(event) => set({ phone: event.currentTarget.value })}
              error={problem?.of('phone')}
              disabled={locked}
            />
          </div>
          <Switch
            label={t('teams.form.applying')}
            checked={values.applying}
            onChange={(event) => set({ applying: event.currentTarget.checked })}
            disabled={locked}
          />
        </div>
        <div className={classes.stack}>
          <Both
            label={t('teams.form.about')}
            value={values.about}
            onChange={(about) => set({ about })}
            rows={3}
            max={2000}
            disabled={locked}
            error={problem?.of('about')}
          />
          <Both
            label={t('teams.form.commitment')}
            value={values.commitment}
            onChange={(commitment) => set({ commitment })}
            rows={3}
            max={2000}
            disabled={locked}
            error={problem?.of('commitment')}
          />
          {team && team.children.length > 0 ? (
            <p className={classes.dim}>
              {t('teams.form.children', {
                names: team.children.map(({ name }) => nameOf(name)).join(t('teams.comma')),
              })}
            </p>
          ) : null}
        </div>
      </div>
      <Refusal problem={problem} />
      {locked ? null : (
        <div className={classes.foot}>
          {team?.rights.change ? (
            <Button variant="default" onClick={() => setEnding(true)}>
              {t('teams.end')}
            </Button>
          ) : null}
          <Button type="submit" loading={save.isPending}>
            {t('teams.save')}
          </Button>
        </div>
      )}
      <ConfirmDialog
        opened={ending}
        onClose={() => setEnding(false)}
        title={t('teams.end')}
        text={t('teams.end_text')}
        confirmLabel={t('teams.end')}
        danger
        reason={{ label: t('teams.why'), max: 500 }}
        onConfirm={async (why) => props.onSaved((await end.mutateAsync(why)) as Team)}
      />
    </form>
  )
}
