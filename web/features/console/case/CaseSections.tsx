import { SegmentedControl } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CaseView } from '../../../../contract/cases.ts'
import { CaseLight } from '../../../cases/CaseLight.tsx'
import { CaseStateBadge, HolderChip, LifecycleMark, PriorityMark } from '../../../cases/CaseStateBadge.tsx'
import { CasePhotos, CaseTimeline } from '../../../cases/CaseTimeline.tsx'
import { ClockList } from '../../../cases/ClockList.tsx'
import { isOrderOpen, OrderCard } from '../../../cases/OrderCard.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { CaseLink } from './CaseNotices.tsx'
import { CasePlace } from './CasePlace.tsx'
import classes from './case.module.css'

// messages: cases.channel.*, cases.role.*, cases.level.*

/** State, light, priority: what a glance must tell. */
export function CaseSigns(props: { view: CaseView }) {
  const { view } = props
  return (
    <span className={classes.signs}>
      <LifecycleMark lifecycle={view.lifecycle} />
      <CaseStateBadge state={view.state} />
      <CaseLight of={view} stage />
      <PriorityMark priority={view.priority} />
    </span>
  )
}

/** The reporter's words, the answers to the category's questions, the photos, the place. */
export function CaseReported(props: { view: CaseView }) {
  const { nameOf } = useWords()
  const { view } = props
  return (
    <>
      <p className={classes.words}>{view.text}</p>
      <Elsewhere view={view} />
      {view.answers.length > 0 ? (
        <Facts items={view.answers.map((each) => ({ label: nameOf(each.question), value: nameOf(each.answer) }))} />
      ) : null}
      <CasePhotos files={view.files.filter((file) => file.purpose === 'report')} />
      <CasePlace view={view} />
    </>
  )
}

/** Disputes and petitions are worked on at a page of their own. */
function Elsewhere({ view }: { view: CaseView }) {
  const { t } = useWords()
  if (view.lifecycle === 'petition')
    return (
      <p>
        <Link to="/console/petitions/$id" params={{ id: view.id }}>
          {t('console.case.petition')}
        </Link>
      </p>
    )
  if (view.lifecycle !== 'dispute') return null
  return (
    <p>
      <Link to="/console/disputes/$number" params={{ number: view.number }}>
        {t('console.case.dispute')}
      </Link>
    </p>
  )
}

/** Who has it, since when, under which condition. */
export function CaseFacts(props: { view: CaseView }) {
  const { t, nameOf } = useWords()
  const { view } = props
  const { handler } = view
  return (
    <Facts
      items={[
        {
          label: t('cases.holder'),
          value: (
            <>
              <HolderChip holder={view.holder} />
              {view.holder.level ? (
                <span className={classes.quiet}> · {t(`cases.level.${view.holder.level}` as 'cases.level.grid')}</span>
              ) : null}
            </>
          ),
        },
        {
          label: t('console.case.handler'),
          value: handler
            ? [handler.name, handler.role ? t(`cases.role.${handler.role}` as 'cases.role.desk') : '']
                .filter(Boolean)
                .join(' · ')
            : null,
        },
        { label: t('cases.category'), value: view.category ? nameOf(view.category.name) : t('cases.no_category') },
        { label: t('console.field.condition'), value: view.condition ? nameOf(view.condition) : null },
        { label: t('console.case.channel'), value: t(`cases.channel.${view.channel}`) },
        { label: t('cases.reported_at'), value: <Instant at={view.reportedAt} show="exact" /> },
        {
          label: t('console.case.closed_at'),
          value: view.closedAt ? <Instant at={view.closedAt} show="exact" /> : null,
        },
      ]}
    />
  )
}

/** Photos of the result, where there are any. */
export function CaseResult(props: { view: CaseView }) {
  return <CasePhotos files={props.view.files.filter((file) => file.purpose === 'result')} />
}

/** Orders, open ones first. */
export function CaseOrders(props: { view: CaseView }) {
  const { view } = props
  const orders = view.orders.toSorted((a, b) => Number(isOrderOpen(b)) - Number(isOrderOpen(a)))
  return (
    <ul className={classes.orders}>
      {orders.map((order) => (
        <li key={order.id}>
          <OrderCard order={order} clocks={view.clocks} />
        </li>
      ))}
    </ul>
  )
}

/** The parts of a split case. */
export function CaseChildren(props: { view: CaseView }) {
  return (
    <ul className={classes.children}>
      {props.view.children.map((child) => (
        <li key={child.id}>
          <CaseLink id={child.id} number={child.number} /> <CaseStateBadge state={child.state} />
        </li>
      ))}
    </ul>
  )
}

/** All clocks. */
export function CaseClocks(props: { view: CaseView }) {
  return <ClockList clocks={props.view.clocks} orders={props.view.orders} />
}

/** The timeline, all of it or only what the reporter sees or what was said. */
export function CaseStory(props: { view: CaseView }) {
  const { t } = useWords()
  const [shown, setShown] = useState<'all' | 'public' | 'words'>('all')
  const entries = props.view.timeline.filter((entry) =>
    shown === 'all' ? true : shown === 'public' ? entry.visibility === 'public' : Boolean(entry.text),
  )
  return (
    <>
      <SegmentedControl
        size="xs"
        mb="md"
        aria-label={t('console.case.story_shown')}
        value={shown}
        onChange={(value) => setShown(value as typeof shown)}
        data={[
          { value: 'all', label: t('console.case.story_all') },
          { value: 'public', label: t('cases.visibility.public') },
          { value: 'words', label: t('console.case.story_words') },
        ]}
      />
      <CaseTimeline entries={entries} label={t('console.case.story')} reader="staff" />
    </>
  )
}
