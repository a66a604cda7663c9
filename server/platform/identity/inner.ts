import { Locale } from '../../../contract/common.ts'

/** Headers between the mount and the sign-in library, set by us after taking away what a client sent under the same name. */
export const innerHeaders = { clientIp: 'x-doorstep-client-ip', locale: 'x-doorstep-locale' } as const

/** The reader's language as the mount found it. */
export function innerLocale(headers: Headers | undefined): Locale {
  const asked = Locale.safeParse(headers?.get(innerHeaders.locale))
  return asked.success ? asked.data : 'zh-CN'
}
