import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { CaseView } from '../../../../contract/cases.ts'
import { isFrozen } from '../../../app/device/outbox.rules.ts'
import { hold, release, takeOut } from '../../../app/device/outbox.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { reopenDraft } from '../device/drafts.ts'
import { type FieldEntry, layCommand } from '../device/entries.ts'
import classes from '../field.module.css'
import { asComment, mayStill, onVersion, withoutPhoto, wordsOf } from './entry.rules.ts'
import look from './outbox.module.css'

/** What can be done about an entry. Nothing here throws words away without asking. */
export function EntryChoices(props: { entry: FieldEntry; view: CaseView | undefined }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const { entry, view } = props
  const { id, state, trouble } = entry
  const toOutbox = () => void navigate({ to: '/field/outbox' })

  if (state === 'sent') {
    const caseId = entry.kind === 'command' ? entry.form.caseId : entry.answer?.id
    return typeof caseId === 'string' ? (
      <ButtonLink to="/field/cases/$id" params={{ id: caseId }} size="lg">
        {t('field.entry.open')}
      </ButtonLink>
    ) : null
  }
  if (isFrozen(entry)) return null

  const stuck = state === 'conflict' || state === 'refused'
  const differs = trouble?.code === 'idempotency.content_differs'
  const stale = trouble?.code === 'case.stale'
  const photo = typeof trouble?.facts.photo === 'string' ? trouble.facts.photo : undefined
  const possible = mayStill(entry, view)
  const words = wordsOf(entry)
  const isComment = entry.kind === 'command' && entry.form.type === 'comment'

  const change = async () => {
    if (!(await hold(id))) {
      toast(t('field.entry.sending'))
      return
    }
    if (entry.kind === 'report') {
      reopenDraft(entry.form, id)
      await navigate({ to: '/field/report', search: { draft: entry.form.id } })
    } else {
      const { caseId, type } = entry.form
      await navigate({ to: '/field/cases/$id', params: { id: caseId }, search: { do: type, entry: id } })
    }
  }
  const comment = async (now: CaseView) => {
    if (entry.kind === 'command' && !differs)
      await release(id, (each) => asComment(each, { words, version: now.version }))
    else {
      // The first version stands under the old key: words and photos go as something new.
      const draft = { ...emptyDraft, text: words }
      const command = { type: 'comment' as const, text: words, visibility: 'internal' as const, fileIds: [] }
      await layCommand({ ...{ view: now, version: now.version, type: 'comment', command, draft }, kept: entry.photos })
      await takeOut(id, { keepPhotos: true })
    }
    toOutbox()
  }
  const send = async () => {
    await release(id, ({ leftAt: _then, left, ...each }) => {
      const fresh = trouble?.code === 'device.doubtful' ? each : { ...each, left, leftAt: _then }
      return stale && view ? onVersion(fresh, view.version) : fresh
    })
    toOutbox()
  }

  return (
    <div className={look.tools}>
      {stuck && stale && !possible ? <p className={classes.dim}>{t('field.entry.notAgain')}</p> : null}
      {photo ? (
        <Button size="lg" onClick={() => void release(id, (each) => withoutPhoto(each, photo)).then(toOutbox)}>
          {t('field.entry.withoutPhoto')}
        </Button>
      ) : null}
      {differs ? (
        <Button size="lg" onClick={() => void takeOut(id).then(toOutbox)}>
          {t('field.entry.keepTheirs')}
        </Button>
      ) : state === 'held' ? (
        <Button size="lg" onClick={() => void change()}>
          {t('field.entry.goOn')}
        </Button>
      ) : !stuck ? (
        <Button size="lg" onClick={() => void release(id)}>
          {t('field.entry.retry')}
        </Button>
      ) : possible && !photo && (!stale || view) ? (
        <Button size="lg" onClick={() => void send()}>
          {stale ? t('field.entry.again') : t('field.entry.retry')}
        </Button>
      ) : null}
      {stuck && view && words && !isComment ? (
        <Button size="lg" variant="default" onClick={() => void comment(view)}>
          {t('field.entry.comment')}
        </Button>
      ) : null}
      {state !== 'held' && !differs ? (
        <Button size="lg" variant="default" onClick={() => void change()}>
          {t('field.entry.change')}
        </Button>
      ) : null}
      <Button size="lg" variant="subtle" onClick={() => setAsking(true)}>
        {t('field.entry.delete')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('field.entry.deleteTitle')}
        text={`${t('field.entry.deleteText')} ${entry.leftAt ? t('field.entry.deleteLeft') : ''}`}
        confirmLabel={t('field.entry.delete')}
        danger
        onConfirm={async () => {
          if (await takeOut(id)) toOutbox()
          else toast(t('field.entry.sending'))
        }}
      />
    </div>
  )
}

const emptyDraft = {
  ...{ text: '', elsewhere: '', photos: [], conditionId: null, outcome: null, passed: null },
  ...{ visibility: 'internal', days: null, position: null },
}
