import type { NoticeAudience, NoticeChannel } from '../../../../contract/notices.ts'
import type { Kind } from './kinds.rules.ts'

const own: readonly NoticeChannel[] = ['inbox', 'push', 'mail', 'sms']
// Good to know, and nothing to do about it: never a text message.
const quiet: readonly NoticeChannel[] = ['inbox', 'push', 'mail']
const desk: readonly NoticeChannel[] = ['inbox', 'push']

const kind = (event: string, audience: NoticeAudience, channels: readonly NoticeChannel[]): Kind => ({
  ...{ event, audience, channels, passes: 'never' },
})

/** What happens with points and stars × who hears of it: whose they are as `reporter`, the desk of the place as `holder`. */
export const pointsKinds: readonly Kind[] = [
  kind('points.expiring', 'reporter', own),
  kind('points.claim_approved', 'reporter', own),
  kind('points.claim_refused', 'reporter', own),
  kind('points.corrected', 'reporter', own),
  kind('points.given', 'reporter', quiet),
  kind('points.need_met', 'reporter', quiet),
  kind('points.need_closed', 'reporter', quiet),
  kind('points.need_not_met', 'reporter', quiet),
  kind('star.proposed', 'reporter', own),
  kind('star.published', 'reporter', own),
  kind('star.objected', 'reporter', own),
  kind('star.objected', 'holder', desk),
  kind('star.answered', 'holder', desk),
  kind('star.due', 'holder', desk),
  kind('star.granted', 'reporter', own),
  kind('star.refused', 'reporter', own),
  kind('star.contested', 'holder', desk),
]
