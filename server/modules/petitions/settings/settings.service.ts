import type { HolderView } from '../../../../contract/cases.ts'
import type { PetitionSettings, PetitionSettingsVersion } from '../../../../contract/petition-settings.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import { type CaseContext, personSubjectIn } from '../../cases/cases.api.ts'
import { departments } from '../../territory/territory.api.ts'
import { type At, accountOf, dayIn, type Petitions, reading, writing } from '../petitions.context.ts'
import { bodyView } from '../reading/body.rules.ts'
import { defaultSettings } from './defaults.ts'
import { type SettingsRow, settingsStore } from './settings.store.ts'

/** The procedure a petition runs by: that of the day it came in. */
export interface SettingsInForce {
  id: string | null
  settings: PetitionSettings
}

const inForce = (row: SettingsRow | undefined): SettingsInForce =>
  row ? { id: row.id, settings: { ...row.detail, fromDay: row.fromDay } } : { id: null, settings: defaultSettings }

/** The procedure of a day. */
export const settingsOn = async (tx: Tx, day: string): Promise<SettingsInForce> =>
  inForce(await settingsStore(tx).on(day))

/** The procedure a petition was filed under. */
export async function settingsOf(tx: Tx, settingsId: string | null): Promise<PetitionSettings> {
  return inForce(settingsId ? await settingsStore(tx).find(settingsId) : undefined).settings
}

const mayChange = (actor: Actor, context: CaseContext): boolean =>
  actor.posts.some(({ role, unitId }) => role === 'administrator' && (!unitId || unitId === context.bodies.district))

/** What one may petition for, by which limits, and bodies one may name. Everybody reads it. */
export async function getSetup(petitions: Petitions, at: At) {
  const context = await petitions.cases.contextOf(at.tenant)
  const atlas = await petitions.cases.territory.atlas(at.tenant.id)
  return await reading(petitions, at, async (tx) => {
    const { id, settings } = await settingsOn(tx, dayIn(at.tenant.timeZone, petitions.clock.now()))
    const offices = await departments(tx)
    const district = context.bodies.district
    const units = [district, ...atlas.children(district).map((unit) => unit.id)]
    const bodies: HolderView[] = [
      ...units.map((unitId) => bodyView(context, { kind: 'unit', id: unitId })),
      ...offices.map((office) => bodyView(context, { kind: 'department', id: office.id })),
    ]
    return { settings: { ...settings, id, madeAt: null, inForce: true }, bodies }
  })
}

/** Every version, the newest day first, the law's own at the end. */
export async function listSettings(petitions: Petitions, at: At) {
  const context = await petitions.cases.contextOf(at.tenant)
  const today = dayIn(at.tenant.timeZone, petitions.clock.now())
  const rows = await reading(petitions, at, (tx) => settingsStore(tx).all())
  const now = rows.find(({ fromDay }) => fromDay <= today)?.id ?? null
  const versions: PetitionSettingsVersion[] = rows.map((row) => ({
    ...{ ...row.detail, fromDay: row.fromDay, id: row.id, madeAt: row.madeAt.toISOString(), inForce: row.id === now },
  }))
  const law = { ...defaultSettings, id: null, madeAt: null, inForce: now === null }
  return { versions: [...versions, law], mayChange: mayChange(at.actor, context) }
}

/** The procedure from a day to come on. What runs already keeps its limits. Refuses what is past and purposes about persons. */
export async function saveSettings(
  petitions: Petitions,
  at: At,
  input: PetitionSettings,
): Promise<PetitionSettingsVersion> {
  const context = await petitions.cases.contextOf(at.tenant)
  if (!mayChange(at.actor, context)) throw new Refused('platform.forbidden')
  const refuse = (code: string, field: string): never => {
    throw new Refused(code, {}, { status: 422, field: `body.${field}` })
  }
  if (input.fromDay <= dayIn(at.tenant.timeZone, petitions.clock.now())) refuse('petition.settings_past', 'fromDay')
  for (const [list, field] of [
    [input.ways, 'ways'],
    [input.purposes, 'purposes'],
  ] as const)
    if (new Set(list.map(({ code }) => code)).size < list.length) refuse('petition.code_twice', field)
  if (!input.ways.some(({ reviewable }) => reviewable)) refuse('petition.no_way_reviewed', 'ways')
  for (const { name, about } of input.purposes) {
    const texts = [name.en, name.zh, about.en, about.zh].map((text) => ({ field: 'purposes', text }))
    if (personSubjectIn(texts)) refuse('petition.purpose_person', 'purposes')
  }
  return await writing(petitions, at, async (tx, now) => {
    const { fromDay, ...detail } = input
    const row = { id: uuidv7(), fromDay, detail, madeAt: now, madeBy: accountOf(at) }
    if (!(await settingsStore(tx).insert(row))) refuse('petition.settings_day', 'fromDay')
    await audit(tx).record({
      ...{ actor: at.actor, action: 'petition_settings.saved', subject: { kind: 'petition_settings', id: row.id } },
      ...{ detail: { fromDay }, at: now },
    })
    return { ...input, id: row.id, madeAt: now.toISOString(), inForce: false }
  })
}
