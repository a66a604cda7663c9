import { IconUser, IconUserOff } from '@tabler/icons-react'
import { MaskedText } from './MaskedText.tsx'
import classes from './PersonChip.module.css'

/**
 * A person in one line. Whoever brought a matter is masked (`masked: '王**'`) and is shown in full only to who says why; whoever
 * serves stands there by name, because a public post has a name. Never a picture, a mark or a label of a person.
 */
export function PersonChip(props: {
  /** The name as this reader may see it. */
  name: string
  /** True when the name is masked: then it may be asked for with a purpose, where `onReveal` is given. */
  masked?: boolean
  /** As what: "Reporter", "Grid head of Grid 7". */
  role: string
  /** Nobody was named: says so, and there is nothing to ask for. */
  anonymous?: boolean
  purposes?: ReadonlyArray<{ value: string; label: string }>
  onReveal?: (purpose: string) => Promise<string>
}) {
  const Icon = props.anonymous ? IconUserOff : IconUser
  return (
    <span className={classes.chip}>
      <span className={classes.sign}>
        <Icon size={20} stroke={1.6} aria-hidden />
      </span>
      <span className={classes.words}>
        {props.masked && !props.anonymous ? (
          <MaskedText label={props.role} text={props.name} purposes={props.purposes} onReveal={props.onReveal} />
        ) : (
          <span className={classes.name}>{props.name}</span>
        )}
        <small className={classes.role}>{props.role}</small>
      </span>
    </span>
  )
}
