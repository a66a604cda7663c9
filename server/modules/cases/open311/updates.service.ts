import type { CaseCommand } from '../../../../contract/case-commands.ts'
import { Refused } from '../../../platform/errors.ts'
import { casesStore } from '../cases.store.ts'
import type { CommandsService } from '../commands/commands.service.ts'
import type { CaseState } from '../lifecycle/case-state.ts'
import { commandRules } from '../lifecycle/commands.rules.ts'
import type { Answer } from './answer.rules.ts'
import { wrong } from './faults.ts'
import { readMoment, windowOf } from './moments.rules.ts'
import { linksIn, textIn } from './new-request.rules.ts'
import { type Asked, findKey, getKey, type Open311Deps, readerOf, urlsOf } from './open311.service.ts'
import { open311Store } from './open311.store.ts'
import type { Parameters } from './parameters.rules.ts'
import { pageOf, withLinks } from './requests.rules.ts'
import { staffOnly } from './services.rules.ts'
import { statusIn, type UpdateStatus, updateIdOf, updateOf } from './updates.rules.ts'

/** Updates in one answer at most: a client that polls must not lose any. */
const mostUpdates = 10_000

const longest = { updateId: 200, description: 4000 }

/** The updates extension that FixMyStreet speaks. */
export type UpdatesService = ReturnType<typeof createUpdates>

/** Makes the service of updates. */
export function createUpdates(deps: Open311Deps & { commands: CommandsService }) {
  const { database, clock, keys } = deps
  return {
    /** What happened to cases in a window, oldest first. Each fact has one id for good. */
    async list(asked: Asked): Promise<Answer> {
      const { tenant, parameters } = asked
      const context = await deps.contextOf(tenant)
      const now = clock.now()
      const window = windowOf(
        { start: parameters.find('start_date'), end: parameters.find('end_date') },
        { start: 'start_date', end: 'end_date' },
        now,
      )
      const hidden = staffOnly(context.configuration)
      const page = pageOf(parameters, mostUpdates)
      const keyId = (await findKey(keys, asked))?.id
      const rows = await database.tx(tenant.id, (tx) => open311Store(tx).listUpdates({ window, hidden, ...page }), {
        readOnly: true,
      })
      const given = { ...readerOf(asked), context, keyId, urlOf: urlsOf(asked, { secret: deps.secret, now }) }
      return listed(rows.map((row) => updateOf(row, given)))
    },

    /**
     * Takes an update from an outside system: words for everybody who follows the case, and where the system sent the case
     * itself, its reporter's wish to take it back or to have it opened again. A repeated update id: 400, nothing changes.
     */
    async create(asked: Asked): Promise<Answer> {
      const { tenant, parameters } = asked
      const key = await getKey(keys, asked)
      const update = readUpdate(parameters)
      const context = await deps.contextOf(tenant)
      const hidden = staffOnly(context.configuration)
      return await database.tx(tenant.id, async (tx) => {
        const store = open311Store(tx)
        const found = await store.findCase(update.number, hidden)
        if (!found) throw new Refused('open311.request_not_found', {}, { status: 404 })
        const stored = await casesStore(tx).getForChange(found.id)
        const seq = stored.state.version + 1
        const isNew = await store.claimUpdate({ keyId: key.id, caseId: found.id, seq, ...update })
        if (!isNew) throw wrong('open311.update_exists', { id: update.updateId.slice(0, 60) })
        const command = commandFor(update.status, {
          state: stored.state,
          text: withLinks(update.description, update.mediaUrls),
          own: found.keyId === key.id,
        })
        await deps.commands.apply(tx, {
          ...{ context, stored, command, by: { kind: 'open311' } },
          relations: new Set(['reporter']),
        })
        return listed([{ update_id: updateIdOf(stored.state.number, seq) }])
      })
    },
  }
}

const listed = (value: Answer['value']): Answer => ({
  root: 'service_request_updates',
  item: 'request_update',
  value,
  sparse: true,
})

function readUpdate(parameters: Parameters) {
  const number = parameters.get('service_request_id').toUpperCase()
  parameters.get('update_id')
  const updateId = textIn(parameters, 'update_id', longest.updateId) as string
  const status = statusIn(parameters.get('status'))
  const saidAt = readMoment(parameters.get('updated_datetime'), 'updated_datetime') as Date
  parameters.get('description')
  const description = textIn(parameters, 'description', longest.description) as string
  const mediaUrls = linksIn(parameters)
  return { number, updateId, status, saidAt, description, mediaUrls }
}

/**
 * What an outside system may do: speak, always; and for the reporter it sends for, take a case back and have a closed one
 * opened again, once. Whether work is done is said by whoever does it and checked by somebody else.
 */
function commandFor(status: UpdateStatus, given: { state: CaseState; text: string; own: boolean }): CaseCommand {
  const { state, text, own } = given
  const may = (type: 'withdraw' | 'reopen') =>
    own && (commandRules[type].from as readonly string[]).includes(state.state)
  if (status === 'CANCELLED' && may('withdraw')) return { type: 'withdraw', reason: text }
  if (status === 'REOPEN' && may('reopen') && state.reopened === 0) return { type: 'reopen', reason: text }
  return { type: 'comment', text, visibility: 'public', fileIds: [] }
}
