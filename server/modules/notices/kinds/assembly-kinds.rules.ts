import type { NoticeAudience, NoticeChannel } from '../../../../contract/notices.ts'
import type { Kind } from './kinds.rules.ts'

const own: readonly NoticeChannel[] = ['inbox', 'push', 'mail', 'sms']
const work: readonly NoticeChannel[] = ['inbox', 'push']

const kind = (event: string, audience: NoticeAudience, channels: readonly NoticeChannel[]): Kind => ({
  ...{ event: `deliberation.${event}`, audience, channels, passes: 'never' },
})

/** What happens around a deliberation × who hears of it: who signed up as `reporter`, invited bodies as `handler`, the desk as `holder`. */
export const assemblyKinds: readonly Kind[] = [
  kind('called', 'handler', work),
  kind('moved', 'reporter', own),
  kind('moved', 'handler', work),
  kind('cancelled', 'reporter', own),
  kind('cancelled', 'handler', work),
  kind('admitted', 'reporter', own),
  kind('minutes_out', 'reporter', own),
  kind('minutes_out', 'handler', work),
  kind('objected', 'holder', work),
]
