import { useQuery } from '@tanstack/react-query'
import type { Board } from '../../../../contract/board.ts'
import { read } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { useLive } from '../../../app/live.ts'

const path = '/api/v1/board/{code}'

/**
 * A board that follows the roster: a change of posts, stations or numbers shows at once, and what begins or ends by date within
 * five minutes.
 */
export function useBoard(code: string, sheet?: string) {
  useLive(['posts', 'stations'], { paths: [path] })
  const query = useQuery({
    ...read(path, { params: { path: { code }, query: sheet ? { sheet } : {} } }),
    refetchInterval: 300_000,
  })
  return { ...query, data: query.data as Board | undefined }
}

/** Where a code on the wall leads: to this board, saying which sheet it was read from. */
export const boardAddress = (board: Board): string =>
  `${location.origin}${at(`/board/${board.code}`)}?sheet=${board.today.replaceAll('-', '')}-${board.mark}`

/** Where a report from here begins: with this place filled in. */
export const reportAddress = (board: Board): string => `${location.origin}${at('/report')}?at=${board.code}`

/** A mark as people compare it: six signs of it are enough. */
export const shortMark = (mark: string): string =>
  [...mark]
    .filter((_, n) => n % 3 === 0)
    .join('')
    .toUpperCase()
