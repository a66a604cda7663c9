import { Button, Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Team } from '../../../../contract/teams.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { type Own, OwnFields, toldOf } from './OwnFields.tsx'
import { useTeamsChanged } from './ShiftLine.tsx'

/** Joining by one's own agreement: what is told, to whom, and the words that are agreed to. */
export function JoinForm(props: { team: Team; invitation: string | undefined }) {
  const { t, nameOf } = useWords()
  const { team, invitation } = props
  const changed = useTeamsChanged()
  const profile = useQuery(read('/api/v1/people/me'))
  const [own, setOwn] = useState<Own | null>(null)
  const [agreed, setAgreed] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const start: Own = {
    ...{ name: profile.data?.name ?? '', phone: profile.data?.phone ?? '', nameFor: 'team' },
    ...{ skills: '', skillsAgreed: false },
  }
  const value = own ?? start
  const join = useWrite((given: { own: Own; agreed: boolean }, context) =>
    answer(
      api.POST('/api/v1/teams/{id}/join', {
        params: { path: { id: team.id } },
        body: { ...toldOf(given.own), agreed: given.agreed, ...(invitation ? { invitation } : {}) },
        ...context,
      }),
    ),
  )
  const give = async () => {
    setProblem(null)
    try {
      const { state } = await join.mutateAsync({ own: value, agreed })
      toast(state === 'member' ? t('teams.join.done') : t('teams.join.asked'))
      await changed()
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  const commitment = nameOf(team.commitment)
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      {commitment ? (
        <div>
          <strong>{t('teams.form.commitment')}</strong>
          <p className={classes.words}>{commitment}</p>
        </div>
      ) : null}
      <OwnFields value={value} onChange={setOwn} problem={problem} skillsText={team.consent.skills} />
      <Checkbox
        label={team.consent.membership}
        checked={agreed}
        onChange={(event) => setAgreed(event.currentTarget.checked)}
        error={problem?.of('agreed')}
      />
      <Refusal problem={problem} />
      <div className={classes.foot}>
        <Button type="submit" loading={join.isPending}>
          {invitation ? t('teams.join.accept') : t('teams.join.apply')}
        </Button>
      </div>
    </form>
  )
}
