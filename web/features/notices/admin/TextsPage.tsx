import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { NoticeChannel, NoticeTextView } from '../../../../contract/notices.ts'
import { read } from '../../../app/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { SplitView } from '../../../ui/SidePanel.tsx'
import type { WordKey } from '../../../words/areas.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../notices.module.css'
import { AdminTabs } from './AdminTabs.tsx'
import { TextForm } from './TextForm.tsx'

// messages: notices.audience.*, notices.channel.*, notices.event.*

const channels = ['inbox', 'push', 'mail', 'sms', 'chat'] as const

/** Key of a text in an address. */
const nameOfText = (text: NoticeTextView) => `${text.event} ${text.audience} ${text.channel}`

/** What each notice says by each way; beside it its form with a preview. */
export function TextsPage() {
  const { t, locale } = useWords()
  const { open } = useSearch({ from: '/console/notices' })
  const navigate = useNavigate()
  const [channel, setChannel] = useState<NoticeChannel>((open?.split(' ')[2] as NoticeChannel | undefined) ?? 'mail')
  const { data, error, refetch } = useQuery(read('/api/v1/notice-texts', { params: { query: { channel } } }))
  const rows = data?.items as NoticeTextView[] | undefined
  const go = (to?: string) => void navigate({ to: '/console/notices', search: to ? { open: to } : {} })
  const columns = useMemo<Column<NoticeTextView>[]>(
    () => [
      {
        key: 'event',
        header: t('notices.admin.event'),
        width: '11rem',
        cell: (row) => t(`notices.event.${row.event}` as WordKey),
      },
      {
        key: 'audience',
        header: t('notices.admin.audience'),
        width: '9rem',
        cell: (row) => t(`notices.audience.${row.audience}`),
      },
      {
        key: 'text',
        header: t('notices.admin.text'),
        wide: true,
        cell: (row) => {
          const pair = row.own ?? row.standard
          return (locale === 'en' ? pair.en : pair.zh).text
        },
      },
      {
        key: 'state',
        header: t('notices.admin.state'),
        width: '6rem',
        cell: (row) => t(row.own ? 'notices.admin.own' : 'notices.admin.standard'),
      },
    ],
    [t, locale],
  )
  const opened = rows?.find((row) => nameOfText(row) === open)
  return (
    <>
      <AdminTabs />
      <PageHeader title={t('notices.admin.texts')} text={t('notices.admin.texts_text')} />
      <SplitView
        panel={
          opened ? (
            <TextForm key={open} text={opened} mayChange={data?.mayChange ?? false} onClose={() => go()} />
          ) : undefined
        }
      >
        <div className={classes.bar}>
          <NativeSelect
            label={t('notices.admin.channel')}
            value={channel}
            onChange={(event) => {
              setChannel(event.currentTarget.value as NoticeChannel)
              go()
            }}
            data={channels.map((each) => ({ value: each, label: t(`notices.channel.${each}`) }))}
          />
        </div>
        <DataTable
          label={t('notices.admin.texts')}
          columns={columns}
          rows={rows}
          rowKey={nameOfText}
          onOpen={(row) => go(nameOfText(row))}
          openKey={open ?? null}
          problem={error}
          onRetry={() => void refetch()}
          empty={<EmptyState title={t('notices.log.empty')} />}
          height="calc(100dvh - 21rem)"
        />
      </SplitView>
    </>
  )
}
