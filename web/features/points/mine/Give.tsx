import { Button, TextInput } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { MyHousehold, PointsHousehold } from '../../../../contract/points-giving.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { Card, ChoiceCard } from '../../../ui/Card.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { useAvailable } from './GoodsPage.tsx'
import classes from './mine.module.css'
import { useMine } from './parts.tsx'

const ConfirmDialog = lazy(() => import('../../../ui/ConfirmDialog.tsx').then((m) => ({ default: m.ConfirmDialog })))

/** Giving points to somebody of one's household: to whom, how many, and one question before it is done. */
export function Give(props: { mine: MyHousehold; others: PointsHousehold['members']; onGiven: () => void }) {
  const { t } = useWords()
  const { mine, others, onGiven } = props
  const available = useAvailable(useMine().accountId)
  const [memberId, setMember] = useState(others.length === 1 ? others[0]?.id : undefined)
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const give = useWrite((body: { memberId: string; points: number }, context) =>
    answer(api.POST('/api/v1/my/household/gifts', { body, ...context })),
  )
  const points = Number(typed)
  const member = others.find(({ id }) => id === memberId)
  const most = Math.min(mine.left, available ?? mine.left)
  const isGood = points >= 1 && points <= most
  return (
    <Card title={t('points.give.title')}>
      <form
        noValidate
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (member && isGood) setAsking(true)
        }}
      >
        <fieldset className={classes.choices}>
          <legend>{t('points.give.to')}</legend>
          {others.map(({ id, name }) => (
            <ChoiceCard
              key={id}
              name="member"
              value={id}
              checked={id === member?.id}
              onChoose={setMember}
              title={name}
            />
          ))}
          <div role="alert">
            {tried && !member ? <p className={classes.problem}>{t('points.give.no_member')}</p> : null}
          </div>
        </fieldset>
        <TextInput
          size="md"
          inputMode="numeric"
          maxLength={6}
          label={t('points.give.points')}
          description={t('points.give.most', { most, month: mine.mostInMonth })}
          value={typed}
          error={tried && !isGood ? t('points.give.no_points', { most }) : undefined}
          onChange={(event) => setTyped(event.currentTarget.value.replace(/\D/g, ''))}
        />
        <div className={classes.buttons}>
          <Button type="submit" size="md">
            {t('points.give.do')}
          </Button>
        </div>
      </form>
      {asking && member ? (
        <Suspense fallback={null}>
          <ConfirmDialog
            opened
            onClose={() => setAsking(false)}
            title={t('points.give.confirm', { points, who: member.name })}
            text={t('points.give.confirm_text')}
            confirmLabel={t('points.give.do')}
            onConfirm={async () => {
              await give.mutateAsync({ memberId: member.id, points })
              toast(t('points.give.done', { points, who: member.name }))
              setTyped('')
              setTried(false)
              onGiven()
            }}
          />
        </Suspense>
      ) : null}
    </Card>
  )
}
