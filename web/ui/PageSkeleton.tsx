import classes from './states.module.css'

/** The grey shape of a page that is on its way. `lines` of text after the heading. */
export function PageSkeleton(props: { lines?: number }) {
  return (
    <div className={classes.skeleton} aria-busy="true">
      {Array.from({ length: (props.lines ?? 5) + 1 }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without content, never reordered
        <div key={line} className={classes.bone} />
      ))}
    </div>
  )
}
