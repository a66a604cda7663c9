import { newId } from '../app/device/ids.ts'
import { whoeverIsHere } from '../app/device/outbox.rules.ts'
import { uploadPhoto } from '../app/device/upload.ts'
import { Problem } from '../app/problem.ts'
import type { ChosenPhoto } from '../ui/PhotoInput.tsx'
import { currentLocale } from '../words/words.tsx'

/** The upload of each photo: begun once, so that trying again after a lost line goes on where it was and sends nothing twice. */
const begun = new WeakMap<File, string>()
const sent = new WeakMap<File, Promise<string>>()

/** Sends photos and gives their ids in order, for `fileIds`. Throws the Problem of the first that was not taken. */
export async function uploadPhotos(photos: readonly ChosenPhoto[]): Promise<string[]> {
  return Promise.all(photos.map(({ file }) => upload(file)))
}

function upload(file: File): Promise<string> {
  const under = sent.get(file)
  if (under) return under
  const sending = inPieces(file)
  sent.set(file, sending)
  sending.catch(() => sent.delete(file))
  return sending
}

async function inPieces(file: File): Promise<string> {
  const uploadId = begun.get(file) ?? newId()
  begun.set(file, uploadId)
  const done = await uploadPhoto({
    ...{ photo: { uploadId, name: file.name }, bytes: file },
    ...{ accountId: whoeverIsHere, language: currentLocale(), onProgress: () => {} },
  })
  if (done.kind === 'done') return done.fileId
  if ('trouble' in done) throw new Problem({ ...done.trouble, detail: done.trouble.message })
  throw new Problem({ code: done.kind === 'no_line' ? 'network' : `http.${done.kind === 'later' ? 503 : 401}` })
}
