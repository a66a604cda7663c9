/** What came through the share sheet, as the service worker laid it down. */
export interface Shared {
  text: string
  files: readonly File[]
}

/** Photos that go into the draft, and files that can't, by name and reason. */
export interface Sorted {
  photos: File[]
  refused: { name: string; why: 'type' | 'many' | 'size' }[]
}

/** Pictures the district takes; the share sheet of some phones hands over anything. */
const pictures: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/avif']

/** Photos of one report, and bytes of one photo, at most. */
const most = 5
const mostBytes = 10 * 1024 * 1024

/** Takes the photos out of what was shared, in their order. Each file that stays behind says why. */
export function sortShared(files: readonly File[]): Sorted {
  const sorted: Sorted = { photos: [], refused: [] }
  for (const file of files) {
    const why = !pictures.includes(file.type)
      ? 'type'
      : file.size > mostBytes
        ? 'size'
        : sorted.photos.length >= most
          ? 'many'
          : undefined
    if (why) sorted.refused.push({ name: file.name, why })
    else sorted.photos.push(file)
  }
  return sorted
}

/** Title, words and link of what was shared as one text, each once: apps put the same into several of them. */
export function sharedText(parts: readonly (string | null | undefined)[]): string {
  const texts: string[] = []
  for (const part of parts) {
    const text = part?.trim()
    if (text && !texts.some((known) => known.includes(text))) texts.push(text)
  }
  return texts.join('\n').slice(0, 4000)
}
