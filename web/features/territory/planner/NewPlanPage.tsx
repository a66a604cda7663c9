import { Button, Checkbox, Radio, Textarea, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { UnitRef } from '../../../../contract/territory.ts'
import { read, send } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import type { Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { useTreeInForce } from '../parts/sources.ts'
import { TerritoryFrame } from '../parts/TerritoryFrame.tsx'
import { UnitTree } from '../parts/UnitTree.tsx'
import { BarrierList, useBarriers } from './BarrierList.tsx'
import { KeepMap } from './KeepMap.tsx'
import { codesIn, toggled } from './pins.rules.ts'
import styles from './planner.module.css'
import { plansPath, usePlan, useStartPlan } from './usePlan.ts'

// messages: planner.basis.*

const usual = { grid_min: '300', grid_max: '500', microgrid_min: '40', microgrid_max: '60', seed: '1' }
type Numbers = typeof usual
const boundNames = ['grid_min', 'grid_max', 'microgrid_min', 'microgrid_max'] as const

/** Asks for a plan: where, with how many households, beginning with what, and what nobody may cross. */
export function NewPlanPage() {
  const { from } = useSearch({ from: '/console/territory/plans/new' })
  const earlier = usePlan(from ?? '', from !== undefined).data?.run
  // With an earlier plan to begin from, the form waits for what was asked then.
  if (from !== undefined && !earlier) return null
  const { settings, areas = [] } = earlier ?? {}
  const begun: Numbers = settings
    ? {
        grid_min: String(settings.bounds.grid.min),
        grid_max: String(settings.bounds.grid.max),
        microgrid_min: String(settings.bounds.microgrid.min),
        microgrid_max: String(settings.bounds.microgrid.max),
        seed: String(settings.seed),
      }
    : usual
  const landscape = settings?.landscape ?? true
  return <NewPlan key={from ?? ''} barrierIds={settings?.barrierIds} numbers={begun} {...{ areas, landscape }} />
}

function NewPlan(given: { areas: UnitRef[]; numbers: Numbers; landscape: boolean; barrierIds: string[] | undefined }) {
  const { t, nameOf } = useWords()
  const explain = useErrorWords()
  const navigate = useNavigate()
  const source = useTreeInForce()
  const [areas, setAreas] = useState<UnitRef[]>(given.areas)
  const [tooSmall, setTooSmall] = useState(false)
  const [numbers, setNumbers] = useState<Numbers>(given.numbers)
  const [basis, setBasis] = useState<'fresh' | 'in_force'>('in_force')
  const [pins, setPins] = useState('')
  const [landscape, setLandscape] = useState(given.landscape)
  const kept = useQuery(read('/api/v1/territory/landscape/counts', {}))
  const barriers = useBarriers()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [wrong, setWrong] = useState(false)
  const start = useStartPlan((run) => void navigate({ to: '/console/territory/plans/$id', params: { id: run.id } }))
  const chosen = useMemo(() => new Set(areas.map(({ id }) => id)), [areas])
  const files = barriers.data?.items ?? []
  const isUsed = (id: string) => !left.has(id) && (given.barrierIds === undefined || given.barrierIds.includes(id))
  const used = files.filter(({ id }) => isUsed(id)).map(({ id }) => id)
  const counts = Object.fromEntries(Object.entries(numbers).map(([name, text]) => [name, wholeOf(text)])) as Record<
    keyof Numbers,
    number | undefined
  >
  const { grid_min = 0, grid_max = 0, microgrid_min = 0, microgrid_max = 0 } = counts
  const isBad = grid_min > grid_max || microgrid_min > microgrid_max || microgrid_max > grid_max
  const isMissing = Object.entries(counts).some(
    ([name, count]) => count === undefined || (name !== 'seed' && count < 1),
  )
  const choose = ({ id, level, code, name }: UnitRef) => {
    const small = level === 'grid' || level === 'microgrid'
    setTooSmall(small)
    if (!small)
      setAreas(chosen.has(id) ? areas.filter((each) => each.id !== id) : [...areas, { id, level, code, name }])
  }
  const submit = () => {
    setWrong(true)
    if (areas.length === 0 || isMissing || isBad) return
    start.mutate({
      areas: areas.map(({ id }) => id),
      bounds: { grid: { min: grid_min, max: grid_max }, microgrid: { min: microgrid_min, max: microgrid_max } },
      ...{ seed: counts.seed ?? 1, basis, planId: null, landscape, barrierIds: used },
      pins: basis === 'in_force' ? codesIn(pins) : [],
    })
  }
  return (
    <TerritoryFrame
      title={t('planner.new')}
      text={t('planner.text')}
      above={
        <Link to="/console/territory/plans" className={classes.link}>
          {t('planner.title')}
        </Link>
      }
    >
      <form
        noValidate
        className={classes.columns}
        onSubmit={(event) => {
          event.preventDefault()
          // What a dialog sends comes by here as well.
          if (event.target === event.currentTarget) submit()
        }}
      >
        <div className={classes.side}>
          <p className={classes.help}>{t('planner.form.where_help')}</p>
          <UnitTree
            label={t('planner.form.tree')}
            source={source}
            chosen={chosen}
            several
            onChoose={choose}
            height="min(26rem, 50vh)"
          />
        </div>
        <div className={classes.main}>
          <Card title={t('planner.form.where')}>
            {areas.length === 0 ? (
              <p className={wrong ? classes.problem : classes.help} role={wrong ? 'alert' : undefined}>
                {t(wrong ? 'planner.form.missing' : 'planner.form.none')}
              </p>
            ) : (
              <ul className={classes.chips} aria-label={t('planner.form.chosen')}>
                {areas.map((area) => (
                  <li key={area.id} className={classes.chip}>
                    {nameOf(area.name)}
                    <button
                      type="button"
                      aria-label={t('planner.form.remove', { name: nameOf(area.name) })}
                      onClick={() => setAreas(areas.filter(({ id }) => id !== area.id))}
                    >
                      <IconX size={16} aria-hidden />
                    </button>
                  </li>
                ))}
              </ul>
            )}
            <div role="status">
              {tooSmall ? <p className={classes.problem}>{t('planner.form.too_small')}</p> : null}
              {areas.length > 0 ? <Ground areas={areas.map(({ id }) => id)} /> : null}
            </div>
          </Card>
          <Card title={t('planner.form.bounds')}>
            <div className={styles.bounds}>
              {boundNames.map((name) => (
                <TextInput
                  key={name}
                  size="sm"
                  inputMode="numeric"
                  label={t(`planner.form.${name}`)}
                  value={numbers[name]}
                  onChange={(event) => setNumbers({ ...numbers, [name]: event.currentTarget.value })}
                  error={(counts[name] ?? 0) < 1 ? t('planner.form.bad_number') : undefined}
                />
              ))}
            </div>
            <div role="alert">
              {!isMissing && isBad ? <p className={classes.problem}>{t('planner.form.bad_bounds')}</p> : null}
            </div>
          </Card>
          <Card title={t('planner.form.basis')}>
            <Radio.Group
              aria-label={t('planner.form.basis')}
              value={basis}
              onChange={(value) => setBasis(value === 'in_force' ? 'in_force' : 'fresh')}
            >
              <div className={styles.choices}>
                {(['in_force', 'fresh'] as const).map((each) => (
                  <Radio
                    key={each}
                    value={each}
                    label={t(`planner.basis.${each}`)}
                    description={t(`planner.basis.${each}_text`)}
                  />
                ))}
              </div>
            </Radio.Group>
            {basis === 'in_force' ? (
              <div className={classes.form}>
                <Textarea
                  label={t('planner.form.pins')}
                  description={t('planner.form.pins_help')}
                  value={pins}
                  autosize
                  minRows={2}
                  onChange={(event) => setPins(event.currentTarget.value)}
                />
                {areas[0] ? (
                  <KeepMap
                    within={areas.length === 1 ? areas[0].id : undefined}
                    kept={codesIn(pins)}
                    onToggle={(code) => setPins(toggled(codesIn(pins), code).join('\n'))}
                  />
                ) : null}
              </div>
            ) : null}
          </Card>
          <Card title={t('planner.form.barriers')}>
            <Checkbox
              label={t('planner.form.landscape', { lines: barring(kept.data?.items) })}
              checked={landscape}
              onChange={(event) => setLandscape(event.currentTarget.checked)}
              mb="sm"
            />
            <BarrierList
              files={barriers.data?.items}
              problem={barriers.error}
              used={used}
              onUse={(id, on) => {
                const next = new Set(left)
                if (on) next.delete(id)
                else next.add(id)
                setLeft(next)
              }}
            />
          </Card>
          <Card title={t('planner.form.seed')}>
            <TextInput
              size="sm"
              inputMode="numeric"
              aria-label={t('planner.form.seed')}
              description={t('planner.form.seed_help')}
              value={numbers.seed}
              onChange={(event) => setNumbers({ ...numbers, seed: event.currentTarget.value })}
              error={counts.seed === undefined ? t('planner.form.bad_number') : undefined}
            />
          </Card>
          <div role="alert">{start.error ? <p className={classes.problem}>{explain(start.error)}</p> : null}</div>
          <Button type="submit" loading={start.isPending} style={{ justifySelf: 'start' }}>
            {t('planner.form.start')}
          </Button>
        </div>
      </form>
    </TerritoryFrame>
  )
}

/** What stands in the chosen areas, before anybody plans. */
function Ground({ areas }: { areas: readonly string[] }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const found = useQuery<
    { communities: number; undrawn: number; buildings: number; uncounted: number; households: number },
    Problem
  >({
    queryKey: [`${plansPath}/ground`, [...areas].sort()],
    queryFn: () => send(`${plansPath}/ground?areas=${areas.join()}`),
    placeholderData: (before) => before,
  })
  const { data } = found
  if (found.error) return <p className={classes.problem}>{explain(found.error)}</p>
  if (!data) return null
  return (
    <ul className={styles.notes}>
      <li>{t('planner.form.ground', data)}</li>
      {data.buildings === 0 ? (
        <li>
          {t('planner.form.no_buildings')}{' '}
          <ButtonLink to="/console/territory/buildings" size="compact-sm" variant="default">
            {t('planner.form.to_buildings')}
          </ButtonLink>
        </li>
      ) : null}
      {data.uncounted > 0 ? <li>{t('planner.form.uncounted', { count: data.uncounted })}</li> : null}
      {data.undrawn > 0 ? <li>{t('planner.form.undrawn', { count: data.undrawn })}</li> : null}
    </ul>
  )
}

/** Lines no grid crosses; roads are crossed. */
const barring = (counts: readonly { kind: string; lines: number }[] = []): number =>
  counts.reduce((sum, { kind, lines }) => (kind === 'road' ? sum : sum + lines), 0)

/** A whole number from 0 up; undefined for anything else. */
const wholeOf = (text: string): number | undefined => (/^\s*\d{1,9}\s*$/.test(text) ? Number(text) : undefined)
