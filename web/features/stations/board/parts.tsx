import { IconPhone } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Board } from '../../../../contract/board.ts'
import type { Server } from '../../../../contract/people.ts'
import type { WordKey } from '../../../words/areas.ts'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './board.module.css'
import { Name, Say, useBoth, useWeek } from './tongue.tsx'

// messages: stations.role.*, stations.duty.*, stations.service.*, stations.number.*, stations.amenity.*, stations.kind.*

/** A part of the board with its heading. */
export function Part(props: { k: WordKey; note?: WordKey; name?: string; children: ReactNode }) {
  return (
    <section className={classes.part} data-part={props.name}>
      <h2>
        <Say k={props.k} />
        {props.note ? (
          <small className={classes.note}>
            <Say k={props.note} />
          </small>
        ) : null}
      </h2>
      {props.children}
    </section>
  )
}

/** A part that is rarely asked for: folded on a phone, so that what most people come for fits; open where there is room. */
export function Folded(props: { k: WordKey; note?: WordKey; name?: string; children: ReactNode }) {
  const [isOpen] = useState(() => matchMedia('(min-width: 48rem)').matches)
  return (
    <details className={classes.part} data-part={props.name} open={isOpen}>
      <summary>
        <h2>
          <Say k={props.k} />
          {props.note ? (
            <small className={classes.note}>
              <Say k={props.note} />
            </small>
          ) : null}
        </h2>
      </summary>
      {props.children}
    </details>
  )
}

/** A phone number: to press on a page, to read on a wall. */
export function Phone(props: { number: string; name: string }) {
  const { t } = useWords()
  if (useBoth()) return <strong className={classes.number}>{props.number}</strong>
  return (
    <a
      className={classes.phone}
      href={`tel:${props.number.replace(/[^+\d]/g, '')}`}
      aria-label={t('stations.board.call', { name: props.name, number: props.number })}
    >
      <IconPhone size={20} aria-hidden />
      <span className="ds-num">{props.number}</span>
    </a>
  )
}

/** People a reader cannot name or call tell nothing one by one: those of a role are counted. `across`: whatever their unit. */
function grouped(people: readonly Server[], across: boolean): { one: Server; count: number }[] {
  const groups = new Map<string, { one: Server; count: number }>()
  for (const [n, one] of people.entries()) {
    const silent = !one.dutyPhone && (one.name === null || one.name.includes('*'))
    const key = silent ? `${one.role} ${one.title ?? ''} ${across ? '' : one.unit.id}` : String(n)
    const known = groups.get(key)
    if (known) known.count += 1
    else groups.set(key, { one, count: 1 })
  }
  return [...groups.values()]
}

/** Who serves here, nearest first. */
export function People(props: { of: readonly Server[]; across?: boolean }) {
  const { t } = useWords()
  if (props.of.length === 0)
    return (
      <p className={classes.none}>
        <Say k="stations.board.nobody" />
      </p>
    )
  return (
    <ul className={classes.people}>
      {grouped(props.of, props.across ?? false).map(({ one, count }, n) => {
        const name = count === 1 ? one.name : null
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may hold the same role at the same place
          <li key={`${one.role} ${one.unit.id} ${n}`}>
            <span className={classes.who}>
              {name ? <strong className={classes.person}>{name}</strong> : null}
              <span className={name ? classes.role : classes.person}>
                {one.title ?? <Say k={`stations.role.${one.role}`} />}
                {one.standingIn && count === 1 ? (
                  <em>
                    {' '}
                    (<Say k="stations.board.standing_in" />)
                  </em>
                ) : null}
                {count > 1 ? ` × ${count}` : null}
              </span>
              {count > 1 && props.across ? null : (
                <span className={classes.place}>
                  <Name of={one.unit.name} />
                </span>
              )}
            </span>
            {one.dutyPhone ? (
              <Phone number={one.dutyPhone} name={name ?? one.title ?? t(`stations.role.${one.role}`)} />
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

/** Officers of other bodies with their days. Coming dates grow old: only a page says them. */
export function Officers(props: { of: Board['officers'] }) {
  const { t } = useWords()
  const { day } = useFormat()
  const both = useBoth()
  const week = useWeek()
  return (
    <ul className={classes.people}>
      {props.of.map((one, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: officers stand in their order
        <li key={`${one.service} ${n}`}>
          <span className={classes.who}>
            <strong className={classes.person}>
              <Say k={`stations.service.${one.service}`} />
            </strong>
            {one.name || one.department ? (
              <span className={classes.role}>
                {one.name ? <span>{one.name} </span> : null}
                {one.department ? <Name of={one.department} /> : null}
              </span>
            ) : null}
            <span className={classes.days}>
              <Name of={week(one.days)} />{' '}
              <span className="ds-num">
                {one.from}–{one.until}
              </span>
            </span>
            {both || one.dates.length === 0 ? null : (
              <span className={classes.place}>
                {t('stations.board.next', { dates: one.dates.map((each) => day(each)).join(' · ') })}
              </span>
            )}
          </span>
          {one.phone ? <Phone number={one.phone} name={one.name ?? t(`stations.service.${one.service}`)} /> : null}
        </li>
      ))}
    </ul>
  )
}

/** When it is open. */
export function Hours(props: { of: NonNullable<Board['station']> }) {
  const week = useWeek()
  const { hours, hoursNote } = props.of
  return (
    <div className={classes.hours}>
      {hours.map((each) => (
        <p key={`${each.days.join()} ${each.from}`}>
          <Name of={week(each.days)} />{' '}
          <strong className="ds-num">
            {each.from}–{each.until}
          </strong>
        </p>
      ))}
      {hoursNote ? (
        <p className={classes.place}>
          <Name of={hoursNote} />
        </p>
      ) : null}
    </div>
  )
}

/** What each role on the board does for people: from the public list of duties, else what the role is for. */
export function Duties(props: { board: Board }) {
  const { serving, helpers, duties } = props.board
  const roles = [...new Set([...serving, ...helpers].map(({ role }) => role))]
  return (
    <dl className={classes.duties}>
      {roles.map((role) => {
        const list = duties.find((each) => each.role === role)
        const more = (list?.total ?? 0) - (list?.items.length ?? 0)
        return (
          <div key={role}>
            <dt>
              <Say k={`stations.role.${role}`} />
            </dt>
            {list ? (
              list.items.map((item) => (
                <dd key={item.zh}>
                  <Name of={item} />
                </dd>
              ))
            ) : hasWords(role) ? (
              <dd>
                <Say k={`stations.duty.${role}`} />
              </dd>
            ) : null}
            {more > 0 ? (
              <dd className={classes.place}>
                <Say k="stations.board.duties_more" values={{ count: more }} />
              </dd>
            ) : null}
          </div>
        )
      })}
    </dl>
  )
}

const told = [
  ...(['grid_worker', 'grid_worker_part_time', 'grid_head', 'grid_assistant', 'building_lead', 'desk'] as const),
]
const hasWords = (role: Server['role']): role is (typeof told)[number] => (told as readonly string[]).includes(role)

/** Numbers of the ten-minute circle. */
export function Numbers(props: { of: Board['numbers'] }) {
  const { t, nameOf } = useWords()
  return (
    <ul className={classes.numbers}>
      {props.of.map((one) => (
        <li key={`${one.kind} ${one.phone}`}>
          <span className={classes.who}>
            <span className={classes.kind}>
              <Say k={`stations.number.${one.kind}`} />
            </span>
            <span className={classes.place}>
              <Name of={one.name} />
            </span>
            {one.note.zh ? (
              <span className={classes.place}>
                <Name of={one.note} />
              </span>
            ) : null}
          </span>
          <Phone number={one.phone} name={nameOf(one.name) || t(`stations.number.${one.kind}`)} />
        </li>
      ))}
    </ul>
  )
}

/** What anybody finds there. */
export function Amenities(props: { of: Board['amenities'] }) {
  return (
    <ul className={classes.amenities}>
      {props.of.map(({ kind, note }) => (
        <li key={kind}>
          <Say k={`stations.amenity.${kind}`} />
          {note ? (
            <span className={classes.place}>
              <Name of={note} />
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
