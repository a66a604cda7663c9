import type { PetitionClock } from '../../../../contract/petitions.ts'
import { Card } from '../../../ui/Card.tsx'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { LastDay } from '../../../ui/LastDay.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { lightOfClock } from '../parts/lights.ts'
import { useLimit } from '../parts/limits.tsx'
import classes from '../petitions.module.css'

// messages: petition-pages.stage.*

/** Every clock of the law that has run or runs: since when, how long, until when, and how it went. */
export function Clocks({ view }: { view: { clocks: readonly PetitionClock[] } }) {
  const { t } = useWords()
  const length = useLimit()
  if (view.clocks.length === 0) return null
  return (
    <Card title={t('petition-pages.page.clocks')}>
      <ul className={classes.clocks}>
        {view.clocks.map((clock) => (
          <li key={`${clock.stage} ${clock.startedAt}`}>
            <div className={classes.line}>
              <strong>{t(`petition-pages.stage.${clock.stage}`)}</strong>
              <Running clock={clock} />
            </div>
            <p className={classes.dim}>
              {t('petition-pages.clock.limit', { time: length(clock.limit) })} ·{' '}
              {t(clock.mine ? 'petition-pages.clock.yours_until' : 'petition-pages.clock.until')}{' '}
              <LastDay at={clock.dueAt} />
              {clock.stoppedAt ? (
                <>
                  {' '}
                  · {t('petition-pages.clock.done')} <Instant at={clock.stoppedAt} show="day" />
                  {clock.met === null || clock.mine
                    ? ''
                    : ` · ${t(clock.met ? 'petition-pages.clock.in_time' : 'petition-pages.clock.late')}`}
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Running({ clock }: { clock: PetitionClock }) {
  const { t } = useWords()
  const light = lightOfClock(clock)
  if (light) return <ClockLight light={light} due={clock.stoppedAt ? null : clock.dueAt} />
  return <span className={classes.badge}>{t('petition-pages.clock.open')}</span>
}
