import type { Config } from '../../platform/config.ts'
import type { Deps } from '../../platform/http/deps.ts'
import { openPusher } from '../../platform/push/pusher.ts'
import { allowedNetworks } from '../../platform/webhooks/address.rules.ts'
import type { Cases } from '../cases/cases.api.ts'
import type { Territory } from '../territory/territory.api.ts'
import { createBulletins } from './bulletins/bulletins.service.ts'
import { createGateways } from './gateways/gateways.service.ts'
import { deliver, deliverDue, forgetOld } from './going-out/deliver.ts'
import { hearOf } from './going-out/fan-out.ts'
import type { Happened, NewsSource } from './going-out/news.ts'
import { createInbox } from './inbox/inbox.service.ts'
import { openKinds } from './kinds/kinds.rules.ts'
import type { NoticesDeps } from './notices.context.ts'
import type { NoticeServices } from './notices.routes.ts'
import { assemblyNews } from './sources/assembly-news.ts'
import { caseNews } from './sources/case-news.ts'
import { disputeNews } from './sources/dispute-news.ts'
import { organisationNews } from './sources/organisation-news.ts'
import { pointsNews } from './sources/points-news.ts'
import { recruitmentNews } from './sources/recruitment-news.ts'
import { teamNews } from './sources/team-news.ts'
import { createTexts } from './texts/texts.service.ts'
import { createWishes } from './wishes/wishes.service.ts'

export type { NewsSource } from './going-out/news.ts'

/** The notices of a process, as the application puts them together. */
export interface Notices extends NoticeServices {
  readonly deps: NoticesDeps
  readonly sources: readonly NewsSource[]
  /** Lets a further module be heard of, before `registerNotices`. Throws where one of its kinds is there already. */
  hear(source: NewsSource): void
  /** Makes notices of an event, for everybody it concerns; the same event again changes nothing. */
  hearOf(tenantId: string, event: Happened): Promise<void>
  /** Sends one message if it is due. */
  deliver(given: { tenantId: string; id: string }): Promise<void>
  /** Sends everything of a tenant that is due; gives how many messages it took up. */
  deliverDue(tenantId: string, signal?: AbortSignal): Promise<number>
  /** Deletes what has been kept long enough. */
  forgetOld(tenantId: string): Promise<void>
}

/** Opens the notices of a process. */
export function openNotices(deps: Deps, given: { territory: Territory; cases: Pick<Cases, 'telling'> }): Notices {
  const { config, database, clock, log, tenants, identity, jobs } = deps
  const kinds = openKinds()
  const allowed = allowedNetworks(config.outgoingAllow ?? [])
  const isDemo = config.demo !== 'none'
  const own: NoticesDeps = {
    ...{ database, clock, log, tenants, jobs, kinds, allowed },
    ...{ accounts: identity.accounts, mailer: identity.mailer, texter: identity.texter },
    ...{ territory: given.territory, telling: given.cases.telling },
    pusher: openPusher({ secret: config.secret, contact: contactOf(config), allowed }),
    secret: config.secret,
    publicUrl: config.publicUrl,
    canMail: config.smtp !== undefined || isDemo,
    canText: config.sms !== undefined || isDemo,
  }
  const sources: NewsSource[] = []
  const hear = (source: NewsSource) => {
    kinds.add(source.kinds)
    sources.push(source)
  }
  hear(caseNews({ telling: given.cases.telling, clock }))
  hear(recruitmentNews({ territory: given.territory, clock }))
  hear(teamNews({ territory: given.territory, clock }))
  hear(organisationNews({ territory: given.territory }))
  hear(pointsNews({ territory: given.territory, clock }))
  hear(disputeNews({ territory: given.territory, clock }))
  hear(assemblyNews({ territory: given.territory, clock }))
  return {
    deps: own,
    sources,
    hear,
    inbox: createInbox(own),
    wishes: createWishes(own),
    texts: createTexts(own),
    gateways: createGateways(own),
    bulletins: createBulletins(own),
    pushKey: own.pusher.publicKey,
    hearOf: (tenantId, event) => hearOf(own, { tenantId, event, sources }),
    deliver: (wanted) => deliver(own, wanted),
    deliverDue: (tenantId, signal) => deliverDue(own, tenantId, signal),
    forgetOld: (tenantId) => forgetOld(own, tenantId),
  }
}

/** Whom the services of browsers may write to: this site, or the sender of letters. */
function contactOf(config: Config): string {
  const mail = /<([^<>\s]+@[^<>\s]+)>|^(\S+@\S+)$/.exec(config.smtp?.from ?? '')
  const address = mail?.[1] ?? mail?.[2]
  if (config.publicUrl?.startsWith('https:')) return config.publicUrl
  return address ? `mailto:${address}` : 'mailto:nobody@doorstep.invalid'
}
