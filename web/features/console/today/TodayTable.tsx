import { Card } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './today.module.css'

/** A small table of counts: a name and its figures. */
export function TodayTable(props: {
  title: string
  note?: string
  head: readonly string[]
  rows: readonly { id: string; name: string; cells: readonly string[] }[]
}) {
  const { t } = useWords()
  const [first, ...others] = props.head
  return (
    <Card title={props.title}>
      {props.note ? <p className={classes.note}>{props.note}</p> : null}
      {props.rows.length === 0 ? (
        <p className={classes.note}>{t('desk.today.nothing')}</p>
      ) : (
        <table className={classes.table}>
          <caption className="ds-hidden">{props.title}</caption>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {others.map((each) => (
                <th key={each} scope="col" data-end>
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                {row.cells.map((cell, index) => (
                  <td key={others[index]} data-end>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
