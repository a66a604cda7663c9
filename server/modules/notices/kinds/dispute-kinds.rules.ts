import type { NoticeAudience, NoticeChannel } from '../../../../contract/notices.ts'
import type { Kind } from './kinds.rules.ts'

const own: readonly NoticeChannel[] = ['inbox', 'push', 'mail', 'sms']
const work: readonly NoticeChannel[] = ['inbox', 'push']

const of = (fact: string, ...audiences: readonly NoticeAudience[]): Kind[] =>
  audiences.map((audience) => ({
    ...{ event: `dispute.${fact}`, audience, channels: audience === 'reporter' ? own : work, passes: 'never' as const },
  }))

/** What happens in a dispute × who hears of it: its parties as `reporter`, its mediator as `handler`, the desk of its holder as `holder`. */
export const disputeKinds: readonly Kind[] = [
  ...of('consent_asked', 'reporter'),
  ...of('consented', 'reporter', 'holder'),
  ...of('refused', 'reporter'),
  ...of('failed', 'reporter'),
  ...of('climbed', 'reporter', 'holder'),
  ...of('chaired', 'reporter', 'handler'),
  ...of('asked', 'reporter'),
  ...of('ask_declined', 'reporter', 'handler'),
  ...of('extended', 'reporter'),
  ...of('objected', 'holder'),
  ...of('objection_upheld', 'reporter', 'holder'),
  ...of('objection_dismissed', 'reporter'),
  ...of('stepped_back', 'reporter', 'holder'),
  ...of('session_set', 'reporter'),
  ...of('session_changed', 'reporter'),
  ...of('session_cancelled', 'reporter'),
  ...of('offer_made', 'reporter', 'handler'),
  ...of('offer_declined', 'reporter', 'handler'),
  ...of('agreed', 'reporter', 'handler'),
  ...of('redrafted', 'reporter'),
  ...of('sign_refused', 'reporter', 'handler'),
  ...of('in_effect', 'reporter', 'handler'),
  ...of('duty_due', 'reporter', 'handler'),
  ...of('duty_said_done', 'reporter', 'handler'),
  ...of('duty_done', 'reporter'),
  ...of('duty_not_done', 'reporter', 'handler'),
  ...of('breached', 'reporter', 'handler', 'holder'),
  ...of('performed', 'reporter'),
  ...of('visit_due', 'handler'),
  ...of('confirmation_asked', 'reporter'),
  ...of('confirmation_brought', 'handler', 'holder'),
  ...of('confirmed', 'reporter'),
  ...of('not_confirmed', 'reporter'),
  ...of('confirmation_lapsed', 'reporter'),
  ...of('private_to_party', 'reporter'),
  ...of('private_to_mediator', 'handler'),
]
