import type { DutyList, DutyListInput } from '../../../../contract/people-duties.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { idempotent } from '../../../platform/http/idempotency.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { Role } from '../../../platform/policy/actor.ts'
import { departments } from '../../territory/territory.api.ts'
import type { People } from '../people.api.ts'
import { checkConfigurePeople } from '../people.policy.ts'
import type { Doing } from '../posts.service.ts'
import { checkDuties, dayIn, isOwed } from './duties.rules.ts'
import { type DutyListRecord, type DutyOwner, dutiesStore } from './duties.store.ts'

type DepartmentRecord = Awaited<ReturnType<typeof departments>>[number]

/** Versions shown of one list. */
const shown = 100

interface Owner {
  role?: Role | undefined
  department?: string | undefined
}

/** Every role and department with a duty list, and how many duties it owes today. */
export async function listDutyLists(people: People, tenant: { id: string; timeZone: string }) {
  const today = dayIn(people.clock.now(), tenant.timeZone)
  return await people.database.tx(
    tenant.id,
    async (tx) => {
      const named = await departments(tx)
      const lists = (await dutiesStore(tx).latest()).map((record) => {
        const { role, department, version } = shownList(record, named)
        const count = record.entries.filter((duty) => isOwed(duty, today)).length
        return { role, department, version, changedAt: record.changedAt.toISOString(), count }
      })
      return { items: lists }
    },
    { readOnly: true },
  )
}

/** A duty list as it stands; version 0 and empty where none was laid down. Throws Refused `department.not_found`. */
export async function getDuties(people: People, tenantId: string, owner: Owner): Promise<DutyList> {
  return await people.database.tx(tenantId, (tx) => currentList(tx, owner), { readOnly: true })
}

/** Every version of a duty list, newest first. Throws Refused `department.not_found`. */
export async function dutyVersions(people: People, tenantId: string, owner: Owner): Promise<{ items: DutyList[] }> {
  return await people.database.tx(
    tenantId,
    async (tx) => {
      const named = await departments(tx)
      const records = await dutiesStore(tx).versions(ownerOf(owner, named), shown)
      return { items: records.map((record) => shownList(record, named)) }
    },
    { readOnly: true },
  )
}

/** Lays down a duty list. Throws Refused `platform.forbidden`, `duty.stale`, `duty.term`, `duty.twice`, `department.not_found`. */
export async function saveDuties(people: People, doing: Doing, wanted: DutyListInput): Promise<DutyList> {
  const postId = checkConfigurePeople(doing.actor)
  checkDuties(wanted.duties)
  const now = people.clock.now()
  return await people.database.tx(doing.tenantId, (tx) =>
    idempotent({
      tx,
      claim: doing.claim,
      work: async () => {
        const before = await currentList(tx, wanted)
        const stale = new Refused('duty.stale', { seen: wanted.version, now: before.version })
        if (before.version !== wanted.version) throw stale
        const record: DutyListRecord = {
          ...{ id: uuidv7(), role: wanted.role ?? null, departmentId: wanted.department ?? null },
          ...{ version: wanted.version + 1, entries: wanted.duties, changedAt: now },
        }
        if (!(await dutiesStore(tx).insert(record))) throw stale
        await audit(tx).record({
          actor: doing.actor,
          ...(postId ? { postId } : {}),
          action: 'duties.laid_down',
          subject: { kind: 'duty_list', id: record.id },
          detail: { role: record.role, departmentId: record.departmentId, version: record.version },
          at: now,
        })
        return await currentList(tx, wanted)
      },
    }),
  )
}

/** Writes a first version of a list, without asking who may: for what a new tenant starts with. */
export async function addDutyList(tx: Tx, list: Omit<DutyListRecord, 'id' | 'version'>): Promise<void> {
  await dutiesStore(tx).insert({ ...list, id: uuidv7(), version: 1 })
}

async function currentList(tx: Tx, owner: Owner): Promise<DutyList> {
  const named = await departments(tx)
  const of = ownerOf(owner, named)
  const [record] = await dutiesStore(tx).versions(of, 1)
  if (record) return shownList(record, named)
  const department = named.find(({ id }) => id === owner.department)
  return { role: owner.role ?? null, department: refOf(department), version: 0, changedAt: null, duties: [] }
}

function ownerOf(owner: Owner, named: readonly DepartmentRecord[]): DutyOwner {
  if (owner.role) return { role: owner.role }
  const found = named.find(({ id }) => id === owner.department)
  if (!found) throw new Refused('department.not_found', { id: owner.department })
  return { departmentId: found.id }
}

const refOf = (found: DepartmentRecord | undefined) =>
  found ? { id: found.id, code: found.code, name: { en: found.nameEn, zh: found.nameZh } } : null

const shownList = (record: DutyListRecord, named: readonly DepartmentRecord[]): DutyList => ({
  role: record.role,
  department: refOf(named.find(({ id }) => id === record.departmentId)),
  version: record.version,
  changedAt: record.changedAt.toISOString(),
  duties: record.entries,
})
