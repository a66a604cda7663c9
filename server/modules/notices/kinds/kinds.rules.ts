import type { NoticeAudience, NoticeChannel } from '../../../../contract/notices.ts'

/** One kind of notice: what happened × who hears of it, with the ways it takes where nobody chose otherwise. */
export interface Kind {
  event: string
  audience: NoticeAudience
  /** In the order in which they are tried; the next one only when the one before failed. */
  channels: readonly NoticeChannel[]
  /** Whether it goes out in quiet hours: never, where life is in danger, or always. */
  passes: 'never' | 'danger' | 'always'
}

/** Every kind of notice of an installation. Later modules add theirs when the application is put together. */
export interface Kinds {
  readonly all: readonly Kind[]
  /** The kinds of one event, closest audience first: who fits two hears the first. */
  of(event: string): readonly Kind[]
  find(event: string, audience: string): Kind | undefined
  /** Throws where a kind is there already. */
  add(kinds: readonly Kind[]): void
}

/** An empty list of kinds. */
export function openKinds(): Kinds {
  const all: Kind[] = []
  const find = (event: string, audience: string) =>
    all.find((kind) => kind.event === event && kind.audience === audience)
  return {
    all,
    of: (event) => all.filter((kind) => kind.event === event),
    find,
    add(kinds) {
      for (const kind of kinds) {
        if (find(kind.event, kind.audience)) throw new Error(`Two kinds of notices for ${kind.event} ${kind.audience}`)
        all.push(kind)
      }
    },
  }
}

/** Variables every text may use. */
const everywhere = ['tenant', 'number', 'category', 'holder', 'place', 'due'] as const

/**
 * Variables a text of one way may use. Words of people and links that open a case go only where their receiver alone reads
 * them; a message on a locked screen tells no more than that there is something.
 */
export function variablesOf(kind: Pick<Kind, 'audience'>, channel: NoticeChannel): readonly string[] {
  if (channel === 'push') return ['tenant', 'number']
  const words = kind.audience === 'reporter' || kind.audience === 'follower' ? ['words'] : []
  return [...everywhere, ...words, ...(channel === 'inbox' ? [] : ['link'])]
}
