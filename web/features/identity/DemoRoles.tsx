import { TextInput } from '@mantine/core'
import { IconBuildingCommunity, IconClipboardList, IconHome2, IconRun, IconTool } from '@tabler/icons-react'
import { useState } from 'react'
import type { DemoRole } from '../../../contract/identity.ts'
import { send } from '../../app/api.ts'
import { asProblem } from '../../app/problem.ts'
import { Card } from '../../ui/Card.tsx'
import { useErrorWords } from '../../ui/ErrorState.tsx'
import { useWords } from '../../words/words.tsx'
import classes from './identity.module.css'

function RoleIcon(props: { role: string | null }) {
  const Icon =
    props.role === null
      ? IconHome2
      : props.role === 'department_officer'
        ? IconTool
        : props.role === 'desk' || props.role === 'supervisor'
          ? IconClipboardList
          : props.role === 'administrator'
            ? IconBuildingCommunity
            : IconRun
  return <Icon size={24} stroke={1.7} aria-hidden />
}

/** One card per role of the demo district: one click, and you are somebody else. */
export function DemoRoles(props: { roles: readonly DemoRole[]; onDone: () => Promise<void> }) {
  const { t, nameOf } = useWords()
  const explain = useErrorWords()
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [find, setFind] = useState('')
  const many = props.roles.length > 12
  const wanted = find.trim().toLocaleLowerCase()
  const roles = props.roles.filter((role) =>
    `${role.label.en} ${role.label.zh} ${role.place.en} ${role.place.zh}`.toLocaleLowerCase().includes(wanted),
  )
  const step = async (key: string) => {
    setBusy(key)
    setProblem(null)
    try {
      await send('/api/v1/demo/step-in', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ key }),
      })
      await props.onDone()
    } catch (error) {
      setProblem(explain(asProblem(error)))
    } finally {
      setBusy(null)
    }
  }
  return (
    <Card title={t('account.signIn.demoTitle')}>
      <p className={classes.lead}>{t('account.signIn.demoText')}</p>
      {many ? (
        <TextInput
          mb="sm"
          aria-label={t('account.signIn.demoFind')}
          placeholder={t('account.signIn.demoFind')}
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
      ) : null}
      <ul className={classes.roles}>
        {roles.map((role) => (
          <li key={role.key}>
            <button
              type="button"
              aria-busy={busy === role.key}
              disabled={busy !== null}
              onClick={() => void step(role.key)}
            >
              <span className={classes.roleIcon}>
                <RoleIcon role={role.role} />
              </span>
              <span>
                <strong>{nameOf(role.label)}</strong>
                <small>{nameOf(role.place)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {roles.length === 0 ? <p className={classes.lead}>{t('account.signIn.demoNone')}</p> : null}
      <div role="alert">{problem ? <p className={classes.problem}>{problem}</p> : null}</div>
    </Card>
  )
}
