import { Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { PointsRule } from '../../../../../contract/points.ts'
import { read } from '../../../../app/api.ts'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../../words/Instant.tsx'
import { useWords } from '../../../../words/words.tsx'
import { differing } from './rule.rules.ts'
import classes from './rules.module.css'
import { useRuleWords } from './ruleWords.ts'

// messages: merit.rules.row.*

/** Versions of a rule beside each other, the newest first; what a version says otherwise than the one before is marked. */
export function RuleVersions({ id }: { id: string }) {
  const { t, nameOf } = useWords()
  const { exact } = useFormat()
  const { worth, caps, days, approvers } = useRuleWords()
  const { data, error, refetch } = useQuery(read('/api/v1/points/rules/{id}/versions', { params: { path: { id } } }))
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={4} />
  const versions = data.items as PointsRule[]
  const rows: Record<
    'name' | 'worth' | 'caps' | 'days' | 'approvers' | 'evidence' | 'assembly',
    (rule: PointsRule) => string
  > = {
    name: (rule) => nameOf(rule.name),
    worth,
    caps: (rule) => caps(rule) || t('merit.no_limit'),
    days,
    approvers,
    evidence: (rule) => nameOf(rule.evidence) || '–',
    assembly: ({ assembly }) => (assembly ? `${assembly.body}, ${assembly.on}` : '–'),
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className={classes.versions} tabIndex={0} aria-label={t('merit.rules.side_by_side')}>
      <Table withColumnBorders>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('merit.rules.version')}</Table.Th>
            {versions.map((rule) => (
              <Table.Th key={rule.version} scope="col">
                {rule.version} · {exact(rule.savedAt)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(Object.keys(rows) as (keyof typeof rows)[]).map((row) => {
            const said = versions.map(rows[row])
            const marks = differing(said)
            return (
              <Table.Tr key={row}>
                <Table.Th scope="row">{t(`merit.rules.row.${row}`)}</Table.Th>
                {versions.map((rule, n) => (
                  <Table.Td key={rule.version} data-changed={marks[n] || undefined}>
                    {marks[n] ? <strong>{said[n]}</strong> : said[n]}
                  </Table.Td>
                ))}
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
      <p>{t('merit.rules.keep_version')}</p>
    </section>
  )
}
