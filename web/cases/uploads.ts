import type { FileInfo } from '../../contract/files.ts'
import { send } from '../app/api.ts'
import type { ChosenPhoto } from '../ui/PhotoInput.tsx'

/** Ids of photos that were sent already: trying again after a lost line does not send them twice. */
const sent = new WeakMap<File, Promise<string>>()

/** Sends photos and gives their ids in order, for `fileIds`. Throws the Problem of the first that was not taken. */
export async function uploadPhotos(photos: readonly ChosenPhoto[]): Promise<string[]> {
  return Promise.all(photos.map(({ file }) => upload(file)))
}

function upload(file: File): Promise<string> {
  const under = sent.get(file)
  if (under) return under
  const body = new FormData()
  body.append('file', file, file.name || 'photo.jpg')
  const sending = send<FileInfo>('/api/v1/files', { method: 'POST', body }).then(({ id }) => id)
  sent.set(file, sending)
  sending.catch(() => sent.delete(file))
  return sending
}
