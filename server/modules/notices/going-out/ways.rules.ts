import type { NoticeChannel } from '../../../../contract/notices.ts'
import type { Kind } from '../kinds/kinds.rules.ts'

/** A way that goes out. */
export type WayOut = Exclude<NoticeChannel, 'inbox'>

/** Where each way leads for one person; what is missing leads nowhere. `push`: how many browsers want messages. */
export type Addresses = Partial<Record<Exclude<WayOut, 'push'>, string>> & { push?: true }

/** What a person switched on or off. */
export interface Choice {
  event: string
  channel: string
  on: boolean
}

/**
 * The ways a notice takes to one person, the first tried first. The way they chose for this case comes before all others;
 * then the order they wish for everything, then that of the kind. What they switched off is left out.
 */
export function waysFor(given: {
  kind: Kind
  addresses: Addresses
  /** The way chosen with the case. */
  hearBack?: string | undefined
  order: readonly string[]
  choices: readonly Choice[]
}): WayOut[] {
  const { kind, addresses, hearBack, order, choices } = given
  const said = (channel: string) =>
    choices.find((one) => one.event === kind.event && one.channel === channel)?.on ??
    choices.find((one) => one.event === 'all.all' && one.channel === channel)?.on
  const all: WayOut[] = ['push', 'mail', 'sms', 'chat']
  const wanted = all.filter(
    (channel) => addresses[channel] !== undefined && (said(channel) ?? kind.channels.includes(channel)),
  )
  const rank = (channel: WayOut) => {
    if (channel === hearBack) return -1
    const place = order.indexOf(channel)
    if (place >= 0) return place
    const usual = kind.channels.indexOf(channel)
    return 10 + (usual >= 0 ? usual : 10)
  }
  return wanted.sort((a, b) => rank(a) - rank(b))
}
