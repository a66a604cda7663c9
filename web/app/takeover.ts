/** What somebody may have been at on the first screen. */
const handles = 'input, textarea, select, button, a[href]'

/** One and the same thing on the first screen and on the living page: its kind, and what it is called. */
const nameOf = (one: Element): string =>
  `${one.tagName} ${one.getAttribute('type') ?? ''} ${one instanceof HTMLAnchorElement ? one.getAttribute('href') : ''} ${labelOf(one)}`

const labelOf = (one: Element): string =>
  one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement
    ? (one.labels?.[0]?.textContent ?? '')
    : (one.textContent ?? '')

/**
 * The first screen came as HTML (tools/prerender.mjs). As soon as the living page stands behind it, it goes: within one frame,
 * with what was typed, where the cursor stood and what was pressed. Nobody is interrupted in the middle of a syllable.
 */
export function takeOver(root: HTMLElement): void {
  const screen = document.getElementById('screen')
  if (!screen) return
  const isThere = () =>
    [...root.querySelectorAll('main h1')].some((heading) => heading.closest('[aria-busy="true"]') === null)
  const tryIt = () => {
    if (!screen.isConnected || !isThere() || screen.dataset.composing !== undefined) return
    watch.disconnect()
    change(screen, root)
  }
  // In a task of its own: the page has just been drawn, and a phone may want to answer its owner first.
  const watch = new MutationObserver(() => setTimeout(tryIt))
  watch.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-busy'] })
  screen.addEventListener('compositionend', () => setTimeout(tryIt))
  tryIt()
}

function change(screen: HTMLElement, root: HTMLElement): void {
  const left = new Map<string, Element[]>()
  for (const one of root.querySelectorAll(handles)) left.set(nameOf(one), [...(left.get(nameOf(one)) ?? []), one])
  const pairs = [...screen.querySelectorAll(handles)].map((old) => [old, left.get(nameOf(old))?.shift()] as const)
  const { activeElement: active } = document
  const pressed = screen.querySelector('form[data-pressed]')
  const selection = active instanceof HTMLTextAreaElement ? [active.selectionStart, active.selectionEnd] : undefined
  screen.remove()
  for (const [old, now] of pairs) {
    if (!now) continue
    if (isText(old) && isText(now) && old.value !== '' && now.value === '') write(now, old.value)
    if (old !== active || !(now instanceof HTMLElement)) continue
    now.focus({ preventScroll: true })
    if (selection && now instanceof HTMLTextAreaElement) now.setSelectionRange(selection[0] ?? 0, selection[1] ?? 0)
  }
  const form = pairs.find(([old]) => pressed?.contains(old))?.[1]?.closest('form')
  form?.requestSubmit()
  for (const [old, now] of pairs)
    if (old instanceof HTMLButtonElement && old.dataset.pressed && now instanceof HTMLElement) now.click()
}

const isText = (one: Element): one is HTMLInputElement | HTMLTextAreaElement =>
  one instanceof HTMLTextAreaElement || (one instanceof HTMLInputElement && one.type !== 'checkbox')

/** As if it had been typed: a controlled field hears of its words only by the event, and only where they came by the prototype. */
function write(field: HTMLInputElement | HTMLTextAreaElement, words: string): void {
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, words)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
