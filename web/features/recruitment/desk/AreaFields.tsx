import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useQueries, useQuery } from '@tanstack/react-query'
import type { RecruitedRole } from '../../../../contract/recruitment.ts'
import { read } from '../../../app/api.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../recruitment.module.css'

/** The area that calls: a community, or a whole street for volunteers. */
export interface ChosenArea {
  street: string
  community: string
}

/** Levels of units a role stands at, as the server knows them too. */
const levelsOf: Record<RecruitedRole, readonly string[]> = {
  grid_assistant: ['grid', 'microgrid'],
  building_lead: ['grid', 'microgrid'],
  grid_worker_part_time: ['grid'],
  grid_worker: ['grid'],
  volunteer: ['community', 'grid', 'microgrid'],
}

const below = (parent: string | undefined) =>
  read('/api/v1/territory/tree', { params: { query: { limit: 200, ...(parent ? { parent } : {}) } } })
const calm = { staleTime: 600_000 }

/** Which area calls, and in which of its units help is wanted. */
export function AreaFields(props: {
  role: RecruitedRole
  area: ChosenArea
  onArea: (area: ChosenArea) => void
  chosen: readonly string[]
  onChosen: (unitIds: readonly string[]) => void
  error: string | undefined
}) {
  const { t, nameOf } = useWords()
  const { area, chosen, onChosen } = props
  const top = useQuery({ ...below(undefined), ...calm })
  const district = top.data?.items[0]?.id
  const streets = useQuery({ ...below(district), ...calm, enabled: district !== undefined })
  const communities = useQuery({ ...below(area.street), ...calm, enabled: area.street !== '' })
  const parent = area.community || (props.role === 'volunteer' ? area.street : '')
  const first = useQuery({ ...below(parent), ...calm, enabled: parent !== '' })
  const levels = levelsOf[props.role]
  const grids = first.data?.items ?? []
  const under = useQueries({
    queries: grids.map(({ id }) => ({
      ...below(id),
      ...calm,
      enabled: area.community !== '' && levels.includes('microgrid'),
    })),
  })
  const units = grids.flatMap((grid, n) => [
    { ...grid, within: '' },
    ...(under[n]?.data?.items ?? []).map((each) => ({ ...each, within: nameOf(grid.name) })),
  ])
  const offered = units.filter(({ level }) => levels.includes(level))
  const named = (items: readonly { id: string; name: { en: string; zh: string } }[] = []) => [
    { value: '', label: t('recruitment.form.choose') },
    ...items.map(({ id, name }) => ({ value: id, label: nameOf(name) })),
  ]
  return (
    <>
      <fieldset className={classes.choices}>
        <legend>{t('recruitment.form.area')}</legend>
        <div className={classes.pair}>
          <NativeSelect
            size="sm"
            label={t('people.gaps.street')}
            value={area.street}
            onChange={(event) => props.onArea({ street: event.currentTarget.value, community: '' })}
            data={named(streets.data?.items)}
          />
          <NativeSelect
            size="sm"
            label={t('people.gaps.community')}
            value={area.community}
            onChange={(event) => props.onArea({ ...area, community: event.currentTarget.value })}
            data={named(communities.data?.items)}
            disabled={!area.street}
          />
        </div>
      </fieldset>
      <fieldset className={classes.choices}>
        <legend>{t('recruitment.form.units')}</legend>
        {parent === '' ? <p className={classes.dim}>{t('recruitment.form.units_none')}</p> : null}
        {parent !== '' && first.data && offered.length === 0 ? (
          <p className={classes.dim}>{t('recruitment.form.units_empty')}</p>
        ) : null}
        {offered.length > 0 ? (
          <>
            <div className={classes.units}>
              {offered.map((each) => (
                <Checkbox
                  key={each.id}
                  size="sm"
                  label={each.within ? `${each.within} · ${nameOf(each.name)}` : nameOf(each.name)}
                  checked={chosen.includes(each.id)}
                  onChange={(event) =>
                    onChosen(event.currentTarget.checked ? [...chosen, each.id] : chosen.filter((id) => id !== each.id))
                  }
                />
              ))}
            </div>
            <div className={classes.buttons}>
              <Button
                type="button"
                size="compact-sm"
                variant="default"
                onClick={() => onChosen([...new Set([...chosen, ...offered.map(({ id }) => id)])].slice(0, 200))}
              >
                {t('recruitment.form.all')}
              </Button>
              <span className={classes.dim}>{t('recruitment.desk.units', { count: chosen.length })}</span>
            </div>
          </>
        ) : null}
        {props.error ? <p className={classes.problem}>{props.error}</p> : null}
      </fieldset>
    </>
  )
}
