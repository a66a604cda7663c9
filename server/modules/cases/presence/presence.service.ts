import { createHmac } from 'node:crypto'
import type { z } from 'zod'
import type { deskRoutes, Present } from '../../../../contract/case-desk.ts'
import type { BodyOf } from '../../../../contract/route.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Deps } from '../../../platform/http/deps.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import { type Listener, listen } from '../../../platform/stream/listener.ts'
import type { CasesDeps } from '../cases.context.ts'
import { maySee, relationsOf } from '../cases.policy.ts'
import { casesStore } from '../cases.store.ts'
import { doerOf } from '../intake/prepare.rules.ts'
import type { Reader } from '../reading/reading.service.ts'
import { OpenPages, readSighting, type Sighting } from './presence.rules.ts'
import { presenceStore, presentChannel } from './presence.store.ts'

/** Milliseconds between looks at pages that went without a word. */
const lookEvery = 5_000

/** The live topic of who has a case open: for staff who may see the case, never for its reporter. */
export const presenceTopic = 'presence'

/** Who of the staff has a case open right now. Nothing of it is stored, logged or counted. */
export interface Presence {
  /** Notes that this page has the case open, and gives who else has. Refuses with `case.not_found` where it isn't theirs to see. */
  note(
    reader: Reader,
    given: { caseId: string } & BodyOf<typeof deskRoutes.present>,
  ): Promise<z.output<typeof deskRoutes.present.reply>>
  /** May somebody hear who has a case open? Who sees it, and has one of the staff's posts. */
  mayHear(reader: Reader, caseId: string): Promise<boolean>
  start(): Promise<void>
  stop(): Promise<void>
}

/** Makes the presence of a process; `start` connects it to the others. */
export function createPresence(deps: CasesDeps, platform: Pick<Deps, 'hub' | 'log'>): Presence {
  const { database, clock } = deps
  const pages = new OpenPages()
  let listener: Listener | undefined
  let timer: NodeJS.Timeout | undefined
  const now = () => clock.now().getTime()
  const tell = ({ tenantId, caseId }: { tenantId: string; caseId: string }) =>
    platform.hub.tell(tenantId, { name: 'case.presence', topics: [`${presenceTopic}:${caseId}`] })
  const hear = (sighting: Sighting) => {
    if (pages.note(sighting, now())) tell(sighting)
  }
  // Two people are told apart and one isn't shown to themselves: that needs a sign, not a name.
  const signOf = (text: string) =>
    createHmac('sha256', deps.secret).update(`present ${text}`).digest('base64url').slice(0, 16)

  const seen = async (reader: Reader, caseId: string) => {
    const context = await deps.contextOf(reader.tenant)
    const { state } = await database.tx(reader.tenant.id, (tx) => casesStore(tx).get(caseId), { readOnly: true })
    if (!maySee(reader.actor, state, context.bodies)) throw new Refused('case.not_found')
    return { context, state }
  }

  return {
    async note(reader, { caseId, page, doing, command }) {
      const { context, state } = await seen(reader, caseId)
      const who = signOf(reader.actor.accountId ?? page)
      const post = reader.actor.posts.find((held) =>
        relationsOf(held, { state, bodies: context.bodies }).has('involved'),
      )
      const { role, body } = doerOf(reader.actor, post ?? reader.actor.posts[0], context)
      const sighting: Sighting = {
        tenantId: reader.tenant.id,
        caseId,
        key: signOf(`${who} ${page}`),
        who,
        role: role ?? '',
        body: body ?? { en: '–', zh: '–' },
        doing,
        ...(command && doing === 'writing' ? { command } : {}),
      }
      await database.tx(reader.tenant.id, (tx) => presenceStore(tx).tell(JSON.stringify(sighting)))
      const others: Present[] =
        doing === 'left' ? [] : pages.others({ tenantId: reader.tenant.id, caseId, who, now: now() })
      return { others }
    },
    async mayHear(reader, caseId) {
      if (!isStaff(reader.actor)) return false
      return await seen(reader, caseId).then(
        () => true,
        () => false,
      )
    },
    async start() {
      listener = await listen({
        url: database.appUrl,
        channel: presentChannel,
        log: platform.log,
        onPayload: (payload) => {
          const sighting = readSighting(payload)
          if (sighting) hear(sighting)
        },
        // What was missed, the pages say again within seconds.
        onGap: () => {},
      })
      timer = setInterval(() => {
        for (const place of pages.forget(now())) tell(place)
      }, lookEvery)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      await listener?.stop()
    },
  }
}

const isStaff = (actor: Actor): boolean => actor.posts.length > 0
