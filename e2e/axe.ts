import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe-core finds wrong in the page as it stands, a line each: the rule, what it means, the element. All rules it has,
 * best practices too.
 */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const options: RunOptions = { resultTypes: ['violations'] }
  const found = await page.evaluate(async (wanted) => {
    const { axe } = globalThis as unknown as {
      axe: { run(context: Document, options: RunOptions): Promise<AxeResults> }
    }
    const results = await axe.run(document, wanted)
    // The list of a field hangs at the end of the page, outside its landmarks, and belongs to the field nevertheless.
    const hangs = (selector: unknown) =>
      typeof selector === 'string' && document.querySelector(selector)?.closest('[data-portal]') !== null
    return results.violations.map((violation) => ({
      ...violation,
      nodes: violation.nodes.filter((node) => violation.id !== 'region' || !hangs(node.target[0])),
    }))
  }, options)
  return found.flatMap((violation) =>
    violation.nodes.map(
      (node) =>
        `${violation.id} (${violation.impact}): ${node.target.join(' ')} — ${node.failureSummary?.replace(/\s*\n\s*/g, ' ')} — ${node.html.slice(0, 160)}`,
    ),
  )
}
