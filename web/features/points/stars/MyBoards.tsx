import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { BoardKind } from '../../../../contract/points-stars.ts'
import { read } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './stars.module.css'

/** Boards somebody is on or could be: those they went on, those of their teams, and of stations where they live. */
export function MyBoards() {
  const { t, nameOf } = useWords()
  const { data } = useQuery(read('/api/v1/my/boards'))
  if (!data || data.items.length === 0) return null
  return (
    <Card title={t('stars.mine.boards')}>
      <p className={classes.words}>{t('stars.mine.boards_text')}</p>
      <ul className={`${classes.plain} ${classes.below}`}>
        {data.items.map(({ kind, id, name, joined }) => (
          <li key={id} className={classes.line}>
            <Link to="/boards/$kind/$id" params={{ kind: kind as BoardKind, id }} className={classes.link}>
              {nameOf(name)}
            </Link>
            {joined ? <span className={classes.dim}>{t('stars.mine.on_board')}</span> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
