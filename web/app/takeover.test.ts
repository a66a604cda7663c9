import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { takeOver } from './takeover.ts'

/** As much of a page as taking over looks at: there is no browser here; the journeys of residents go through a real one. */
class Part extends EventTarget {
  tagName = 'DIV'
  dataset: Record<string, string | undefined> = {}
  children: Part[] = []
  parent: Part | undefined
  textContent = ''
  attributes: Record<string, string> = {}
  clicks = 0
  submits = 0
  get isConnected() {
    return !removed.includes(this)
  }
  getAttribute = (name: string) => this.attributes[name] ?? null
  all = (): Part[] => this.children.flatMap((child) => [child, ...child.all()])
  add(...parts: Part[]): this {
    for (const part of parts) part.parent = this
    this.children.push(...parts)
    return this
  }
  querySelectorAll(wanted: string): Part[] {
    if (wanted === 'main h1') return this.all().filter((part) => part.tagName === 'H1')
    return this.all().filter((part) => ['INPUT', 'TEXTAREA', 'BUTTON', 'A'].includes(part.tagName))
  }
  querySelector = (wanted: string): Part | null =>
    wanted === 'form[data-pressed]'
      ? (this.all().find((part) => part.tagName === 'FORM' && part.dataset.pressed !== undefined) ?? null)
      : null
  contains = (part: Part): boolean => this.all().includes(part)
  closest(wanted: string): Part | null {
    const fits = wanted === 'form' ? this.tagName === 'FORM' : this.attributes['aria-busy'] === 'true'
    return fits ? this : (this.parent?.closest(wanted) ?? null)
  }
  remove() {
    removed.push(this)
  }
  focus() {
    screenful.activeElement = this
  }
  click() {
    this.clicks += 1
  }
  requestSubmit() {
    this.submits += 1
  }
}
class Field extends Part {
  type = 'text'
  selectionStart = 0
  selectionEnd = 0
  words = ''
  labels: Part[] = []
  declare value: string
  setSelectionRange(from: number, to: number) {
    this.selectionStart = from
    this.selectionEnd = to
  }
}
class TextArea extends Field {
  override tagName = 'TEXTAREA'
}
class Input extends Field {
  override tagName = 'INPUT'
}
// A browser has it on each kind of field by itself.
for (const { prototype } of [TextArea, Input])
  Object.defineProperty(prototype, 'value', {
    get(this: Field) {
      return this.words
    },
    set(this: Field, words: string) {
      this.words = words
    },
  })
class Button extends Part {
  override tagName = 'BUTTON'
}
class Anchor extends Part {
  override tagName = 'A'
}

let screenful: { getElementById(id: string): Part | null; activeElement: Part | null }
let removed: Part[]
let changed: () => void
let first: Part
let living: Part

const part = (tagName: string, words = '') => Object.assign(new Part(), { tagName, textContent: words })
const area = (label: string, words = '') => Object.assign(new TextArea(), { labels: [part('LABEL', label)], words })
const button = (words: string) => Object.assign(new Button(), { textContent: words })

beforeEach(() => {
  removed = []
  first = new Part()
  living = new Part()
  screenful = { getElementById: (id) => (id === 'screen' ? first : null), activeElement: null }
  vi.stubGlobal('document', screenful)
  vi.stubGlobal('HTMLElement', Part)
  vi.stubGlobal('HTMLInputElement', Input)
  vi.stubGlobal('HTMLTextAreaElement', TextArea)
  vi.stubGlobal('HTMLButtonElement', Button)
  vi.stubGlobal('HTMLAnchorElement', Anchor)
  vi.stubGlobal(
    'MutationObserver',
    class {
      constructor(work: () => void) {
        changed = work
      }
      observe() {}
      disconnect() {
        changed = () => {}
      }
    },
  )
})
afterEach(() => vi.unstubAllGlobals())

const nextTask = () => new Promise((resolve) => setTimeout(resolve, 5))
const take = () => takeOver(living as unknown as HTMLElement)

test('the first screen stays until the living page has its heading, and one that is still loading does not count', async () => {
  take()
  expect(removed).toEqual([])
  const waiting = part('SECTION').add(part('H1', 'Loading'))
  waiting.attributes['aria-busy'] = 'true'
  living.add(waiting)
  changed()
  await nextTask()
  expect(removed).toEqual([])
  delete waiting.attributes['aria-busy']
  changed()
  changed()
  await nextTask()
  expect(removed).toEqual([first])
})

test('words typed, and where the cursor stood in them, go over; the page hears of them as if they had been typed', () => {
  const typed = area('What is it?', 'The lamp is da')
  typed.setSelectionRange(4, 8)
  const now = area('What is it?')
  const heard = vi.fn()
  now.addEventListener('input', heard)
  first.add(typed)
  screenful.activeElement = typed
  living.add(part('H1', 'Report'), now)
  take()
  expect([now.value, now.selectionStart, now.selectionEnd]).toEqual(['The lamp is da', 4, 8])
  expect(heard).toHaveBeenCalledOnce()
  expect(screenful.activeElement).toBe(now)
})

test('a draft that the living page has already is not written over', () => {
  first.add(area('What is it?', 'Half a word'))
  const now = area('What is it?', 'The draft of yesterday')
  living.add(part('H1', 'Report'), now)
  take()
  expect(now.value).toBe('The draft of yesterday')
})

test('what was pressed is pressed, once; the others are left alone, also one of the same name', async () => {
  const pressed = button('Go on')
  pressed.dataset.pressed = 'yes'
  first.add(button('Go on'), pressed, button('Back'))
  const [one, other, back] = [button('Go on'), button('Go on'), button('Back')]
  living.add(part('H1', 'Home'), one, other, back)
  take()
  changed()
  await nextTask()
  expect([one.clicks, other.clicks, back.clicks]).toEqual([0, 1, 0])
})

test('a form that was sent on the first screen is sent on the living page with its words', () => {
  const old = part('FORM').add(area('What is it?', 'A hole'))
  old.dataset.pressed = 'yes'
  first.add(old)
  const form = part('FORM').add(area('What is it?'))
  living.add(part('H1', 'Report'), form)
  take()
  expect(form.submits).toBe(1)
  expect((form.children[0] as Field).value).toBe('A hole')
})

test('nobody is interrupted in the middle of a syllable: it goes when the syllable has ended', async () => {
  first.dataset.composing = ''
  living.add(part('H1', 'Report'))
  take()
  expect(removed).toEqual([])
  delete first.dataset.composing
  first.dispatchEvent(new Event('compositionend'))
  await vi.waitFor(() => expect(removed).toEqual([first]))
})

test('what the living page does not have is let go of, and a page without a first screen is left alone', () => {
  first.add(area('An old question', 'words'))
  living.add(part('H1', 'Home'))
  take()
  expect(removed).toEqual([first])
  screenful.getElementById = () => null
  expect(take).not.toThrow()
})
