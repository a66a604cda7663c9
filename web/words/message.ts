/**
 * ICU MessageFormat as far as our catalogues use it: arguments, `number`, `date`, `time`, `plural`, `selectordinal`,
 * `select`, `#` and quoting. The server uses `intl-messageformat`; a page that a phone opens on a bad line does not
 * carry its parser (19 kB compressed) for this. A test keeps both in agreement over every shipped message.
 */
export type MessageValues = Record<string, string | number | Date>

type Part =
  | { kind: 'text'; text: string }
  | { kind: 'argument'; name: string; format?: 'number' | 'date' | 'time'; style?: string }
  | { kind: 'pound' }
  | { kind: 'choice'; name: string; by: 'select' | 'plural' | 'ordinal'; offset: number; options: Map<string, Part[]> }

/** A message read once, ready to be formatted many times. */
export type Message = Part[]

/** Reads a message. Throws a SyntaxError naming the position when it is not well formed. */
export function parseMessage(source: string): Message {
  let at = 0
  const fail = (expected: string): never => {
    throw new SyntaxError(`${expected} expected at ${at} in "${source}"`)
  }
  const space = () => {
    while (/\s/.test(source[at] ?? '')) at++
  }
  const word = () => {
    space()
    const from = at
    while (at < source.length && !/[\s,{}]/.test(source[at] as string)) at++
    if (from === at) fail('name')
    const found = source.slice(from, at)
    space()
    return found
  }
  const eat = (sign: string) => {
    if (source[at] !== sign) fail(sign)
    at++
  }

  function parts(nested: boolean, inPlural: boolean): Part[] {
    const found: Part[] = []
    let text = ''
    const flush = () => {
      if (text) found.push({ kind: 'text', text })
      text = ''
    }
    while (at < source.length) {
      const sign = source[at] as string
      if (sign === "'") {
        const next = source[at + 1] ?? ''
        if (next === "'") {
          text += "'"
          at += 2
        } else if ('{}<>'.includes(next || ' ') || (inPlural && next === '#')) {
          at++
          while (at < source.length) {
            if (source[at] !== "'") text += source[at++]
            else if (source[at + 1] === "'") {
              text += "'"
              at += 2
            } else break
          }
          at++
        } else {
          text += sign
          at++
        }
      } else if (sign === '{') {
        flush()
        at++
        found.push(argument())
      } else if (sign === '}') {
        if (!nested) fail('end')
        break
      } else if (sign === '#' && inPlural) {
        flush()
        at++
        found.push({ kind: 'pound' })
      } else {
        text += sign
        at++
      }
    }
    flush()
    return found
  }

  function argument(): Part {
    const name = word()
    if (source[at] === '}') {
      at++
      return { kind: 'argument', name }
    }
    eat(',')
    const type = word()
    if (type === 'number' || type === 'date' || type === 'time') {
      let style: string | undefined
      if (source[at] === ',') {
        at++
        const end = source.indexOf('}', at)
        if (end < 0) fail('}')
        style = source.slice(at, end).trim()
        at = end
      }
      eat('}')
      return { kind: 'argument', name, format: type, ...(style ? { style } : {}) }
    }
    const by =
      type === 'plural'
        ? 'plural'
        : type === 'selectordinal'
          ? 'ordinal'
          : type === 'select'
            ? 'select'
            : fail('format')
    eat(',')
    let offset = 0
    const options = new Map<string, Part[]>()
    space()
    if (source.startsWith('offset:', at)) {
      at += 'offset:'.length
      offset = Number(word())
    }
    while (source[at] !== '}') {
      if (at >= source.length) fail('}')
      const selector = word()
      eat('{')
      options.set(selector, parts(true, by !== 'select'))
      eat('}')
      space()
    }
    at++
    if (!options.has('other')) fail('"other"')
    return { kind: 'choice', name, by, offset, options }
  }

  return parts(false, false)
}

const numberFormats = new Map<string, Intl.NumberFormat>()
const pluralRules = new Map<string, Intl.PluralRules>()

function number(locale: string, value: number, style?: string): string {
  // Small counts look the same in both languages; the first formatter of a page holds an old phone up.
  if (style === undefined && Number.isInteger(value) && value >= 0 && value < 1000) return String(value)
  const name = `${locale} ${style ?? ''}`
  let format = numberFormats.get(name)
  if (!format) {
    format = new Intl.NumberFormat(
      locale,
      style === 'percent' || style === '::percent'
        ? { style: 'percent' }
        : style === 'integer'
          ? { maximumFractionDigits: 0 }
          : {},
    )
    numberFormats.set(name, format)
  }
  return format.format(value)
}

function plural(locale: string, value: number, type: 'cardinal' | 'ordinal'): string {
  const name = `${locale} ${type}`
  let rules = pluralRules.get(name)
  if (!rules) {
    rules = new Intl.PluralRules(locale, { type })
    pluralRules.set(name, rules)
  }
  return rules.select(value)
}

const lengths: Record<string, 'short' | 'medium' | 'long' | 'full'> = {
  short: 'short',
  medium: 'medium',
  long: 'long',
  full: 'full',
}

/** The text of a message in a language. A value that was not given shows as its name in braces, so that it is seen in review. */
export function formatMessage(message: Message, locale: string, values: MessageValues = {}, pound?: number): string {
  let out = ''
  for (const part of message) {
    if (part.kind === 'text') out += part.text
    else if (part.kind === 'pound') out += pound === undefined ? '#' : number(locale, pound)
    else {
      const value = values[part.name]
      if (part.kind === 'argument') {
        if (value === undefined) out += `{${part.name}}`
        else if (part.format === 'number') out += number(locale, Number(value), part.style)
        else if (part.format === undefined) out += String(value)
        else {
          const length = lengths[part.style ?? 'medium'] ?? 'medium'
          out += new Intl.DateTimeFormat(
            locale,
            part.format === 'date' ? { dateStyle: length } : { timeStyle: length },
          ).format(value instanceof Date ? value : new Date(value))
        }
      } else {
        const option =
          part.by === 'select'
            ? part.options.get(String(value))
            : (part.options.get(`=${Number(value)}`) ??
              part.options.get(
                plural(locale, Number(value) - part.offset, part.by === 'plural' ? 'cardinal' : 'ordinal'),
              ))
        const inner = option ?? part.options.get('other') ?? []
        out += formatMessage(inner, locale, values, part.by === 'select' ? pound : Number(value) - part.offset)
      }
    }
  }
  return out
}
