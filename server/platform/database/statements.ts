/**
 * Splits an SQL script into its statements, so that each goes to the server by itself. Knows strings ('…' and E'…'),
 * quoted names ("…"), dollar quotes ($$…$$ and $tag$…$tag$), line comments and nested block comments. Comments stay with
 * the statement they precede; empty statements are left out. Not for SQL-standard function bodies (BEGIN ATOMIC … END):
 * write those in dollar quotes.
 * Throws SyntaxError, with the line, when a quote or comment does not end.
 */
export function splitStatements(script: string): string[] {
  const statements: string[] = []
  let start = 0
  let hasWords = false
  let at = 0
  const cut = () => {
    if (hasWords) statements.push(script.slice(start, at).trim())
    start = at + 1
    hasWords = false
  }
  while (at < script.length) {
    if (script[at] === ';') {
      cut()
      at++
      continue
    }
    const comment = endOfComment(script, at)
    if (comment !== undefined) {
      at = comment
      continue
    }
    if (!/\s/.test(script[at] as string)) hasWords = true
    at = endOfQuoted(script, at) ?? endOfWord(script, at) ?? at + 1
  }
  cut()
  return statements
}

/** Where the comment that begins at `at` ends, or undefined when none begins there. */
function endOfComment(script: string, at: number): number | undefined {
  if (script.startsWith('--', at)) {
    const end = script.indexOf('\n', at)
    return end === -1 ? script.length : end + 1
  }
  if (!script.startsWith('/*', at)) return undefined
  let depth = 0
  for (let i = at; i < script.length; i++) {
    if (script.startsWith('/*', i)) {
      depth++
      i++
    } else if (script.startsWith('*/', i)) {
      depth--
      i++
      if (depth === 0) return i + 1
    }
  }
  throw unended(script, at, 'comment')
}

/** Where the quoted text that begins at `at` ends, or undefined when none begins there. */
function endOfQuoted(script: string, at: number): number | undefined {
  const first = script[at]
  if (first === "'" || first === '"') return endOfQuote(script, at, first, false)
  if ((first === 'e' || first === 'E') && script[at + 1] === "'") return endOfQuote(script, at + 1, "'", true)
  if (first !== '$') return undefined
  const tag = /^\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/.exec(script.slice(at, at + 70))?.[0]
  if (tag === undefined) return undefined
  const end = script.indexOf(tag, at + tag.length)
  if (end === -1) throw unended(script, at, 'dollar quote')
  return end + tag.length
}

function endOfQuote(script: string, at: number, quote: string, escapes: boolean): number {
  for (let i = at + 1; i < script.length; i++) {
    if (escapes && script[i] === '\\') i++
    else if (script[i] === quote && script[i + 1] === quote) i++
    else if (script[i] === quote) return i + 1
  }
  throw unended(script, at, quote === '"' ? 'quoted name' : 'string')
}

/** Where the word at `at` ends: a $ inside a word (`a$b$c`) is part of it and no quote, an e at its end no escape prefix. */
function endOfWord(script: string, at: number): number | undefined {
  const word = /[\w\u0080-\uffff][\w$\u0080-\uffff]*/y
  word.lastIndex = at
  return word.test(script) ? word.lastIndex : undefined
}

function unended(script: string, at: number, what: string): SyntaxError {
  return new SyntaxError(`The ${what} in line ${script.slice(0, at).split('\n').length} does not end`)
}
