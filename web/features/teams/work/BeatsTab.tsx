import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { BeatShape, Team } from '../../../../contract/teams.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { UnitPick } from '../../../app/UnitPick.tsx'
import { useLandscape } from '../../../cases/landscape.ts'
import { useBoundaries } from '../../../cases/places.ts'
import { Card } from '../../../ui/Card.tsx'
import { MapView } from '../../../ui/map/MapView.tsx'
import type { LatLng, MapLayer } from '../../../ui/map/types.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'

interface Draft {
  key: string
  id: string | null
  name: string
  units: { id: string; name: string }[]
  shape: BeatShape | null
}

/** Where a team goes about: units, or a line or area drawn over them. */
export function BeatsTab(props: { team: Team; onSaved: (team: Team) => void }) {
  const { t, nameOf } = useWords()
  const { team } = props
  const [beats, setBeats] = useState<Draft[]>(() =>
    team.beats.map(({ id, name, units, shape }) => ({
      ...{ key: id, id, name, shape },
      units: units.map((unit) => ({ id: unit.id, name: nameOf(unit.name) })),
    })),
  )
  const [drawing, setDrawing] = useState<{ key: string; line: LatLng[] } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const locked = !team.rights.manage || team.endedOn !== null
  const ground = useBoundaries({ level: 'grid', look: 'ground' })
  const landscape = useLandscape()
  const layers = useMemo<MapLayer[]>(() => {
    const line = (drawing?.line ?? []).map(({ lng, lat }) => [lng, lat])
    return [
      ...(ground ? [ground] : []),
      {
        ...{ id: 'beats', look: 'strong' as const, label: 'name' },
        data: {
          type: 'FeatureCollection',
          features: beats.flatMap(({ name, shape }) =>
            shape ? [{ type: 'Feature' as const, properties: { name }, geometry: shape as never }] : [],
          ),
        },
      },
      {
        ...{ id: 'sketch', look: 'sketch' as const },
        data: {
          type: 'FeatureCollection',
          features:
            line.length > 1
              ? [
                  {
                    type: 'Feature' as const,
                    properties: {},
                    geometry: { type: 'LineString', coordinates: line } as never,
                  },
                ]
              : [],
        },
      },
    ]
  }, [ground, beats, drawing])
  const change = (key: string, next: Partial<Draft>) =>
    setBeats(beats.map((each) => (each.key === key ? { ...each, ...next } : each)))
  const finish = (closed: boolean) => {
    if (!drawing) return
    const line = drawing.line.map(({ lng, lat }): [number, number] => [lng, lat])
    const first = line[0] as [number, number]
    const shape: BeatShape = closed
      ? { type: 'Polygon', coordinates: [[...line, first]] }
      : { type: 'LineString', coordinates: line }
    change(drawing.key, { shape })
    setDrawing(null)
  }
  const save = useWrite((given: Draft[], context) =>
    answer(
      api.PUT('/api/v1/teams/{id}/beats', {
        params: { path: { id: team.id } },
        body: {
          version: team.version,
          items: given.map(({ id, name, units, shape }) => ({
            id,
            name,
            unitIds: units.map((unit) => unit.id),
            shape,
          })),
        },
        ...context,
      }),
    ),
  )
  const give = async () => {
    setProblem(null)
    try {
      const saved = await save.mutateAsync(beats)
      toast(t('teams.saved'))
      props.onSaved(saved as Team)
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <div className={classes.columns}>
      <form
        className={classes.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void give()
        }}
      >
        <p className={classes.dim}>{t('teams.beats.text')}</p>
        {beats.length === 0 ? <p>{t('teams.beats.none')}</p> : null}
        {beats.map((beat) => (
          <Card key={beat.key} title={beat.name || t('teams.beats.new')}>
            <div className={classes.stack}>
              <TextInput
                size="sm"
                label={t('teams.beats.name')}
                maxLength={100}
                value={beat.name}
                onChange={(event) => change(beat.key, { name: event.currentTarget.value })}
                disabled={locked}
              />
              <ul className={classes.list}>
                {beat.units.map((unit) => (
                  <li key={unit.id} className={classes.row}>
                    <UnitName id={unit.id} name={unit.name} />
                    {locked ? null : (
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        aria-label={t('teams.beats.remove', { name: unit.name })}
                        onClick={() => change(beat.key, { units: beat.units.filter(({ id }) => id !== unit.id) })}
                      >
                        ✕
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
              {locked ? null : (
                <>
                  <UnitPick
                    label={t('teams.beats.add_unit')}
                    value={null}
                    onChange={(id) => {
                      if (id && !beat.units.some((unit) => unit.id === id))
                        change(beat.key, { units: [...beat.units, { id, name: '' }] })
                    }}
                  />
                  <div className={classes.row}>
                    {drawing?.key === beat.key ? (
                      <>
                        <span>{t('teams.beats.corners', { count: drawing.line.length })}</span>
                        <Button size="compact-sm" disabled={drawing.line.length < 2} onClick={() => finish(false)}>
                          {t('teams.beats.as_line')}
                        </Button>
                        <Button size="compact-sm" disabled={drawing.line.length < 3} onClick={() => finish(true)}>
                          {t('teams.beats.as_area')}
                        </Button>
                        <Button size="compact-sm" variant="subtle" onClick={() => setDrawing(null)}>
                          {t('teams.cancel')}
                        </Button>
                      </>
                    ) : (
                      <>
                        <Button
                          size="compact-sm"
                          variant="default"
                          onClick={() => setDrawing({ key: beat.key, line: [] })}
                        >
                          {beat.shape ? t('teams.beats.redraw') : t('teams.beats.draw')}
                        </Button>
                        {beat.shape ? (
                          <Button size="compact-sm" variant="subtle" onClick={() => change(beat.key, { shape: null })}>
                            {t('teams.beats.erase')}
                          </Button>
                        ) : null}
                        <Button
                          size="compact-sm"
                          variant="subtle"
                          onClick={() => setBeats(beats.filter(({ key }) => key !== beat.key))}
                        >
                          {t('teams.beats.end')}
                        </Button>
                      </>
                    )}
                  </div>
                </>
              )}
            </div>
          </Card>
        ))}
        <Refusal problem={problem} />
        {locked ? null : (
          <div className={classes.foot}>
            <Button
              variant="default"
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() =>
                setBeats([...beats, { key: crypto.randomUUID(), id: null, name: '', units: [], shape: null }])
              }
            >
              {t('teams.beats.add')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('teams.save')}
            </Button>
          </div>
        )}
      </form>
      <MapView
        label={t('teams.beats.map')}
        layers={layers}
        landscape={landscape}
        list="none"
        {...(drawing
          ? {
              picked: drawing.line.at(-1) ?? null,
              onPick: (place: LatLng) => setDrawing({ ...drawing, line: [...drawing.line, place] }),
            }
          : {})}
      />
    </div>
  )
}

/** The name of a unit that was just chosen comes with its own question. */
function UnitName(props: { id: string; name: string }) {
  const { nameOf } = useWords()
  const found = useUnitName(props.name ? null : props.id)
  return <span>{props.name || nameOf(found) || '…'}</span>
}

function useUnitName(id: string | null) {
  const unit = useQuery({
    ...read('/api/v1/territory/units/{id}', { params: { path: { id: id ?? '' } } }),
    enabled: id !== null,
    staleTime: 600_000,
  })
  return unit.data?.name
}
