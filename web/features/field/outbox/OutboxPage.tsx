import { Button } from '@mantine/core'
import { IconMoodSmile, IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { isOpen } from '../../../app/device/outbox.rules.ts'
import { sendNow, useOutbox } from '../../../app/device/outbox.ts'
import { findRoom, isNearlyFull } from '../../../app/device/room.ts'
import { useOnline } from '../../../app/OfflineBanner.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../field.module.css'
import { EntryRow } from './EntryRow.tsx'
import look from './outbox.module.css'

/** What was written on this device and is not with the server yet, oldest first, and what went lately. */
export function OutboxPage() {
  const { t } = useWords()
  const outbox = useOutbox()
  const online = useOnline()
  const open = outbox.entries.filter(isOpen)
  const sent = outbox.entries.filter((entry) => !isOpen(entry)).toReversed()
  const waits = open.some((entry) => entry.state === 'waiting')
  return (
    <>
      <PageHeader
        title={t('field.outbox.title')}
        text={t('field.outbox.count', { count: open.length })}
        actions={
          waits ? (
            <Button
              variant="default"
              size="md"
              leftSection={<IconSend size={20} aria-hidden />}
              loading={outbox.sending}
              onClick={sendNow}
            >
              {t('field.outbox.send')}
            </Button>
          ) : undefined
        }
      />
      <div role="status">
        {waits && (outbox.stopped || !online) ? (
          <p className={`${classes.note} ${look.why}`}>
            {outbox.stopped === 'signed_out' ? t('field.outbox.signedOut') : t('field.outbox.noLine')}
          </p>
        ) : null}
        {outbox.ofOthers > 0 ? (
          <p className={`${classes.note} ${look.why}`}>{t('field.outbox.others', { count: outbox.ofOthers })}</p>
        ) : null}
      </div>
      {!outbox.ready ? (
        <PageSkeleton lines={4} />
      ) : open.length === 0 && sent.length === 0 ? (
        <EmptyState
          title={t('field.outbox.empty')}
          text={t('field.outbox.emptyText')}
          icon={<IconMoodSmile size={32} stroke={1.5} />}
        />
      ) : null}
      {open.length > 0 ? (
        <ol className={classes.rows} aria-label={t('field.outbox.title')}>
          {open.map((entry) => (
            <li key={entry.id}>
              <EntryRow entry={entry} />
            </li>
          ))}
        </ol>
      ) : null}
      {sent.length > 0 ? (
        <section className={look.sent} aria-labelledby="outbox-sent">
          <h2 id="outbox-sent" className={classes.groupName}>
            {t('field.outbox.sent')}
          </h2>
          <ul className={classes.rows}>
            {sent.map((entry) => (
              <li key={entry.id}>
                <EntryRow entry={entry} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <RoomNote />
    </>
  )
}

/** How full the device is, once that matters. */
function RoomNote() {
  const { t } = useWords()
  const { number } = useFormat()
  const { data } = useQuery({ queryKey: ['room'], queryFn: async () => (await findRoom()) ?? null, staleTime: 5_000 })
  if (!data) return null
  const megabytes = (bytes: number) => number(Math.round(bytes / 1_000_000))
  return (
    <p className={isNearlyFull(data) ? classes.problem : `${classes.dim} ${look.room}`}>
      {isNearlyFull(data) ? t('field.outbox.full') : null}{' '}
      {t('field.outbox.room', { used: megabytes(data.used), whole: megabytes(data.whole) })}
    </p>
  )
}
