import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { NoticePreferences, PreferencesView } from '../../../../contract/notices.ts'
import { Card } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../notices.module.css'

// messages: notices.channel.*

type Order = NoticePreferences['order']
const usual: Order = ['push', 'mail', 'sms', 'chat']

/** The ways in the order in which they are tried, with where each leads. */
export function WayOrder(props: { view: PreferencesView; order: Order; onChange: (order: Order) => void }) {
  const { t } = useWords()
  const order = [...props.order, ...usual.filter((way) => !props.order.includes(way))]
  const move = (index: number, by: number) => {
    const next = [...order]
    const [way] = next.splice(index, 1)
    if (way) next.splice(index + by, 0, way)
    props.onChange(next)
  }
  return (
    <Card title={t('notices.wish.order')}>
      <p className={classes.note}>{t('notices.wish.order_text')}</p>
      <ol className={classes.ways}>
        {order.map((way, index) => {
          const found = props.view.ways.find((one) => one.channel === way)
          const name = t(`notices.channel.${way}`)
          const where =
            way === 'push'
              ? t('notices.wish.browsers', { count: Number(found?.to ?? 0) })
              : found?.works
                ? (found.to ?? '')
                : t(found?.to ? 'notices.wish.not_here' : 'notices.wish.not_set')
          return (
            <li key={way} className={classes.way}>
              <span>
                {name}
                <small>{where}</small>
              </span>
              <ActionIcon
                variant="default"
                size={44}
                aria-label={t('notices.wish.up', { way: name })}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              >
                <IconArrowUp size={20} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                size={44}
                aria-label={t('notices.wish.down', { way: name })}
                disabled={index === order.length - 1}
                onClick={() => move(index, 1)}
              >
                <IconArrowDown size={20} aria-hidden />
              </ActionIcon>
            </li>
          )
        })}
      </ol>
      <p className={classes.note}>{t('notices.wish.case_way')}</p>
    </Card>
  )
}
