import { NativeSelect, TextInput } from '@mantine/core'
import { IconCurrentLocation, IconHome, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { ActingPost } from '../../../../contract/identity.ts'
import { read } from '../../../app/api.ts'
import { useLandscape } from '../../../cases/landscape.ts'
import { useBoundaries, usePlaces } from '../../../cases/places.ts'
import { ChoiceCard } from '../../../ui/Card.tsx'
import { PlacePicker } from '../../../ui/PlacePicker.tsx'
import { useWords } from '../../../words/words.tsx'
import { askPosition } from '../case/PositionBox.tsx'
import type { ReportDraft } from '../device/drafts.ts'
import classes from '../field.module.css'

type Way = 'here' | 'mine' | 'other'

/** Where it is: here, somewhere in my own grid, or another place by words or on the map. */
export function PlaceStep(props: {
  draft: ReportDraft
  change: (change: Partial<ReportDraft>) => void
  place: ActingPost['place'] | undefined
}) {
  const { t, nameOf } = useWords()
  const { draft, change, place } = props
  const { search, describe, path } = usePlaces()
  const [way, setWay] = useState<Way | null>(
    draft.place === null
      ? null
      : draft.place.kind === 'unit' && place && draft.place.label === nameOf(place.name)
        ? 'mine'
        : draft.place.kind === 'point'
          ? 'here'
          : 'other',
  )
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const [mapWanted, setMapWanted] = useState(false)
  const point = draft.place?.kind === 'point' ? draft.place.point : null
  const here = useQuery({
    ...read('/api/v1/territory/place', { params: { query: { lat: point?.lat ?? 0, lng: point?.lng ?? 0 } } }),
    enabled: point !== null,
    staleTime: 3_600_000,
  })
  const below = useQuery({
    ...read('/api/v1/territory/tree', { params: { query: { limit: 200, parent: place?.id } } }),
    enabled: place?.kind === 'unit',
    staleTime: 3_600_000,
  })
  const grids = useBoundaries({ level: 'grid', look: 'ground', wanted: mapWanted })
  const landscape = useLandscape(mapWanted)
  const layers = useMemo(() => (grids ? [grids] : []), [grids])
  const locate = async () => {
    setBusy(true)
    setFailed(false)
    try {
      const { lat, lng } = await askPosition()
      change({ place: { kind: 'point', point: { lat, lng } } })
    } catch {
      setFailed(true)
    } finally {
      setBusy(false)
    }
  }
  const choose = (next: Way) => {
    setWay(next)
    if (next === 'here') void locate()
    else if (next === 'mine' && place) change({ place: { kind: 'unit', unitId: place.id, label: nameOf(place.name) } })
    else change({ place: null })
  }
  const units = below.data?.items ?? []
  return (
    <div className={classes.stack}>
      <fieldset className={classes.choices}>
        <legend className="ds-hidden">{t('field.place.title')}</legend>
        <ChoiceCard
          name="way"
          value="here"
          checked={way === 'here'}
          onChoose={() => choose('here')}
          icon={<IconCurrentLocation size={24} />}
          title={t('field.place.here')}
          text={
            way !== 'here'
              ? t('field.place.hereText')
              : busy
                ? t('field.position.busy')
                : point
                  ? here.data
                    ? here.data.place
                      ? path(here.data.place.units)
                      : t('cases.outside')
                    : t('field.place.found')
                  : undefined
          }
        />
        {place?.kind === 'unit' ? (
          <ChoiceCard
            name="way"
            value="mine"
            checked={way === 'mine'}
            onChoose={() => choose('mine')}
            icon={<IconHome size={24} />}
            title={nameOf(place.name)}
            text={t('field.place.mineText')}
          />
        ) : null}
        <ChoiceCard
          name="way"
          value="other"
          checked={way === 'other'}
          onChoose={() => choose('other')}
          icon={<IconSearch size={24} />}
          title={t('field.place.other')}
          text={t('field.place.otherText')}
        />
      </fieldset>
      <div role="alert">{failed ? <p className={classes.note}>{t('field.position.failed')}</p> : null}</div>
      {way === 'mine' && place && units.length > 0 ? (
        <NativeSelect
          size="md"
          label={t('field.place.unit')}
          value={draft.place?.kind === 'unit' ? draft.place.unitId : place.id}
          onChange={(event) =>
            change({ place: { kind: 'unit', unitId: event.currentTarget.value, label: nameOf(place.name) } })
          }
          data={[
            { value: place.id, label: t('field.place.wholeUnit', { name: nameOf(place.name) }) },
            ...units.map((unit) => ({ value: unit.id, label: nameOf(unit.name) })),
          ]}
        />
      ) : null}
      {way === 'other' ? (
        <PlacePicker
          value={draft.place}
          onChange={(picked) => change({ place: picked })}
          search={search}
          describe={describe}
          map={{ layers, landscape }}
          onMap={() => setMapWanted(true)}
        />
      ) : null}
      {way === 'here' || way === 'mine' ? (
        <TextInput
          label={t('field.place.detail')}
          description={t('field.place.detailHelp')}
          maxLength={300}
          value={draft.address}
          onChange={(event) => change({ address: event.currentTarget.value })}
        />
      ) : null}
    </div>
  )
}
