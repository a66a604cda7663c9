import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconBookmark, IconChevronDown, IconTrash, IconUsers } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './queue.module.css'
import { listOnly, type QueueSearch, readSearch } from './search.ts'

const path = '/api/v1/cases/views'

/** Lists kept under a name, own and shared; the present one can be kept too. */
export function SavedViews(props: { search: QueueSearch }) {
  const { t } = useWords()
  const { data } = useQuery(read(path))
  const current = JSON.stringify(listOnly(props.search))
  const open = data?.items.find((view) => JSON.stringify(listOnly(readSearch(view.query))) === current)
  return (
    <Disclosure
      className={classes.viewsButton}
      face={
        <>
          <IconBookmark size={18} aria-hidden />
          {open?.name ?? t('console.views.open')}
          <IconChevronDown size={16} aria-hidden />
        </>
      }
    >
      {(close) => <Views search={props.search} close={close} />}
    </Disclosure>
  )
}

function Views(props: { search: QueueSearch; close: () => void }) {
  const { t } = useWords()
  const queries = useQueryClient()
  const [deleting, setDeleting] = useState<{ id: string; name: string } | null>(null)
  const { data } = useQuery(read(path))
  const remove = useWrite(
    (id: string, context) => answer(api.DELETE('/api/v1/cases/views/{id}', { params: { path: { id } }, ...context })),
    { onSuccess: () => void queries.invalidateQueries({ queryKey: [path] }) },
  )
  return (
    <div className={classes.views}>
      {data?.items.length === 0 ? <p className={classes.hint}>{t('console.views.none')}</p> : null}
      <ul>
        {data?.items.map((view) => (
          <li key={view.id}>
            <Link to="/console/queue" search={readSearch(view.query)} onClick={props.close}>
              {view.name}
              {view.shared ? <IconUsers size={15} role="img" aria-label={t('console.views.shared')} /> : null}
            </Link>
            {view.mine ? (
              <button
                type="button"
                aria-label={t('console.views.delete', { name: view.name })}
                onClick={() => setDeleting(view)}
              >
                <IconTrash size={16} aria-hidden />
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <SaveView search={props.search} onSaved={props.close} />
      <ConfirmDialog
        opened={deleting !== null}
        onClose={() => setDeleting(null)}
        danger
        title={t('console.views.delete', { name: deleting?.name ?? '' })}
        text={t('console.views.delete_text')}
        confirmLabel={t('console.views.delete_yes')}
        onConfirm={() => (deleting ? remove.mutateAsync(deleting.id) : undefined)}
      />
    </div>
  )
}

function SaveView(props: { search: QueueSearch; onSaved: () => void }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const save = useWrite(
    (body: { name: string; query: Record<string, string>; shared: boolean }, context) =>
      answer(api.POST(path, { body, ...context })),
    {
      onSuccess: () => {
        void queries.invalidateQueries({ queryKey: [path] })
        toast(t('console.views.saved'))
        props.onSaved()
      },
    },
  )
  return (
    <form
      className={classes.saveView}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim()) save.mutate({ name: name.trim(), query: listOnly(props.search), shared })
      }}
    >
      <TextInput
        size="sm"
        label={t('console.views.name')}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
        error={save.error ? explain(asProblem(save.error)) : undefined}
      />
      <Checkbox
        label={t('console.views.share')}
        checked={shared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
      <Button type="submit" size="sm" loading={save.isPending} disabled={!name.trim()}>
        {t('console.views.save')}
      </Button>
    </form>
  )
}
