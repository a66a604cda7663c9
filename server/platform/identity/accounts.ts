import { hashPassword } from 'better-auth/crypto'
import type pg from 'pg'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { Refused } from '../errors.ts'
import { uuidv7 } from '../ids.ts'
import { type AccountRow, accountStore } from './account.store.ts'

/** A password the house takes: 10 to 128 characters. */
export const Password = z.string().min(10).max(128)

/** A new account. */
export interface NewAccount {
  name: string
  mail: string
  /** With country code, `+8613900000000`. */
  phone?: string | undefined
  /** Left out: the account signs in by code, passkey or provider. */
  password?: string | undefined
}

/** Accounts as the operator and the demo make them. Rights are not here: give the account a post. */
export interface Accounts {
  /** Refuses `identity.mail_invalid`, `identity.password_length`, `identity.phone_invalid`, `identity.account_exists`. */
  create(account: NewAccount): Promise<AccountRow>
  find(id: string): Promise<AccountRow | undefined>
  findByMail(mail: string): Promise<AccountRow | undefined>
  list(page: { after?: string | undefined; limit: number }): Promise<AccountRow[]>
  /** Sets a password and signs the account out everywhere. Refuses `identity.account_not_found`. */
  setPassword(mail: string, password: string): Promise<void>
  /** Takes a lost second factor away. Refuses `identity.account_not_found`, `identity.no_second_factor`. */
  dropSecondFactor(mail: string): Promise<void>
}

/** Keeps accounts in the schema `auth`. `onSessionEnd` hears of the sessions it ends. */
export function accountsOf(given: { pool: pg.Pool; clock: Clock; onSessionEnd?: (token: string) => void }): Accounts {
  const store = accountStore(given.pool)
  const getByMail = async (mail: string) => {
    const account = await store.findByMail(mail)
    if (!account || account.erasedAt) throw new Refused('identity.account_not_found', { mail }, { status: 404 })
    return account
  }
  return {
    async create({ name, mail, phone, password }) {
      if (!z.email().safeParse(mail).success) throw new Refused('identity.mail_invalid')
      if (phone !== undefined && !z.e164().safeParse(phone).success) throw new Refused('identity.phone_invalid')
      const account = await store.add({
        id: uuidv7(),
        name: name.trim().slice(0, 100),
        mail,
        phone: phone ?? null,
        passwordHash: password === undefined ? null : await hashed(password),
        at: given.clock.now(),
      })
      if (!account) throw new Refused('identity.account_exists', {}, { status: 409 })
      return account
    },
    find: (id) => store.find(id),
    findByMail: (mail) => store.findByMail(mail),
    list: ({ after, limit }) => store.list(after, limit),
    async setPassword(mail, password) {
      const account = await getByMail(mail)
      const ended = await store.setPassword(account.id, await hashed(password), given.clock.now())
      for (const token of ended) given.onSessionEnd?.(token)
    },
    async dropSecondFactor(mail) {
      const account = await getByMail(mail)
      const dropped = await store.dropSecondFactor(account.id, given.clock.now())
      if (!dropped) throw new Refused('identity.no_second_factor', {}, { status: 409 })
    },
  }
}

async function hashed(password: string): Promise<string> {
  if (!Password.safeParse(password).success) throw new Refused('identity.password_length', { least: 10, most: 128 })
  return await hashPassword(password)
}
