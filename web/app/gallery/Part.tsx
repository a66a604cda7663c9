import type { ReactNode } from 'react'
import classes from './gallery.module.css'

/** A group of parts in the gallery, with a name that the list of contents leads to. */
export function Part(props: { id: string; title: string; children: ReactNode }) {
  return (
    <section className={classes.part} id={props.id} aria-labelledby={`${props.id}-title`}>
      <h2 id={`${props.id}-title`}>{props.title}</h2>
      {props.children}
    </section>
  )
}
