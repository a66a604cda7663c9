/**
 * A table as CSV with a byte order mark, so that spreadsheets read Chinese. A cell that a spreadsheet would take for a formula is
 * kept words by an apostrophe.
 */
export function csvOf(rows: ReadonlyArray<readonly string[]>): string {
  const cell = (text: string) => {
    const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
    return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
  }
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
