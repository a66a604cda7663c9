import type { NoticeAudience, NoticeChannel } from '../../../../contract/notices.ts'
import type { Kind } from './kinds.rules.ts'

const applicant: readonly NoticeChannel[] = ['inbox', 'push', 'mail', 'sms']
const desk: readonly NoticeChannel[] = ['inbox', 'push']

const kind = (event: string, audience: NoticeAudience, channels: readonly NoticeChannel[]): Kind => ({
  ...{ event: `recruitment.${event}`, audience, channels, passes: 'never' },
})

/** What happens with an application × who hears of it: whoever applied as `reporter`, the desk of the place as `holder`. */
export const recruitmentKinds: readonly Kind[] = [
  kind('applied', 'holder', desk),
  kind('published', 'reporter', applicant),
  kind('reviewed', 'reporter', applicant),
  kind('objected', 'reporter', applicant),
  kind('objected', 'holder', desk),
  kind('answered', 'holder', desk),
  kind('due', 'holder', desk),
  kind('accepted', 'reporter', applicant),
  kind('rejected', 'reporter', applicant),
  kind('cancelled', 'reporter', applicant),
  kind('appealed', 'holder', desk),
  kind('withdrawn', 'holder', desk),
]
