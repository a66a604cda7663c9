import type { Holder } from '../../../../contract/cases.ts'
import type { PetitionSettings } from '../../../../contract/petition-settings.ts'
import type { PetitionClock, PetitionStage, PetitionSummary } from '../../../../contract/petitions.ts'
import type { CaseContext, CaseState } from '../../cases/cases.api.ts'
import { hearingDays, petitionersStages } from '../procedure/clocks.rules.ts'
import {
  hearingsOf,
  objectionsOf,
  type Paper,
  type Petition,
  type PetitionRecord,
  recusalsOf,
} from '../procedure/petition.ts'
import { bodyView } from './body.rules.ts'

/** What words are made with. */
export interface Shown {
  context: CaseContext
  settings: PetitionSettings
  now: Date
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** Green below 80 % of the limit, amber from there, red past it. */
export function lightOf(clock: { amberAt: Date | null; dueAt: Date | null }, now: Date): PetitionSummary['light'] {
  if (!clock.amberAt || !clock.dueAt) return 'none'
  return now > clock.dueAt ? 'red' : now >= clock.amberAt ? 'amber' : 'green'
}

/** A purpose in words; a code nobody knows any more stands for itself. */
export const purposeOf = (settings: PetitionSettings, code: string): PetitionSummary['purpose'] => ({
  code,
  name: settings.purposes.find((one) => one.code === code)?.name ?? { en: code, zh: code },
})

/** A petition as a list shows it: nobody's name in it. */
export function summaryOf(
  record: PetitionRecord & { unserved: number },
  { context, settings, now }: Shown,
): PetitionSummary {
  const isMine = record.stage !== null && petitionersStages.includes(record.stage)
  return {
    ...{ id: record.id, number: record.number, state: record.state, purpose: purposeOf(settings, record.purpose) },
    ...{ subject: record.subject, holder: bodyView(context, record.holder) },
    against: record.against ? bodyView(context, record.against) : null,
    light: isMine || record.endedAt ? 'none' : lightOf(record, now),
    ...{ stage: record.stage, dueAt: iso(record.dueAt), reportedAt: record.filedAt.toISOString() },
    ...{ closedAt: iso(record.endedAt), people: record.people, sameDay: iso(record.sameDayAt) },
    ...{ confidential: record.confidential, unserved: record.unserved, version: record.version },
  }
}

/** The clocks of a petition as people read them. */
export const clocksOf = (state: CaseState, now: Date): PetitionClock[] =>
  state.clocks.map((clock) => {
    const mine = petitionersStages.includes(clock.stage as PetitionStage)
    const isRunning = clock.stoppedAt === null && !mine
    const instants = { amberAt: new Date(clock.amberAt), dueAt: new Date(clock.dueAt) }
    return {
      ...{
        stage: clock.stage as PetitionStage,
        startedAt: clock.startedAt,
        dueAt: clock.dueAt,
        mine,
        limit: clock.limit,
      },
      ...{ stoppedAt: clock.stoppedAt, met: clock.met, light: isRunning ? lightOf(instants, now) : 'none' },
    }
  })

/** A paper as people read it. `closed`: only that there is one. */
export const paperView = (paper: Paper, shown: { context: CaseContext; closed: boolean }) => ({
  ...{ id: paper.id, kind: paper.kind, result: shown.closed ? null : paper.result },
  ...{ grounds: shown.closed ? null : paper.grounds, outcome: shown.closed ? null : paper.outcome },
  ...{ remedy: shown.closed ? null : paper.remedy, madeAt: paper.madeAt.toISOString() },
  body: bodyView(shown.context, paper.body),
  document:
    paper.documentCode && !shown.closed ? { code: paper.documentCode, url: `/documents/${paper.documentCode}` } : null,
  served: paper.servedWay && paper.servedAt ? { way: paper.servedWay, at: paper.servedAt.toISOString() } : null,
})

/** Objections, hearings and who stepped back. `closed`: without words; the petitioner reads what concerns them. */
export function stepsView(
  petition: Petition,
  shown: { context: CaseContext; closed: boolean; forPetitioner: boolean },
) {
  const { context, closed, forPetitioner } = shown
  const say = (text: string): string => (closed ? '' : text)
  const body = (one: Holder) => bodyView(context, one)
  return {
    hearings: hearingsOf(petition).map(({ id, from, to, place, people, minutes, stage }) => ({
      ...{ id, from, to, place, people: say(people), minutes: closed ? null : minutes, held: minutes !== null },
      days: hearingDays([{ from, to, stage }]),
    })),
    objections: forPetitioner
      ? []
      : objectionsOf(petition).map(({ id, by, reason, at, ruling }) => ({
          ...{ id, by: body(by), reason: say(reason), at: at.toISOString() },
          ruling: ruling && {
            ...{
              upheld: ruling.upheld,
              reason: say(ruling.reason),
              at: ruling.at,
              to: ruling.to ? body(ruling.to) : null,
            },
          },
        })),
    recusals: recusalsOf(petition).map(({ id, askedBy, officer, reason, at, ruling }) => ({
      ...{ id, askedBy, officer: `${officer.role} · ${officer.body.zh} / ${officer.body.en}` },
      // Why an officer has an interest is theirs and whoever rules on it.
      reason: forPetitioner && askedBy === 'officer' ? '' : say(reason),
      at: at.toISOString(),
      ruling: ruling && { upheld: ruling.upheld, reason: say(ruling.reason.en), at: ruling.at },
    })),
  }
}
