import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { keepPhoto } from '../../../app/device/photos.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { shrinkPhoto } from '../../../ui/shrinkPhoto.ts'
import { useWords } from '../../../words/words.tsx'
import { draftId, keepDraft } from '../device/drafts.ts'
import { newDraft } from '../report/draft.rules.ts'
import shared from '../resident.module.css'
import { type Shared, type Sorted, sortShared } from './shared.rules.ts'
import { takeShared } from './take.ts'

// messages: doorstep.share.why.*

interface Made extends Sorted {
  /** The draft they went into; null when nothing could be taken. */
  draft: string | null
}

const made = new Map<string, Promise<Made | undefined>>()

/** What the share sheet brought becomes a draft; nothing is sent before its owner says so. */
export function SharePage() {
  const { t } = useWords()
  const { id, lost } = useSearch({ from: '/resident/share' })
  const navigate = useNavigate()
  const [result, setResult] = useState<Made | 'gone' | null>(null)
  useEffect(() => {
    if (!id) return
    let current = true
    const making = made.get(id) ?? takeShared(id).then((one) => one && makeDraft(one))
    made.set(id, making)
    void making.then((found) => {
      if (!current) return
      if (found?.draft && found.refused.length === 0)
        void navigate({ to: '/report', search: { draft: found.draft, step: 'what' }, replace: true })
      else setResult(found ?? 'gone')
    })
    return () => {
      current = false
    }
  }, [id, navigate])
  if (lost || !id || result === 'gone')
    return (
      <EmptyState
        level={1}
        title={t('doorstep.share.lost')}
        text={t('doorstep.share.lostText')}
        action={<ButtonLink to="/report">{t('resident.home.report')}</ButtonLink>}
      />
    )
  if (!result) return <PageSkeleton />
  return (
    <>
      <PageHeader title={t('doorstep.share.title')} text={t('doorstep.share.taken', { count: result.photos.length })} />
      <Card title={t('doorstep.share.refused')}>
        <ul className={shared.facts}>
          {result.refused.map(({ name, why }) => (
            <li key={`${name} ${why}`}>
              <strong>{name}</strong>: {t(`doorstep.share.why.${why}`)}
            </li>
          ))}
        </ul>
      </Card>
      {result.draft ? (
        <ButtonLink to="/report" search={{ draft: result.draft, step: 'what' }} size="lg" fullWidth mt="md">
          {t('doorstep.share.goOn')}
        </ButtonLink>
      ) : (
        <ButtonLink to="/report" size="lg" fullWidth mt="md">
          {t('doorstep.share.without')}
        </ButtonLink>
      )}
    </>
  )
}

async function makeDraft(brought: Shared): Promise<Made> {
  const files = await Promise.all(
    brought.files.map((file) => (file.type.startsWith('image/') ? shrinkPhoto(file) : file)),
  )
  const sorted = sortShared(files)
  if (sorted.photos.length === 0 && brought.text === '') return { ...sorted, draft: null }
  const id = draftId()
  const photos = sorted.photos.map((file, n) => ({ id: `${id}-${n}`, file }))
  await Promise.all(photos.map((photo) => keepPhoto(photo.id, photo.file)))
  keepDraft({
    ...newDraft({ id, now: new Date() }),
    text: brought.text,
    photos: photos.map(({ id, file }) => ({ id, name: file.name, type: file.type, size: file.size })),
  })
  return { ...sorted, draft: id }
}
