import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Duty, DutyList } from '../../../../contract/people-duties.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { useAdministers } from '../../../app/PeopleFrame.tsx'
import { asProblem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { Defaults } from '../parts/Defaults.tsx'
import classes from '../people.module.css'
import { Versions } from './Versions.tsx'

interface Owner {
  role?: DutyList['role'] & string
  department?: string
}

const newDuty = (): Duty => ({
  ...{ id: crypto.randomUUID(), text: { en: '', zh: '' }, source: { en: '', zh: '' } },
  ...{ from: new Date().toISOString().slice(0, 10), until: null },
})
const isComplete = ({ text, source }: Duty) =>
  [text.en, text.zh, source.en, source.zh].every((words) => words.trim() !== '')

/** A duty list to read, and for administrators to change: nothing counts until the whole list is saved as a new version. */
export function DutyEditor(props: { list: DutyList; owner: Owner; onSaved: () => void }) {
  const { t, nameOf } = useWords()
  const format = useFormat()
  const explain = useErrorWords()
  const may = useAdministers()
  const { list, owner } = props
  const [duties, setDuties] = useState<readonly Duty[]>(list.duties)
  const [open, setOpen] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const save = useWrite((given: readonly Duty[], context) =>
    answer(
      api.PUT('/api/v1/people/duties', {
        body: { ...owner, version: list.version, duties: [...given] } as never,
        ...context,
      }),
    ),
  )
  const change = (id: string, part: Partial<Duty>) =>
    setDuties(duties.map((each) => (each.id === id ? { ...each, ...part } : each)))
  const move = (from: number, to: number) => {
    const next = [...duties]
    const [moved] = next.splice(from, 1)
    if (moved) next.splice(to, 0, moved)
    setDuties(next)
  }
  const keep = async () => {
    setProblem(null)
    if (!duties.every(isComplete)) return setProblem(t('people.duties.incomplete'))
    try {
      await save.mutateAsync(duties)
      toast(t('people.duties.saved'))
      props.onSaved()
    } catch (refused) {
      setProblem(explain(asProblem(refused)))
    }
  }
  const about = list.changedAt
    ? t('people.duties.version_of', { version: list.version, day: format.day(list.changedAt) })
    : ''
  return (
    <>
      <Card title={t('people.duties.count', { count: duties.length })}>
        {about ? <p className={classes.dim}>{about}</p> : null}
        {duties.length === 0 ? (
          <EmptyState
            title={t('people.duties.none')}
            {...(may ? { text: t('people.duties.none_text') } : {})}
            level={3}
            {...(list.version === 0 ? { action: <Defaults /> } : {})}
          />
        ) : null}
        <ol className={classes.duties}>
          {duties.map((duty, n) => (
            <li key={duty.id}>
              {open === duty.id ? (
                <DutyForm duty={duty} onChange={(part) => change(duty.id, part)} onDone={() => setOpen(null)} />
              ) : (
                <div className={classes.row}>
                  <span className={classes.rowText}>
                    {nameOf(duty.text)}
                    <small>
                      {nameOf(duty.source)} · {duty.from}
                      {duty.until ? ` – ${duty.until}` : ''}
                    </small>
                  </span>
                  {may ? (
                    <span className={classes.actions}>
                      <ActionIcon
                        variant="subtle"
                        aria-label={t('people.duties.edit', { n: n + 1 })}
                        onClick={() => setOpen(duty.id)}
                      >
                        <IconPencil size={18} aria-hidden />
                      </ActionIcon>
                      <ActionIcon
                        variant="subtle"
                        disabled={n === 0}
                        aria-label={t('people.duties.up', { n: n + 1 })}
                        onClick={() => move(n, n - 1)}
                      >
                        <IconArrowUp size={18} aria-hidden />
                      </ActionIcon>
                      <ActionIcon
                        variant="subtle"
                        disabled={n === duties.length - 1}
                        aria-label={t('people.duties.down', { n: n + 1 })}
                        onClick={() => move(n, n + 1)}
                      >
                        <IconArrowDown size={18} aria-hidden />
                      </ActionIcon>
                      <ActionIcon
                        variant="subtle"
                        aria-label={t('people.duties.remove', { n: n + 1 })}
                        onClick={() => setDuties(duties.filter(({ id }) => id !== duty.id))}
                      >
                        <IconTrash size={18} aria-hidden />
                      </ActionIcon>
                    </span>
                  ) : null}
                </div>
              )}
            </li>
          ))}
        </ol>
        {may ? (
          <>
            <div role="alert">{problem ? <p className={classes.problem}>{problem}</p> : null}</div>
            <div className={classes.actions}>
              <Button
                size="sm"
                variant="default"
                leftSection={<IconPlus size={18} aria-hidden />}
                onClick={() => {
                  const duty = newDuty()
                  setDuties([...duties, duty])
                  setOpen(duty.id)
                }}
              >
                {t('people.duties.add')}
              </Button>
              <Button size="sm" loading={save.isPending} disabled={duties === list.duties} onClick={() => void keep()}>
                {t('people.duties.save')}
              </Button>
            </div>
          </>
        ) : null}
      </Card>
      {list.version > 1 ? <Versions owner={owner} /> : null}
    </>
  )
}

function DutyForm(props: { duty: Duty; onChange: (part: Partial<Duty>) => void; onDone: () => void }) {
  const { t } = useWords()
  const { duty, onChange } = props
  return (
    <div className={classes.form}>
      {(['zh', 'en'] as const).map((language) => (
        <Textarea
          key={language}
          size="sm"
          autosize
          label={t(`people.duties.${language}`)}
          lang={language === 'zh' ? 'zh-CN' : 'en'}
          maxLength={400}
          value={duty.text[language]}
          onChange={(event) => onChange({ text: { ...duty.text, [language]: event.currentTarget.value } })}
        />
      ))}
      <div className={classes.pair}>
        {(['zh', 'en'] as const).map((language) => (
          <TextInput
            key={language}
            size="sm"
            label={`${t('people.duties.source')} (${t(`people.duties.${language}`)})`}
            lang={language === 'zh' ? 'zh-CN' : 'en'}
            maxLength={200}
            value={duty.source[language]}
            onChange={(event) => onChange({ source: { ...duty.source, [language]: event.currentTarget.value } })}
          />
        ))}
        <TextInput
          size="sm"
          type="date"
          label={t('people.duties.from')}
          value={duty.from}
          onChange={(event) => onChange({ from: event.currentTarget.value })}
        />
        <TextInput
          size="sm"
          type="date"
          label={t('people.duties.until')}
          value={duty.until ?? ''}
          onChange={(event) => onChange({ until: event.currentTarget.value || null })}
        />
      </div>
      <div className={classes.actions}>
        <Button size="compact-sm" variant="default" onClick={props.onDone}>
          {t('people.duties.done')}
        </Button>
      </div>
    </div>
  )
}
