import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { SavedView } from '../../../../contract/case-views.ts'
import { at } from '../../../app/basepath.ts'
import { asProblem } from '../../../app/problem.ts'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { listOnly, type QueueSearch } from '../queue/search.ts'
import { moved, useViews } from './useViews.ts'
import classes from './views.module.css'

/** What can be done with a kept list: its name, its place, who sees and changes it, its link. */
export function ViewTools(props: {
  view: SavedView
  views: readonly SavedView[]
  search: QueueSearch
  onDone: () => void
}) {
  const { t } = useWords()
  const explain = useErrorWords()
  const { view, views } = props
  const { change, remove, arrange } = useViews()
  const [name, setName] = useState(view.name)
  const [deleting, setDeleting] = useState(false)
  const failed = (thrown: unknown) => toast({ kind: 'problem', text: explain(asProblem(thrown)) })
  const alter = (to: Parameters<typeof change.mutate>[0]) =>
    change.mutate(to, { onError: failed, onSuccess: () => toast(t('desk.views.changed')) })
  const order = views.map((each) => each.id)
  const standard = views.find((each) => each.standard)?.id ?? null
  const copy = () => {
    const address = new URL(at(`/console/queue?${new URLSearchParams(view.query)}`), location.href).href
    navigator.clipboard.writeText(address).then(
      () => toast(t('desk.views.copied')),
      () => toast({ kind: 'info', text: address, stay: 0 }),
    )
  }
  return (
    <div className={classes.tools}>
      {view.mayChange ? (
        <form
          className={classes.rename}
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim() && name.trim() !== view.name) alter({ id: view.id, name: name.trim() })
          }}
        >
          <TextInput
            size="xs"
            label={t('desk.views.name')}
            value={name}
            maxLength={80}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" variant="default" disabled={!name.trim() || name.trim() === view.name}>
            {t('desk.views.rename')}
          </Button>
        </form>
      ) : null}
      {view.mine ? (
        <>
          <Checkbox
            size="sm"
            label={t('desk.views.share')}
            checked={view.shared}
            onChange={(event) => alter({ id: view.id, shared: event.currentTarget.checked })}
          />
          {view.shared ? (
            <Checkbox
              size="sm"
              label={t('desk.views.editors_desk')}
              checked={view.editors === 'desk'}
              onChange={(event) => alter({ id: view.id, editors: event.currentTarget.checked ? 'desk' : 'owner' })}
            />
          ) : null}
        </>
      ) : null}
      <Checkbox
        size="sm"
        label={t('desk.views.first')}
        checked={view.standard}
        onChange={(event) =>
          arrange.mutate({ order, standard: event.currentTarget.checked ? view.id : null }, { onError: failed })
        }
      />
      <div className={classes.row}>
        {view.mayChange ? (
          <Button size="xs" variant="default" onClick={() => alter({ id: view.id, query: listOnly(props.search) })}>
            {t('desk.views.take_present')}
          </Button>
        ) : null}
        <Button size="xs" variant="default" onClick={copy}>
          {t('desk.views.copy')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={order[0] === view.id}
          onClick={() => arrange.mutate({ order: moved(order, view.id, -1), standard }, { onError: failed })}
        >
          {t('desk.views.up')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={order.at(-1) === view.id}
          onClick={() => arrange.mutate({ order: moved(order, view.id, 1), standard }, { onError: failed })}
        >
          {t('desk.views.down')}
        </Button>
        {view.mine ? (
          <Button size="xs" variant="default" onClick={() => setDeleting(true)}>
            {t('console.views.delete_yes')}
          </Button>
        ) : null}
      </div>
      <ConfirmDialog
        opened={deleting}
        onClose={() => setDeleting(false)}
        danger
        title={t('console.views.delete', { name: view.name })}
        text={view.shared ? t('desk.views.delete_shared') : t('console.views.delete_text')}
        confirmLabel={t('console.views.delete_yes')}
        onConfirm={() => remove.mutateAsync(view.id).then(props.onDone)}
      />
    </div>
  )
}
