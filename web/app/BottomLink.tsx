import { Link } from '@tanstack/react-router'
import { useWords } from '../words/words.tsx'
import type { NavItem } from './navigation.ts'
import classes from './shell.module.css'

/** An entry of the bar at the foot of a phone page. */
export function BottomLink(props: { item: NavItem }) {
  const { t } = useWords()
  const Icon = props.item.icon
  return (
    <Link
      to={props.item.to}
      className={classes.bottomLink}
      activeOptions={{ exact: props.item.exact ?? props.item.to === '/' }}
    >
      <Icon size={24} stroke={1.8} aria-hidden />
      <span>{t(props.item.label)}</span>
    </Link>
  )
}
