import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Addresses that were looked at whole in a page before, so that a dialog over one of them is looked at alone. */
const lookedAt = new WeakMap<Page, Set<string>>()

/**
 * What axe-core finds wrong in the page as it stands, a line each: the rule, what it means, the element. All rules it has,
 * best practices too. Of a dialog over a page that was looked at before, only the dialog: what lies behind it is the same.
 */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const options: RunOptions = { resultTypes: ['violations'] }
  const known = lookedAt.get(page) ?? new Set()
  lookedAt.set(page, known)
  const { pathname } = new URL(page.url())
  const isKnown = known.has(pathname)
  known.add(pathname)
  const found = await page.evaluate(
    async ({ options: wanted, isKnown: dialogOnly }) => {
      const { axe } = globalThis as unknown as {
        axe: { run(context: Element | Document, options: RunOptions): Promise<AxeResults> }
      }
      const over = document.querySelectorAll('[role="dialog"], [role="listbox"], [role="menu"], [role="alertdialog"]')
      const [front, ...others] = [...over].filter((one) => one.checkVisibility())
      const alone = dialogOnly && front?.ariaModal === 'true' && others.every((one) => front.contains(one))
      const results = await axe.run(alone ? front : document, wanted)
      // The list of a field hangs at the end of the page, outside its landmarks, and belongs to the field nevertheless.
      const hangs = (selector: unknown) =>
        typeof selector === 'string' && document.querySelector(selector)?.closest('[data-portal]') !== null
      return results.violations.map((violation) => ({
        ...violation,
        nodes: violation.nodes.filter((node) => violation.id !== 'region' || !hangs(node.target[0])),
      }))
    },
    { options, isKnown },
  )
  return found.flatMap((violation) =>
    violation.nodes.map(
      (node) =>
        `${violation.id} (${violation.impact}): ${node.target.join(' ')} — ${node.failureSummary?.replace(/\s*\n\s*/g, ' ')} — ${node.html.slice(0, 160)}`,
    ),
  )
}
