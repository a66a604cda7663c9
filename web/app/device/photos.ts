import { DeviceFull, table } from './table.ts'

const photos = table<Blob>('photos')

/** What the device had no room for lasts as long as the page is open. */
const meanwhile = new Map<string, Blob>()

/** Keeps the bytes of a photo until the server has it. @returns false when they only last as long as the page is open */
export async function keepPhoto(id: string, photo: Blob): Promise<boolean> {
  meanwhile.set(id, photo)
  try {
    await photos.put(id, photo)
    meanwhile.delete(id)
    return true
  } catch (error) {
    if (error instanceof DeviceFull) return false
    throw error
  }
}

/** The bytes of a kept photo; undefined when the device has lost them. */
export async function findPhoto(id: string): Promise<Blob | undefined> {
  return meanwhile.get(id) ?? (await photos.find(id).catch(() => undefined))
}

/** Throws photos away. */
export async function dropPhotos(ids: readonly string[]): Promise<void> {
  for (const id of ids) meanwhile.delete(id)
  await photos.delete(ids)
}
