import { IconPencil, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { dropDraft, type ReportDraft } from '../device/drafts.ts'
import classes from '../field.module.css'

/** A report begun on this device and not sent: go on with it, or throw it away. */
export function DraftRow(props: { draft: ReportDraft }) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const { draft } = props
  return (
    <div className={classes.draft}>
      <Link to="/field/report" search={{ draft: draft.id }} className={classes.row}>
        <IconPencil size={20} aria-hidden />
        <span className={classes.rowMain}>
          <span className={classes.rowText}>{draft.text || t('field.drafts.noWords')}</span>
          <span className={classes.rowFacts}>
            <Instant at={draft.touchedAt} />
            {draft.photos.length > 0 ? <span>{t('field.drafts.photos', { count: draft.photos.length })}</span> : null}
          </span>
        </span>
      </Link>
      <button
        type="button"
        className={classes.drop}
        aria-label={t('field.drafts.drop', { text: draft.text || t('field.drafts.noWords') })}
        onClick={() => setAsking(true)}
      >
        <IconTrash size={20} aria-hidden />
      </button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('field.drafts.dropTitle')}
        text={t('field.drafts.dropText')}
        confirmLabel={t('field.drafts.dropConfirm')}
        danger
        onConfirm={() => dropDraft(draft.id)}
      />
    </div>
  )
}
