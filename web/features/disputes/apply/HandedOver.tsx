import { Link } from '@tanstack/react-router'
import { Card } from '../../../ui/Card.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useWords } from '../../../words/words.tsx'
import { InvitationSheet } from '../parts/Invitation.tsx'
import classes from '../parts/parts.module.css'

/** Taken at a desk for somebody: the code to hand over, which opens their page once. */
export function HandedOver(props: { number: string; code: string; until: string }) {
  const { t } = useWords()
  const { number, code, until } = props
  return (
    <div className={classes.page}>
      <PageHeader
        above={<span className="ds-num">{number}</span>}
        title={t('dispute-pages.receipt.title')}
        text={t('dispute-pages.handed.text')}
      />
      {code ? (
        <Card>
          <InvitationSheet number={number} code={code} until={until} />
        </Card>
      ) : null}
      <Link to="/console/disputes/$number" params={{ number }}>
        {t('dispute-pages.party.console')}
      </Link>
    </div>
  )
}
