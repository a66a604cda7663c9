/** Minutes after midnight as a time input writes them: `21:30`. */
export const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The reverse; `fallback` while somebody is still typing. */
export function minutesOf(text: string, fallback: number): number {
  const parts = /^(\d{2}):(\d{2})/.exec(text)
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : fallback
}
