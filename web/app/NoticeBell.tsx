import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useWords } from '../words/words.tsx'
import { read } from './api.ts'
import { useLive } from './live.ts'
import { useSession } from './session.tsx'
import classes from './shell.module.css'

const unreadPath = '/api/v1/me/notices/unread'
const paths = [unreadPath]

/** The way to the notices, with how many are unread, kept fresh by the stream. For whoever signed in. */
export function NoticeBell() {
  const { t } = useWords()
  const { account } = useSession()
  const { data } = useQuery({ ...read(unreadPath), enabled: account !== null, staleTime: 30_000 })
  const topics = useMemo(() => (account ? [`notices:${account.id}`] : []), [account])
  useLive(topics, { paths })
  if (!account) return null
  const count = data?.unread ?? 0
  return (
    <Link to={'/notices' as string} className={classes.tool} aria-label={t('app.notices.unread', { count })}>
      <span className={classes.bell}>
        <IconBell size={22} aria-hidden />
        {count > 0 ? (
          <span className={classes.bellCount} aria-hidden>
            {count > 99 ? '99+' : count}
          </span>
        ) : null}
      </span>
    </Link>
  )
}
