const endings: (() => Promise<void>)[] = []

/**
 * Says what is to be done when the test file is through, the latest first. Unlike `afterAll` it may be called from anywhere,
 * also within `beforeAll`.
 */
export function atEnd(end: () => Promise<void>): void {
  endings.push(end)
}

/** Does all that, once. */
export async function endAll(): Promise<void> {
  for (const end of endings.splice(0).reverse()) await end()
}
