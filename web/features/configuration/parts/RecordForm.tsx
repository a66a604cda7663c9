import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ConfigurationTable } from '../../../../contract/case-configuration-routes.ts'
import type { Problem } from '../../../app/problem.ts'
import { SidePanel } from '../../../ui/SidePanel.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../form.module.css'
import { merged, same } from './changes.rules.ts'
import { Past } from './History.tsx'
import { type Records, useMayConfigure, useSaveRecord } from './records.ts'
import { SaveProblem } from './SaveProblem.tsx'

/** What was typed and not saved, by record: a panel closed by mistake costs nobody their words. */
const drafts = new Map<string, { values: unknown; version: number }>()

/** What the inputs of a form get. */
export interface FormProps<Input> {
  values: Input
  set: (change: Partial<Input>) => void
  problem: Problem | null
  disabled: boolean
}

/**
 * The panel of one record: its form, saving with the version that was seen, and its history. When somebody else saved
 * meanwhile the words stay, the difference is shown, and saving again puts them over it.
 */
export function RecordForm<K extends ConfigurationTable, Input extends object>(props: {
  kind: K
  title: string
  /** Undefined: a new one. */
  record: Records[K] | undefined
  /** The form as it opens. */
  initial: Input
  /** What is sent; throw nothing, the server says what is missing. */
  toBody?: (values: Input) => object
  children: (form: FormProps<Input>) => ReactNode
  onClose: () => void
  onSaved: (record: Records[K]) => void
  actions?: ReactNode
}) {
  const { t } = useWords()
  const { kind, record } = props
  const key = `${kind} ${record?.id ?? 'new'}`
  const [base, setBase] = useState(props.initial)
  const [values, setValues] = useState<Input>(() => (drafts.get(key)?.values as Input | undefined) ?? props.initial)
  const [seen, setSeen] = useState(drafts.get(key)?.version ?? record?.version ?? 0)
  const [problem, setProblem] = useState<Problem | null>(null)
  const may = useMayConfigure()
  const save = useSaveRecord(kind)
  const changed = !same(values, base)
  const set = (change: Partial<Input>) => {
    const next = { ...values, ...change }
    setValues(next)
    drafts.set(key, { values: next, version: seen })
  }
  const give = async () => {
    // Somebody saved meanwhile: what was changed here goes over theirs, the rest of theirs stays.
    const wanted = problem?.code === 'configuration.stale' ? merged(base, values, props.initial) : values
    setProblem(null)
    const input = props.toBody ? props.toBody(wanted) : wanted
    try {
      const saved = await save.mutateAsync({
        id: record?.id ?? null,
        body: record ? { ...input, version: seen } : input,
      })
      drafts.delete(key)
      setValues(wanted)
      setBase(wanted)
      setSeen(saved.version)
      toast(t('configuration.saved'))
      props.onSaved(saved)
    } catch (refused) {
      const found = refused as Problem
      setProblem(found)
      if (found.code === 'configuration.stale' && typeof found.facts.now === 'number') setSeen(found.facts.now)
    }
  }
  const stale = problem?.code === 'configuration.stale'
  const takeTheirs = () => {
    drafts.delete(key)
    setValues(props.initial)
    setBase(props.initial)
    setSeen(record?.version ?? 0)
    setProblem(null)
  }
  return (
    <SidePanel
      title={props.title}
      onClose={props.onClose}
      focusKey={key}
      actions={props.actions}
      footer={
        may ? (
          <div className={classes.foot}>
            <span className={classes.help} role="status">
              {changed ? t('configuration.unsaved') : ''}
            </span>
            {changed ? (
              <Button type="button" size="sm" variant="default" onClick={takeTheirs}>
                {t('configuration.reset')}
              </Button>
            ) : null}
            <Button type="submit" size="sm" form="record-form" loading={save.isPending} disabled={!changed && !!record}>
              {stale ? t('configuration.save_over') : record ? t('configuration.save') : t('configuration.create')}
            </Button>
          </div>
        ) : undefined
      }
    >
      <form
        id="record-form"
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void give()
        }}
      >
        <SaveProblem problem={problem} theirs={props.initial} base={base} onTakeTheirs={takeTheirs} />
        {props.children({ values, set, problem, disabled: !may })}
      </form>
      {record ? <Past kind={kind} id={record.id} /> : null}
    </SidePanel>
  )
}
