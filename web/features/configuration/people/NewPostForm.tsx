import { Button, NativeSelect, Switch, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Post, Role } from '../../../../contract/people.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { SidePanel } from '../../../ui/SidePanel.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../form.module.css'
import { AccountPick } from '../parts/AccountPick.tsx'
import { DepartmentPick, UnitPick } from '../parts/Fields.tsx'
import { SaveProblem } from '../parts/SaveProblem.tsx'
import { instantOfDay } from '../parts/zone.rules.ts'

// messages: cases.role.*

/** Roles in the order people look for them. */
export const roles: readonly Role[] = [
  ...(['grid_worker', 'grid_worker_part_time', 'grid_head', 'grid_assistant', 'building_lead'] as const),
  ...(['volunteer', 'desk', 'department_officer', 'supervisor', 'administrator'] as const),
]

/** A new post: a role at a unit or a department, for a term, held by somebody or vacant. */
export function NewPostForm(props: {
  unitId: string | null
  departmentId: string | null
  onClose: () => void
  onSaved: (post: Post) => void
}) {
  const { t, timeZone } = useWords()
  const queries = useQueryClient()
  const [values, setValues] = useState({
    ...{ role: (props.departmentId ? 'department_officer' : 'grid_worker') as Role, unitId: props.unitId },
    ...{ departmentId: props.departmentId, holderName: '', accountId: '', title: '', dutyPhone: '' },
    ...{ namePublic: false, from: '', until: '' },
  })
  const [problem, setProblem] = useState<Problem | null>(null)
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const isOfficer = values.role === 'department_officer'
  const create = useWrite(
    (given: typeof values, context) =>
      answer(
        api.POST('/api/v1/people/posts', {
          body: {
            role: given.role,
            namePublic: given.namePublic,
            ...(isOfficer ? { departmentId: given.departmentId ?? undefined } : { unitId: given.unitId ?? undefined }),
            holderName: given.holderName.trim() || undefined,
            accountId: given.accountId.trim() || undefined,
            title: given.title.trim() || undefined,
            dutyPhone: given.dutyPhone.trim() || undefined,
            from: instantOfDay(given.from, timeZone),
            until: instantOfDay(given.until, timeZone, true),
          },
          ...context,
        }),
      ),
    { onSettled: () => queries.invalidateQueries({ queryKey: ['/api/v1/people/posts'] }) },
  )
  const give = async () => {
    setProblem(null)
    try {
      const post = await create.mutateAsync(values)
      toast(t('configuration.post.created'))
      props.onSaved(post as Post)
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <SidePanel
      title={t('configuration.post.new')}
      onClose={props.onClose}
      focusKey="new"
      footer={
        <div className={classes.foot}>
          <span />
          <Button type="submit" size="sm" form="post-form" loading={create.isPending}>
            {t('configuration.create')}
          </Button>
        </div>
      }
    >
      <form
        id="post-form"
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void give()
        }}
      >
        <SaveProblem problem={problem} theirs={values} base={values} onTakeTheirs={() => undefined} />
        <NativeSelect
          size="sm"
          label={t('configuration.post.role')}
          value={values.role}
          onChange={(event) => set({ role: event.currentTarget.value as Role })}
          data={roles.map((each) => ({ value: each, label: t(`cases.role.${each}`) }))}
        />
        {isOfficer ? (
          <DepartmentPick
            label={t('configuration.rule.department')}
            value={values.departmentId}
            onChange={(departmentId) => set({ departmentId })}
            error={problem?.of('departmentId')}
          />
        ) : (
          <UnitPick
            label={t('configuration.rule.unit')}
            value={values.unitId}
            onChange={(unitId) => set({ unitId })}
            error={problem?.of('unitId')}
          />
        )}
        <TextInput
          size="sm"
          label={t('configuration.post.holder')}
          description={t('configuration.post.holder_help')}
          maxLength={100}
          autoComplete="off"
          value={values.holderName}
          onChange={(event) => set({ holderName: event.currentTarget.value })}
          error={problem?.of('holderName')}
        />
        <AccountPick
          label={t('configuration.post.account')}
          help={t('configuration.post.account_help')}
          value={values.accountId || null}
          onChange={(accountId, name) =>
            set({
              accountId: accountId ?? '',
              // The name on the board is what its bearer is called, unless another was typed.
              holderName: values.holderName || (name ?? ''),
            })
          }
          error={problem?.of('accountId')}
        />
        <div className={classes.pair}>
          <TextInput
            size="sm"
            label={t('configuration.post.title')}
            maxLength={100}
            value={values.title}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <TextInput
            size="sm"
            type="tel"
            label={t('configuration.post.phone')}
            maxLength={40}
            value={values.dutyPhone}
            onChange={(event) => set({ dutyPhone: event.currentTarget.value })}
          />
          <TextInput
            size="sm"
            type="date"
            label={t('configuration.post.from')}
            value={values.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextInput
            size="sm"
            type="date"
            label={t('configuration.post.until')}
            value={values.until}
            onChange={(event) => set({ until: event.currentTarget.value })}
            error={problem?.of('until')}
          />
        </div>
        <Switch
          label={t('configuration.post.name_public')}
          description={t('configuration.post.name_public_help')}
          checked={values.namePublic}
          onChange={(event) => set({ namePublic: event.currentTarget.checked })}
        />
      </form>
    </SidePanel>
  )
}
