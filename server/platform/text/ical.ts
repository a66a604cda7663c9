/** One entry of a calendar. */
export interface CalendarEntry {
  id: string
  title: string
  place: string
  from: Date
  until: Date
  /** Grows with each change, so that a calendar knows the newer one. */
  sequence: number
  cancelled: boolean
  /** Anybody may read it; otherwise calendars that others look into show it as private. */
  open?: boolean
}

const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '')
const escaped = (text: string): string => text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r?\n/g, '\\n')

/** Lines longer than 75 bytes go on in the next, which begins with a space (RFC 5545, 3.1); no letter is cut apart. */
function folded(line: string): string {
  const lines: string[] = []
  let rest = ''
  for (const letter of line) {
    if (Buffer.byteLength(rest + letter) > 74) {
      lines.push(rest)
      rest = ' '
    }
    rest += letter
  }
  return [...lines, rest].join('\r\n')
}

/** Entries as an iCalendar file (RFC 5545). `of`: what makes it, such as `Mediation`; `now`: when it was made. */
export function calendarOf(entries: readonly CalendarEntry[], { of, now }: { of: string; now: Date }): string {
  const lines = entries.flatMap((entry) => [
    'BEGIN:VEVENT',
    `UID:${entry.id}@doorstep`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(entry.from)}`,
    `DTEND:${stamp(entry.until)}`,
    `SEQUENCE:${entry.sequence}`,
    `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `SUMMARY:${escaped(entry.title)}`,
    `LOCATION:${escaped(entry.place)}`,
    `CLASS:${entry.open ? 'PUBLIC' : 'PRIVATE'}`,
    'END:VEVENT',
  ])
  const all = ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//Doorstep//${of}//EN`, ...lines, 'END:VCALENDAR']
  return `${all.map(folded).join('\r\n')}\r\n`
}
