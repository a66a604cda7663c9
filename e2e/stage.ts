import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { openVisitor, type Visitor, type VisitorWish } from './visitor.ts'
import './global-setup.ts'

const pictures = fileURLToPath(new URL('../test-results/', import.meta.url))

/** Photographs what these people see into test-results/. */
export async function photograph(name: string, ...visitors: Visitor[]): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  const file = name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)
  for (const [n, { page }] of visitors.entries())
    await page.screenshot({ path: `${pictures}${file}-${n}.png`, fullPage: true }).catch(() => {})
}

/** Where the people of a test file meet. */
export interface Stage {
  url: string
  /** Somebody comes with a browser of their own, and stays until the end of the test or, with `stay`, of the file. */
  enter(wish?: VisitorWish, options?: { stay?: boolean }): Promise<Visitor>
}

/**
 * Opens the stage of a test file. After each test every page must have been without a fault: no error on its console, no
 * exception, nothing its content policy refused, nothing asked of another server. Pages of a failed test are photographed
 * into test-results/.
 */
export function openStage(): Stage {
  let browser: Browser
  const present = new Set<{ visitor: Visitor; stay: boolean }>()
  beforeAll(async () => {
    browser = await chromium.connect(inject('browser'))
  })
  afterEach(async ({ task }) => {
    const faults = [...present].flatMap(({ visitor }) => visitor.faults())
    if (task.result?.state === 'fail' || faults.length > 0)
      await photograph(task.name, ...[...present].map(({ visitor }) => visitor))
    for (const one of present) {
      if (one.stay) continue
      present.delete(one)
      await one.visitor.close()
    }
    expect(faults, 'faults in the pages').toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
  })

  return {
    get url() {
      return inject('installation')
    },
    async enter(wish = {}, { stay = false } = {}) {
      const visitor = await openVisitor({ browser, url: inject('installation'), wish })
      present.add({ visitor, stay })
      return visitor
    },
  }
}
