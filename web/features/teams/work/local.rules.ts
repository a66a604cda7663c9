/** What the clock on the wall of a zone shows at an instant, as a field for date and time takes it: `2026-03-01T18:00`. */
export function localOf(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).formatToParts(new Date(instant))
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? ''
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`
}

/** The instant at which the clock of a zone shows this; empty stays empty, so that the server says what is missing. */
export function instantOf(local: string, timeZone: string): string {
  const wanted = Date.parse(`${local}:00Z`)
  if (Number.isNaN(wanted)) return ''
  let at = wanted
  for (let n = 0; n < 2; n += 1) at += wanted - Date.parse(`${localOf(new Date(at).toISOString(), timeZone)}:00Z`)
  return new Date(at).toISOString()
}
