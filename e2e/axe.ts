import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe-core finds wrong in the page as it stands, a line each: the rule, what it means, the element. All rules it has,
 * best practices too; `colours` asks only for what differs between light and dark.
 */
export async function violations(page: Page, only: 'all' | 'colours' = 'all'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(only === 'colours' ? { runOnly: { type: 'rule', values: ['color-contrast'] } } : {}),
  }
  const found = await page.evaluate(
    (wanted) =>
      (globalThis as unknown as { axe: { run(context: Document, options: RunOptions): Promise<AxeResults> } }).axe.run(
        document,
        wanted,
      ),
    options,
  )
  return found.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) =>
        `${violation.id} (${violation.impact}): ${node.target.join(' ')} — ${node.failureSummary?.replace(/\s*\n\s*/g, ' ')} — ${node.html.slice(0, 160)}`,
    ),
  )
}
