/** A letter before it has its look. */
export interface Letter {
  locale: string
  tenant: string
  subject: string
  /** What stands above several notices. */
  lead?: string | undefined
  /** Each with its text in lines, and where it leads. */
  items: readonly {
    title?: string | undefined
    text: string
    link?: string | undefined
    /** Answers to the question the text asks, each a link of its own; they stand instead of the one button. */
    choices?: readonly { text: string; link: string }[] | undefined
  }[]
  open: string
  why: string
  stops: readonly { text: string; link: string }[]
}

/** The letter in plain text, for programs that show nothing else. */
export function plainLetter(letter: Letter): string {
  const items = letter.items.map(({ title, text, link, choices }) =>
    [
      title,
      text,
      link && !text.includes(link) ? link : undefined,
      ...(choices ?? []).map((choice) => `${choice.text}: ${choice.link}`),
    ]
      .filter(Boolean)
      .join('\n'),
  )
  const stops = letter.stops.map(({ text, link }) => `${text}: ${link}`)
  return [letter.lead, items.join('\n\n'), `-- \n${[letter.why, ...stops].join('\n')}`].filter(Boolean).join('\n\n')
}

/**
 * The letter as HTML: one column, system letters, no picture and nothing fetched from anywhere, so that opening it tells
 * nobody. Dark programs turn its colours by themselves.
 */
export function htmlLetter(letter: Letter): string {
  const items = letter.items.map(({ title, text, link, choices }) => {
    const body = quoted(withoutLink(text, link)).replaceAll('\n', '<br>')
    const head = title ? `<h2 style="margin:0 0 4px;font-size:17px;line-height:1.4">${quoted(title)}</h2>` : ''
    const button = choices
      ? `<p style="margin:14px 0 0;line-height:2.9">${choices.map(choiceButton).join(' ')}</p>`
      : link
        ? `<p style="margin:14px 0 0"><a href="${quoted(link)}" style="display:inline-block;padding:11px 20px;border-radius:8px;background:#2c5f86;color:#ffffff;text-decoration:none;font-weight:600">${quoted(letter.open)}</a></p>`
        : ''
    return `<div style="padding:18px 0;border-top:1px solid #d9dee3">${head}<p style="margin:0">${body}</p>${button}</div>`
  })
  const stops = letter.stops.map(
    ({ text, link }) => `<a href="${quoted(link)}" style="color:#4c5a67">${quoted(text)}</a>`,
  )
  return `<!doctype html>
<html lang="${quoted(letter.locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${quoted(letter.subject)}</title></head>
<body style="margin:0;padding:0;background:#f3f5f7;color:#1c2733">
<div style="max-width:560px;margin:0 auto;padding:24px 16px;font:16px/1.6 system-ui,-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif">
<div style="background:#ffffff;border-radius:12px;padding:20px 24px 24px">
<p style="margin:0 0 6px;font-size:14px;color:#4c5a67">${quoted(letter.tenant)}</p>
<h1 style="margin:0 0 14px;font-size:21px;line-height:1.35">${quoted(letter.subject)}</h1>
${letter.lead ? `<p style="margin:0 0 14px">${quoted(letter.lead)}</p>` : ''}${items.join('\n')}
</div>
<p style="margin:16px 8px 0;font-size:13px;line-height:1.6;color:#4c5a67">${quoted(letter.why)}</p>
<p style="margin:6px 8px 0;font-size:13px;line-height:1.8;color:#4c5a67">${stops.join('<br>')}</p>
</div></body></html>
`
}

const choiceButton = ({ text, link }: { text: string; link: string }): string =>
  `<a href="${quoted(link)}" style="display:inline-block;padding:0 14px;border:1px solid #2c5f86;border-radius:8px;color:#214b6b;text-decoration:none;font-weight:600">${quoted(text)}</a>`

/** A link that has its button need not stand in the words as well. */
const withoutLink = (text: string, link: string | undefined): string =>
  link
    ? text
        .replaceAll(link, '')
        .replaceAll(/\s+$/g, '')
        .replaceAll(/\n{3,}/g, '\n\n')
    : text

const quoted = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
