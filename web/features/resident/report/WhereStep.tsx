import { Button, TextInput } from '@mantine/core'
import { IconCheck, IconCurrentLocation } from '@tabler/icons-react'
import { useCallback, useMemo, useState } from 'react'
import { useBoundaries, usePlaces } from '../../../cases/places.ts'
import { PlacePicker, type PlaceWay } from '../../../ui/PlacePicker.tsx'
import { QuestionScreen } from '../../../ui/QuestionScreen.tsx'
import { useWords } from '../../../words/words.tsx'
import { useHome } from '../device/home.ts'
import { canLocate, locate } from '../device/position.ts'
import shared from '../resident.module.css'
import report from './report.module.css'
import type { StepProps } from './step-props.ts'

/** Where is it? My position, words, my building or a map: none needs another, and the map is fetched only when asked for. */
export function WhereStep(props: StepProps) {
  const { t, nameOf } = useWords()
  const { draft, change } = props
  const home = useHome()
  const { search, describe } = usePlaces()
  const [map, setMap] = useState(draft.place?.kind === 'point' && draft.place.by !== 'position')
  // On the map the picker brings “I am here” itself; back at the words it is here again.
  const [way, setWay] = useState<PlaceWay>(map ? 'map' : 'search')
  const streets = useBoundaries({ level: 'street', look: 'area', wanted: map })
  const grids = useBoundaries({ level: 'grid', look: 'ground', wanted: map })
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState<'position' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const layers = useMemo(() => [grids, streets].flatMap((layer) => (layer ? [layer] : [])), [grids, streets])
  const { place } = draft
  const isMissing = place === null
  const saying = useCallback(
    async (point: { lat: number; lng: number }) => {
      const said = await describe(point)
      change((now) =>
        now.place?.kind === 'point' && now.place.point.lat === point.lat && now.place.point.lng === point.lng
          ? { place: { ...now.place, said } }
          : {},
      )
      return said
    },
    [describe, change],
  )
  const here = async () => {
    setBusy('position')
    setProblem(null)
    try {
      const point = await locate()
      change({ place: { kind: 'point', point, by: 'position' } })
      await saying(point).catch(() => '')
    } catch {
      setProblem(t('ui.place.noPosition'))
    } finally {
      setBusy(null)
    }
  }
  return (
    <QuestionScreen
      step={props.step}
      of={props.of}
      question={t('resident.where.question')}
      help={t('resident.where.help')}
      onBack={props.onBack}
      busy={props.busy}
      problem={tried && isMissing ? t('resident.where.missing') : null}
      onNext={() => {
        setTried(true)
        if (isMissing) return
        void props.onNext()
      }}
      onSkip={isMissing ? () => void props.onNext() : undefined}
    >
      {canLocate() && way !== 'map' ? (
        <Button
          type="button"
          variant="light"
          fullWidth
          mb="md"
          size="lg"
          loading={busy === 'position'}
          leftSection={<IconCurrentLocation size={22} aria-hidden />}
          onClick={() => void here()}
        >
          {t('ui.place.here')}
        </Button>
      ) : null}
      <div role="alert">{problem ? <p className={shared.problem}>{problem}</p> : null}</div>
      <PlacePicker
        value={place?.kind === 'point' && place.by === 'position' ? null : place}
        onChange={(next) =>
          change({
            place:
              next?.kind === 'home' && home
                ? { ...next, unit: home.unitId }
                : next?.kind === 'point'
                  ? { ...next, by: 'map' }
                  : next,
          })
        }
        search={search}
        describe={saying}
        home={home ? { label: nameOf(home.name) } : null}
        map={{ layers }}
        onMap={() => setMap(true)}
        onWay={setWay}
        start={place?.kind === 'point' && place.by === 'position' ? 'search' : undefined}
      />
      <div role="status">
        {place && place.kind !== 'address' ? (
          <p className={report.chosen}>
            <IconCheck size={22} aria-hidden />
            <span>
              <strong>
                {place.kind !== 'point'
                  ? place.label
                  : place.by === 'position'
                    ? t('resident.where.position')
                    : t('ui.place.picked')}
              </strong>
              {place.kind === 'point' && place.said ? <small>{place.said}</small> : null}
            </span>
          </p>
        ) : null}
      </div>
      {place && place.kind !== 'address' ? (
        <TextInput
          mt="md"
          label={t('resident.where.spot')}
          description={t('resident.where.spotHelp')}
          maxLength={150}
          value={draft.spot}
          onChange={(event) => change({ spot: event.currentTarget.value })}
        />
      ) : null}
    </QuestionScreen>
  )
}
