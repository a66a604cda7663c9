import { IconArrowLeft, IconDeviceDesktop } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CaseView } from '../../../../contract/cases.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { holds, useSession } from '../../../app/session.tsx'
import { CaseLight } from '../../../cases/CaseLight.tsx'
import { CaseStateBadge, PriorityMark } from '../../../cases/CaseStateBadge.tsx'
import { CasePhotos, CaseTimeline } from '../../../cases/CaseTimeline.tsx'
import { isOrderOpen, lightOfClock, OrderCard } from '../../../cases/OrderCard.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { useTitle } from '../../../ui/title.ts'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { fieldEntry } from '../device/entries.ts'
import classes from '../field.module.css'
import { ActionBar } from './ActionBar.tsx'
import { actionsAfter, actionsOf, isFieldCommand } from './actions.rules.ts'
import { ContactCard } from './ContactCard.tsx'
import look from './case.module.css'
import { UnsentNote } from './UnsentNote.tsx'
import { useOwn, useUnsent } from './useFieldCase.ts'
import { WhereCard } from './WhereCard.tsx'

// messages: cases.stage.*

const short = 4

/** The case as one column: what it is and how long is left, where, photos, orders, who asked, what happened. */
export function FieldCase(props: { view: CaseView }) {
  const { t, nameOf } = useWords()
  const { view } = props
  const own = useOwn()
  const { activePosts } = useSession()
  const [all, setAll] = useState(false)
  const unsent = useUnsent(view.id)
  const waiting = unsent
    .map((entry) => fieldEntry(entry)?.form)
    .map((form) => (form && 'type' in form ? form.type : null))
  const actions = actionsAfter(actionsOf(view, own), waiting.filter(isFieldCommand))
  useTitle(view.number)
  const orders = view.orders.filter((order) => isOrderOpen(order) || own.includes(order.target.id))
  // Whoever has an order here looks at the clock of that order, not at that of others.
  const clock = view.clocks
    .filter((each) => !each.stoppedAt && orders.some((one) => one.id === each.orderId && own.includes(one.target.id)))
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))[0]
  const brought = view.files.filter((file) => file.purpose === 'report')
  const results = view.files.filter((file) => file.purpose === 'result')
  const entries = all ? view.timeline : view.timeline.slice(-short)
  return (
    <article className={look.case}>
      <Link to="/field" className={look.back}>
        <IconArrowLeft size={20} aria-hidden />
        {t('field.nav.today')}
      </Link>
      <div className={look.caseTop}>
        <span className="ds-num">{view.number}</span>
        <CaseStateBadge state={view.state} />
        <PriorityMark priority={view.priority} />
      </div>
      <h1 className={look.caseTitle}>{view.text}</h1>
      <div className={look.caseClock}>
        {clock ? (
          <ClockLight light={lightOfClock(clock)} due={clock.dueAt} label={t(`cases.stage.${clock.stage}`)} />
        ) : (
          <CaseLight of={view} stage />
        )}
        <span>{view.category ? nameOf(view.category.name) : t('cases.no_category')}</span>
      </div>
      <UnsentNote entries={unsent} />
      <CasePhotos files={brought} />
      <WhereCard view={view} />
      {orders.length > 0 ? (
        <Card title={t('field.case.orders')}>
          <div className={classes.stack}>
            {orders.map((order) => (
              <OrderCard key={order.id} order={order} clocks={view.clocks} />
            ))}
          </div>
        </Card>
      ) : null}
      {view.answers.length > 0 || view.condition ? (
        <Card title={t('field.case.details')}>
          <Facts
            items={[
              ...view.answers.map((each) => ({ label: nameOf(each.question), value: nameOf(each.answer) })),
              ...(view.condition ? [{ label: t('field.case.condition'), value: nameOf(view.condition) }] : []),
            ]}
          />
        </Card>
      ) : null}
      <ContactCard view={view} />
      {results.length > 0 ? (
        <Card title={t('field.case.results')}>
          <CasePhotos files={results} />
        </Card>
      ) : null}
      <Card title={t('field.case.story')}>
        <p className={classes.dim}>
          {t('field.case.holder', { holder: nameOf(view.holder.name) })} · {t('field.case.reported')}{' '}
          <Instant at={view.reportedAt} />
        </p>
        <CaseTimeline entries={entries} label={t('field.case.story')} reader="staff" />
        {view.timeline.length > short ? (
          <button type="button" className={look.more} aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('field.case.less') : t('field.case.all', { count: view.timeline.length })}
          </button>
        ) : null}
      </Card>
      {holds(activePosts, 'desk', 'supervisor', 'grid_head', 'department_officer') ? (
        <ButtonLink
          to="/console/cases/$id"
          params={{ id: view.id }}
          variant="subtle"
          leftSection={<IconDeviceDesktop size={18} aria-hidden />}
        >
          {t('field.case.console')}
        </ButtonLink>
      ) : null}
      <ActionBar id={view.id} actions={actions} />
    </article>
  )
}
