import { Button, TextInput } from '@mantine/core'
import { IconCurrentLocation } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { UnitRef } from '../../../../contract/territory.ts'
import { answer, api, read } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { chooseHome, chooseHomeOfAccount } from '../device/home.ts'
import { canLocate, locate } from '../device/position.ts'
import classes from '../resident.module.css'

interface Found {
  unit: UnitRef
  ancestors: readonly UnitRef[]
}

/** Finds the reader's building by words or by where the device is. The choice stays on the device. */
export function BuildingChooser(props: { onDone: () => void; onCancel?: () => void }) {
  const { t, nameOf, locale } = useWords()
  const explain = useErrorWords()
  const { account } = useSession()
  const [typed, setTyped] = useState('')
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [here, setHere] = useState<readonly Found[]>([])
  useEffect(() => {
    const timer = setTimeout(() => setWords(typed.trim()), 250)
    return () => clearTimeout(timer)
  }, [typed])
  const found = useQuery({
    ...read('/api/v1/territory/search', { params: { query: { text: words, limit: 8 } } }),
    enabled: words.length > 0,
    placeholderData: (before) => before,
  })
  const choose = ({ unit, ancestors }: Found) => {
    chooseHome({
      unitId: unit.id,
      name: unit.name,
      within: ancestors
        .filter((each) => each.level !== 'district')
        .map((each) => each.name)
        .toReversed(),
    })
    if (account)
      chooseHomeOfAccount(unit.id).catch(() => toast({ kind: 'info', text: t('resident.building.onlyHere') }))
    props.onDone()
  }
  const nearMe = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const query = await locate().catch(() => null)
      if (!query) return setProblem(t('resident.building.noPosition'))
      const { place } = await answer(api.GET('/api/v1/territory/place', { params: { query } }))
      if (!place) return setProblem(t('resident.building.outside'))
      // Deepest first: a position is rarely off by a whole street, but often by a door.
      setHere(
        place.units
          .map((unit, index) => ({ unit, ancestors: place.units.slice(0, index) }))
          .filter(({ unit }) => unit.level === 'microgrid' || unit.level === 'grid')
          .toReversed(),
      )
    } catch (error) {
      setProblem(explain(asProblem(error)))
    } finally {
      setBusy(false)
    }
  }
  const list: readonly Found[] = words ? (found.data?.items ?? []) : here
  return (
    <div>
      {canLocate() ? (
        <Button
          variant="light"
          fullWidth
          size="lg"
          mb="md"
          loading={busy}
          leftSection={<IconCurrentLocation size={22} aria-hidden />}
          onClick={() => void nearMe()}
        >
          {t('resident.building.here')}
        </Button>
      ) : null}
      <TextInput
        label={t('resident.building.label')}
        description={t('resident.building.help')}
        size="lg"
        maxLength={100}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div role="alert">
        {(problem ?? (found.isError ? explain(found.error) : null)) ? (
          <p className={classes.problem}>{problem ?? (found.error ? explain(found.error) : '')}</p>
        ) : null}
      </div>
      <p role="status" className={list.length > 0 || !words || found.isPending ? 'ds-hidden' : classes.quiet}>
        {words && !found.isPending
          ? list.length > 0
            ? t('ui.place.found', { count: list.length })
            : t('resident.building.nothing')
          : ''}
      </p>
      {list.length > 0 ? (
        <ul className={classes.rows} aria-label={t('ui.place.foundLabel')}>
          {list.map((one) => (
            <li key={one.unit.id}>
              <button type="button" onClick={() => choose(one)}>
                <span>
                  {nameOf(one.unit.name)}
                  <small>
                    {one.ancestors
                      .filter((unit) => unit.level !== 'district')
                      .map((unit) => nameOf(unit.name))
                      .join(locale === 'zh-CN' ? ' · ' : ', ')}
                  </small>
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {props.onCancel ? (
        <Button variant="subtle" mt="sm" onClick={props.onCancel}>
          {t('ui.cancel')}
        </Button>
      ) : null}
    </div>
  )
}
