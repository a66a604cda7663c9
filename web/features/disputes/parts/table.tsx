import { createContext, lazy, type ReactNode, Suspense, useContext, useState } from 'react'
import type { DisputeAct, DisputeView } from '../../../../contract/disputes.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { type Act, useAct } from './dispute.ts'

/** One mediation and whoever looks at it: what every card of its page reads. */
interface Table {
  view: DisputeView
  secret: string | undefined
  /** Staff reads dense cards and the desk's words; parties large ones. */
  staff: boolean
}

const TableContext = createContext<Table | null>(null)

/** Lays a mediation on the table for the cards below. */
export function AtTable(props: Table & { children: ReactNode }) {
  const { view, secret, staff } = props
  return <TableContext value={{ view, secret, staff }}>{props.children}</TableContext>
}

/** The mediation on the table, and what its reader may do. */
export function useTable() {
  const table = useContext(TableContext)
  if (!table) throw new Error('No mediation lies on the table here')
  const { t } = useWords()
  const { view } = table
  const may = (...acts: DisputeAct[]) => acts.some((act) => view.may.includes(act))
  const me = view.parties.find(({ you }) => you)
  /** Who a party is, in words: oneself, or the name as far as this reader may see it. */
  const partyName = (id: string | null | undefined): string => {
    if (id === 'mediator') return t('dispute-pages.who.mediator')
    const party = view.parties.find((each) => each.id === id)
    if (!party) return t('dispute-pages.who.somebody')
    return party.you ? t('dispute-pages.who.you') : t('dispute-pages.who.party', { n: party.n, name: party.name })
  }
  return { ...table, may, me, partyName }
}

/** Does something at the table and says that it is done; `problem` says why it was not. */
export function useDo() {
  const { view, secret } = useTable()
  const act = useAct(view, secret)
  const [problem, setProblem] = useState<Problem | null>(null)
  const run = async (what: Act, done?: string): Promise<boolean> => {
    setProblem(null)
    try {
      await act.mutateAsync(what)
      if (done) toast(done)
      return true
    } catch (error) {
      setProblem(asProblem(error))
      return false
    }
  }
  /** The same inside a dialog, which shows the problem itself. */
  const must = async (what: Act, done?: string) => {
    await act.mutateAsync(what)
    if (done) toast(done)
  }
  return { run, must, busy: act.isPending, problem, setProblem }
}

const Dialog = lazy(() => import('../../../ui/ConfirmDialog.tsx').then((m) => ({ default: m.ConfirmDialog })))

/** Asks before something that can't be taken back. Comes only when somebody is asked: parties' pages stay small. */
export function Sure(props: {
  title: string
  text?: ReactNode
  confirm: string
  danger?: boolean
  reason?: { label: string; help?: string; required?: boolean; max?: number }
  onClose: () => void
  onConfirm: (reason: string) => Promise<unknown>
  children?: ReactNode
}) {
  return (
    <Suspense fallback={null}>
      <Dialog
        opened
        {...{ title: props.title, text: props.text, confirmLabel: props.confirm, danger: props.danger }}
        {...{ reason: props.reason, onClose: props.onClose, onConfirm: props.onConfirm }}
      >
        {props.children}
      </Dialog>
    </Suspense>
  )
}
