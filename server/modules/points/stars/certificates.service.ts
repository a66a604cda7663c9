import type { Certificate, VerifiedCertificate } from '../../../../contract/points-stars.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type At, accountOf, dayIn, type Points, reading, writing } from '../points.context.ts'
import { certificateCode, certificateHash, stateOf } from './certificate.rules.ts'
import { type CertificateRecord, certificatesStore } from './certificates.store.ts'
import { starsStore } from './stars.store.ts'
import { ownName } from './stars.view.ts'

/** Certificates of one's own, newest first. */
export async function myCertificates(points: Points, at: At): Promise<{ items: Certificate[] }> {
  const accountId = accountOf(at)
  return await reading(points, at, async (tx) => {
    const items: Certificate[] = []
    for (const record of await certificatesStore(tx).mine(accountId)) items.push(await seen(points, tx, record))
    return { items }
  })
}

/** One of one's own. Throws Refused `stars.certificate_not_found`, also for anybody else's. */
export async function myCertificate(points: Points, at: At, id: string): Promise<Certificate> {
  return await reading(points, at, async (tx) => seen(points, tx, await own(tx, at, id)))
}

/**
 * Makes a certificate of verified hours until now, or of a star that was granted; the same again gives the one that is there.
 * Throws Refused `stars.name_missing`, `stars.no_hours`, `stars.not_found`, `stars.hours_short`.
 */
export async function issueCertificate(
  points: Points,
  at: At,
  wanted: { starId: string | null },
): Promise<Certificate> {
  const accountId = accountOf(at)
  return await writing(points, at, async (tx, now) => {
    const name = await ownName(tx, at.actor)
    if (!name) throw new Refused('stars.name_missing', {}, { status: 409 })
    const store = certificatesStore(tx)
    const minutes = await store.minutesUntil(accountId, now)
    if (minutes < 1) throw new Refused('stars.no_hours', {}, { status: 409 })
    const star = wanted.starId === null ? undefined : await starsStore(tx).find(wanted.starId)
    if (wanted.starId !== null && (star?.accountId !== accountId || star.state !== 'granted'))
      throw new Refused('stars.not_found', {}, { status: 404 })
    if (star && minutes < star.hours * 60) throw new Refused('stars.hours_short', {}, { status: 409 })
    const said = {
      name,
      minutes,
      grade: star?.grade ?? null,
      hours: star?.hours ?? null,
      until: dayIn(at.timeZone, now),
    }
    const same = (await store.mine(accountId)).find(
      (one) =>
        !one.withdrawnAt && Object.entries(said).every(([key, value]) => one[key as keyof typeof said] === value),
    )
    if (same) return await seen(points, tx, same)
    const id = uuidv7()
    const record = { id, accountId, ...said, issuedAt: now, withdrawnAt: null }
    await store.insert({ ...record, codeHash: certificateHash(certificateCode(points.secret, id)) })
    await noted(tx, { at, action: 'certificate.issued', record, now })
    return await seen(points, tx, record)
  })
}

/** Takes one of one's own back. Throws Refused `stars.certificate_not_found`. */
export async function withdrawCertificate(points: Points, at: At, id: string): Promise<Certificate> {
  return await writing(points, at, async (tx, now) => {
    const record = await own(tx, at, id)
    await certificatesStore(tx).withdraw(id, now)
    await noted(tx, { at, action: 'certificate.withdrawn', record, now })
    return await seen(points, tx, await own(tx, at, id))
  })
}

/** What a certificate says, for whoever has its code. Throws Refused `stars.code_unknown`. */
export async function verifyCertificate(points: Points, at: At, code: string): Promise<VerifiedCertificate> {
  const tenant = (await points.tenants.list()).find(({ id }) => id === at.tenantId)
  return await reading(points, at, async (tx) => {
    const record = await certificatesStore(tx).findByHash(certificateHash(code))
    if (!record || !tenant) throw new Refused('stars.code_unknown', {}, { status: 404 })
    const { state, name, minutes, grade, hours, until } = await seen(points, tx, record)
    return { state, by: tenant.name, until, says: state === 'valid' ? { name, minutes, grade, hours } : null }
  })
}

async function seen({ secret }: Points, tx: Tx, record: CertificateRecord): Promise<Certificate> {
  const { id, accountId, name, minutes, grade, hours, until, issuedAt } = record
  const now = await certificatesStore(tx).minutesUntil(accountId, issuedAt)
  return { id, state: stateOf(record, now), name, minutes, grade, hours, until, code: certificateCode(secret, id) }
}

async function own(tx: Tx, at: At, id: string): Promise<CertificateRecord> {
  const record = await certificatesStore(tx).find(id)
  if (!record || record.accountId !== accountOf(at))
    throw new Refused('stars.certificate_not_found', {}, { status: 404 })
  return record
}

async function noted(tx: Tx, given: { at: At; action: string; record: CertificateRecord; now: Date }): Promise<void> {
  const { at, action, record, now } = given
  const subject = { kind: 'certificate', id: record.id, accountId: record.accountId }
  await audit(tx).record({ actor: at.actor, action, subject, at: now })
}
