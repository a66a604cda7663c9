import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CounterView } from '../../../../contract/hall-work.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './work.module.css'

const path = '/api/v1/hall/counters/{id}'

/** The visitor goes on with the same ticket, or others come to this table. */
export function Onward({ view }: { view: CounterView }) {
  return (
    <>
      <SendOn view={view} />
      {view.visit?.state === 'serving' ? <Table view={view} /> : null}
    </>
  )
}

function useAfter() {
  const queries = useQueryClient()
  const [problem, setProblem] = useState<Problem | null>(null)
  const after = (done: Promise<unknown>, params: object) => {
    setProblem(null)
    done.then(
      (next) => queries.setQueryData([path, params], next),
      (refused) => setProblem(asProblem(refused)),
    )
  }
  return { problem, after }
}

function SendOn({ view }: { view: CounterView }) {
  const { t, nameOf } = useWords()
  const { problem, after } = useAfter()
  const [serviceId, setService] = useState(view.visit?.service.id ?? '')
  const [counterId, setCounter] = useState('')
  const params = { path: { id: view.counter.id } }
  const send = useWrite((body: { serviceId: string; counterId: string | null; direct: boolean }, context) =>
    answer(api.POST('/api/v1/hall/counters/{id}/transfer', { params, body, ...context })),
  )
  const fitting = view.counters.filter(({ serviceIds }) => serviceIds.includes(serviceId))
  const target = view.counters.find(({ id }) => id === counterId)
  const run = (direct: boolean) => after(send.mutateAsync({ serviceId, counterId: counterId || null, direct }), params)
  return (
    <Card title={t('hall.onward.title')}>
      <div className={classes.fields}>
        <NativeSelect
          label={t('hall.onward.service')}
          value={serviceId}
          onChange={(event) => {
            setService(event.currentTarget.value)
            setCounter('')
          }}
          data={view.queue
            .toSorted((a, b) => (a.service.letter < b.service.letter ? -1 : 1))
            .map(({ service, counters }) => ({
              value: service.id,
              label: `${service.letter} · ${nameOf(service.name)}${counters === 0 ? ` (${t('hall.seat.empty')})` : ''}`,
            }))}
        />
        <NativeSelect
          label={t('hall.onward.counter')}
          value={counterId}
          onChange={(event) => setCounter(event.currentTarget.value)}
          data={[
            { value: '', label: t('hall.onward.any') },
            ...fitting.map((each) => ({
              value: each.id,
              label: `${each.number} · ${nameOf(each.name)} · ${each.free ? t('hall.seat.free') : each.seated ? t('hall.seat.busy') : t('hall.seat.empty')}`,
            })),
          ]}
        />
        <div className={`${classes.whole} ${classes.stack}`}>
          <Refusal problem={problem} />
          <div className={classes.buttons}>
            <Button variant="default" loading={send.isPending} onClick={() => run(false)}>
              {t('hall.onward.send')}
            </Button>
            {target?.free ? (
              <Button variant="default" loading={send.isPending} onClick={() => run(true)}>
                {t('hall.onward.direct', { number: target.number })}
              </Button>
            ) : null}
          </div>
          <p className={classes.dim}>{t('hall.onward.text')}</p>
        </div>
      </div>
    </Card>
  )
}

function Table({ view }: { view: CounterView }) {
  const { t, nameOf } = useWords()
  const { problem, after } = useAfter()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [due, setDue] = useState(view.visit?.joint?.due ?? '')
  const params = { path: { id: view.counter.id } }
  const joint = view.visit?.joint
  const seat = useWrite((body: { counterIds: string[]; due: string | null }, context) =>
    answer(api.POST('/api/v1/hall/counters/{id}/joint', { params, body, ...context })),
  )
  const others = view.counters.filter(
    ({ ticket, number }) => !ticket && !joint?.counters.some((each) => each.number === number),
  )
  return (
    <Card title={t('hall.joint.title')}>
      <div className={classes.stack}>
        {joint ? (
          <p>
            {t('hall.joint.at_table', { counters: joint.counters.map(({ number }) => number).join(', ') })}
            {joint.reply ? ` · ${t('hall.joint.replied')}` : ''}
          </p>
        ) : null}
        <fieldset className={`${classes.grid} ${classes.bare}`}>
          <legend>{t('hall.joint.who')}</legend>
          {others.map((each) => (
            <Checkbox
              key={each.id}
              label={`${each.number} · ${nameOf(each.name)}`}
              checked={chosen.includes(each.id)}
              onChange={(event) =>
                setChosen(event.currentTarget.checked ? [...chosen, each.id] : chosen.filter((id) => id !== each.id))
              }
            />
          ))}
        </fieldset>
        <TextInput
          type="date"
          label={t('hall.joint.due_day')}
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
          maw="16rem"
        />
        <Refusal problem={problem} />
        <div>
          <Button
            variant="default"
            disabled={chosen.length === 0}
            loading={seat.isPending}
            onClick={() => {
              after(seat.mutateAsync({ counterIds: [...chosen], due: due || null }), params)
              setChosen([])
            }}
          >
            {t('hall.joint.seat')}
          </Button>
        </div>
        <p className={classes.dim}>{t('hall.joint.text')}</p>
      </div>
    </Card>
  )
}
