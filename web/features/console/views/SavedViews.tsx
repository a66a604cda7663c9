import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconBookmark, IconChevronDown, IconDots, IconHome, IconUsers } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { SavedView } from '../../../../contract/case-views.ts'
import { asProblem } from '../../../app/problem.ts'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { listOnly, type QueueSearch, readSearch } from '../queue/search.ts'
import { openView, useViews } from './useViews.ts'
import { ViewTools } from './ViewTools.tsx'
import classes from './views.module.css'

/** Lists kept under a name, own and shared; the present one can be kept too. */
export function SavedViews(props: { search: QueueSearch }) {
  const { t } = useWords()
  const { views } = useViews()
  return (
    <Disclosure
      className={classes.button}
      face={
        <>
          <IconBookmark size={18} aria-hidden />
          <span className={classes.face}>{openView(views, props.search)?.name ?? t('console.views.open')}</span>
          <IconChevronDown size={16} aria-hidden />
        </>
      }
    >
      {(close) => <Views search={props.search} close={close} />}
    </Disclosure>
  )
}

function Views(props: { search: QueueSearch; close: () => void }) {
  const { t, nameOf } = useWords()
  const { views, loaded } = useViews()
  const [tools, setTools] = useState<string | null>(null)
  return (
    <div className={classes.views}>
      {loaded && views.length === 0 ? <p className={classes.hint}>{t('console.views.none')}</p> : null}
      <ul>
        {views.map((view) => (
          <li key={view.id}>
            <Link to="/console/queue" search={readSearch(view.query)} onClick={props.close}>
              <span>{view.name}</span>
              {view.standard ? <IconHome size={15} role="img" aria-label={t('desk.views.standard')} /> : null}
              {view.shared ? (
                <IconUsers
                  size={15}
                  role="img"
                  aria-label={t('desk.views.shared_with', { desk: nameOf(view.sharedWith) })}
                />
              ) : null}
            </Link>
            <button
              type="button"
              aria-expanded={tools === view.id}
              aria-label={t('desk.views.tools', { name: view.name })}
              onClick={() => setTools(tools === view.id ? null : view.id)}
            >
              <IconDots size={18} aria-hidden />
            </button>
            {tools === view.id ? (
              <ViewTools view={view} views={views} search={props.search} onDone={() => setTools(null)} />
            ) : null}
          </li>
        ))}
      </ul>
      <SaveView search={props.search} onSaved={props.close} />
    </div>
  )
}

function SaveView(props: { search: QueueSearch; onSaved: () => void }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const [editors, setEditors] = useState<SavedView['editors']>('owner')
  const { save } = useViews()
  return (
    <form
      className={classes.save}
      onSubmit={(event) => {
        event.preventDefault()
        if (!name.trim()) return
        save.mutate(
          { name: name.trim(), query: listOnly(props.search), shared, editors },
          {
            onSuccess: () => {
              toast(t('console.views.saved'))
              props.onSaved()
            },
          },
        )
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
        label={t('desk.views.share')}
        checked={shared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
      {shared ? (
        <Checkbox
          label={t('desk.views.editors_desk')}
          checked={editors === 'desk'}
          onChange={(event) => setEditors(event.currentTarget.checked ? 'desk' : 'owner')}
        />
      ) : null}
      <Button type="submit" size="sm" loading={save.isPending} disabled={!name.trim()}>
        {t('console.views.save')}
      </Button>
    </form>
  )
}
