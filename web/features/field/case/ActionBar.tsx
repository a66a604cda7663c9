import {
  IconArrowBackUp,
  IconArrowBigUpLine,
  IconBan,
  IconCalendarPlus,
  IconCheck,
  IconClipboardCheck,
  IconDoorEnter,
  IconHandStop,
  IconMapPinCheck,
  IconMessage,
  IconTool,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../../words/words.tsx'
import type { FieldCommand } from './actions.rules.ts'
import look from './case.module.css'

// messages: field.do.*

const icons = {
  return_visit: IconDoorEnter,
  answer: IconCheck,
  arrive: IconMapPinCheck,
  accept: IconHandStop,
  handle: IconTool,
  check: IconClipboardCheck,
  raise: IconArrowBigUpLine,
  return: IconArrowBackUp,
  decline: IconBan,
  ask_extension: IconCalendarPlus,
  comment: IconMessage,
} satisfies Record<FieldCommand, unknown>

/** What can be done now, within reach of a thumb: the next step large, the rest beside it. */
export function ActionBar(props: { id: string; actions: { step: FieldCommand | undefined; more: FieldCommand[] } }) {
  const { t } = useWords()
  const { step, more } = props.actions
  if (!step && more.length === 0) return null
  const StepIcon = step ? icons[step] : null
  return (
    <nav className={look.actions} aria-label={t('field.case.actions')}>
      {step && StepIcon ? (
        <Link to="/field/cases/$id" params={{ id: props.id }} search={{ do: step }} className={look.step}>
          <StepIcon size={24} aria-hidden />
          {t(`field.do.${step}`)}
        </Link>
      ) : null}
      {more.length > 0 ? (
        <ul className={look.others}>
          {more.map((type) => {
            const Icon = icons[type]
            return (
              <li key={type}>
                <Link to="/field/cases/$id" params={{ id: props.id }} search={{ do: type }} className={look.other}>
                  <Icon size={22} aria-hidden />
                  <span>{t(`field.do.${type}`)}</span>
                </Link>
              </li>
            )
          })}
        </ul>
      ) : null}
    </nav>
  )
}
