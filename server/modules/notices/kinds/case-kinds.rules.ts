import type { NoticeAudience, NoticeChannel } from '../../../../contract/notices.ts'
import type { Kind } from './kinds.rules.ts'

const resident: readonly NoticeChannel[] = ['inbox', 'push', 'mail', 'sms']
/** Daily work: on the pages, and on the device of whoever wants it. A desk with hundreds of cases wants no letters. */
const daily: readonly NoticeChannel[] = ['inbox', 'push']
/** What somebody waits for: also by letter where no device takes it. */
const pressing: readonly NoticeChannel[] = ['inbox', 'push', 'mail']

const kind = (
  event: string,
  audience: NoticeAudience,
  channels: readonly NoticeChannel[],
  passes: Kind['passes'] = 'never',
): Kind => ({ event: `case.${event}`, audience, channels, passes })

/**
 * What happens in a case × who hears of it × by which ways. Order counts: whoever is two things to a case hears as the
 * first. Passing quiet hours is for danger to life alone.
 */
export const caseKinds: readonly Kind[] = [
  kind('reported', 'holder', daily, 'danger'),
  kind('accepted', 'reporter', resident),
  kind('accepted', 'follower', resident),
  kind('declined', 'reporter', resident),
  kind('declined', 'follower', resident),
  kind('raised', 'holder', daily, 'danger'),
  kind('sent_down', 'holder', daily, 'danger'),
  kind('assigned', 'handler', pressing, 'danger'),
  kind('whistled', 'target', pressing, 'danger'),
  kind('dispatched', 'target', pressing, 'danger'),
  kind('supervised', 'target', pressing),
  kind('answered', 'issuer', daily),
  kind('returned', 'issuer', pressing),
  kind('order_handled', 'issuer', daily),
  kind('handled', 'holder', daily),
  kind('check_failed', 'handler', daily),
  kind('amber', 'handler', daily),
  kind('amber', 'holder', daily),
  kind('red', 'target', pressing),
  kind('red', 'handler', pressing),
  kind('red', 'holder', daily),
  kind('extension_asked', 'approver', daily),
  kind('extension_granted', 'requester', daily),
  kind('extension_granted', 'reporter', resident),
  kind('extension_granted', 'follower', resident),
  kind('extension_refused', 'requester', daily),
  kind('suspension_asked', 'approver', daily),
  kind('suspended', 'requester', daily),
  kind('suspended', 'reporter', resident),
  kind('suspended', 'follower', resident),
  kind('suspension_refused', 'requester', daily),
  kind('resumed', 'holder', daily),
  kind('resumed', 'reporter', resident),
  kind('resumed', 'follower', resident),
  kind('commented', 'reporter', resident),
  kind('commented', 'holder', daily),
  kind('commented', 'follower', resident),
  kind('closed', 'reporter', resident),
  kind('closed', 'follower', resident),
  kind('reopened', 'holder', daily),
  kind('reopened', 'reporter', resident),
  kind('reopened', 'follower', resident),
  kind('merged', 'reporter', resident),
  kind('merged', 'follower', resident),
  kind('merge_undone', 'reporter', resident),
  kind('merge_undone', 'follower', resident),
  kind('part_undone', 'follower', resident),
  kind('voided', 'reporter', resident),
  kind('voided', 'follower', resident),
  kind('return_visit_due', 'holder', daily),
  kind('piled_up', 'holder', pressing),
  kind('rating_reminded', 'reporter', resident),
  kind('petition.registered', 'holder', daily),
  kind('petition.routed', 'holder', pressing),
  kind('petition.routed', 'reporter', resident),
  kind('petition.transferred', 'holder', pressing),
  kind('petition.transferred', 'reporter', resident),
  kind('petition.accepted', 'reporter', resident),
  kind('petition.not_accepted', 'reporter', resident),
  kind('petition.extended', 'reporter', resident),
  kind('petition.replied', 'reporter', resident),
  kind('petition.review_asked', 'holder', pressing),
  kind('petition.reviewed', 'reporter', resident),
  kind('petition.re_review_asked', 'holder', pressing),
  kind('petition.re_reviewed', 'reporter', resident),
  kind('petition.hearing_called', 'reporter', resident),
  kind('petition.recusal_ruled', 'reporter', resident),
  kind('petition.objected', 'approver', pressing),
  kind('petition.recusal_asked', 'approver', pressing),
  kind('petition.lapsed', 'reporter', resident),
]
