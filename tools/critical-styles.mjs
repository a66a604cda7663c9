// Takes out of whole style sheets what one piece of HTML needs before they have come.

/** Rules of `sheets` that can apply to `html`, and of the custom properties only those that are used. */
export function stylesFor(html, sheets) {
  const classes = new Set([...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => names.split(/\s+/)))
  const tags = new Set([...html.matchAll(/<([a-z][\w-]*)/g)].map(([, tag]) => tag)).add('html').add('body')
  const rules = sheets.flatMap((sheet) => keep(parse(sheet.replaceAll(/\/\*[\s\S]*?\*\//g, '')), { classes, tags }))
  return write(withUsedProperties(rules, html))
}

/** A sheet as a tree: `{ head, rules }` holds others, `{ head, declarations }` doesn't, `{ head }` is a statement. */
function parse(text) {
  let at = 0
  function block() {
    const found = []
    while (at < text.length) {
      const sign = nextOf('{};')
      const head = text.slice(at, sign).trim()
      at = sign + 1
      if (text[sign] === '}' || sign >= text.length) return found
      if (text[sign] === ';') {
        if (head) found.push({ head })
      } else if (/^@(media|supports|layer|container)/.test(head)) found.push({ head, rules: block() })
      else {
        const from = at
        let depth = 1
        for (; depth > 0 && at < text.length; at++) depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0
        found.push({ head, declarations: declarationsOf(text.slice(from, at - 1)) })
      }
    }
    return found
  }
  /** The next of these signs outside brackets and quotes. */
  function nextOf(signs) {
    let depth = 0
    for (let n = at; n < text.length; n++) {
      const sign = text[n]
      if (sign === '"' || sign === "'") n = text.indexOf(sign, n + 1)
      else if (sign === '(' || sign === '[') depth++
      else if (sign === ')' || sign === ']') depth--
      else if (depth === 0 && signs.includes(sign)) return n
    }
    return text.length
  }
  return block()
}

/** `name: value` parts; what stands in brackets or quotes is not taken apart. */
function declarationsOf(text) {
  return text
    .split(/;(?=(?:[^'"]*(?:'[^']*'|"[^"]*"))*[^'"]*$)(?![^(]*\))/)
    .map((part) => part.trim())
    .filter(Boolean)
}

function keep(rules, given) {
  return rules.flatMap((rule) => {
    if (rule.rules) {
      if (/^@media[^{]*\bprint\b/.test(rule.head)) return []
      const inner = keep(rule.rules, given)
      return inner.length > 0 ? [{ ...rule, rules: inner }] : []
    }
    if (!rule.declarations) return /^@layer/.test(rule.head) ? [rule] : []
    if (rule.head.startsWith('@')) return []
    const head = splitSelectors(rule.head)
      .filter((one) => applies(one, given))
      .join(',')
    return head ? [{ ...rule, head }] : []
  })
}

/** Commas within `:is(…)` don't part selectors. */
function splitSelectors(head) {
  const parts = ['']
  let depth = 0
  for (const sign of head) {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
    if (sign === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts.map((part) => part.trim())
}

function applies(selector, { classes, tags }) {
  // What may or may not be inside brackets decides nothing; states such as :hover come with the whole sheet.
  const plain = selector.replaceAll(/:(?:not|is|has)\((?:[^()]|\([^()]*\))*\)/g, '').replaceAll(/\[[^\]]*\]/g, '')
  if (/:(hover|active|disabled|checked|invalid|autofill|-webkit-autofill|visited)\b/.test(plain)) return false
  const named = [...plain.matchAll(/\.((?:[\w-]|\\.)+)/g)].map(([, name]) => name.replaceAll('\\', ''))
  if (named.some((name) => !classes.has(name))) return false
  const elements = [...plain.matchAll(/(?:^|[\s>+~(])([a-z][\w-]*)/g)].map(([, name]) => name)
  return elements.every((name) => tags.has(name))
}

const usesOf = (text) => [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name)

function withUsedProperties(rules, html) {
  const used = new Set(usesOf(html))
  const defined = new Map()
  const visit = (list) => {
    for (const rule of list) {
      if (rule.rules) visit(rule.rules)
      for (const one of rule.declarations ?? []) {
        const name = /^(--[\w-]+)\s*:/.exec(one)?.[1]
        if (name) defined.set(name, [...(defined.get(name) ?? []), ...usesOf(one)])
        else for (const each of usesOf(one)) used.add(each)
      }
    }
  }
  visit(rules)
  for (const name of used) for (const each of defined.get(name) ?? []) used.add(each)
  const trim = (list) =>
    list.flatMap((rule) => {
      if (rule.rules) {
        const inner = trim(rule.rules)
        return inner.length > 0 ? [{ ...rule, rules: inner }] : []
      }
      if (!rule.declarations) return [rule]
      const declarations = rule.declarations.filter((one) => {
        const name = /^(--[\w-]+)\s*:/.exec(one)?.[1]
        return name === undefined || used.has(name)
      })
      return declarations.length > 0 ? [{ ...rule, declarations }] : []
    })
  return trim(rules)
}

function write(rules) {
  return rules
    .map(({ head, rules: inner, declarations }) =>
      inner ? `${head}{${write(inner)}}` : declarations ? `${head}{${declarations.join(';')}}` : `${head};`,
    )
    .join('')
}
