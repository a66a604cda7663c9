import { AsyncLocalStorage } from 'node:async_hooks'
import { APIError } from '@better-auth/core/error'
import type { Locale } from '../../../contract/common.ts'
import { textOf } from '../messages.ts'
import { innerLocale } from './inner.ts'
import { codeRules, type SignInOptions } from './ways.ts'

/** A code on its way to somebody. */
export interface CodeToSend {
  to: string
  code: string
  headers?: Headers | undefined
}

/** Sends one-time codes in the reader's language. */
export interface CodeSender {
  byMail(code: CodeToSend & { reset: boolean }): Promise<void>
  byPhone(code: CodeToSend): Promise<void>
  /**
   * Runs `work` and throws what went wrong with sending a code in it. The library swallows such errors and tells the person
   * that a code is on its way; we don't.
   */
  watch<T>(work: () => Promise<T>): Promise<T>
}

/** Sends through the installation's mail server and text-message gateway. */
export function codeSender(options: Pick<SignInOptions, 'mailer' | 'texter' | 'log'>): CodeSender {
  const watched = new AsyncLocalStorage<{ failure?: unknown }>()
  const minutes = codeRules.seconds / 60
  const say = (locale: Locale, key: string, code: string) =>
    textOf({ locale, area: 'identity', key, values: { code, minutes } })

  const send = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (failure) {
      const store = watched.getStore()
      if (store) store.failure = failure
      throw new APIError('SERVICE_UNAVAILABLE', { message: 'The code could not be sent' })
    }
  }

  return {
    async byMail({ to, code, headers, reset }) {
      const locale = innerLocale(headers)
      const kind = reset ? 'reset' : 'code'
      const work = () =>
        options.mailer.send({
          to,
          subject: say(locale, `identity.mail.${kind}.subject`, code),
          text: say(locale, `identity.mail.${kind}.text`, code),
        })
      if (!reset) return await send(work)
      // Not waited for: how long the answer takes must not tell whether the account exists.
      work().catch((error: unknown) => options.log.error({ err: error }, 'a mail to set a new password was not sent'))
    },
    async byPhone({ to, code, headers }) {
      const locale = innerLocale(headers)
      await send(() =>
        options.texter.send({
          to,
          kind: 'code',
          values: { code },
          locale,
          text: say(locale, 'identity.sms.code', code),
        }),
      )
    },
    async watch(work) {
      const store: { failure?: unknown } = {}
      const result = await watched.run(store, work)
      if (store.failure !== undefined) throw store.failure
      return result
    },
  }
}
