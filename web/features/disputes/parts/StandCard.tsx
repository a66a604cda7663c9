import { IconBell } from '@tabler/icons-react'
import type { DisputeStateName } from '../../../../contract/disputes.ts'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { LastDay } from '../../../ui/LastDay.tsx'
import { useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './parts.module.css'
import { clockBegan, isOver, lightOfDue, todosOf } from './stand.rules.ts'
import { useTable } from './table.tsx'

// messages: dispute-pages.stand.*, dispute-pages.waits.*, dispute-pages.todo.*, dispute-pages.ended.*

/** Where a mediation stands, in a sentence; how long is left for what comes now; and what waits for the reader. */
export function StandCard() {
  const { t } = useWords()
  const now = useNow()
  const { view, staff } = useTable()
  const light = isOver(view.state) ? undefined : lightOfDue({ from: clockBegan(view), due: view.dueAt, now })
  const todos = todosOf(view)
  return (
    <section className={classes.state} aria-labelledby="stand" data-state={view.state}>
      <h2 id="stand">{t(`dispute-pages.stand.${view.state}`)}</h2>
      {view.ending ? (
        <p className={classes.lead}>{t(`dispute-pages.ended.${view.ending.reason}`)}</p>
      ) : staff ? null : (
        <p className={classes.lead}>{t(`dispute-pages.stand.text.${view.state}`)}</p>
      )}
      {view.ending?.words ? <p className={classes.said}>{view.ending.words}</p> : null}
      {light && view.dueAt ? (
        <p>
          <ClockLight light={light} due={view.dueAt} label={t(`dispute-pages.waits.${waits(view.state)}`)} />{' '}
          <span className={classes.dim}>
            <LastDay at={view.dueAt} />
          </span>
        </p>
      ) : null}
      {todos.map((todo) => (
        <a key={todo} className={classes.todo} href={`#${anchors[todo]}`}>
          <IconBell size={22} aria-hidden />
          {t(`dispute-pages.todo.${todo}`)}
        </a>
      ))}
    </section>
  )
}

const anchors = {
  consent: 'consent',
  ask: 'asks',
  offer: 'offers',
  sign: 'sign',
  duty: 'duties',
  confirm_duty: 'duties',
  confirmation: 'court',
} as const

/** What the clock of a state runs for. */
function waits(state: DisputeStateName) {
  if (state === 'applied') return 'consent'
  if (state === 'agreed') return 'sign'
  if (state === 'performing' || state === 'breached' || state === 'performed') return 'confirm'
  return 'mediate'
}
