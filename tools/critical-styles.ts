// Takes out of whole style sheets what one piece of HTML needs before they have come.
import postcss, { type Container, type Root } from 'postcss'

/** Rules of `sheets` that can apply to `html`, and of the custom properties only those that are used; states such as :hover, and print, come with the whole sheet. */
export function stylesFor(html: string, sheets: readonly string[]): string {
  const classes = new Set([...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => (names ?? '').split(/\s+/)))
  const tags = new Set([...html.matchAll(/<([a-z][\w-]*)/g)].map(([, tag]) => tag ?? '')).add('html').add('body')
  const styles = postcss.parse(sheets.join('\n'))
  styles.walkComments((comment) => {
    comment.remove()
  })
  styles.walkAtRules((rule) => {
    if (/^(layer|media|supports|container)$/.test(rule.name)) {
      if (rule.name === 'media' && /\bprint\b/.test(rule.params)) rule.remove()
    } else rule.remove()
  })
  styles.walkRules((rule) => {
    const selectors = rule.selectors.filter((one) => applies(one, { classes, tags }))
    if (selectors.length === 0) rule.remove()
    else rule.selectors = selectors
  })
  dropUnusedProperties(styles, html)
  dropEmpty(styles)
  return tight(styles)
}

function applies(selector: string, { classes, tags }: { classes: Set<string>; tags: Set<string> }): boolean {
  // What may or may not be inside brackets decides nothing.
  const plain = selector.replaceAll(/:(?:not|is|has)\((?:[^()]|\([^()]*\))*\)/g, '').replaceAll(/\[[^\]]*\]/g, '')
  if (/:(hover|active|disabled|checked|invalid|autofill|-webkit-autofill|visited)\b/.test(plain)) return false
  const named = [...plain.matchAll(/\.((?:[\w-]|\\.)+)/g)].map(([, name]) => (name ?? '').replaceAll('\\', ''))
  if (named.some((name) => !classes.has(name))) return false
  const elements = [...plain.matchAll(/(?:^|[\s>+~(])([a-z][\w-]*)/g)].map(([, name]) => name ?? '')
  return elements.every((name) => tags.has(name))
}

const usesOf = (text: string) => [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name ?? '')

/** A property is used where the HTML, a rule, or a property that is used itself asks for it. */
function dropUnusedProperties(styles: Root, html: string): void {
  const used = new Set(usesOf(html))
  const defined = new Map<string, string[]>()
  styles.walkDecls((one) => {
    const uses = usesOf(one.value)
    if (one.variable) defined.set(one.prop, [...(defined.get(one.prop) ?? []), ...uses])
    else for (const each of uses) used.add(each)
  })
  for (const name of used) for (const each of defined.get(name) ?? []) used.add(each)
  styles.walkDecls((one) => {
    if (one.variable && !used.has(one.prop)) one.remove()
  })
}

/** Statements such as `@layer a, b;` hold nothing and stay: they say which layer wins. */
function dropEmpty(container: Container): void {
  for (const node of [...(container.nodes ?? [])]) {
    if (node.type !== 'rule' && node.type !== 'atrule') continue
    if (!node.nodes) continue
    dropEmpty(node)
    if (node.nodes.length === 0) node.remove()
  }
}

/** Without the white space between its parts. */
function tight(styles: Root): string {
  styles.walk((node) => {
    node.raws.before = ''
    node.raws.after = ''
    node.raws.semicolon = false
    node.raws.between = node.type === 'decl' ? ':' : ''
    if (node.type === 'decl' && node.variable) node.value = node.value.trim()
  })
  styles.raws.after = ''
  return styles.toString()
}
