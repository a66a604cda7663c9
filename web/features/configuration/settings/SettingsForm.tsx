import { Button, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseSettings, CaseSettingsRecord } from '../../../../contract/case-configuration.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import type { Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../form.module.css'
import { merged, same } from '../parts/changes.rules.ts'
import { Past } from '../parts/History.tsx'
import { LimitFields } from '../parts/LimitFields.tsx'
import { useCalendars, useMayConfigure } from '../parts/records.ts'
import { SaveProblem } from '../parts/SaveProblem.tsx'

const settingsOf = ({ version: _version, updatedAt: _at, ...settings }: CaseSettingsRecord): CaseSettings => settings
let draft: { values: CaseSettings; version: number } | undefined

/** The settings as one form; saved with the version that was seen. What is typed survives leaving the page. */
export function SettingsForm(props: { record: CaseSettingsRecord }) {
  const { t, nameOf } = useWords()
  const { record } = props
  const queries = useQueryClient()
  const calendars = useCalendars()
  const may = useMayConfigure()
  const [base, setBase] = useState(() => settingsOf(record))
  const [values, setValues] = useState(() => draft?.values ?? settingsOf(record))
  const [seen, setSeen] = useState(draft?.version ?? record.version)
  const [problem, setProblem] = useState<Problem | null>(null)
  const set = (change: Partial<CaseSettings>) => {
    const next = { ...values, ...change }
    draft = { values: next, version: seen }
    setValues(next)
  }
  const save = useWrite(
    (body: CaseSettings & { version: number }, context) =>
      answer(api.PUT('/api/v1/configuration/settings', { body: body as never, ...context })),
    { onSettled: () => queries.invalidateQueries({ queryKey: ['/api/v1/configuration/settings'] }) },
  )
  const give = async () => {
    const wanted = problem?.code === 'configuration.stale' ? merged(base, values, settingsOf(record)) : values
    setProblem(null)
    try {
      const saved = await save.mutateAsync({ ...wanted, version: seen })
      draft = undefined
      setValues(wanted)
      setBase(wanted)
      setSeen(saved.version)
      toast(t('configuration.saved'))
    } catch (refused) {
      const found = refused as Problem
      setProblem(found)
      if (found.code === 'configuration.stale' && typeof found.facts.now === 'number') setSeen(found.facts.now)
    }
  }
  const takeTheirs = () => {
    draft = undefined
    setValues(settingsOf(record))
    setBase(settingsOf(record))
    setSeen(record.version)
    setProblem(null)
  }
  const changed = !same(values, base)
  const numbers = values.emergencyNumbers
  return (
    <form
      className={classes.settings}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <SaveProblem problem={problem} theirs={settingsOf(record)} base={base} onTakeTheirs={takeTheirs} />
      <Card title={t('configuration.settings.limits')}>
        <div className={classes.columns}>
          {(['normal', 'danger'] as const).map((sort) => (
            <LimitFields
              key={sort}
              label={t(sort === 'normal' ? 'configuration.settings.normal' : 'configuration.settings.danger')}
              value={values.limits[sort]}
              onChange={(limits) => set({ limits: { ...values.limits, [sort]: limits } as CaseSettings['limits'] })}
              disabled={!may}
            />
          ))}
        </div>
        <p className={classes.help}>{t('configuration.settings.limits_help')}</p>
      </Card>
      <Card title={t('configuration.settings.around')}>
        <div className={classes.columns}>
          <NumberInput
            size="sm"
            label={t('configuration.settings.metres')}
            description={t('configuration.settings.nearby_help')}
            min={1}
            max={5000}
            allowDecimal={false}
            value={values.nearby.metres}
            onChange={(metres) => set({ nearby: { ...values.nearby, metres: Number(metres) || 0 } })}
            error={problem?.of('metres')}
            disabled={!may}
          />
          <NumberInput
            size="sm"
            label={t('configuration.settings.days')}
            description={t('configuration.settings.days_help')}
            min={1}
            max={365}
            allowDecimal={false}
            value={values.nearby.days}
            onChange={(days) => set({ nearby: { ...values.nearby, days: Number(days) || 0 } })}
            error={problem?.of('days')}
            disabled={!may}
          />
          <NumberInput
            size="sm"
            label={t('configuration.settings.rating_days')}
            description={t('configuration.settings.rating_help')}
            min={1}
            max={365}
            allowDecimal={false}
            value={values.ratingDays}
            onChange={(days) => set({ ratingDays: Number(days) || 0 })}
            error={problem?.of('ratingDays')}
            disabled={!may}
          />
          <NumberInput
            size="sm"
            label={t('configuration.settings.reminder_days')}
            description={t('configuration.settings.reminder_help')}
            min={1}
            max={365}
            allowDecimal={false}
            value={values.ratingReminderDays}
            onChange={(days) => set({ ratingReminderDays: Number(days) || 0 })}
            error={problem?.of('ratingReminderDays')}
            disabled={!may}
          />
          <NativeSelect
            size="sm"
            label={t('configuration.settings.calendar')}
            description={t('configuration.settings.calendar_help')}
            value={values.calendarCode}
            onChange={(event) => set({ calendarCode: event.currentTarget.value })}
            data={(calendars.data?.items ?? [{ code: values.calendarCode, name: null }]).map((each) => ({
              value: each.code,
              label: each.name ? nameOf(each.name) : each.code,
            }))}
            disabled={!may}
          />
        </div>
      </Card>
      <Card title={t('configuration.settings.emergency')}>
        <p className={classes.help}>{t('configuration.settings.emergency_help')}</p>
        {numbers.map((each, at) => {
          const put = (change: Partial<typeof each>) =>
            set({ emergencyNumbers: numbers.map((one, index) => (index === at ? { ...one, ...change } : one)) })
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a number is known by while it is typed
            <div key={at} className={classes.choice}>
              <TextInput
                size="sm"
                aria-label={t('configuration.settings.number', { at: at + 1 })}
                placeholder="110"
                value={each.number}
                onChange={(event) => put({ number: event.currentTarget.value })}
                disabled={!may}
              />
              <TextInput
                size="sm"
                aria-label={t('configuration.settings.number_zh', { at: at + 1 })}
                placeholder={t('configuration.language.zh')}
                value={each.name.zh}
                onChange={(event) => put({ name: { ...each.name, zh: event.currentTarget.value } })}
                disabled={!may}
              />
              <TextInput
                size="sm"
                aria-label={t('configuration.settings.number_en', { at: at + 1 })}
                placeholder={t('configuration.language.en')}
                value={each.name.en}
                onChange={(event) => put({ name: { ...each.name, en: event.currentTarget.value } })}
                disabled={!may}
              />
              <button
                type="button"
                className={classes.icon}
                aria-label={t('configuration.remove', { name: each.number })}
                disabled={!may}
                onClick={() => set({ emergencyNumbers: numbers.filter((_, index) => index !== at) })}
              >
                <IconTrash size={18} aria-hidden />
              </button>
            </div>
          )
        })}
        {may && numbers.length < 20 ? (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => set({ emergencyNumbers: [...numbers, { number: '', name: { en: '', zh: '' } }] })}
          >
            {t('configuration.settings.add_number')}
          </Button>
        ) : null}
      </Card>
      <Card title={t('configuration.settings.forbidden')}>
        <TagsInput
          size="sm"
          aria-label={t('configuration.settings.forbidden')}
          description={t('configuration.settings.forbidden_help')}
          value={values.forbiddenWords}
          onChange={(forbiddenWords) => set({ forbiddenWords })}
          maxTags={200}
          disabled={!may}
        />
      </Card>
      {may ? (
        <div className={classes.saveBar}>
          <span className={classes.help} role="status">
            {changed ? t('configuration.unsaved') : ''}
          </span>
          {changed ? (
            <Button type="button" variant="default" size="sm" onClick={takeTheirs}>
              {t('configuration.reset')}
            </Button>
          ) : null}
          <Button type="submit" size="sm" loading={save.isPending} disabled={!changed}>
            {problem?.code === 'configuration.stale' ? t('configuration.save_over') : t('configuration.save')}
          </Button>
        </div>
      ) : null}
      <Past kind="settings" id="current" />
    </form>
  )
}
