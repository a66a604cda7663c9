/** One booked time for a calendar (RFC 5545): twenty minutes, with the place. `at` is an ISO instant. */
export function icsOf(given: { number: string; title: string; place: string; at: string; now: Date }): string {
  const stamp = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const text = (words: string) => words.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n')
  return [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Doorstep//visiting days//EN', 'BEGIN:VEVENT'],
    `UID:${given.number}@doorstep`,
    `DTSTAMP:${stamp(given.now)}`,
    `DTSTART:${stamp(new Date(given.at))}`,
    `DTEND:${stamp(new Date(new Date(given.at).getTime() + 20 * 60_000))}`,
    `SUMMARY:${text(given.title)}`,
    `LOCATION:${text(given.place)}`,
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  ].join('\r\n')
}
