import type { NoticeAudience, NoticeChannel } from '../../../../contract/notices.ts'
import type { Kind } from './kinds.rules.ts'

const own: readonly NoticeChannel[] = ['inbox', 'push', 'mail', 'sms']
const work: readonly NoticeChannel[] = ['inbox', 'push']

const kind = (event: string, audience: NoticeAudience, channels: readonly NoticeChannel[]): Kind => ({
  ...{ event, audience, channels, passes: 'never' },
})

/** What happens in a team × who hears of it: whom it is about as `reporter`, who leads as `handler`, the desk of the place as `holder`. */
export const teamKinds: readonly Kind[] = [
  kind('team.applied', 'handler', own),
  kind('team.applied', 'holder', work),
  kind('team.accepted', 'reporter', own),
  kind('team.refused', 'reporter', own),
  kind('team.parted', 'reporter', own),
  kind('team.shift_asked', 'reporter', own),
  kind('team.shift_cancelled', 'reporter', own),
  kind('team.insurance_soon', 'reporter', own),
  kind('team.insurance_soon', 'handler', work),
  kind('team.insurance_soon', 'holder', work),
  kind('team.insurance_over', 'reporter', own),
  kind('team.insurance_over', 'handler', work),
  kind('team.insurance_over', 'holder', work),
]

/** What those who speak for an organisation hear: a need beside which they had put a promise is wanted no more. */
export const organisationKinds: readonly Kind[] = [kind('organisation.need_withdrawn', 'follower', own)]
