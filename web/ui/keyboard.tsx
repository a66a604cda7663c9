import { Modal, Radio, Stack } from '@mantine/core'
import { useEffect, useId, useSyncExternalStore } from 'react'
import { useWords } from '../words/words.tsx'
import classes from './keyboard.module.css'

/** A key, or keys pressed after each other (`g q`), and what they do. */
export interface Hotkey {
  keys: string
  label: string
  run: () => void
}

const groups = new Map<string, { title: string; keys: readonly Hotkey[] }>()
const watchers = new Set<() => void>()
let listed: Array<{ title: string; keys: readonly Hotkey[] }> = []
let pressed = ''
let pressedAt = 0
let listening = false

/** How keys of one letter work on this device: alone, together with Alt, or not at all (WCAG 2.1.4). */
export type KeyMode = 'plain' | 'alt' | 'off'

const stored = 'doorstep.keys'
const modes: readonly KeyMode[] = ['plain', 'alt', 'off']
let mode: KeyMode = remembered()

function remembered(): KeyMode {
  try {
    return modes.find((each) => each === localStorage.getItem(stored)) ?? 'plain'
  } catch {
    return 'plain'
  }
}

/** How keys of one letter work: `[mode, setMode]`. Remembered on this device. */
export function useKeyMode(): [KeyMode, (mode: KeyMode) => void] {
  const now = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => mode,
  )
  return [
    now,
    (next) => {
      mode = next
      try {
        localStorage.setItem(stored, next)
      } catch {
        // The choice lasts as long as the page.
      }
      changed()
    },
  ]
}

/** The key somebody means under the mode in force; undefined when it is not for us. Names such as `Enter` always are. */
export function meant(event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'shiftKey'>): string | undefined {
  if (event.key.length > 1) return event.altKey ? undefined : event.key
  if (mode === 'off' || event.altKey !== (mode === 'alt')) return undefined
  if (mode === 'plain') return event.key
  // With Alt some keyboards write another sign: what counts is the key itself.
  const [, letter] = /^(?:Key|Digit)([A-Z0-9])$/.exec(event.code) ?? []
  if (letter) return event.shiftKey ? letter : letter.toLowerCase()
  if (event.code === 'Slash') return event.shiftKey ? '?' : '/'
  return event.code === 'Period' ? '.' : event.key
}

function changed(): void {
  listed = [...groups.values()]
  for (const watcher of watchers) watcher()
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.defaultPrevented) return
  const key = meant(event)
  if (key === undefined) return
  const target = event.target as HTMLElement
  if (target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], [role=combobox], [role=dialog]'))
    return
  const sequence = event.timeStamp - pressedAt < 1200 && pressed ? `${pressed} ${key}` : key
  pressedAt = event.timeStamp
  // The page that came last knows best what a key means.
  const all = [...groups.values()].reverse().flatMap((group) => group.keys)
  const hit = all.find((each) => each.keys === sequence) ?? all.find((each) => each.keys === key)
  if (hit) {
    pressed = ''
    event.preventDefault()
    hit.run()
  } else pressed = all.some((each) => each.keys.startsWith(`${key} `)) ? key : ''
}

/** Keys that work while the component is on the page, never while somebody types. They show up in the keyboard sheet (`?`). */
export function useHotkeys(title: string, keys: readonly Hotkey[]): void {
  const id = useId()
  useEffect(() => {
    if (!listening) {
      document.addEventListener('keydown', onKey)
      listening = true
    }
    groups.set(id, { title, keys })
    changed()
    return () => {
      groups.delete(id)
      changed()
    }
  }, [id, title, keys])
}

/** All keys that work on this page. */
export function KeyboardSheet(props: { opened: boolean; onClose: () => void }) {
  const { t } = useWords()
  const [now] = useKeyMode()
  const all = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => listed,
  )
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('ui.keys.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <KeyModeNote />
      {all.map((group) =>
        group.keys.length ? (
          <section key={group.title} className={classes.group}>
            <h3>{group.title}</h3>
            <dl>
              {group.keys.map((each) => (
                <div key={each.keys}>
                  <dt>
                    {now === 'alt' && /^\S$|^\S \S$/.test(each.keys) ? <kbd>Alt</kbd> : null}
                    {each.keys.split(' ').map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{each.label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ) : null,
      )}
    </Modal>
  )
}

/** Says how the keys work on this device, where that is not the usual way. */
function KeyModeNote() {
  const { t } = useWords()
  const [now] = useKeyMode()
  return now === 'plain' ? null : <p className={classes.note}>{t(`ui.keys.note_${now}`)}</p>
}

/** Chooses how keys of one letter work on this device. */
export function KeyModeChoice() {
  const { t } = useWords()
  const [now, choose] = useKeyMode()
  return (
    <Radio.Group
      label={t('ui.keys.mode')}
      description={t('ui.keys.mode_help')}
      value={now}
      onChange={(value) => choose(value as KeyMode)}
    >
      <Stack gap="xs" mt="sm">
        {modes.map((each) => (
          <Radio key={each} value={each} label={t(`ui.keys.mode_${each}`)} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
