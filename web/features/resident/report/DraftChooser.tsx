import { Button } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { dropDraft, dropPhotosLater, restoreDraft } from '../device/drafts.ts'
import shared from '../resident.module.css'
import type { Draft } from './draft.rules.ts'
import report from './report.module.css'

/** Reports begun on this device: go on with one, or begin another. */
export function DraftChooser(props: { drafts: readonly Draft[]; onOpen: (draft: Draft) => void; onNew: () => void }) {
  const { t } = useWords()
  return (
    <div className={shared.narrow}>
      <PageHeader title={t('resident.draft.title')} text={t('resident.draft.text')} />
      <DraftList drafts={props.drafts} onOpen={props.onOpen} />
      <Button size="lg" fullWidth mt="lg" onClick={props.onNew}>
        {t('resident.draft.new')}
      </Button>
    </div>
  )
}

/** Drafts as a list, each to open or to throw away; throwing away can be undone. */
export function DraftList(props: { drafts: readonly Draft[]; onOpen: (draft: Draft) => void }) {
  const { t } = useWords()
  return (
    <ul className={report.drafts}>
      {props.drafts.map((draft) => (
        <li key={draft.id}>
          <button type="button" className={report.draft} onClick={() => props.onOpen(draft)}>
            <IconPencil size={22} aria-hidden />
            <span>
              <strong>{draft.text.trim() || t('resident.draft.noWords')}</strong>
              <small>
                {t('resident.draft.notSent')} · <Instant at={draft.changed} />
              </small>
            </span>
          </button>
          <button
            type="button"
            className={report.bin}
            aria-label={t('resident.draft.drop', { text: draft.text.slice(0, 40) })}
            onClick={() => {
              dropDraft(draft.id)
              toast({ text: t('resident.draft.dropped'), undo: () => restoreDraft(draft) })
              dropPhotosLater(draft)
            }}
          >
            <IconTrash size={20} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}
