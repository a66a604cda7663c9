import type { Receipt } from '../../../../contract/cases.ts'
import { newKey, send } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'
import { keepDraft } from '../device/drafts.ts'
import { findPhoto, sendPhoto } from '../device/photos.ts'
import { attemptFor, bodyOf, type Draft, isSent } from './draft.rules.ts'

/** What sending needs beside the draft. */
interface Sending {
  asked: ReadonlySet<string>
  locale: 'en' | 'zh-CN'
  /** The draft as it changed on the way: photos that were taken, the key it goes under. Already kept on the device. */
  onChange: (change: Partial<Draft>) => Draft
}

/**
 * Sends a draft: first the photos the server does not have, then the report under a key that stays the same until an
 * answer comes. Rejects with a Problem; the draft is on the device all the time.
 */
export async function sendDraft(draft: Draft, given: Sending): Promise<Receipt> {
  try {
    const ready = await sendPhotos(draft, given)
    const attempt = attemptFor(ready, bodyOf(ready, given), newKey)
    // Kept before it leaves: a page that dies now asks again under the same key.
    keepDraft(given.onChange({ attempt, waiting: false }))
    return await send<Receipt>('/api/v1/cases', {
      method: 'POST',
      key: attempt.key,
      headers: { 'Content-Type': 'application/json' },
      body: attempt.body,
    })
  } catch (error) {
    const problem = asProblem(error)
    // The server threw away a photo that waited too long: the next try sends it anew.
    if (problem.code.startsWith('file.'))
      given.onChange({ photos: draft.photos.map(({ fileId: _old, sentAt: _then, ...photo }) => photo) })
    given.onChange({ waiting: problem.code === 'network' })
    throw problem
  }
}

async function sendPhotos(draft: Draft, given: Sending): Promise<Draft> {
  // A report that went off under a key carries the photos it had then: those are the server's already.
  let latest = draft
  for (const photo of draft.photos) {
    if (isSent(photo, new Date())) continue
    const blob = await findPhoto(photo.id)
    const fileId = blob ? await sendPhoto({ id: photo.id, name: photo.name, blob }) : undefined
    latest = given.onChange({
      photos: latest.photos.flatMap((each) =>
        each.id !== photo.id ? [each] : fileId ? [{ ...each, fileId, sentAt: new Date().toISOString() }] : [],
      ),
    })
  }
  return latest
}
