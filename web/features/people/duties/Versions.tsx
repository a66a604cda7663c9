import { useQuery } from '@tanstack/react-query'
import type { Role } from '../../../../contract/people.ts'
import { read } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../people.module.css'

/** What a duty list said before, version by version. */
export function Versions(props: { owner: { role?: Role; department?: string } }) {
  const { t, nameOf } = useWords()
  const format = useFormat()
  const query = useQuery(read('/api/v1/people/duties/versions', { params: { query: props.owner } }))
  return (
    <section className={classes.section}>
      <Card title={t('people.duties.versions')}>
        {(query.data?.items ?? []).slice(1).map((list) => (
          <details key={list.version}>
            <summary>
              {t('people.duties.version_of', { version: list.version, day: format.day(list.changedAt ?? '') })}
            </summary>
            <ol className={classes.duties}>
              {list.duties.map((duty) => (
                <li key={duty.id}>{nameOf(duty.text)}</li>
              ))}
            </ol>
          </details>
        ))}
      </Card>
    </section>
  )
}
