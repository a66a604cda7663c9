import type { FileView, TimelineEntry } from '../../contract/cases.ts'
import { at } from '../app/basepath.ts'
import { PhotoStrip } from '../ui/PhotoStrip.tsx'
import { Timeline, type TimelineItem } from '../ui/Timeline.tsx'
import { useFormat } from '../words/Instant.tsx'
import { useWords } from '../words/words.tsx'
import classes from './cases.module.css'
import { EntryIcon } from './icons.tsx'
import { useSentence } from './sentence.tsx'

// messages: cases.role.*

const strong: ReadonlySet<string> = new Set(['reported', 'accepted', 'check_passed', 'reopened', 'rated', 'declined'])
const quiet: ReadonlySet<string> = new Set(['amber', 'red', 'supervised', 'categorised', 'placed', 'imported'])

/**
 * What happened, as a story: one sentence per entry, who said it, their own words, their photos. `reader="staff"` marks
 * what the reporter does not see and names the person where the server did.
 */
export function CaseTimeline(props: {
  entries: readonly TimelineEntry[]
  label: string
  reader: 'staff' | 'reporter'
  /** Newest first unless told. */
  order?: 'newest' | 'oldest'
}) {
  const { t, nameOf } = useWords()
  const sentence = useSentence()
  const entries = props.order === 'oldest' ? props.entries : props.entries.toReversed()
  const items = entries.map((entry): TimelineItem => {
    const { by } = entry
    const role = by.role ? t(`cases.role.${by.role}` as 'cases.role.desk') : ''
    const who = props.reader === 'staff' ? [nameOf(by.body), role, by.name ?? ''].filter(Boolean).join(' · ') : ''
    return {
      id: String(entry.seq),
      at: entry.at,
      title: sentence(entry),
      by: who,
      note: entry.text ?? elsewhereOf(entry),
      icon: <EntryIcon type={entry.type} />,
      tone: strong.has(entry.type) ? 'strong' : quiet.has(entry.type) ? 'quiet' : 'plain',
      mark:
        props.reader === 'staff' && entry.visibility === 'internal' && entry.type === 'commented'
          ? t('cases.visibility.internal')
          : undefined,
      more: (
        <>
          {entry.text && elsewhereOf(entry) ? <p className={classes.elsewhere}>{elsewhereOf(entry)}</p> : null}
          <CasePhotos files={entry.files} />
        </>
      ),
    }
  })
  return <Timeline items={items} label={props.label} />
}

const elsewhereOf = (entry: TimelineEntry): string | undefined =>
  typeof entry.facts.elsewhere === 'string' && entry.facts.elsewhere ? entry.facts.elsewhere : undefined

/** Photos and papers of a case, small; photos open large. */
export function CasePhotos(props: { files: readonly FileView[] }) {
  const { t } = useWords()
  const { number } = useFormat()
  const pictures = props.files.filter((file) => file.mime.startsWith('image/'))
  const papers = props.files.filter((file) => !file.mime.startsWith('image/'))
  if (props.files.length === 0) return null
  return (
    <>
      <PhotoStrip
        photos={pictures.map((file, index) => ({
          id: file.id,
          src: at(file.url),
          thumb: file.thumbnailUrl ? at(file.thumbnailUrl) : undefined,
          alt: t('cases.photo', { purpose: file.purpose, number: number(index + 1) }),
        }))}
      />
      {papers.map((file) => (
        <a key={file.id} href={at(file.url)} target="_blank" rel="noreferrer">
          {file.name}
        </a>
      ))}
    </>
  )
}
