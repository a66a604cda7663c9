import { Button, Checkbox, NativeSelect, Switch, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Measure, RuleBody, StaffingRule, StaffingRuleInput } from '../../../../contract/people-staffing.ts'
import type { GridKind, Level } from '../../../../contract/territory.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { SidePanel } from '../../../ui/SidePanel.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { roles } from '../parts/roles.ts'
import classes from '../people.module.css'

// messages: cases.level.*, cases.role.*, people.rules.measure_*, people.rules.kind_*, people.rules.body_*

const levels: readonly Level[] = ['district', 'street', 'community', 'grid', 'microgrid']
const measures: readonly Measure[] = ['posts', 'households', 'residents', 'bodies']
const bodies: readonly RuleBody[] = ['mediation', 'autonomous', 'supervisory', 'owners', 'council']
const kinds: readonly GridKind[] = ['comprehensive', 'dedicated']

/** One staffing rule to change, or a new one. */
export function RuleForm(props: {
  rule: StaffingRule | undefined
  position: number
  onClose: () => void
  onSaved: () => void
}) {
  const { t, nameOf } = useWords()
  const explain = useErrorWords()
  const queries = useQueryClient()
  const { rule } = props
  const [values, setValues] = useState<StaffingRuleInput>(
    rule ? fieldsOf(rule) : { ...empty, position: props.position },
  )
  const [problem, setProblem] = useState<string | null>(null)
  const set = (change: Partial<StaffingRuleInput>) => setValues({ ...values, ...change })
  const save = useWrite(
    (input: StaffingRuleInput, context) =>
      rule
        ? answer(
            api.PUT('/api/v1/people/staffing/rules/{id}', {
              params: { path: { id: rule.id } },
              body: { version: rule.version, rule: input },
              ...context,
            }),
          )
        : answer(api.POST('/api/v1/people/staffing/rules', { body: input, ...context })),
    {
      onSettled: () =>
        queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).includes('/staffing/') }),
    },
  )
  const keep = async () => {
    setProblem(null)
    if (values.measure !== 'bodies' && values.roles.length === 0) return setProblem(t('people.rules.pick_role'))
    try {
      await save.mutateAsync(values.level === 'grid' ? values : { ...values, kind: null })
      toast(t('people.rules.saved'))
      props.onSaved()
    } catch (refused) {
      setProblem(explain(asProblem(refused)))
    }
  }
  const number = (text: string) => Math.max(1, Math.round(Number(text)) || 1)
  return (
    <SidePanel
      title={rule ? nameOf(rule.name) : t('people.rules.new')}
      onClose={props.onClose}
      focusKey={rule?.id ?? 'new'}
      footer={
        <Button type="submit" size="sm" form="staffing-rule" loading={save.isPending}>
          {t('people.rules.save')}
        </Button>
      }
    >
      <form
        id="staffing-rule"
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        <div role="alert">{problem ? <p className={classes.problem}>{problem}</p> : null}</div>
        {(['zh', 'en'] as const).map((language) => (
          <TextInput
            key={language}
            size="sm"
            label={t(`people.rules.name_${language}`)}
            lang={language === 'zh' ? 'zh-CN' : 'en'}
            maxLength={200}
            value={values.name[language]}
            onChange={(event) => set({ name: { ...values.name, [language]: event.currentTarget.value } })}
          />
        ))}
        <div className={classes.pair}>
          <NativeSelect
            size="sm"
            label={t('people.rules.level')}
            value={values.level}
            onChange={(event) => set({ level: event.currentTarget.value as Level })}
            data={levels.map((value) => ({ value, label: t(`cases.level.${value}`) }))}
          />
          <NativeSelect
            size="sm"
            label={t('people.rules.kind')}
            value={values.kind ?? ''}
            disabled={values.level !== 'grid'}
            onChange={(event) => set({ kind: (event.currentTarget.value || null) as GridKind | null })}
            data={[
              { value: '', label: t('people.rules.kind_any') },
              ...kinds.map((value) => ({ value, label: t(`people.rules.kind_${value}`) })),
            ]}
          />
        </div>
        {values.measure === 'bodies' ? (
          <NativeSelect
            size="sm"
            label={t('people.rules.body')}
            value={values.committee ?? 'mediation'}
            onChange={(event) => set({ committee: event.currentTarget.value as RuleBody })}
            data={bodies.map((value) => ({ value, label: t(`people.rules.body_${value}`) }))}
          />
        ) : (
          <WhoCounts values={values} set={set} />
        )}
        <Checkbox
          label={t('people.rules.below')}
          checked={values.below}
          onChange={(event) => set({ below: event.currentTarget.checked })}
        />
        <NativeSelect
          size="sm"
          label={t('people.rules.measure')}
          value={values.measure}
          onChange={(event) => {
            const measure = event.currentTarget.value as Measure
            // What is counted changes with it: bodies have no roles, posts sit on no other committee.
            const toBodies = measure === 'bodies'
            const same = toBodies === (values.measure === 'bodies')
            set({ measure, ...(same ? {} : { roles: [], committee: toBodies ? 'mediation' : null }) })
          }}
          data={measures.map((value) => ({ value, label: t(`people.rules.measure_${value}`) }))}
        />
        <div className={classes.pair}>
          <TextInput
            size="sm"
            type="number"
            min={1}
            label={t('people.rules.least')}
            value={values.least}
            onChange={(event) => set({ least: number(event.currentTarget.value) })}
          />
          <TextInput
            size="sm"
            type="number"
            min={1}
            label={t('people.rules.most')}
            value={values.most ?? ''}
            onChange={(event) =>
              set({ most: event.currentTarget.value === '' ? null : number(event.currentTarget.value) })
            }
          />
        </div>
        <Switch
          label={t('people.rules.active')}
          checked={values.active}
          onChange={(event) => set({ active: event.currentTarget.checked })}
        />
      </form>
    </SidePanel>
  )
}

function WhoCounts(props: { values: StaffingRuleInput; set: (change: Partial<StaffingRuleInput>) => void }) {
  const { t } = useWords()
  const { values, set } = props
  return (
    <>
      <Checkbox.Group
        label={t('people.rules.roles')}
        value={values.roles}
        onChange={(chosen) => set({ roles: roles.filter((role) => chosen.includes(role)) })}
      >
        <div className={classes.pair}>
          {roles.map((role) => (
            <Checkbox key={role} value={role} label={t(`cases.role.${role}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox
        label={t('people.rules.committee')}
        checked={values.committee !== null}
        onChange={(event) => set({ committee: event.currentTarget.checked ? 'mediation' : null })}
      />
    </>
  )
}

const empty: StaffingRuleInput = {
  ...{ position: 1, name: { en: '', zh: '' }, level: 'grid', kind: null, roles: [], committee: null },
  ...{ below: false, measure: 'posts', least: 1, most: null, active: true },
}

function fieldsOf(rule: StaffingRule): StaffingRuleInput {
  const { id: _id, version: _version, appliesFrom: _from, ...fields } = rule
  return fields
}
