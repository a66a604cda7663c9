import type { Holder } from '../../../../contract/cases.ts'
import type { PaperKind, ServiceWay } from '../../../../contract/petitions.ts'
import { Refused } from '../../../platform/errors.ts'
import type { CaseState } from '../../cases/cases.api.ts'
import { servedNow } from './decide-service.rules.ts'
import { isUnder } from './holders.rules.ts'
import type { Decision, Facts, Paper, Petition } from './petition.ts'

/** What an official's command is decided by. Whether they may give it was asked before. */
export interface Given {
  petition: Petition
  state: CaseState
  facts: Facts
}

/** A way of the settings. Refuses `petition.way_unknown`. */
export function wayOf({ settings }: Facts, code: string) {
  const way = settings.ways.find((one) => one.code === code)
  if (!way) throw new Refused('petition.way_unknown', { way: code }, { status: 422, field: 'body.command.way' })
  return way
}

/** Refuses a body that may not have it: unknown, complained about, or below that. */
export function checkBody({ bodies }: Facts, petition: Petition, to: Holder): void {
  const known = to.kind === 'unit' ? bodies.unit(to.id) : bodies.department(to.id)
  if (!known) throw new Refused('petition.body_unknown', {}, { status: 422, field: 'body.command.to' })
  if (isUnder(bodies, to, petition.record.against))
    throw new Refused('petition.body_complained_about', {}, { status: 422, field: 'body.command.to' })
}

/** A paper made now, handed over in the same breath where that is said. */
export function paperOf(
  kind: PaperKind,
  { facts }: Given,
  words: Partial<Pick<Paper, 'result' | 'grounds' | 'outcome' | 'remedy'>>,
): Paper {
  return {
    ...{ id: facts.newId(), kind, result: null, grounds: null, outcome: null, remedy: null, ...words },
    ...{ madeAt: facts.now, madeBy: facts.by.accountId ?? null, body: facts.body },
    ...{ documentId: null, documentCode: null, servedWay: null, servedAt: null, servedNote: null },
  }
}

/** One decision after another, on the case and the petition as the first leaves them. */
export function andServed(
  decision: Decision,
  given: Given,
  service: { way: ServiceWay; at?: string | undefined; note?: string | undefined } | undefined,
): Decision {
  const paper = decision.papers[0]
  return service && paper ? servedNow(decision, { ...given, paper, service }) : decision
}
