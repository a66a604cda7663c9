import { Button } from '@mantine/core'
import type { PetitionFollowView } from '../../../../contract/petitions.ts'
import { at } from '../../../app/basepath.ts'
import { Refusal } from '../../../app/forms.tsx'
import { Card } from '../../../ui/Card.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { usePetitionerCommand } from '../data.ts'
import classes from '../petitions.module.css'

// messages: petitions.paper.*, petitions.result.*, petitions.service.*

/** Notices and replies received, newest first, each with its grounds, result and remedy, and the document to keep. */
export function Papers({ view, secret }: { view: PetitionFollowView; secret: string | undefined }) {
  const { t, nameOf } = useWords()
  const give = usePetitionerCommand(view, secret)
  const papers = view.papers.filter(({ kind }) => kind !== 'receipt').toReversed()
  const receipt = view.papers.find(({ kind }) => kind === 'receipt')
  if (papers.length === 0 && !receipt) return null
  return (
    <Card title={t('petition-pages.page.papers')}>
      <ul className={classes.plain}>
        {papers.map((paper, index) => (
          <li key={paper.id} className={classes.stack} data-paper={paper.kind}>
            <div className={classes.paperLink}>
              {paper.document ? (
                <a href={at(`${paper.document.url}${secret ? `#${secret}` : ''}`)}>
                  {t(`petitions.paper.${paper.kind}`)}
                </a>
              ) : (
                <strong>{t(`petitions.paper.${paper.kind}`)}</strong>
              )}
              <span className={classes.dim}>
                {nameOf(paper.body.name)} · <Instant at={paper.madeAt} show="day" />
              </span>
            </div>
            {paper.result ? (
              <p className={classes.words}>
                <strong>{t(`petitions.result.${paper.result}`)}</strong>
              </p>
            ) : null}
            {index === 0 ? (
              (['grounds', 'outcome', 'remedy'] as const).map((part) =>
                paper[part] ? (
                  <div key={part}>
                    <p className={classes.dim}>{t(`petition-pages.paper.${part}`)}</p>
                    <p className={classes.words}>{nameOf(paper[part])}</p>
                  </div>
                ) : null,
              )
            ) : paper.document ? null : (
              <p className={classes.words}>{nameOf(paper.grounds)}</p>
            )}
            {paper.served ? (
              <p className={classes.dim}>
                {t('petition-pages.paper.served', { way: t(`petitions.service.${paper.served.way}`) })}{' '}
                <Instant at={paper.served.at} show="exact" />
              </p>
            ) : (
              <div>
                <p className={classes.dim}>{t('petition-pages.paper.not_served')}</p>
                <Button
                  size="lg"
                  variant="light"
                  loading={give.isPending}
                  onClick={() =>
                    give.mutate(
                      { type: 'received', paperId: paper.id },
                      { onSuccess: () => toast(t('petition-pages.paper.received_done')) },
                    )
                  }
                >
                  {t('petition-pages.paper.received')}
                </Button>
              </div>
            )}
          </li>
        ))}
        {receipt?.document ? (
          <li className={classes.paperLink}>
            <a href={at(`${receipt.document.url}${secret ? `#${secret}` : ''}`)}>{t('petitions.paper.receipt')}</a>
            <Instant at={receipt.madeAt} show="day" />
          </li>
        ) : null}
      </ul>
      <Refusal problem={give.error} />
    </Card>
  )
}
// messages: petition-pages.paper.*
