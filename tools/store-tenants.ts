import ts from 'typescript'

/** A statement in a store that touches tables of tenants without saying for each of which tenant. */
export interface Untold {
  line: number
  /** Tables of tenants it touches, each as often as it does. */
  tables: string[]
  /** How often it says of which tenant. */
  told: number
  text: string
}

/**
 * Parts of statements that bring the tenant along with what they narrow, as they are called in `${…}`. Whoever makes another one
 * names it here and sees to it that it does.
 */
const carriers = ['conditionsOf', 'within', 'lasting', 'where', 'open', 'fits']

const starts = /^\s*\(?\s*(with|select|insert into|update|delete from)\b/i
const mentions = /\b(?:from|join|update|into)\s+(?:only\s+)?"?(\w+)"?/gi

/**
 * Reads a store's source: its statements, and those of them that don't say for every table of tenants of which tenant. A cluster sends a
 * statement to the one node that has the tenant only when the statement itself says `tenant_id = …`: what row-level security adds
 * (`current_setting`) is no constant to it, and the statement would go to every node.
 */
export function untoldIn(source: string, tables: ReadonlySet<string>): { statements: number; untold: Untold[] } {
  const file = ts.createSourceFile('x.store.ts', source, ts.ScriptTarget.Latest, true)
  const untold: Untold[] = []
  let statements = 0
  const judge = (node: ts.Node, found: string[], told: number, text: string) => {
    if (found.length === 0) return
    statements++
    if (told >= found.length) return
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1
    untold.push({ line, tables: found, told, text: text.replace(/\s+/g, ' ').slice(0, 200) })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const text = node.getText().slice(1, -1)
      if (starts.test(text)) {
        const found = [...text.matchAll(mentions)].map(([, name]) => name as string).filter((name) => tables.has(name))
        const carried = carriers.filter((name) => new RegExp(`\\$\\{[^}]*\\b${name}\\b`).test(text)).length
        judge(node, found, (text.match(/\btenant_id\b/g)?.length ?? 0) + carried, text)
        // What stands inside is part of it.
        return
      }
    }
    if (ts.isCallExpression(node) && isBuilder(node) && !isBuilder(node.parent?.parent)) {
      const text = node.getText()
      const named = [...text.matchAll(/\.(?:selectFrom|updateTable|deleteFrom|innerJoin|leftJoin)\(\s*'(\w+)/g)]
      const found = named.map(([, name]) => name as string).filter((name) => tables.has(name))
      judge(node, found, text.match(/\btenant_id\b/g)?.length ?? 0, text)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { statements, untold }
}

/** True for a call in a chain that began with a table: `tx.db.selectFrom('x').where(…)`. */
function isBuilder(node: ts.Node | undefined): boolean {
  let at = node
  while (at && ts.isCallExpression(at) && ts.isPropertyAccessExpression(at.expression)) {
    if (/^(selectFrom|updateTable|deleteFrom)$/.test(at.expression.name.text)) return true
    at = at.expression.expression
  }
  return false
}
