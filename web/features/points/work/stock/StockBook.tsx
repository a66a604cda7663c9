import { Button, Table } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { StockLine } from '../../../../../contract/points-exchange.ts'
import { answer, api } from '../../../../app/api.ts'
import forms from '../../../../app/form.module.css'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../../words/Instant.tsx'
import { useWords } from '../../../../words/words.tsx'

// messages: points.stock.*

const path = '/api/v1/points/goods/{id}/stock'

/** The stock book of a good at a station, the newest line first, page by page. */
export function StockBook(props: { goodId: string; stationId: string }) {
  const { t } = useWords()
  const { exact, number } = useFormat()
  const { goodId, stationId } = props
  const found = useInfiniteQuery({
    queryKey: [path, goodId, stationId],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET(path, {
          params: {
            path: { id: goodId },
            query: { station: stationId, limit: 20, ...(pageParam ? { after: pageParam } : {}) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const lines = found.data?.pages.flatMap((page) => page.items as StockLine[])
  if (found.error && !lines) return <ErrorState problem={found.error} onRetry={() => void found.refetch()} />
  if (!lines) return <PageSkeleton lines={3} />
  if (lines.length === 0) return <p className={forms.dim}>{t('merit.stock.book_empty')}</p>
  return (
    <section>
      <h3>{t('merit.stock.book')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <section style={{ overflowX: 'auto', whiteSpace: 'nowrap' }} tabIndex={0} aria-label={t('merit.stock.book')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('merit.stock.when')}</Table.Th>
              <Table.Th scope="col">{t('merit.stock.kind')}</Table.Th>
              <Table.Th scope="col" style={{ textAlign: 'end' }}>
                {t('merit.stock.delta')}
              </Table.Th>
              <Table.Th scope="col">{t('merit.stock.words')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Table.Tr key={line.id}>
                <Table.Td>{exact(line.at)}</Table.Td>
                <Table.Td>{t(`points.stock.${line.kind}`)}</Table.Td>
                <Table.Td className="ds-num" style={{ textAlign: 'end' }}>
                  {number(line.delta, { signDisplay: 'exceptZero' })}
                </Table.Td>
                <Table.Td>{line.words}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      {found.hasNextPage ? (
        <Button variant="subtle" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('merit.stock.earlier')}
        </Button>
      ) : null}
    </section>
  )
}
