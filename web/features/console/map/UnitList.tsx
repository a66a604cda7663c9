import type { UnitCount } from '../../../../contract/map-routes.ts'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './map.module.css'

/** Areas with what is open and late in them, as the map shades them; choosing one looks into it. */
export function UnitList(props: { items: readonly UnitCount[] | undefined; onOpen: (unitId: string) => void }) {
  const { t, nameOf } = useWords()
  const { number } = useFormat()
  const { items } = props
  if (!items) return <PageSkeleton lines={6} />
  const most = Math.max(1, ...items.map(({ open }) => open))
  return (
    <>
      <ul aria-label={t('map.units')} className={classes.list}>
        {items.map((each) => (
          <li key={each.unitId}>
            <button type="button" onClick={() => props.onOpen(each.unitId)}>
              <span className={classes.unit}>
                <span className={classes.itemHead}>
                  <strong>{nameOf(each.name)}</strong>
                  <span className="ds-num">{t('map.unit.open', { count: each.open })}</span>
                </span>
                <span className={classes.bar} aria-hidden="true">
                  <span style={{ width: `${(each.open / most) * 100}%` }} />
                </span>
                {each.late ? (
                  <span className={classes.late}>{t('map.unit.late', { count: number(each.late) })}</span>
                ) : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className={classes.help}>{t('map.units_help')}</p>
    </>
  )
}
