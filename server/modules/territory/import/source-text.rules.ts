/** Text as the database keeps it: no NUL, no half of a pair of surrogates. */
export const plainText = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/**
 * What a file says somewhere, short enough for a report: whatever it is. An object can't be asked for its text: a file may give it
 * a `toString` that is none.
 */
export function shortText(value: unknown, most = 40): string {
  const text =
    typeof value === 'string' ? value : typeof value === 'object' && value !== null ? '…' : String(value ?? '')
  return plainText(text.slice(0, most))
}

// Spreadsheets take these for the beginning of a formula, also in their wide forms.
const guarded = /^'[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/

/** Takes the quote off that the export puts before cells which a spreadsheet would take for a formula. */
export const unguarded = (value: string): string => (guarded.test(value) ? value.slice(1) : value)
