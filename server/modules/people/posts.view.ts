import type { DepartmentRef, Post, StandIn } from '../../../contract/people.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/policy/actor.ts'
import { maskName } from '../../platform/policy/mask.ts'
import { departments, type Territory } from '../territory/territory.api.ts'
import { mayManagePost, maySeeHolder } from './people.policy.ts'
import { type PostRecord, peopleStore, type StandInRecord } from './people.store.ts'

/** Posts as this reader may see them: names in full only for those who lead the work there, masked for everybody else. */
export async function postsAsSeen(given: {
  tx: Tx
  territory: Territory
  actor: Actor
  records: readonly PostRecord[]
  now: Date
}): Promise<Post[]> {
  const { tx, territory, actor, records, now } = given
  if (records.length === 0) return []
  const atlas = await territory.atlas(tx.tenantId)
  const standIns = await peopleStore(tx).standIns(
    records.map(({ id }) => id),
    now,
  )
  const named = records.some(({ departmentId }) => departmentId) ? await departments(tx) : []
  const departmentOf = (id: string | null): DepartmentRef | null => {
    const found = named.find((department) => department.id === id)
    return found ? { id: found.id, code: found.code, name: { en: found.nameEn, zh: found.nameZh } } : null
  }
  return records.map((record) => {
    const departmentId = record.departmentId ?? undefined
    const inFull = maySeeHolder(actor, { ...record, departmentId })
    const shown = (name: string | null) => (name === null ? null : inFull || record.namePublic ? name : maskName(name))
    return {
      id: record.id,
      role: record.role,
      title: record.title,
      holder: shown(record.holderName),
      masked: record.holderName !== null && !inFull && !record.namePublic,
      unit: record.unitId ? (atlas.find(record.unitId)?.ref ?? null) : null,
      department: departmentOf(record.departmentId),
      from: record.from.toISOString(),
      until: record.until?.toISOString() ?? null,
      dutyPhone: record.dutyPhone,
      committee: record.committee,
      namePublic: record.namePublic,
      standIns: standIns
        .filter(({ postId }) => postId === record.id)
        .map((standIn) => standInAsSeen(standIn, inFull ? (standIn.name ?? '') : maskName(standIn.name ?? ''))),
      mayManage: mayManagePost(actor, record.role, { unitPath: record.unitPath, departmentId }),
    }
  })
}

const standInAsSeen = (standIn: StandInRecord, by: string): StandIn => ({
  id: standIn.id,
  by,
  from: standIn.from.toISOString(),
  until: standIn.until?.toISOString() ?? null,
})

/**
 * A name as anybody may read it: in full only where its bearer agreed; whoever stands in for them agreed to nothing. Null where
 * nobody is named.
 */
export function publicName(
  post: { holderName: string | null; namePublic: boolean },
  standIn?: { name: string | null } | undefined,
): string | null {
  if (standIn !== undefined) return standIn.name === null ? null : maskName(standIn.name)
  if (post.holderName === null) return null
  return post.namePublic ? post.holderName : maskName(post.holderName)
}
