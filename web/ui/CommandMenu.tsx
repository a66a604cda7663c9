import { Modal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useWords } from '../words/words.tsx'
import classes from './CommandMenu.module.css'

/** Something that can be done now. With `whyNot` it is listed but not offered, and says why. */
export interface Command {
  id: string
  label: string
  group?: string
  hint?: string
  keys?: string
  whyNot?: string
  run: () => void
}

/** Everything that can be done here, found by typing. Arrow keys and Enter; opened by the caller (Ctrl K, or a button). */
export function CommandMenu(props: {
  opened: boolean
  onClose: () => void
  commands: readonly Command[]
  placeholder?: string
}) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const { opened } = props
  useEffect(() => {
    if (opened) {
      setText('')
      setAt(0)
    }
  }, [opened])

  const found = useMemo(() => {
    const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean)
    return props.commands.filter((command) => {
      const all = `${command.label} ${command.group ?? ''} ${command.hint ?? ''}`.toLocaleLowerCase()
      return words.every((word) => all.includes(word))
    })
  }, [text, props.commands])
  const current = Math.min(at, found.length - 1)

  const choose = (command: Command | undefined) => {
    if (!command || command.whyNot) return
    props.onClose()
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (move) {
      event.preventDefault()
      const next = (current + move + found.length) % Math.max(1, found.length)
      setAt(next)
      list.current?.querySelector(`[data-at="${next}"]`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(found[current])
    }
  }
  let group: string | undefined
  return (
    <Modal.Root opened={opened} onClose={props.onClose} size="lg" yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label={t('ui.command.title')}>
        <div className={classes.search}>
          <IconSearch size={20} aria-hidden />
          <input
            data-autofocus
            role="combobox"
            aria-expanded="true"
            aria-controls={id}
            aria-activedescendant={found.length ? `${id}-${current}` : undefined}
            aria-label={props.placeholder ?? t('ui.command.placeholder')}
            placeholder={props.placeholder ?? t('ui.command.placeholder')}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value)
              setAt(0)
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div className={classes.list} id={id} role="listbox" aria-label={t('ui.command.title')} ref={list}>
          {found.map((command, index) => {
            const head = command.group !== group ? command.group : undefined
            group = command.group
            return (
              <div key={command.id} role="presentation">
                {head ? (
                  <div className={classes.group} role="presentation">
                    {head}
                  </div>
                ) : null}
                {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox */}
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox */}
                <div
                  role="option"
                  id={`${id}-${index}`}
                  data-at={index}
                  aria-selected={index === current}
                  aria-disabled={command.whyNot ? true : undefined}
                  className={classes.option}
                  onClick={() => choose(command)}
                  onPointerMove={() => setAt(index)}
                >
                  <span>
                    {command.label}
                    {command.whyNot || command.hint ? <small>{command.whyNot ?? command.hint}</small> : null}
                  </span>
                  {command.keys ? <kbd>{command.keys}</kbd> : null}
                </div>
              </div>
            )
          })}
        </div>
        {found.length === 0 ? <p className={classes.none}>{t('ui.command.none')}</p> : null}
      </Modal.Content>
    </Modal.Root>
  )
}
