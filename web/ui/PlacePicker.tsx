import { Button, TextInput } from '@mantine/core'
import { IconCurrentLocation, IconHome, IconMap, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { WordKey } from '../words/areas.ts'
import { useWords } from '../words/words.tsx'
import { MapView } from './map/MapView.tsx'
import type { Bounds, LatLng, MapLayer } from './map/types.ts'
import classes from './PlacePicker.module.css'

/** Where something is: a point, a unit that was found, an address in words, or the reader's own building. */
export type PickedPlace =
  | { kind: 'point'; point: LatLng }
  | { kind: 'unit'; unitId: string; label: string; address?: string }
  | { kind: 'address'; address: string }
  | { kind: 'home'; label: string }

/** A unit that a search found. `hint` says what it lies in. */
export interface FoundPlace {
  id: string
  label: string
  hint?: string
}

/** The ways to say where: by words, on a map, my building. */
export type PlaceWay = 'search' | 'map' | 'home'

/**
 * Asks where, in three ways of equal rank: by words, on a map, my building. None needs the others; the map is only
 * fetched when its tab is opened. `describe` says in words what a point lies in, shown under the map.
 */
export function PlacePicker(props: {
  value: PickedPlace | null
  onChange: (place: PickedPlace | null) => void
  search: (words: string) => Promise<readonly FoundPlace[]>
  /** The reader's building, when it is known; `null` hides the tab. */
  home?: { label: string } | null
  map?: { layers: readonly MapLayer[]; fit?: Bounds; landscape?: MapLayer['data'] | undefined }
  /** Called when the map's tab opens, to fetch the layers then. */
  onMap?: () => void
  describe?: (at: LatLng) => Promise<string>
  start?: PlaceWay
  /** Where nothing but a point will do: the map alone, without the other ways. */
  only?: 'map'
  /** Called when another way is taken. The map brings “I am here” with it; a page that offers that itself hides its own there. */
  onWay?: (way: PlaceWay) => void
  problem?: string | null
}) {
  const { t } = useWords()
  const { value } = props
  const [way, setWay] = useState<PlaceWay>(
    props.start ?? (value?.kind === 'point' ? 'map' : value?.kind === 'home' ? 'home' : 'search'),
  )
  const id = useId()
  const ways: Array<{ way: PlaceWay; label: WordKey; icon: ReactNode }> = [
    { way: 'search', label: 'ui.place.search', icon: <IconSearch size={20} aria-hidden /> },
    { way: 'map', label: 'ui.place.map', icon: <IconMap size={20} aria-hidden /> },
    ...(props.home
      ? [{ way: 'home' as const, label: 'ui.place.home' as const, icon: <IconHome size={20} aria-hidden /> }]
      : []),
  ]
  const choose = (next: PlaceWay) => {
    setWay(next)
    props.onWay?.(next)
    if (next === 'map') props.onMap?.()
    if (next === 'home' && props.home) props.onChange({ kind: 'home', label: props.home.label })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const move = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (!move) return
    const now = ways.findIndex((each) => each.way === way)
    const next = ways[(now + move + ways.length) % ways.length]
    if (!next) return
    event.preventDefault()
    choose(next.way)
    event.currentTarget.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${next.way}`)}`)?.focus()
  }
  if (props.only === 'map') return <ByMap {...props} />
  return (
    <div>
      <div role="tablist" aria-label={t('ui.place.ways')} className={classes.tabs} onKeyDown={onKeyDown}>
        {ways.map((each) => (
          <button
            key={each.way}
            id={`${id}-${each.way}`}
            type="button"
            role="tab"
            aria-selected={way === each.way}
            aria-controls={`${id}-panel`}
            tabIndex={way === each.way ? 0 : -1}
            onClick={() => choose(each.way)}
          >
            {each.icon}
            {t(each.label)}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${way}`} className={classes.panel}>
        {way === 'search' ? <BySearch {...props} /> : null}
        {way === 'map' ? <ByMap {...props} /> : null}
        {way === 'home' && props.home ? (
          <p className={classes.home}>
            <IconHome size={22} aria-hidden />
            {props.home.label}
          </p>
        ) : null}
      </div>
      <div role="alert">{props.problem ? <p className={classes.problem}>{props.problem}</p> : null}</div>
    </div>
  )
}

type Props = Parameters<typeof PlacePicker>[0]

function BySearch(props: Props) {
  const { t } = useWords()
  const { value, search } = props
  const [words, setWords] = useState(
    value?.kind === 'unit' ? value.label : value?.kind === 'address' ? value.address : '',
  )
  const [found, setFound] = useState<readonly FoundPlace[] | null>(null)
  const asked = useRef('')
  useEffect(() => {
    const wanted = words.trim()
    asked.current = wanted
    if (wanted.length < 2) {
      setFound(null)
      return
    }
    const timer = setTimeout(() => {
      search(wanted).then(
        (places) => {
          // Answers may come in another order than they were asked for.
          if (asked.current === wanted) setFound(places)
        },
        () => setFound([]),
      )
    }, 250)
    return () => clearTimeout(timer)
  }, [words, search])
  return (
    <>
      <TextInput
        label={t('ui.place.words')}
        description={t('ui.place.wordsHelp')}
        value={words}
        maxLength={200}
        autoComplete="street-address"
        onChange={(event) => {
          const text = event.currentTarget.value
          setWords(text)
          props.onChange(text.trim() ? { kind: 'address', address: text.trim() } : null)
        }}
      />
      <div role="status" className="ds-hidden">
        {found ? t('ui.place.found', { count: found.length }) : ''}
      </div>
      {found && found.length > 0 ? (
        <ul className={classes.found} aria-label={t('ui.place.foundLabel')}>
          {found.map((place) => {
            const chosen = value?.kind === 'unit' && value.unitId === place.id
            return (
              <li key={place.id}>
                <button
                  type="button"
                  aria-pressed={chosen}
                  onClick={() =>
                    props.onChange({
                      kind: 'unit',
                      unitId: place.id,
                      label: place.label,
                      address: furtherWords(words, place.label),
                    })
                  }
                >
                  <span>{place.label}</span>
                  {place.hint ? <small>{place.hint}</small> : null}
                </button>
              </li>
            )
          })}
        </ul>
      ) : null}
      {found && found.length === 0 ? <p className={classes.note}>{t('ui.place.nothing')}</p> : null}
    </>
  )
}

/** Words that only looked the place up say nothing more than its name does; an address does. */
function furtherWords(words: string, name: string): string | undefined {
  const said = words.trim()
  return said === '' || name.toLowerCase().includes(said.toLowerCase()) ? undefined : said
}

function ByMap(props: Props) {
  const { t } = useWords()
  const { value, describe } = props
  const [said, setSaid] = useState<string | null>(null)
  const [locating, setLocating] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const point = value?.kind === 'point' ? value.point : null
  const lat = point?.lat
  const lng = point?.lng
  useEffect(() => {
    setSaid(null)
    if (lat === undefined || lng === undefined || !describe) return
    let current = true
    describe({ lat, lng }).then(
      (words) => {
        if (current) setSaid(words)
      },
      () => {},
    )
    return () => {
      current = false
    }
  }, [lat, lng, describe])
  const pick = (at: LatLng) => props.onChange({ kind: 'point', point: at })
  const locate = () => {
    setLocating(true)
    setProblem(null)
    navigator.geolocation.getCurrentPosition(
      (position) => {
        setLocating(false)
        pick({ lat: position.coords.latitude, lng: position.coords.longitude })
      },
      () => {
        setLocating(false)
        setProblem(t('ui.place.noPosition'))
      },
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    )
  }
  return (
    <>
      {globalThis.isSecureContext && 'geolocation' in navigator ? (
        <Button
          type="button"
          variant="light"
          fullWidth
          mb="sm"
          loading={locating}
          leftSection={<IconCurrentLocation size={20} aria-hidden />}
          onClick={locate}
        >
          {t('ui.place.here')}
        </Button>
      ) : null}
      <div role="alert">{problem ? <p className={classes.problem}>{problem}</p> : null}</div>
      <MapView
        label={t('ui.place.mapLabel')}
        layers={props.map?.layers}
        landscape={props.map?.landscape}
        fit={props.map?.fit}
        buildings
        picked={point}
        onPick={pick}
        height="20rem"
        list="none"
      />
      <p role="status" className={classes.note}>
        {point ? (said ?? t('ui.place.picked')) : t('ui.place.notPicked')}
      </p>
    </>
  )
}
