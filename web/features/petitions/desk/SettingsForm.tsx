import { Button, Group, NativeSelect, Switch, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Limit } from '../../../../contract/cases.ts'
import type { PetitionSettings, PetitionSettingsVersion } from '../../../../contract/petition-settings.ts'
import { useWrite } from '../../../app/api.ts'
import { Both, Refusal } from '../../../app/forms.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { paths, write } from '../data.ts'
import classes from '../petitions.module.css'

// messages: petition-pages.settings.*

/** The limits of the procedure, in its order. */
export const limitKeys = [
  ...(['register', 'notify', 'object', 'handle', 'askReview', 'review', 'askReReview', 'reReview'] as const),
] as const

const units = ['calendar_days', 'working_days', 'working_hours', 'hours'] as const

/** A new version of the procedure: limits, names and words of the legal ways, and what is promised for the same day. */
export function SettingsForm({ from, onClose }: { from: PetitionSettingsVersion; onClose: () => void }) {
  const { t, nameOf } = useWords()
  const queries = useQueryClient()
  const [values, setValues] = useState<PetitionSettings>(() => ({
    ...{ limits: from.limits, ways: from.ways, purposes: from.purposes },
    fromDay: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10),
  }))
  const [sure, setSure] = useState(false)
  const save = useWrite(
    (body: PetitionSettings, { headers }) =>
      write<PetitionSettingsVersion>(paths.settings, { body, key: headers['Idempotency-Key'] }),
    {
      onSuccess: () => {
        toast(t('petition-pages.settings.saved'))
        onClose()
      },
      onSettled: () =>
        Promise.all([paths.settings, paths.setup].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
    },
  )
  const limit = (key: (typeof limitKeys)[number], change: Partial<Limit>) =>
    setValues({ ...values, limits: { ...values.limits, [key]: { ...values.limits[key], ...change } } })
  return (
    <Card title={t('petition-pages.settings.change')}>
      <form
        className={classes.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setSure(true)
        }}
      >
        <TextInput
          type="date"
          size="sm"
          label={t('petition-pages.settings.from')}
          value={values.fromDay}
          onChange={(event) => setValues({ ...values, fromDay: event.currentTarget.value })}
        />
        {limitKeys.map((key) => {
          const what = t(`petition-pages.settings.limit.${key}`)
          return (
            <div key={key} className={classes.pair}>
              <TextInput
                size="sm"
                inputMode="numeric"
                label={t('petition-pages.settings.amount', { what })}
                value={String(values.limits[key].amount)}
                onChange={(event) => limit(key, { amount: Number(event.currentTarget.value.replace(/\D/g, '')) })}
              />
              <NativeSelect
                size="sm"
                label={t('petition-pages.settings.unit', { what })}
                value={values.limits[key].unit}
                onChange={(event) =>
                  limit(key, { unit: units.find((unit) => unit === event.currentTarget.value) ?? 'calendar_days' })
                }
                data={units.map((value) => ({ value, label: t(`petition-pages.settings.unit_of.${value}`) }))}
              />
            </div>
          )
        })}
        <TextInput
          size="sm"
          inputMode="numeric"
          label={t('petition-pages.settings.limit.extendDays')}
          value={String(values.limits.extendDays)}
          onChange={(event) =>
            setValues({
              ...values,
              limits: { ...values.limits, extendDays: Number(event.currentTarget.value.replace(/\D/g, '')) },
            })
          }
        />
        <strong>{t('petition-pages.settings.ways')}</strong>
        {values.ways.map((way, index) => {
          const change = (next: Partial<typeof way>) =>
            setValues({ ...values, ways: values.ways.map((each, n) => (n === index ? { ...each, ...next } : each)) })
          return (
            <div key={way.code} className={classes.fields}>
              <Both
                label={t('petition-pages.settings.way_name', { code: way.code })}
                value={way.name}
                onChange={(name) => change({ name })}
              />
              <Both
                label={t('petition-pages.settings.way_about', { code: way.code })}
                value={way.about}
                onChange={(about) => change({ about })}
                rows={2}
                max={1000}
              />
              <Switch
                label={`${nameOf(way.name)}: ${t('petition-pages.settings.reviewable')}`}
                checked={way.reviewable}
                onChange={(event) => change({ reviewable: event.currentTarget.checked })}
              />
            </div>
          )
        })}
        <strong>{t('petition-pages.settings.purposes')}</strong>
        {values.purposes.map((purpose, index) => (
          <Switch
            key={purpose.code}
            label={`${nameOf(purpose.name)}: ${t('petition-pages.settings.same_day')}`}
            checked={purpose.sameDay}
            onChange={(event) =>
              setValues({
                ...values,
                purposes: values.purposes.map((each, n) =>
                  n === index ? { ...each, sameDay: event.currentTarget.checked } : each,
                ),
              })
            }
          />
        ))}
        <Refusal problem={save.error} />
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t('petition-pages.settings.save')}
          </Button>
          <Button type="button" variant="default" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </Group>
      </form>
      <ConfirmDialog
        opened={sure}
        onClose={() => setSure(false)}
        title={t('petition-pages.settings.save')}
        text={t('petition-pages.settings.sure')}
        confirmLabel={t('petition-pages.settings.save')}
        onConfirm={() => save.mutateAsync(values)}
      />
    </Card>
  )
}
