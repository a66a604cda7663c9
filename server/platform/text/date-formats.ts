const formats = new Map<string, Intl.DateTimeFormat>()

/** How a date is written in a language, by options of one's own. Made once: making one takes longer than writing a hundred dates. */
export function dateFormat(
  locale: string,
  options: { timeZone: string } & Pick<Intl.DateTimeFormatOptions, 'dateStyle' | 'timeStyle'>,
): Intl.DateTimeFormat {
  const { timeZone, dateStyle, timeStyle } = options
  const key = `${locale} ${timeZone} ${dateStyle} ${timeStyle}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options)
    formats.set(key, format)
  }
  return format
}
