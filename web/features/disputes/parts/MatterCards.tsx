import type { DisputeTier } from '../../../../contract/disputes-settings.ts'
import { Card } from '../../../ui/Card.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Timeline } from '../../../ui/Timeline.tsx'
import type { WordKey } from '../../../words/areas.ts'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './parts.module.css'
import { useTable } from './table.tsx'
import { sentenceOf } from './timeline.rules.ts'

// messages: disputes.joiner.*, disputes.timeline.*, cases.role.*, cases.by.*

/** What it is about, in the words of whoever applied. */
export function MatterCard() {
  const { t, nameOf } = useWords()
  const { exact } = useFormat()
  const { view } = useTable()
  return (
    <Card title={t('dispute-pages.matter.title')}>
      <div className={classes.stack}>
        <p className={classes.said}>{view.account}</p>
        <Facts
          items={[
            {
              label: t('dispute-pages.matter.wish'),
              value: view.wish ? <span className={classes.said}>{view.wish}</span> : null,
            },
            { label: t('dispute-pages.matter.topic'), value: view.topic ? nameOf(view.topic) : null },
            {
              label: t('dispute-pages.matter.place'),
              value: [view.address, view.unit ? nameOf(view.unit.name) : ''].filter(Boolean).join(' · '),
            },
            { label: t('dispute-pages.matter.applied'), value: exact(view.appliedAt) },
            { label: t('dispute-pages.matter.number'), value: <span className="ds-num">{view.number}</span> },
          ]}
        />
      </div>
    </Card>
  )
}

/** The ladder in plain words: which tables there are, and at which one this matter lies. */
export function Ladder(props: { tiers: readonly DisputeTier[]; here?: number }) {
  const { t, nameOf } = useWords()
  return (
    <ol className={classes.ladder}>
      {props.tiers.map((tier, n) => (
        <li key={tier.code} data-here={n === props.here || undefined}>
          <div>
            <p>
              <strong>{nameOf(tier.name)}</strong>
              {n === props.here ? <span className="ds-hidden"> {t('dispute-pages.ladder.here')}</span> : null}
            </p>
            <p className={classes.dim}>
              {t('dispute-pages.ladder.days', { days: tier.days })}
              {tier.joins.length > 0
                ? ` · ${t('dispute-pages.ladder.joins', {
                    who: tier.joins.map((joiner) => t(`disputes.joiner.${joiner}`)).join(t('dispute-pages.comma')),
                  })}`
                : ''}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}

/** The tables of this matter. */
export function LadderCard() {
  const { t, nameOf } = useWords()
  const { view } = useTable()
  return (
    <Card title={t('dispute-pages.ladder.title')}>
      <div className={classes.stack}>
        <p className={classes.dim}>{t('dispute-pages.ladder.holder', { body: nameOf(view.holder) })}</p>
        <Ladder tiers={view.tiers} here={view.tierIndex} />
      </div>
    </Card>
  )
}

/** What happened so far, latest first, in sentences everybody at the table may read. */
export function HistoryCard() {
  const { t, nameOf } = useWords()
  const { exact } = useFormat()
  const { view } = useTable()
  const say = (key: string, values: Record<string, string | number>) => t(key as WordKey, values)
  return (
    <Card title={t('dispute-pages.history.title')}>
      <Timeline
        label={t('dispute-pages.history.title')}
        items={view.timeline.toReversed().map((entry) => ({
          id: String(entry.seq),
          at: entry.at,
          title: sentenceOf(entry, { say, nameOf, exact }),
          by: entry.by.body ? nameOf(entry.by.body) : '',
          note: entry.text,
        }))}
      />
    </Card>
  )
}
