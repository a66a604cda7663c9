import { Modal } from '@mantine/core'
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

function changed(): void {
  listed = [...groups.values()]
  for (const watcher of watchers) watcher()
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  const target = event.target as HTMLElement
  if (target.closest('input, textarea, select, [contenteditable], [role=combobox], [role=dialog]')) return
  const sequence = event.timeStamp - pressedAt < 1200 && pressed ? `${pressed} ${event.key}` : event.key
  pressedAt = event.timeStamp
  // The page that came last knows best what a key means.
  const all = [...groups.values()].reverse().flatMap((group) => group.keys)
  const hit = all.find((each) => each.keys === sequence) ?? all.find((each) => each.keys === event.key)
  if (hit) {
    pressed = ''
    event.preventDefault()
    hit.run()
  } else pressed = all.some((each) => each.keys.startsWith(`${event.key} `)) ? event.key : ''
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
      {all.map((group) =>
        group.keys.length ? (
          <section key={group.title} className={classes.group}>
            <h3>{group.title}</h3>
            <dl>
              {group.keys.map((each) => (
                <div key={each.keys}>
                  <dt>
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
