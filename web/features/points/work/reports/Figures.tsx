import { useWords } from '../../../../words/words.tsx'
import classes from './reports.module.css'

/** A table of figures: words first, numbers under each other. `text`: how many columns are words, one unless told. */
export function Figures(props: {
  caption: string
  note?: string
  head: readonly string[]
  rows: ReadonlyArray<{ key: string; cells: readonly string[]; strong?: boolean }>
  text?: number
}) {
  const { t } = useWords()
  const { caption, note, head, rows, text = 1 } = props
  return (
    <section className={classes.part}>
      <h3>{caption}</h3>
      {rows.length === 0 ? (
        <p className={classes.note}>{t('merit.report.nothing')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        <section className={classes.scroll} tabIndex={0} aria-label={caption}>
          <table className={classes.figures}>
            <thead>
              <tr>
                {head.map((words, n) => (
                  <th key={words} scope="col" data-text={n < text || undefined}>
                    {words || <span className="ds-hidden">{caption}</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, cells, strong }) => (
                <tr key={key} data-strong={strong || undefined}>
                  {cells.map((cell, n) =>
                    n === 0 ? (
                      <th key={head[n]} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={head[n]} data-text={n < text || undefined}>
                        {cell}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {note ? <p className={classes.note}>{note}</p> : null}
    </section>
  )
}
