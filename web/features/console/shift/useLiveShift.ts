import { useMemo } from 'react'
import { useLive } from '../../../app/live.ts'
import { useSession } from '../../../app/session.tsx'

const paths = ['/api/v1/shift-notes', '/api/v1/shift-notes/{id}', '/api/v1/shift-notes/preview']

/** Keeps hand-over notes fresh: a note that was just written or taken shows at once. */
export function useLiveShift(): void {
  const { activePosts } = useSession()
  const topics = useMemo(
    () => activePosts.flatMap((post) => (post.place ? [`body:${post.place.id}`] : [])),
    [activePosts],
  )
  useLive(topics, { paths })
}
