import { Button } from '@mantine/core'
import { useState } from 'react'
import type { DeskCall } from '../../../../contract/recruitment.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { lastDay } from '../parts/days.ts'
import classes from '../recruitment.module.css'
import { Refusal, type Running, RunningFields } from './fields.tsx'

/** Changes places, requirements, the last day and the phone of a call that runs. */
export function ChangeForm(props: { call: DeskCall; onDone: () => void }) {
  const { t } = useWords()
  const { tenant } = useSession()
  const { call } = props
  const [values, setValues] = useState<Running>(() => ({
    places: String(call.places),
    requirements: call.requirements,
    closesOn: new Intl.DateTimeFormat('en-CA', { timeZone: tenant.timeZone }).format(new Date(lastDay(call.closesAt))),
    phone: call.phone ?? '',
  }))
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = useWrite((given: Running, context) =>
    answer(
      api.PUT('/api/v1/recruitment/desk/calls/{id}', {
        params: { path: { id: call.id } },
        body: { ...given, places: Number(given.places), phone: given.phone || null, version: call.version },
        ...context,
      }),
    ),
  )
  const give = async () => {
    setProblem(null)
    try {
      await save.mutateAsync(values)
      toast(t('recruitment.form.changed'))
      props.onDone()
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <RunningFields value={values} onChange={(change) => setValues({ ...values, ...change })} problem={problem} />
      <Refusal problem={problem} />
      <div className={classes.buttons}>
        <Button type="submit" loading={save.isPending}>
          {t('recruitment.form.save_change')}
        </Button>
      </div>
    </form>
  )
}
