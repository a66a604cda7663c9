import { Button, Checkbox, NativeSelect, Switch, Textarea, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { AmenityKind, Station, StationInput, StationKind } from '../../../../contract/stations.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { UnitPick } from '../../../app/UnitPick.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { Both, Refusal, Time, WeekDays } from './fields.tsx'
import { PlaceOnMap } from './PlaceOnMap.tsx'
import classes from './register.module.css'

// messages: stations.kind.*, stations.amenity.*

const kinds: readonly StationKind[] = ['micro', 'volunteer', 'mediation', 'petition', 'hall']
const amenities: readonly AmenityKind[] = [
  ...(['tea', 'charging', 'tools', 'repair', 'first_aid', 'umbrella', 'reading', 'toilet', 'rest', 'wifi'] as const),
]
const nothing = { en: '', zh: '' }

type Values = Omit<StationInput, 'unitId' | 'point'> & { unitId: string | null; lat: string; lng: string }

const start: Values = {
  ...{ code: '', kind: 'micro', unitId: null, name: nothing, lat: '', lng: '', dutyPhone: '', supervisionPhone: '' },
  ...{ closed: false, address: nothing, hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', until: '17:30' }] },
  ...{ hoursNote: nothing, venue: null, amenities: [] },
}

const valuesOf = (station: Station): Values => ({
  ...{ code: station.code, kind: station.kind, unitId: station.unitId, name: station.name, closed: station.closed },
  ...{ lat: station.point ? String(station.point.lat) : '', lng: station.point ? String(station.point.lng) : '' },
  ...{ dutyPhone: station.dutyPhone ?? '', supervisionPhone: station.supervisionPhone ?? '' },
  ...{ address: station.address, hours: station.hours, hoursNote: station.hoursNote, venue: station.venue },
  amenities: station.amenities,
})

/** What is kept of a station. */
export function StationForm(props: { station: Station | undefined; onSaved: (station: Station) => void }) {
  const { t } = useWords()
  const { station } = props
  const [values, setValues] = useState<Values>(() => (station ? valuesOf(station) : start))
  const [problem, setProblem] = useState<Problem | null>(null)
  const set = (change: Partial<Values>) => setValues({ ...values, ...change })
  const locked = station !== undefined && !station.mayManage
  const save = useWrite(({ lat, lng, unitId, ...given }: Values, context) => {
    const point = lat.trim() && lng.trim() ? { lat: Number(lat), lng: Number(lng) } : null
    const body = { ...given, unitId: unitId ?? '', point, venue: given.venue?.owner.trim() ? given.venue : null }
    return station
      ? answer(
          api.PUT('/api/v1/stations/{id}', {
            params: { path: { id: station.id } },
            body: { ...body, version: station.version },
            ...context,
          }),
        )
      : answer(api.POST('/api/v1/stations', { body, ...context }))
  })
  const give = async () => {
    setProblem(null)
    try {
      const saved = await save.mutateAsync(values)
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
      <div className={classes.columns}>
        <div className={classes.stack}>
          <TextInput
            size="sm"
            label={t('stations.form.code')}
            description={t('stations.form.code_help')}
            withAsterisk
            maxLength={9}
            value={values.code}
            onChange={(event) => set({ code: event.currentTarget.value.toUpperCase() })}
            error={problem?.of('code')}
            disabled={locked}
          />
          <NativeSelect
            size="sm"
            label={t('stations.form.kind')}
            value={values.kind}
            onChange={(event) => set({ kind: event.currentTarget.value as StationKind })}
            data={kinds.map((kind) => ({ value: kind, label: t(`stations.kind.${kind}`) }))}
            disabled={locked}
          />
          <Both
            label={t('stations.form.name')}
            value={values.name}
            onChange={(name) => set({ name })}
            required
            disabled={locked}
          />
          <UnitPick
            label={t('stations.form.unit')}
            value={values.unitId}
            onChange={(unitId) => set({ unitId })}
            error={problem?.of('unitId')}
            disabled={locked}
          />
          <Both
            label={t('stations.form.address')}
            value={values.address}
            onChange={(address) => set({ address })}
            disabled={locked}
          />
          {locked ? null : (
            <PlaceOnMap
              unitId={values.unitId}
              lat={values.lat}
              lng={values.lng}
              onPick={({ lat, lng }) => set({ lat: lat.toFixed(6), lng: lng.toFixed(6) })}
            />
          )}
          <div className={classes.pair}>
            {(['lat', 'lng'] as const).map((side) => (
              <TextInput
                key={side}
                size="sm"
                inputMode="decimal"
                label={t(`stations.form.${side}`)}
                value={values[side]}
                onChange={(event) => set({ [side]: event.currentTarget.value })}
                error={problem?.of(`point.${side}`)}
                disabled={locked}
              />
            ))}
          </div>
          <div className={classes.pair}>
            <TextInput
              size="sm"
              type="tel"
              label={t('stations.form.duty_phone')}
              value={values.dutyPhone ?? ''}
              onChange={(event) => set({ dutyPhone: event.currentTarget.value })}
              error={problem?.of('dutyPhone')}
              disabled={locked}
            />
            <TextInput
              size="sm"
              type="tel"
              label={t('stations.form.supervision_phone')}
              value={values.supervisionPhone ?? ''}
              onChange={(event) => set({ supervisionPhone: event.currentTarget.value })}
              error={problem?.of('supervisionPhone')}
              disabled={locked}
            />
          </div>
        </div>
        <div className={classes.stack}>
          <fieldset className={classes.group}>
            <legend>{t('stations.form.hours')}</legend>
            {values.hours.map((each, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form have their place
              <div key={n} className={classes.row}>
                <WeekDays
                  label={t('stations.form.days')}
                  value={each.days}
                  onChange={(days) => set({ hours: values.hours.with(n, { ...each, days }) })}
                  disabled={locked}
                />
                <Time
                  label={t('stations.form.from')}
                  value={each.from}
                  onChange={(from) => set({ hours: values.hours.with(n, { ...each, from }) })}
                  disabled={locked}
                />
                <Time
                  label={t('stations.form.until')}
                  value={each.until}
                  onChange={(until) => set({ hours: values.hours.with(n, { ...each, until }) })}
                  disabled={locked}
                />
                <Button
                  variant="subtle"
                  size="compact-sm"
                  onClick={() => set({ hours: values.hours.toSpliced(n, 1) })}
                  disabled={locked}
                >
                  {t('stations.form.remove')}
                </Button>
              </div>
            ))}
            <Button
              variant="default"
              size="compact-md"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => set({ hours: [...values.hours, { days: [6], from: '09:00', until: '12:00' }] })}
              disabled={locked}
            >
              {t('stations.form.add_hours')}
            </Button>
            <Both
              label={t('stations.form.hours_note')}
              value={values.hoursNote}
              onChange={(hoursNote) => set({ hoursNote })}
              disabled={locked}
            />
          </fieldset>
          <fieldset className={classes.group}>
            <legend>{t('stations.form.venue')}</legend>
            <Switch
              label={t('stations.form.venue_shared')}
              checked={values.venue !== null}
              onChange={(event) =>
                set({ venue: event.currentTarget.checked ? { owner: '', agreement: '', until: null } : null })
              }
              disabled={locked}
            />
            {values.venue ? (
              <Venue value={values.venue} onChange={(venue) => set({ venue })} disabled={locked} />
            ) : null}
          </fieldset>
          <fieldset className={classes.group}>
            <legend>{t('stations.form.amenities')}</legend>
            <div className={classes.boxes}>
              {amenities.map((kind) => (
                <Checkbox
                  key={kind}
                  size="sm"
                  label={t(`stations.amenity.${kind}`)}
                  checked={values.amenities.some((each) => each.kind === kind)}
                  onChange={(event) =>
                    set({
                      amenities: event.currentTarget.checked
                        ? [...values.amenities, { kind, note: nothing }]
                        : values.amenities.filter((each) => each.kind !== kind),
                    })
                  }
                  disabled={locked}
                />
              ))}
            </div>
            {values.amenities.map((each, n) => (
              <Both
                key={each.kind}
                label={`${t(`stations.amenity.${each.kind}`)} · ${t('stations.form.amenity_note')}`}
                value={each.note}
                onChange={(note) => set({ amenities: values.amenities.with(n, { ...each, note }) })}
                disabled={locked}
              />
            ))}
          </fieldset>
          <Switch
            label={t('stations.form.closed')}
            checked={values.closed}
            onChange={(event) => set({ closed: event.currentTarget.checked })}
            disabled={locked}
          />
        </div>
      </div>
      <Refusal problem={problem} />
      {locked ? null : (
        <div className={classes.foot}>
          <Button type="submit" loading={save.isPending}>
            {t('stations.form.save')}
          </Button>
        </div>
      )}
    </form>
  )
}

type VenueValue = NonNullable<StationInput['venue']>

function Venue(props: { value: VenueValue; onChange: (venue: VenueValue) => void; disabled: boolean }) {
  const { t } = useWords()
  const { value, onChange, disabled } = props
  return (
    <>
      <TextInput
        size="sm"
        label={t('stations.form.venue_owner')}
        value={value.owner}
        onChange={(event) => onChange({ ...value, owner: event.currentTarget.value })}
        maxLength={200}
        withAsterisk
        disabled={disabled}
      />
      <Textarea
        size="sm"
        label={t('stations.form.venue_agreement')}
        value={value.agreement}
        onChange={(event) => onChange({ ...value, agreement: event.currentTarget.value })}
        maxLength={1000}
        disabled={disabled}
      />
      <TextInput
        size="sm"
        type="date"
        label={t('stations.form.venue_until')}
        value={value.until ?? ''}
        onChange={(event) => onChange({ ...value, until: event.currentTarget.value || null })}
        disabled={disabled}
      />
    </>
  )
}
