import { Checkbox } from '@mantine/core'
import type { NoticePreferences, PreferencesView } from '../../../../contract/notices.ts'
import { Card } from '../../../ui/Card.tsx'
import type { WordKey } from '../../../words/areas.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../notices.module.css'

type Choices = NoticePreferences['choices']
const ways = ['push', 'mail', 'sms', 'chat'] as const

/** What happened × by which way: a tick where it goes out. */
export function KindTable(props: { view: PreferencesView; choices: Choices; onChange: (choices: Choices) => void }) {
  const { t } = useWords()
  const { view, choices } = props
  const works = ways.filter((way) => way === 'push' || view.ways.some((one) => one.channel === way && one.works))
  const isResident = (audience: string) => audience === 'reporter' || audience === 'follower'
  const groups = (
    [
      { name: 'mine', kinds: view.kinds.filter((kind) => isResident(kind.audience)) },
      { name: 'work', kinds: view.kinds.filter((kind) => !isResident(kind.audience)) },
    ] as const
  ).filter((group) => group.kinds.length > 0)
  const stoppedAll = (way: string) => choices.some((one) => one.event === 'all.all' && one.channel === way && !one.on)
  const isOn = (event: string, way: (typeof ways)[number], usually: boolean) =>
    choices.find((one) => one.event === event && one.channel === way)?.on ?? (usually && !stoppedAll(way))
  /** With a case somebody chose a way already: until they say otherwise here, that counts. */
  const isAsChosen = (group: string, event: string, way: (typeof ways)[number]) =>
    group === 'mine' &&
    (way === 'mail' || way === 'sms') &&
    !stoppedAll(way) &&
    !choices.some((one) => one.event === event && one.channel === way)
  const set = (event: string, channel: (typeof ways)[number], on: boolean) =>
    props.onChange([...choices.filter((one) => one.event !== event || one.channel !== channel), { event, channel, on }])
  return (
    <Card title={t('notices.wish.kinds')}>
      <p className={classes.note}>{t('notices.wish.kinds_text')}</p>
      {groups.map(({ name, kinds }) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
        <section key={name} className={classes.scroll} tabIndex={0} aria-label={t(`notices.wish.${name}`)}>
          <table className={classes.kinds}>
            <caption className="ds-hidden">{t(`notices.wish.${name}`)}</caption>
            <thead>
              <tr>
                <th scope="row">
                  <strong>{t(`notices.wish.${name}`)}</strong>
                </th>
                {works.map((way) => (
                  <th key={way} scope="col">
                    {t(`notices.channel.${way}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[...new Set(kinds.map((kind) => kind.event))].map((event) => {
                const usual = kinds.filter((kind) => kind.event === event).flatMap((kind) => kind.channels)
                const label = t(`notices.event.${event}` as WordKey)
                return (
                  <tr key={event}>
                    <th scope="row">{label}</th>
                    {works.map((way) => (
                      <td key={way}>
                        <div>
                          <Checkbox
                            aria-label={`${label}: ${t(`notices.channel.${way}`)}`}
                            indeterminate={isAsChosen(name, event, way)}
                            checked={!isAsChosen(name, event, way) && isOn(event, way, usual.includes(way))}
                            onChange={(change) => set(event, way, change.currentTarget.checked)}
                          />
                        </div>
                      </td>
                    ))}
                  </tr>
                )
              })}
            </tbody>
          </table>
        </section>
      ))}
    </Card>
  )
}
