import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitStatements } from './statements.ts'

describe('an SQL script', () => {
  test.each([
    ['plain statements', 'select 1; select 2;', ['select 1', 'select 2']],
    ['a last one without semicolon', 'select 1;\nselect 2\n', ['select 1', 'select 2']],
    ['nothing', ' ;; -- only words\n /* and more; */ ;', []],
    ['a comment before a statement', '-- why; because\nselect 1;', ['-- why; because\nselect 1']],
    ['strings', "select 'a;''b;'; select 2", ["select 'a;''b;'", 'select 2']],
    ['strings with backslashes that mean nothing', "select 'a\\'; select 2", ["select 'a\\'", 'select 2']],
    ['escape strings', "select e'a\\';b''\\';'; select 2", ["select e'a\\';b''\\';'", 'select 2']],
    ['a name that ends in e before a string', "select type'a\\'; select 2", ["select type'a\\'", 'select 2']],
    ['quoted names', 'select "a;""b"; select 2', ['select "a;""b"', 'select 2']],
    ['dollar quotes', 'do $$ begin; end; $$; select 2', ['do $$ begin; end; $$', 'select 2']],
    ['tagged dollar quotes', "do $f$ ; $$ ' $f$; select 2", ["do $f$ ; $$ ' $f$", 'select 2']],
    ['parameters, which are no quotes', 'select $1; select $2', ['select $1', 'select $2']],
    ['names with dollars', 'select a$b$; select b$b$ 1', ['select a$b$', 'select b$b$ 1']],
    ['nested comments', 'select /* a /* ; */ ; */ 1; select 2', ['select /* a /* ; */ ; */ 1', 'select 2']],
    ['words in other scripts', "select '街道；'; select 街道$x$;", ["select '街道；'", 'select 街道$x$']],
  ])('with %s falls into its statements', (_what, script, statements) => {
    expect(splitStatements(script)).toEqual(statements)
  })

  test.each([
    ["select 1;\nselect 'a", 'string in line 2'],
    ['select "a', 'quoted name in line 1'],
    ['\n\n/* a', 'comment in line 3'],
    ['do $x$ a $y$', 'dollar quote in line 1'],
  ])('that does not end what it began is refused: %j', (script, words) => {
    expect(() => splitStatements(script)).toThrow(words)
  })

  test('falls apart exactly where its statements were put together, whatever they hold', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'é', ';', "'", '"', '$', '\\', '-', '/', '*', '\n', ' ', '街'),
    })
    const piece = fc.oneof(
      text.map((inside) => `'${inside.replaceAll("'", "''")}'`),
      text.map((inside) => `e'${inside.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`),
      text.map((inside) => `"${inside.replaceAll('"', '""')}"`),
      text.map((inside) => `$tag$${inside}$tag$`),
      text.map((inside) => `--${inside.replaceAll('\n', ' ')}\n`),
      text.map((inside) => `/*${inside.replaceAll(/[*/]/g, '')}*/`),
      fc.constantFrom('select', '$1', 'a$b$c', '+', '1.5', '::text', '(x)'),
    )
    const statement = fc.array(piece).map((pieces) => ['select', ...pieces].join(' ').trim())
    fc.assert(
      fc.property(fc.array(statement), (statements) => {
        expect(splitStatements(statements.join('\n;'))).toEqual(statements)
      }),
      { numRuns: 500 },
    )
  })
})
