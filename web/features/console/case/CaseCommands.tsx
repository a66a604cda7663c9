import { Button, Menu } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import type { CaseView } from '../../../../contract/cases.ts'
import { EntryIcon } from '../../../cases/icons.tsx'
import { useReasons } from '../../../cases/reasons.ts'
import { type Command, CommandMenu } from '../../../ui/CommandMenu.tsx'
import { useHotkeys } from '../../../ui/keyboard.tsx'
import { useWords } from '../../../words/words.tsx'
import type { DeskCommand } from '../commands/build.ts'
import { CommandDialog, useOwn } from '../commands/CommandDialog.tsx'
import { commandKeys, offeredOf } from '../commands/next.ts'
import classes from './case.module.css'

// messages: cases.command.*

/** Commands named alike an entry of the timeline share its picture. */
const pictures: Partial<Record<DeskCommand, string>> = {
  accept: 'accepted',
  raise: 'raised',
  send_down: 'sent_down',
  assign: 'assigned',
  whistle: 'whistled',
  dispatch: 'dispatched',
  answer: 'answered',
  return: 'returned',
  rule_return: 'return_ruled',
  arrive: 'arrived',
  handle: 'handled',
  check: 'check_passed',
  resume: 'resumed',
  undo: 'merge_undone',
  comment: 'commented',
  rule_extension: 'extension_granted',
  ask_extension: 'extension_asked',
  rule_suspension: 'suspended',
  ask_suspension: 'suspension_asked',
  return_visit: 'return_visited',
}

/**
 * What this post can do with the case now: the likely next step first, the next ones beside it, the rest in a menu. `.`
 * or Ctrl K finds any of them, also those that cannot be given, with the reason.
 */
export function CaseCommands(props: { view: CaseView; onGiven?: () => void; side?: number; size?: string }) {
  const { t } = useWords()
  const reason = useReasons()
  const { view } = props
  const own = useOwn()
  // A thumb has room for two.
  const narrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
  const side = narrow ? 1 : (props.side ?? 2)
  const [open, setOpen] = useState<DeskCommand | null>(null)
  const [menu, setMenu] = useState(false)
  const { now, notNow } = useMemo(() => offeredOf(view, own), [view, own])
  const [first, ...others] = now
  const beside = others.slice(0, side)
  const rest = others.slice(side)

  const keys = useMemo(
    () => [
      ...now.flatMap((type) => {
        const key = commandKeys[type]
        return key ? [{ keys: key, label: t(`cases.command.${type}`), run: () => setOpen(type) }] : []
      }),
      { keys: '.', label: t('console.case.find_command'), run: () => setMenu(true) },
    ],
    [now, t],
  )
  useHotkeys(t('console.case.keys'), keys)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'k') {
        event.preventDefault()
        setMenu(true)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  const found = useMemo<Command[]>(
    () => [
      ...now.map((type) => ({
        id: type,
        group: t('console.case.now'),
        label: t(`cases.command.${type}`),
        hint: t(`cases.command_help.${type}`),
        keys: commandKeys[type],
        run: () => setOpen(type),
      })),
      ...notNow.map(({ command, because }) => ({
        id: command,
        group: t('console.case.not_now'),
        label: t(`cases.command.${command}`),
        whyNot: reason(because) || t('console.case.no_reason'),
        run: () => {},
      })),
    ],
    [now, notNow, reason, t],
  )

  return (
    <div className={classes.commands}>
      {first ? (
        <Button size={props.size} leftSection={icon(first)} onClick={() => setOpen(first)}>
          {t(`cases.command.${first}`)}
        </Button>
      ) : null}
      {beside.map((type) => (
        <Button key={type} size={props.size} variant="default" leftSection={icon(type)} onClick={() => setOpen(type)}>
          {t(`cases.command.${type}`)}
        </Button>
      ))}
      {rest.length > 0 ? (
        <Menu position="bottom-end" width={280} shadow="md">
          <Menu.Target>
            <Button size={props.size} variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
              {t('console.case.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map((type) => (
              <Menu.Item key={type} leftSection={icon(type)} onClick={() => setOpen(type)}>
                {t(`cases.command.${type}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item onClick={() => setMenu(true)}>{t('console.case.find_command')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {now.length === 0 ? <span className={classes.quiet}>{t('console.case.nothing_now')}</span> : null}
      <CommandMenu opened={menu} onClose={() => setMenu(false)} commands={found} />
      {open ? <CommandDialog view={view} type={open} onClose={() => setOpen(null)} onGiven={props.onGiven} /> : null}
    </div>
  )
}

function icon(type: DeskCommand) {
  const picture = pictures[type]
  return picture ? (
    <span className={classes.icon}>
      <EntryIcon type={picture} />
    </span>
  ) : undefined
}

/** Why the other commands are not offered, each with its reason. */
export function WhyNot(props: { view: CaseView }) {
  const { t } = useWords()
  const reason = useReasons()
  const { notNow } = useMemo(() => offeredOf(props.view, []), [props.view])
  if (notNow.length === 0) return null
  return (
    <details className={classes.whyNot}>
      <summary>{t('console.case.why_not', { count: notNow.length })}</summary>
      <dl>
        {notNow.map(({ command, because }) => (
          <div key={command}>
            <dt>{t(`cases.command.${command}`)}</dt>
            <dd>{reason(because) || t('console.case.no_reason')}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
