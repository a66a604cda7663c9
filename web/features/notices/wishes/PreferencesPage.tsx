import { Button, Radio, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { NoticePreferences, PreferencesView } from '../../../../contract/notices.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { WordKey } from '../../../words/areas.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../notices.module.css'
import { clockText, minutesOf } from './clock.ts'
import { DevicePush } from './DevicePush.tsx'
import { KindTable } from './KindTable.tsx'
import { WayOrder } from './WayOrder.tsx'

// messages: notices.event.*

const path = '/api/v1/me/notice-preferences'

/** How a person hears: this device, the order of ways, quiet hours, and what they want to hear at all. */
export function PreferencesPage() {
  const { t } = useWords()
  const { account, ready } = useSession()
  const { data, error, refetch } = useQuery({ ...read(path), enabled: account !== null })
  return (
    <>
      <PageHeader title={t('notices.wish.title')} text={t('notices.wish.text')} />
      <div className={classes.form}>
        <DevicePush />
        {!ready || (account && !data && !error) ? <PageSkeleton lines={8} /> : null}
        {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
        {data ? <Wishes view={data as PreferencesView} /> : null}
      </div>
    </>
  )
}

function Wishes(props: { view: PreferencesView }) {
  const { t } = useWords()
  const queries = useQueryClient()
  const { view } = props
  const [wishes, setWishes] = useState<NoticePreferences>(view.preferences)
  const save = useWrite((body: NoticePreferences) => answer(api.PUT(path, { body })), {
    onSuccess: (saved) => {
      queries.setQueryData([path, null], saved)
      toast(t('notices.wish.saved'))
    },
    onError: (problem) => toast({ kind: 'problem', text: problem.message }),
  })
  const { quiet } = wishes
  const own = typeof quiet === 'object' ? quiet : undefined
  const passing = [...new Set(view.kinds.filter((kind) => kind.passes !== 'never').map((kind) => kind.event))]
  const nameOfEvent = (event: string) => t(`notices.event.${event}` as WordKey)
  const tenantQuiet = view.tenantQuiet
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(wishes)
      }}
    >
      <WayOrder view={view} order={wishes.order} onChange={(order) => setWishes({ ...wishes, order })} />
      <Card title={t('notices.wish.quiet')}>
        <p className={classes.note}>{t('notices.wish.quiet_text', { zone: view.timeZone })}</p>
        <Radio.Group
          value={own ? 'own' : (quiet as string)}
          onChange={(value) =>
            setWishes({
              ...wishes,
              quiet: value === 'own' ? (tenantQuiet ?? { from: 21 * 60, to: 480 }) : (value as 'default' | 'none'),
            })
          }
          aria-label={t('notices.wish.quiet')}
        >
          <div className={classes.form} style={{ gap: '0.625rem', marginTop: '0.75rem' }}>
            <Radio
              value="default"
              label={
                tenantQuiet
                  ? t('notices.wish.quiet_default', {
                      from: clockText(tenantQuiet.from),
                      to: clockText(tenantQuiet.to),
                    })
                  : t('notices.wish.quiet_default_none')
              }
            />
            <Radio value="own" label={t('notices.wish.quiet_own')} />
            <Radio value="none" label={t('notices.wish.quiet_none')} />
          </div>
        </Radio.Group>
        {own ? (
          <div className={classes.pair} style={{ marginTop: '0.75rem' }}>
            <TextInput
              type="time"
              label={t('notices.wish.from')}
              value={clockText(own.from)}
              onChange={(event) =>
                setWishes({ ...wishes, quiet: { ...own, from: minutesOf(event.currentTarget.value, own.from) } })
              }
            />
            <TextInput
              type="time"
              label={t('notices.wish.to')}
              value={clockText(own.to)}
              onChange={(event) =>
                setWishes({ ...wishes, quiet: { ...own, to: minutesOf(event.currentTarget.value, own.to) } })
              }
            />
          </div>
        ) : null}
        {passing.length > 0 ? (
          <p className={classes.note} style={{ marginTop: '0.75rem' }}>
            {t('notices.wish.passes', { list: passing.map(nameOfEvent).join(' · ') })}
          </p>
        ) : null}
      </Card>
      <KindTable view={view} choices={wishes.choices} onChange={(choices) => setWishes({ ...wishes, choices })} />
      <p className={classes.note}>{t('notices.wish.always')}</p>
      <div className={classes.buttons}>
        <Button type="submit" loading={save.isPending}>
          {t('notices.wish.save')}
        </Button>
      </div>
    </form>
  )
}
