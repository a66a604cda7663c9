import { TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useCallback, useMemo, useState } from 'react'
import { useBoundaries, usePlaces } from '../../../cases/places.ts'
import { PlacePicker } from '../../../ui/PlacePicker.tsx'
import { QuestionScreen } from '../../../ui/QuestionScreen.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/parts.module.css'
import type { ApplyProps } from './screen.ts'
import { useFault } from './WordSteps.tsx'

/** Where it is, so that the nearest table is asked first; words alone don’t find it. */
export function WhereStep(props: ApplyProps) {
  const { t } = useWords()
  const say = useFault()
  const { draft, change } = props
  const { place } = draft
  const { search, describe } = usePlaces()
  const [map, setMap] = useState(place?.kind === 'point')
  const streets = useBoundaries({ level: 'street', look: 'area', wanted: map })
  const grids = useBoundaries({ level: 'grid', look: 'ground', wanted: map })
  const layers = useMemo(() => [grids, streets].flatMap((layer) => (layer ? [layer] : [])), [grids, streets])
  const saying = useCallback(
    async (point: { lat: number; lng: number }) => {
      const said = await describe(point)
      change({ place: { kind: 'point', point, said } })
      return said
    },
    [describe, change],
  )
  return (
    <QuestionScreen
      {...{ step: props.step, of: props.of, onBack: props.onBack, onNext: props.onNext, problem: say(props.fault) }}
      question={t('dispute-pages.apply.where')}
      help={t('dispute-pages.apply.where_help')}
    >
      <PlacePicker
        value={place}
        onChange={(next) => change({ place: next })}
        search={search}
        describe={saying}
        map={{ layers }}
        onMap={() => setMap(true)}
      />
      <div role="status">
        {place && place.kind !== 'address' ? (
          <p className={classes.todo} style={{ marginTop: '1rem' }}>
            <IconCheck size={22} aria-hidden />
            {place.kind === 'point' ? (place.said ?? t('ui.place.picked')) : place.label}
          </p>
        ) : null}
      </div>
      {place && place.kind !== 'address' ? (
        <TextInput
          mt="md"
          size="lg"
          label={t('dispute-pages.apply.spot')}
          maxLength={150}
          value={draft.spot}
          onChange={(event) => change({ spot: event.currentTarget.value })}
        />
      ) : null}
    </QuestionScreen>
  )
}
