import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OfficerInput, OfficerService, Station } from '../../../../contract/stations.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { Both, Refusal, Time, WeekDays } from './fields.tsx'
import classes from './register.module.css'

// messages: stations.service.*

const services: readonly OfficerService[] = ['police', 'law', 'enforcement', 'safety', 'market']
const nothing = { en: '', zh: '' }
const fresh: OfficerInput = {
  ...{ service: 'police', postId: null, name: '', namePublic: false, department: nothing, phone: '', days: [2] },
  ...{ from: '09:00', until: '11:30', firstDay: null, lastDay: null },
}

/** Which officers come on which days: a week, a row for each. */
export function OfficersTab(props: { station: Station; onSaved: (station: Station) => void }) {
  const { t } = useWords()
  const { day } = useFormat()
  const { station } = props
  const [items, setItems] = useState<OfficerInput[]>(() =>
    station.officers.map(({ shown: _, dates: _dates, ...officer }) => officer),
  )
  const [problem, setProblem] = useState<Problem | null>(null)
  const locked = !station.mayManage
  const save = useWrite((given: OfficerInput[], context) =>
    answer(
      api.PUT('/api/v1/stations/{id}/officers', {
        params: { path: { id: station.id } },
        body: { version: station.version, items: given.map((each) => ({ ...each, name: each.name || null })) },
        ...context,
      }),
    ),
  )
  const give = async () => {
    setProblem(null)
    try {
      const saved = await save.mutateAsync(items)
      toast(t('stations.form.saved'))
      props.onSaved(saved as Station)
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
      <div>
        <h2 className={classes.h2}>{t('stations.officers.title')}</h2>
        <p className={classes.dim}>{t('stations.officers.text')}</p>
      </div>
      {items.length === 0 ? <p>{t('stations.officers.none')}</p> : null}
      {items.map((item, n) => (
        <Officer
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form have their place
          key={n}
          label={t('stations.officers.label', { n: n + 1 })}
          value={item}
          next={(station.officers[n]?.dates ?? []).map((each) => day(each)).join(' · ')}
          disabled={locked}
          onChange={(next) => setItems(items.with(n, next))}
          onRemove={() => setItems(items.toSpliced(n, 1))}
        />
      ))}
      <Refusal problem={problem} />
      {locked ? null : (
        <div className={classes.foot}>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => setItems([...items, fresh])}
          >
            {t('stations.officers.add')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('stations.form.save')}
          </Button>
        </div>
      )}
    </form>
  )
}

function Officer(props: {
  label: string
  value: OfficerInput
  next: string
  disabled: boolean
  onChange: (value: OfficerInput) => void
  onRemove: () => void
}) {
  const { t, nameOf } = useWords()
  const { value, disabled } = props
  const set = (change: Partial<OfficerInput>) => props.onChange({ ...value, ...change })
  const [department, setDepartment] = useState('')
  const departments = useQuery({
    ...read('/api/v1/territory/departments', { params: { query: { limit: 200 } } }),
    staleTime: 600_000,
  })
  const posts = useQuery({
    ...read('/api/v1/people/posts', { params: { query: { department, limit: 200 } } }),
    enabled: department !== '',
  })
  const chosen = departments.data?.items.find(({ id }) => id === department)
  const people = posts.data?.items ?? []
  const isKnown = value.postId === null || people.some(({ id }) => id === value.postId)
  return (
    <fieldset className={classes.group}>
      <legend>{props.label}</legend>
      <div className={classes.row}>
        <NativeSelect
          size="sm"
          label={t('stations.officers.service')}
          value={value.service}
          onChange={(event) => set({ service: event.currentTarget.value as OfficerService })}
          data={services.map((service) => ({ value: service, label: t(`stations.service.${service}`) }))}
          disabled={disabled}
        />
        <WeekDays
          label={t('stations.form.days')}
          value={value.days}
          onChange={(days) => set({ days })}
          disabled={disabled}
        />
        <Time
          label={t('stations.form.from')}
          value={value.from}
          onChange={(from) => set({ from })}
          disabled={disabled}
        />
        <Time
          label={t('stations.form.until')}
          value={value.until}
          onChange={(until) => set({ until })}
          disabled={disabled}
        />
      </div>
      <div className={classes.row}>
        <NativeSelect
          size="sm"
          label={t('stations.officers.department')}
          value={department}
          onChange={(event) => setDepartment(event.currentTarget.value)}
          data={[
            { value: '', label: nameOf(value.department) || t('stations.officers.no_post') },
            ...(departments.data?.items ?? []).map((each) => ({ value: each.id, label: nameOf(each.name) })),
          ]}
          disabled={disabled}
        />
        <NativeSelect
          size="sm"
          label={t('stations.officers.post')}
          value={value.postId ?? ''}
          onChange={(event) => {
            const postId = event.currentTarget.value || null
            set({ postId, ...(postId ? { name: null, department: chosen?.name ?? value.department } : {}) })
          }}
          data={[
            { value: '', label: t('stations.officers.no_post') },
            ...(isKnown ? [] : [{ value: value.postId ?? '', label: nameOf(value.department) }]),
            ...people.map((post) => ({
              value: post.id,
              label: [post.holder, post.title ?? t(`stations.role.${post.role}`)].filter(Boolean).join(' · '),
            })),
          ]}
          disabled={disabled}
        />
        <TextInput
          size="sm"
          type="tel"
          label={t('stations.officers.phone')}
          value={value.phone ?? ''}
          onChange={(event) => set({ phone: event.currentTarget.value })}
          disabled={disabled}
        />
      </div>
      {value.postId ? null : (
        <div className={classes.row}>
          <TextInput
            size="sm"
            label={t('stations.officers.name')}
            value={value.name ?? ''}
            onChange={(event) => set({ name: event.currentTarget.value })}
            maxLength={100}
            disabled={disabled}
          />
          <Checkbox
            size="sm"
            label={t('stations.officers.name_public')}
            checked={value.namePublic}
            onChange={(event) => set({ namePublic: event.currentTarget.checked })}
            disabled={disabled}
          />
          <Both
            label={t('stations.officers.department')}
            value={value.department}
            onChange={(next) => set({ department: next })}
            disabled={disabled}
          />
        </div>
      )}
      <div className={classes.row}>
        {(['firstDay', 'lastDay'] as const).map((end) => (
          <TextInput
            key={end}
            size="sm"
            type="date"
            label={t(end === 'firstDay' ? 'stations.officers.first' : 'stations.officers.last')}
            value={value[end] ?? ''}
            onChange={(event) => set({ [end]: event.currentTarget.value || null })}
            disabled={disabled}
          />
        ))}
        {props.next ? <p className={classes.dim}>{t('stations.officers.next', { dates: props.next })}</p> : null}
        <Button variant="subtle" size="compact-sm" onClick={props.onRemove} disabled={disabled}>
          {t('stations.form.remove')}
        </Button>
      </div>
    </fieldset>
  )
}
