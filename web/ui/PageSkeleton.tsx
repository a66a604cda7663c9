import { useWords } from '../words/words.tsx'
import classes from './states.module.css'

/**
 * The grey shape of something that is on its way: `lines` of text after the heading. `page`: it stands for the whole page,
 * which then has its level-one heading from the first moment; whoever listens hears that the page is coming.
 */
export function PageSkeleton(props: { lines?: number; page?: boolean }) {
  return (
    <div className={classes.skeleton} aria-busy="true">
      {props.page ? <Coming /> : null}
      {Array.from({ length: (props.lines ?? 5) + 1 }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without content, never reordered
        <div key={line} className={classes.bone} />
      ))}
    </div>
  )
}

function Coming() {
  const { t } = useWords()
  return <h1 className="ds-hidden">{t('ui.loadingPage')}</h1>
}
