import { Checkbox, Radio, TextInput } from '@mantine/core'
import type { NameFor } from '../../../../contract/team-members.ts'
import classes from '../../../app/form.module.css'
import type { Problem } from '../../../app/problem.ts'
import { useWords } from '../../../words/words.tsx'

// messages: teams.name_for.*

/** What somebody tells a team of themselves; skills as they were typed, with commas between. */
export interface Own {
  name: string
  phone: string
  nameFor: NameFor
  skills: string
  skillsAgreed: boolean
}

/** What goes to the server. */
export const toldOf = ({ skills, ...own }: Own) => ({
  ...own,
  skills: skills
    .split(/[,，、;；\n]/)
    .map((skill) => skill.trim())
    .filter(Boolean),
})

const readers: readonly NameFor[] = ['leader', 'team', 'public']

/** Fields of what somebody tells a team. */
export function OwnFields(props: {
  value: Own
  onChange: (value: Own) => void
  problem: Problem | null
  skillsText: string
}) {
  const { t } = useWords()
  const { value, problem } = props
  const set = (change: Partial<Own>) => props.onChange({ ...value, ...change })
  return (
    <>
      <TextInput
        label={t('teams.own.name')}
        autoComplete="name"
        withAsterisk
        maxLength={100}
        value={value.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={problem?.of('name')}
      />
      <TextInput
        type="tel"
        label={t('teams.own.phone')}
        description={t('teams.own.phone_help')}
        autoComplete="tel"
        withAsterisk
        maxLength={40}
        value={value.phone}
        onChange={(event) => set({ phone: event.currentTarget.value })}
        error={problem?.of('phone')}
      />
      <fieldset className={classes.group}>
        <legend>{t('teams.own.name_for')}</legend>
        {readers.map((reader) => (
          <Radio
            key={reader}
            name="name-for"
            label={t(`teams.name_for.${reader}`)}
            checked={value.nameFor === reader}
            onChange={() => set({ nameFor: reader })}
          />
        ))}
      </fieldset>
      <TextInput
        label={t('teams.own.skills')}
        description={t('teams.own.skills_help')}
        maxLength={500}
        value={value.skills}
        onChange={(event) => set({ skills: event.currentTarget.value })}
      />
      {value.skills.trim() ? (
        <Checkbox
          label={props.skillsText}
          checked={value.skillsAgreed}
          onChange={(event) => set({ skillsAgreed: event.currentTarget.checked })}
          error={problem?.of('skillsAgreed')}
        />
      ) : null}
    </>
  )
}
