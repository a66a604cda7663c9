import { Button, Checkbox, Group, NativeSelect, NumberInput } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import type { Boundary, UnitRef } from '../../../../contract/territory.ts'
import type { DrawnUnit } from '../../../../contract/territory-drawing.ts'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { alone } from '../parts/useLevelMap.ts'
import { PasteBoundary } from './CreateForm.tsx'
import {
  addCorner,
  byMetres,
  type Corner,
  type Drawn,
  moveCorner,
  removeCorner,
  ringsOf,
  sharers,
} from './corners.rules.ts'
import { useDesk } from './desk.ts'
import { useDrawnUnit } from './useDraft.ts'

/** Moves the border of a unit, and with it that of whoever shares it. */
export function RedrawForm(props: { unit: UnitRef; fitTo: (...boundaries: (Boundary | null)[]) => void }) {
  const explain = useErrorWords()
  const { id, revision } = useDesk()
  const drawn = useDrawnUnit(id, revision, props.unit.id)
  // Somebody else's edit must not take away what is being drawn: the corners stay those one began with.
  const [begun, setBegun] = useState<DrawnUnit>()
  useEffect(() => {
    if (drawn.data) setBegun((before) => before ?? drawn.data)
  }, [drawn.data])
  if (drawn.error && !begun) return <p className={classes.problem}>{explain(drawn.error)}</p>
  return begun ? <Corners drawn={begun} fitTo={props.fitTo} /> : <PageSkeleton lines={3} />
}

function Corners(props: { drawn: DrawnUnit; fitTo: (...boundaries: (Boundary | null)[]) => void }) {
  const { t, nameOf } = useWords()
  const { add, leave, setCanvas, setTakeBack } = useDesk()
  const { drawn, fitTo } = props
  const own = drawn.unit.id
  const [together, setTogether] = useState(true)
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const first = useMemo<Drawn>(
    () => ({
      ...(drawn.boundary ? { [own]: drawn.boundary } : {}),
      ...Object.fromEntries(drawn.neighbours.map(({ unit, boundary }) => [unit.id, boundary])),
    }),
    [drawn, own],
  )
  const [past, setPast] = useState<readonly Drawn[]>([])
  const [now, setNow] = useState(first)
  const [selected, setSelected] = useState(0)
  const [metres, setMetres] = useState(5)
  useEffect(() => fitTo(drawn.boundary), [drawn, fitTo])

  const corners = useMemo(
    () =>
      now[own]
        ? ringsOf(now[own]).flatMap((ring) =>
            ring
              .slice(0, -1)
              .map((at, nth) => ({ at: at as unknown as Corner, next: ring[nth + 1] as unknown as Corner })),
          )
        : [],
    [now, own],
  )
  const corner = corners[Math.min(selected, corners.length - 1)]
  /** What moves: all who share the border, or the unit alone. */
  const scope = (all: Drawn): Drawn => (together || !all[own] ? all : { [own]: all[own] })
  const apply = (change: (all: Drawn) => Drawn | undefined) => {
    const next = change(scope(now))
    if (!next) return
    setPast((before) => [...before, now])
    setNow({ ...now, ...next })
  }
  const name = (nth: number, at: Corner) => {
    const others = sharers(now, own, at).flatMap(
      (id) => drawn.neighbours.find(({ unit }) => unit.id === id)?.unit ?? [],
    )
    const said = others.map((unit) => nameOf(unit.name)).join(t('territory.step.and'))
    return said
      ? t('territory.redraw.shared', { number: String(nth + 1), units: said })
      : t('territory.redraw.corner', { number: String(nth + 1) })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the handles are made anew when the corners are, not at every drawing of the page
  useEffect(() => {
    const middle = (a: Corner, b: Corner): Corner => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
    const change = (id: string, to: Corner): Drawn | undefined => {
      const [kind, nth] = id.split(' ')
      const hit = corners[Number(nth)]
      if (!hit) return undefined
      return kind === 'corner'
        ? moveCorner(scope(now), hit.at, to)
        : addCorner(scope(now), { from: hit.at, to: hit.next, at: to })
    }
    const exact = ({ lat, lng }: { lat: number; lng: number }): Corner => [
      Math.round(lng * 1e7) / 1e7,
      Math.round(lat * 1e7) / 1e7,
    ]
    setCanvas({
      proposed: Object.entries(now).flatMap(([id, boundary]) =>
        boundary === first[id] && id !== own ? [] : [boundary],
      ),
      handles: {
        items: corners.flatMap(({ at, next }, nth) => {
          const [lng, lat] = middle(at, next)
          return [
            {
              id: `corner ${nth}`,
              at: { lng: at[0], lat: at[1] },
              label: name(nth, at),
              kind: 'corner' as const,
              selected: nth === selected,
            },
            {
              id: `middle ${nth}`,
              at: { lng, lat },
              label: t('territory.redraw.middle', { number: String(nth + 1) }),
              kind: 'middle' as const,
            },
          ]
        }),
        onSelect: (id) => {
          const [kind, nth] = id.split(' ')
          if (kind === 'corner') setSelected(Number(nth))
        },
        onMove: (id, to) => {
          const next = change(id, exact(to))
          if (!next) return
          setPast((before) => [...before, now])
          setNow({ ...now, ...next })
        },
        trace: (id, to) => alone(...(Object.values(change(id, exact(to)) ?? {}) as never[])),
      },
    })
  }, [now, corners, selected, together, setCanvas])
  useEffect(() => {
    const last = past.at(-1)
    setTakeBack(
      last
        ? () => {
            setNow(last)
            setPast((before) => before.slice(0, -1))
          }
        : null,
    )
    return () => setTakeBack(null)
  }, [past, setTakeBack])

  const changed = Object.entries(now).filter(([id, boundary]) => boundary !== first[id])
  return (
    <form
      noValidate
      className={classes.main}
      onSubmit={(event) => {
        event.preventDefault()
        void add({ type: 'redraw', units: changed.map(([unitId, boundary]) => ({ unitId, boundary })) })
      }}
    >
      <Checkbox
        label={t('territory.redraw.together')}
        description={t('territory.redraw.together_help')}
        checked={together}
        onChange={(event) => setTogether(event.currentTarget.checked)}
      />
      {corner ? (
        <fieldset className={classes.unit}>
          <legend>{t('territory.redraw.by_list')}</legend>
          <NativeSelect
            size="sm"
            label={t('territory.redraw.which')}
            value={String(Math.min(selected, corners.length - 1))}
            data={corners.map(({ at }, nth) => ({ value: String(nth), label: name(nth, at) }))}
            onChange={(event) => setSelected(Number(event.currentTarget.value))}
          />
          <NumberInput
            size="sm"
            label={t('territory.redraw.metres')}
            value={metres}
            min={1}
            max={1000}
            onChange={(value) => setMetres(Number(value) || 1)}
          />
          <div className={classes.compass}>
            {(['north', 'south', 'west', 'east'] as const).map((way) => (
              <Button
                key={way}
                size="sm"
                variant="default"
                onClick={() => {
                  const east = way === 'east' ? metres : way === 'west' ? -metres : 0
                  const north = way === 'north' ? metres : way === 'south' ? -metres : 0
                  apply((all) => moveCorner(all, corner.at, byMetres(corner.at, { east, north })))
                }}
              >
                {t(`territory.redraw.${way}`)}
              </Button>
            ))}
          </div>
          <div className={classes.compass}>
            <Button
              size="sm"
              variant="default"
              onClick={() =>
                apply((all) => {
                  const at: Corner = [(corner.at[0] + corner.next[0]) / 2, (corner.at[1] + corner.next[1]) / 2]
                  return addCorner(all, { from: corner.at, to: corner.next, at })
                })
              }
            >
              {t('territory.redraw.add')}
            </Button>
            <Button size="sm" variant="default" onClick={() => apply((all) => removeCorner(all, corner.at))}>
              {t('territory.redraw.remove')}
            </Button>
          </div>
        </fieldset>
      ) : null}
      <PasteBoundary
        text={text}
        onText={setText}
        wrong={wrong}
        onWrong={setWrong}
        onTake={(boundary) => {
          setPast((before) => [...before, now])
          setNow({ ...now, [own]: boundary })
        }}
      />
      <p role="status" className={classes.quiet}>
        {t('territory.redraw.changed', { count: changed.length })}
      </p>
      <Group gap="sm">
        <Button type="submit" size="sm" disabled={changed.length === 0}>
          {t('territory.step.add')}
        </Button>
        <Button
          size="sm"
          variant="default"
          disabled={past.length === 0}
          onClick={() => {
            const last = past.at(-1)
            if (!last) return
            setNow(last)
            setPast((before) => before.slice(0, -1))
          }}
        >
          {t('territory.redraw.back')}
        </Button>
        <Button variant="default" size="sm" onClick={leave}>
          {t('ui.cancel')}
        </Button>
      </Group>
    </form>
  )
}
