import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { VisitingDay, VisitingDayInput } from '../../../../contract/petition-visiting.ts'
import { read, useWrite } from '../../../app/api.ts'
import { Both, Refusal } from '../../../app/forms.tsx'
import { useSession } from '../../../app/session.tsx'
import { UnitPick } from '../../../app/UnitPick.tsx'
import { Card } from '../../../ui/Card.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { paths, write } from '../data.ts'
import classes from '../petitions.module.css'

// messages: cases.role.*

const hosts = ['supervisor', 'desk', 'department_officer', 'grid_head'] as const

/** Publishes a visiting day: where, when, who comes, and how long each visitor has. */
export function PublishForm({ onClose }: { onClose: () => void }) {
  const { t, nameOf } = useWords()
  const queries = useQueryClient()
  const { activePosts } = useSession()
  const place = activePosts.find((post) => post.place?.kind === 'unit')?.place
  const [values, setValues] = useState({
    title: { en: 'Visiting day', zh: '接访日' },
    ...{ day: '', from: '09:00', to: '11:00', unitId: place?.id ?? '', place: '', hostPostId: '', slotMinutes: '20' },
  })
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const [tried, setTried] = useState(false)
  const posts = useQuery({
    ...read('/api/v1/people/posts', { params: { query: { unit: place?.id ?? '', limit: 200 } } }),
    enabled: place !== undefined,
  })
  const choices = (posts.data?.items ?? []).filter(({ role }) => hosts.some((each) => each === role))
  const publish = useWrite(
    (body: VisitingDayInput, { headers }) => write<VisitingDay>(paths.days, { body, key: headers['Idempotency-Key'] }),
    {
      onSuccess: () => {
        toast(t('petition-pages.visits.published'))
        onClose()
      },
      onSettled: () => queries.invalidateQueries({ queryKey: [paths.days] }),
    },
  )
  const lack = (value: string) => (tried && value.trim() === '' ? t('petition-pages.new.missing') : undefined)
  const submit = () => {
    setTried(true)
    if ([values.day, values.from, values.to, values.unitId, values.place, values.hostPostId].some((one) => !one.trim()))
      return
    publish.mutate({ ...values, place: values.place.trim(), slotMinutes: Number(values.slotMinutes) || 20 })
  }
  return (
    <Card title={t('petition-pages.visits.publish')}>
      <form
        className={classes.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Both label={t('petition-pages.visits.title_of')} value={values.title} onChange={(title) => set({ title })} />
        <div className={classes.pair}>
          {(['day', 'from', 'to'] as const).map((key) => (
            <TextInput
              key={key}
              type={key === 'day' ? 'date' : 'time'}
              size="sm"
              label={t(`petition-pages.visits.${key}`)}
              value={values[key]}
              onChange={(event) => set({ [key]: event.currentTarget.value })}
              error={lack(values[key])}
            />
          ))}
          <TextInput
            size="sm"
            inputMode="numeric"
            label={t('petition-pages.visits.slot')}
            value={values.slotMinutes}
            onChange={(event) => set({ slotMinutes: event.currentTarget.value.replace(/\D/g, '').slice(0, 3) })}
          />
        </div>
        <UnitPick
          label={t('petition-pages.visits.unit')}
          value={values.unitId || null}
          onChange={(unitId) => set({ unitId: unitId ?? '' })}
          error={lack(values.unitId)}
        />
        <TextInput
          size="sm"
          label={t('petition-pages.visits.place')}
          maxLength={200}
          value={values.place}
          onChange={(event) => set({ place: event.currentTarget.value })}
          error={lack(values.place)}
        />
        <NativeSelect
          size="sm"
          label={t('petition-pages.visits.host')}
          description={t('petition-pages.visits.host_help')}
          value={values.hostPostId}
          onChange={(event) => set({ hostPostId: event.currentTarget.value })}
          error={lack(values.hostPostId)}
          data={[
            { value: '', label: t('petition-pages.new.against_choose') },
            ...choices.map((post) => ({
              value: post.id,
              label: [
                t(`cases.role.${post.role}` as 'cases.role.desk'),
                post.title,
                nameOf(post.unit?.name ?? post.department?.name),
              ]
                .filter(Boolean)
                .join(' · '),
            })),
          ]}
        />
        <Refusal problem={publish.error} />
        <Group>
          <Button type="submit" loading={publish.isPending}>
            {t('petition-pages.visits.publish')}
          </Button>
          <Button type="button" variant="default" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </Group>
      </form>
    </Card>
  )
}
// messages: petition-pages.visits.*
