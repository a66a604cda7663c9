import { IconEye, IconPencil } from '@tabler/icons-react'
import { useWords } from '../../../words/words.tsx'
import classes from './presence.module.css'
import { usePresence } from './presence.ts'

// messages: cases.role.*, cases.command.*

/** Who else of the staff has this case open right now, by their post. */
export function PresenceNote(props: { caseId: string }) {
  const { t, nameOf } = useWords()
  const others = usePresence(props.caseId)
  return (
    <div className={classes.note} role="status">
      {others.map((one) => {
        const post = t('desk.presence.post', {
          role: one.role ? t(`cases.role.${one.role}` as 'cases.role.desk') : '',
          body: nameOf(one.body),
        })
        const isWriting = one.doing === 'writing'
        const Icon = isWriting ? IconPencil : IconEye
        return (
          <span key={one.key} className={classes.one} data-doing={one.doing}>
            <Icon size={16} aria-hidden />
            {isWriting
              ? t('desk.presence.writing', {
                  post,
                  command: one.command ? t(`cases.command.${one.command}` as 'cases.command.accept') : '',
                })
              : t('desk.presence.looking', { post })}
          </span>
        )
      })}
    </div>
  )
}
