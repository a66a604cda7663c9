import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import type { DisputeSettings, DisputeTier } from '../../../../contract/disputes-settings.ts'
import type { disputeSettingRoutes } from '../../../../contract/disputes-staff-routes.ts'
import { send, useWrite } from '../../../app/api.ts'
import forms from '../../../app/form.module.css'
import { Both, Refusal } from '../../../app/forms.tsx'
import type { Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/parts.module.css'
import { Frame } from './Frame.tsx'

// messages: dispute-pages.settings.*, app.level.*, disputes.joiner.*, disputes.outsider.*

type Settings = z.infer<typeof disputeSettingRoutes.settings.reply>

const path = '/api/v1/disputes/settings'
const levels = ['grid', 'community', 'street', 'district'] as const
const joiners = ['police', 'justice_office', 'court', 'guild', 'expert', 'lawyer'] as const
const outsiders = ['expert', 'lawyer', 'friend', 'officer'] as const
const numbers = [
  { name: 'consentDays', max: 60 },
  { name: 'signDays', max: 60 },
  { name: 'offerDays', max: 30 },
  { name: 'extendDays', max: 90 },
  { name: 'confirmDays', max: 180 },
  { name: 'objections', max: 5 },
] as const

/** How the district mediates: the ladder and its times. Saved as a new version for what begins from now on. */
export function SettingsPage() {
  const { t } = useWords()
  const { data, error, refetch } = useQuery<Settings, Problem>({
    queryKey: [path],
    queryFn: () => send<Settings>(path),
  })
  return (
    <Frame title={t('dispute-pages.settings.title')} text={t('dispute-pages.settings.text')}>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <PageSkeleton lines={8} /> : null}
      {data ? <Form key={data.version} of={data} /> : null}
    </Frame>
  )
}

function Form({ of }: { of: Settings }) {
  const { t } = useWords()
  const { exact } = useFormat()
  const queries = useQueryClient()
  const [value, setValue] = useState<DisputeSettings>(of.settings)
  const [visits, setVisits] = useState(of.settings.visitDays.join(', '))
  const save = useWrite(
    (settings: DisputeSettings, { headers }) =>
      send<{ version: number }>(path, {
        method: 'PUT',
        key: headers['Idempotency-Key'],
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ version: of.version, settings }),
      }),
    {
      onSuccess: () => {
        toast(t('dispute-pages.settings.saved'))
        void queries.invalidateQueries({ queryKey: ['/api/v1/disputes/about'] })
        return queries.invalidateQueries({ queryKey: [path] })
      },
    },
  )
  const tier = (n: number, next: Partial<DisputeTier>) =>
    setValue({ ...value, tiers: value.tiers.map((each, at) => (at === n ? { ...each, ...next } : each)) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const visitDays = visits
      .split(/[\s,，、]+/)
      .filter(Boolean)
      .map(Number)
    save.mutate({ ...value, visitDays })
  }
  const off = !of.may
  return (
    <form className={classes.stack} noValidate onSubmit={submit}>
      {off ? <p className={classes.dim}>{t('dispute-pages.settings.read_only')}</p> : null}
      <Card title={t('dispute-pages.ladder.title')}>
        <div className={classes.tight}>
          {value.tiers.map((each, n) => (
            <TierFields
              // biome-ignore lint/suspicious/noArrayIndexKey: a tier is its place on the ladder; its code is being typed
              key={n}
              {...{ n, tier: each, off, onChange: (next) => tier(n, next) }}
              onRemove={
                value.tiers.length > 1
                  ? () => setValue({ ...value, tiers: value.tiers.filter((_, at) => at !== n) })
                  : undefined
              }
            />
          ))}
          {value.tiers.length < 5 && !off ? (
            <div>
              <Button
                size="sm"
                variant="default"
                leftSection={<IconPlus size={18} aria-hidden />}
                onClick={() =>
                  setValue({
                    ...value,
                    tiers: [
                      ...value.tiers,
                      { code: '', name: { en: '', zh: '' }, level: 'district', days: 30, joins: [] },
                    ],
                  })
                }
              >
                {t('dispute-pages.settings.tier_add')}
              </Button>
            </div>
          ) : null}
        </div>
      </Card>
      <Card title={t('dispute-pages.settings.times')}>
        <fieldset className={classes.group} disabled={off}>
          <legend className="ds-hidden">{t('dispute-pages.settings.times')}</legend>
          <div className={classes.fields}>
            <div className={classes.pair}>
              {numbers.map(({ name, max }) => (
                <NumberInput
                  key={name}
                  size="sm"
                  label={t(`dispute-pages.settings.${name}`)}
                  min={1}
                  max={max}
                  allowDecimal={false}
                  value={value[name]}
                  onChange={(next) => setValue({ ...value, [name]: Number(next) || 1 })}
                />
              ))}
              <TextInput
                size="sm"
                label={t('dispute-pages.settings.visitDays')}
                value={visits}
                onChange={(event) => setVisits(event.currentTarget.value)}
              />
            </div>
            <Several
              label={t('dispute-pages.settings.outsiders')}
              all={outsiders.map((each) => ({ value: each, label: t(`disputes.outsider.${each}`) }))}
              chosen={value.outsiders}
              onChange={(next) => setValue({ ...value, outsiders: next })}
            />
          </div>
        </fieldset>
      </Card>
      <Refusal problem={save.error} />
      {off ? null : (
        <div className={forms.row}>
          <Button type="submit" size="sm" loading={save.isPending}>
            {t('dispute-pages.settings.save')}
          </Button>
          <span className={classes.dim}>{t('dispute-pages.settings.from_now')}</span>
        </div>
      )}
      <details className={classes.more}>
        <summary>{t('dispute-pages.settings.versions')}</summary>
        <ul className={classes.list}>
          {of.versions.map(({ version, at }) => (
            <li key={version}>
              <span>
                {version} · {exact(at)}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </form>
  )
}

function TierFields(props: {
  n: number
  tier: DisputeTier
  off: boolean
  onChange: (next: Partial<DisputeTier>) => void
  onRemove: (() => void) | undefined
}) {
  const { t } = useWords()
  const { n, tier, off, onChange } = props
  return (
    <fieldset className={`${classes.group} ${classes.term}`} disabled={off}>
      <legend>{t('dispute-pages.settings.tier', { n: n + 1 })}</legend>
      <Both
        {...{ label: t('dispute-pages.settings.name'), value: tier.name, disabled: off, required: true }}
        onChange={(name) => onChange({ name })}
      />
      <div className={classes.pair}>
        <TextInput
          size="sm"
          label={t('dispute-pages.settings.code')}
          value={tier.code}
          maxLength={40}
          onChange={(event) => onChange({ code: event.currentTarget.value.toLowerCase().replace(/[^a-z_]/g, '') })}
        />
        <NativeSelect
          size="sm"
          label={t('dispute-pages.settings.level')}
          value={tier.level}
          onChange={(event) => onChange({ level: event.currentTarget.value as DisputeTier['level'] })}
          data={levels.map((level) => ({ value: level, label: t(`app.level.${level}`) }))}
        />
        <NumberInput
          size="sm"
          label={t('dispute-pages.settings.days')}
          min={1}
          max={180}
          allowDecimal={false}
          value={tier.days}
          onChange={(days) => onChange({ days: Number(days) || 1 })}
        />
      </div>
      <Several
        label={t('dispute-pages.settings.joins')}
        all={joiners.map((joiner) => ({ value: joiner, label: t(`disputes.joiner.${joiner}`) }))}
        chosen={tier.joins}
        onChange={(joins) => onChange({ joins })}
      />
      {props.onRemove && !off ? (
        <div>
          <Button size="sm" variant="subtle" leftSection={<IconTrash size={18} aria-hidden />} onClick={props.onRemove}>
            {t('dispute-pages.settings.tier_remove', { n: n + 1 })}
          </Button>
        </div>
      ) : null}
    </fieldset>
  )
}

function Several<V extends string>(props: {
  label: string
  all: readonly { value: V; label: string }[]
  chosen: readonly V[]
  onChange: (chosen: V[]) => void
}) {
  const { chosen } = props
  return (
    <fieldset className={classes.group}>
      <legend>{props.label}</legend>
      <div className={classes.row}>
        {props.all.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={chosen.includes(value)}
            onChange={() =>
              props.onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value])
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
