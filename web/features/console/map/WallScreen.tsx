import { Button, MantineProvider } from '@mantine/core'
import { IconArrowsMaximize, IconX } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { styleNonce } from '../../../app/nonce.ts'
import { useSession } from '../../../app/session.tsx'
import { CaseLight } from '../../../cases/CaseLight.tsx'
import { useLandscape } from '../../../cases/landscape.ts'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { MapView } from '../../../ui/map/MapView.tsx'
import type { MapSight } from '../../../ui/map/types.ts'
import { theme, variables } from '../../../ui/theme.ts'
import { useTitle } from '../../../ui/title.ts'
import { Instant, useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { sayCase } from './pins.ts'
import { useGround } from './useGround.ts'
import { useCalmSight, useFilters, useLiveMap, useMapList, usePoints } from './useMapData.ts'
import { usePinsInWords } from './usePins.ts'
import classes from './wall.module.css'

// messages: cases.light.*

/** How often a wall looks again by itself, in ms, whatever it heard. */
const every = 30_000

const lights = ['red', 'amber', 'green', 'none'] as const

/**
 * The map for a screen on a wall: dark, full, renewed by itself. Everybody who passes by sees it, so no words of a report
 * are on it, and matters of homes are nowhere at their door.
 */
export function WallScreen() {
  return createPortal(
    <div id="wall" className={classes.wall} data-mantine-color-scheme="dark">
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        forceColorScheme="dark"
        cssVariablesSelector="#wall"
        getRootElement={() => document.getElementById('wall') ?? undefined}
        getStyleNonce={() => styleNonce}
      >
        <Wall />
      </MantineProvider>
    </div>,
    document.body,
  )
}

function Wall() {
  const { t, nameOf } = useWords()
  const landscape = useLandscape()
  const { number } = useFormat()
  const search = useSearch({ from: '/console/map' })
  const navigate = useNavigate({ from: '/console/map' })
  const { tenant } = useSession()
  const scope = search.scope ?? 'place'
  const [sight, setSight] = useState<MapSight | null>(null)
  useTitle(t('map.wall'))
  useLiveMap(every)
  const calm = useCalmSight(sight)
  const filters = useFilters(search, scope)
  const points = usePoints(filters, calm)
  const list = useMapList(filters, undefined, 12)
  const { layers, whole, place } = useGround(undefined, () => undefined)
  const pins = usePinsInWords(points.data, undefined)
  const leave = () => {
    if (document.fullscreenElement) void document.exitFullscreen()
    void navigate({ to: '/console/map', search: (before) => ({ ...before, wall: undefined }), replace: true })
  }
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !document.fullscreenElement)
        void navigate({ to: '/console/map', search: (before) => ({ ...before, wall: undefined }), replace: true })
    }
    document.addEventListener('keydown', key)
    return () => document.removeEventListener('keydown', key)
  }, [navigate])
  const { data } = points
  return (
    <section className={classes.page} aria-label={t('map.wall')}>
      <header className={classes.head}>
        <h1>{nameOf(place?.name ?? tenant.name)}</h1>
        <ul className={classes.counts}>
          {lights.map((light) => (
            <li key={light} data-light={light}>
              {light === 'none' ? null : <ClockLight light={light} size="dot" />}
              <strong className="ds-num">{data ? number(data.lights[light]) : '–'}</strong>
              <span>{t(`cases.light.${light}`)}</span>
            </li>
          ))}
        </ul>
        <div className={classes.tools}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowsMaximize size={16} aria-hidden />}
            onClick={() => void document.documentElement.requestFullscreen?.()}
          >
            {t('map.fullscreen')}
          </Button>
          <Button size="compact-sm" variant="default" leftSection={<IconX size={16} aria-hidden />} onClick={leave}>
            {t('map.exit')}
          </Button>
        </div>
      </header>
      <MapView
        landscape={landscape}
        label={t('map.title')}
        layers={layers}
        markers={pins}
        fit={whole}
        onSight={setSight}
        height="calc(100dvh - 9rem)"
        list="beside"
        listContent={
          <section aria-label={t('map.wall.next')}>
            <h2 className={classes.next}>{t('map.wall.next')}</h2>
            <ol className={classes.list}>
              {list.items?.map((each) => (
                <li key={each.id}>
                  <CaseLight of={each} />
                  <strong>{sayCase(each, { nameOf: (name) => nameOf(name ?? undefined) })}</strong>
                  <span className="ds-num">{each.number}</span>
                </li>
              ))}
            </ol>
          </section>
        }
      />
      <p className={classes.foot} role="status">
        {points.dataUpdatedAt ? (
          <>
            <Instant at={new Date(points.dataUpdatedAt)} show="time" /> · {t('map.refresh')} · {t('map.worked')}
          </>
        ) : (
          t('map.refresh')
        )}
      </p>
    </section>
  )
}
