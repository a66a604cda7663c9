import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { NearNumber, NumberInput, NumberKind } from '../../../../contract/stations.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { UnitPick } from '../../../app/UnitPick.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { Both, Refusal } from './fields.tsx'
import classes from './register.module.css'

// messages: stations.number.*

const path = '/api/v1/near-by/{unitId}'
const kinds: readonly NumberKind[] = [
  ...(['electricity', 'gas', 'heat', 'water', 'clinic', 'property', 'repair', 'telecom', 'other'] as const),
]
const nothing = { en: '', zh: '' }

/** The numbers of the ten-minute circle, place by place. */
export function NumbersPage() {
  const { t } = useWords()
  const { unit } = useSearch({ from: '/console/near-by' })
  const navigate = useNavigate()
  return (
    <>
      <PageHeader
        title={t('stations.numbers.title')}
        text={t('stations.numbers.text')}
        above={
          <Link to="/console/stations" search={{}}>
            {t('stations.back')}
          </Link>
        }
      />
      <div className={classes.filters}>
        <UnitPick
          label={t('stations.numbers.unit')}
          value={unit ?? null}
          onChange={(next) => void navigate({ to: '/console/near-by', search: next ? { unit: next } : {} })}
        />
      </div>
      {unit ? <OfUnit key={unit} unitId={unit} /> : <p className={classes.dim}>{t('stations.numbers.choose')}</p>}
    </>
  )
}

function OfUnit({ unitId }: { unitId: string }) {
  const { t, nameOf } = useWords()
  const { data, error, refetch } = useQuery(read(path, { params: { path: { unitId } } }))
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={5} />
  const near = data.near as NearNumber[]
  return (
    <div className={classes.columns}>
      {data.mayManage ? (
        <Card title={t('stations.numbers.own')}>
          <Own unitId={unitId} own={data.own as NumberInput[]} />
        </Card>
      ) : null}
      <Card title={t('stations.numbers.result')}>
        {near.length === 0 ? <p>{t('stations.numbers.none')}</p> : null}
        <ul className={classes.plain}>
          {near.map((each) => (
            <li key={`${each.kind} ${each.phone}`}>
              <strong>{t(`stations.number.${each.kind}`)}</strong> {nameOf(each.name)}{' '}
              <span className="ds-num">{each.phone}</span>{' '}
              <span className={classes.dim}>{t('stations.numbers.from', { unit: nameOf(each.unit.name) })}</span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}

function Own(props: { unitId: string; own: readonly NumberInput[] }) {
  const { t } = useWords()
  const queries = useQueryClient()
  const [items, setItems] = useState<NumberInput[]>(() => [...props.own])
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = useWrite(
    (given: NumberInput[], context) =>
      answer(api.PUT(path, { params: { path: { unitId: props.unitId } }, body: { items: given }, ...context })),
    { onSuccess: () => queries.invalidateQueries({ queryKey: [path] }) },
  )
  const give = async () => {
    setProblem(null)
    try {
      await save.mutateAsync(items)
      toast(t('stations.form.saved'))
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
      {items.map((item, n) => {
        const set = (change: Partial<NumberInput>) => setItems(items.with(n, { ...item, ...change }))
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form have their place
          <fieldset key={n} className={classes.group}>
            <legend>{t(`stations.number.${item.kind}`)}</legend>
            <div className={classes.row}>
              <NativeSelect
                size="sm"
                label={t('stations.numbers.kind')}
                value={item.kind}
                onChange={(event) => set({ kind: event.currentTarget.value as NumberKind })}
                data={kinds.map((kind) => ({ value: kind, label: t(`stations.number.${kind}`) }))}
              />
              <TextInput
                size="sm"
                type="tel"
                label={t('stations.numbers.phone')}
                withAsterisk
                value={item.phone}
                onChange={(event) => set({ phone: event.currentTarget.value })}
                error={problem?.of(`items.${n}.phone`)}
              />
              <Button variant="subtle" size="compact-sm" onClick={() => setItems(items.toSpliced(n, 1))}>
                {t('stations.form.remove')}
              </Button>
            </div>
            <Both label={t('stations.numbers.name')} value={item.name} onChange={(name) => set({ name })} required />
            <Both label={t('stations.numbers.note')} value={item.note} onChange={(note) => set({ note })} />
          </fieldset>
        )
      })}
      <Refusal problem={problem} />
      <div className={classes.foot}>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => setItems([...items, { kind: 'water', name: nothing, phone: '', note: nothing }])}
        >
          {t('stations.numbers.add')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t('stations.form.save')}
        </Button>
      </div>
    </form>
  )
}
