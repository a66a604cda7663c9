import { useMemo } from 'react'
import { hitsIn } from './hits.ts'
import classes from './queue.module.css'

/** A text in which the words of the search are marked. */
export function Hits(props: { text: string; search: string | undefined }) {
  const { text, search } = props
  const parts = useMemo(() => (search ? hitsIn(text, search) : []), [text, search])
  if (!search || parts.every((part) => !part.hit)) return text
  let at = 0
  return parts.map((part) => {
    const key = at
    at += part.text.length
    return part.hit ? (
      <mark key={key} className={classes.hit}>
        {part.text}
      </mark>
    ) : (
      <span key={key}>{part.text}</span>
    )
  })
}
