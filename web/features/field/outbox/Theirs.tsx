import type { CaseView } from '../../../../contract/cases.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { CaseStateBadge } from '../../../cases/CaseStateBadge.tsx'
import { CaseTimeline } from '../../../cases/CaseTimeline.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../field.module.css'

const latest = 4

/** What the server has now: state, holder, words, what happened last with its photos. */
export function Theirs(props: { view: CaseView | undefined; loading: boolean }) {
  const { t, nameOf } = useWords()
  const { view } = props
  return (
    <Card title={t('field.entry.theirs')}>
      {view ? (
        <div className={classes.stack}>
          <Facts
            items={[
              { label: t('field.entry.state'), value: <CaseStateBadge state={view.state} /> },
              { label: t('field.entry.holder'), value: nameOf(view.holder.name) },
              { label: t('field.entry.text'), value: view.text },
            ]}
          />
          <CaseTimeline entries={view.timeline.slice(-latest)} label={t('field.case.story')} reader="staff" />
          <ButtonLink to="/field/cases/$id" params={{ id: view.id }} variant="default">
            {t('field.entry.open')}
          </ButtonLink>
        </div>
      ) : (
        <p className={classes.dim} role="status">
          {props.loading ? t('field.entry.loading') : t('field.entry.noLine')}
        </p>
      )}
    </Card>
  )
}
