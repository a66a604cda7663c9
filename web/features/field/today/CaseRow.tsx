import { IconChevronRight, IconClipboardCheck, IconDoorEnter, IconMapPin } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { CaseLight } from '../../../cases/CaseLight.tsx'
import { CaseStateBadge, PriorityMark } from '../../../cases/CaseStateBadge.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../field.module.css'
import type { TodayItem } from './today.rules.ts'

/** One case of today: a row as high as two thumbs, all of it a link. */
export function CaseRow(props: { item: TodayItem }) {
  const { t, nameOf } = useWords()
  const { one, why } = props.item
  const place = one.address ?? nameOf(one.unit?.name)
  return (
    <Link to="/field/cases/$id" params={{ id: one.id }} className={classes.row}>
      <span className={classes.rowMain}>
        <span className={classes.rowTop}>
          {one.light === 'none' ? null : <CaseLight of={one} stage />}
          <PriorityMark priority={one.priority} />
          {why.includes('order') ? (
            <span className={classes.tag}>
              <IconClipboardCheck size={15} aria-hidden />
              {t('field.why.order')}
            </span>
          ) : null}
          {why.includes('visit') ? (
            <span className={classes.tag}>
              <IconDoorEnter size={15} aria-hidden />
              {t('field.why.visit')}
            </span>
          ) : null}
        </span>
        <span className={classes.rowText}>{one.text}</span>
        <span className={classes.rowFacts}>
          {place ? (
            <span className={classes.rowPlace}>
              <IconMapPin size={16} aria-hidden />
              {place}
            </span>
          ) : null}
          <CaseStateBadge state={one.state} />
          <span>{one.category ? nameOf(one.category.name) : t('cases.no_category')}</span>
          <span className="ds-num">{one.number}</span>
        </span>
      </span>
      <IconChevronRight size={22} aria-hidden className={classes.rowEnd} />
    </Link>
  )
}
