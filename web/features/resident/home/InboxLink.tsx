import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../words/words.tsx'

/** To the reader's own notices, with how many are new where an account tells. */
export function InboxLink() {
  const { t } = useWords()
  const { account } = useSession()
  const { data } = useQuery({ ...read('/api/v1/me/notices/unread'), enabled: account !== null, retry: false })
  const unread = data?.unread ?? 0
  return (
    <ButtonLink to={'/notices' as string} variant="subtle" leftSection={<IconBell size={18} aria-hidden />}>
      {unread > 0 ? t('doorstep.home.noticesNew', { count: unread }) : t('doorstep.home.notices')}
    </ButtonLink>
  )
}
