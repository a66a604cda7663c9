import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Post } from '../../../../contract/people.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../people.module.css'

// messages: people.work.*

/** Gives a post to somebody else: says first which open work moves along. */
export function HandOver(props: { post: Post | null; onClose: () => void; onDone: () => void }) {
  const { t } = useWords()
  const { post } = props
  const [holderName, setName] = useState('')
  const id = post?.id ?? ''
  const work = useQuery({
    ...read('/api/v1/people/posts/{id}/work', { params: { path: { id } } }),
    enabled: post !== null,
  })
  const write = useWrite((name: string, context) =>
    answer(
      api.POST('/api/v1/people/posts/{id}/hand-over', {
        params: { path: { id } },
        body: { holderName: name, namePublic: false },
        ...context,
      }),
    ),
  )
  const items = work.data?.items ?? []
  return (
    <ConfirmDialog
      opened={post !== null}
      onClose={props.onClose}
      title={t('people.unit.hand_over_title', { holder: post?.holder ?? t('people.unit.vacant') })}
      text={t('people.unit.hand_over_text')}
      confirmLabel={t('people.unit.hand_over')}
      onConfirm={async () => {
        await write.mutateAsync(holderName.trim())
        toast(t('people.unit.handed'))
        setName('')
        props.onDone()
      }}
    >
      <p role="status">
        {work.data
          ? items.length === 0
            ? t('people.unit.moves_nothing')
            : `${t('people.unit.moves')} ${items.map(({ what, count }) => t(`people.work.${what}` as 'people.work.cases', { count })).join(', ')}`
          : ''}
      </p>
      <TextInput
        label={t('people.unit.successor')}
        className={classes.form}
        maxLength={100}
        autoComplete="off"
        value={holderName}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </ConfirmDialog>
  )
}
