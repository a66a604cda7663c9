import { useSession } from '../../../app/session.tsx'
import { useNow } from '../../../words/Instant.tsx'

/** The day at the clock of the district, `2026-03-02`. */
export function useToday(): string {
  const { tenant } = useSession()
  const now = useNow()
  return new Intl.DateTimeFormat('en-CA', { timeZone: tenant.timeZone }).format(now)
}
