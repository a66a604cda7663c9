import { send } from '../../app/api.ts'
import { at } from '../../app/basepath.ts'

/** Asks the sign-in routes below `/api/auth`; throws a Problem with words for people. */
export function auth<T = unknown>(path: string, body?: object): Promise<T> {
  return body === undefined
    ? send<T>(`/api/auth/${path}`)
    : send<T>(`/api/auth/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
}

/** Where a code goes: a number in international form or a mail address; undefined when it is neither. */
export type Destination = { kind: 'phone'; phoneNumber: string } | { kind: 'mail'; email: string }

/** Reads what somebody typed. A mainland mobile number needs no country code, spaces and dashes don't matter. */
export function destinationOf(text: string): Destination | undefined {
  const typed = text.trim()
  if (typed.includes('@')) return /^\S+@\S+\.\S+$/.test(typed) ? { kind: 'mail', email: typed } : undefined
  const digits = typed.replace(/[\s().-]/g, '').replace(/^00/, '+')
  if (/^1[3-9]\d{9}$/.test(digits)) return { kind: 'phone', phoneNumber: `+86${digits}` }
  return /^\+[1-9]\d{6,14}$/.test(digits) ? { kind: 'phone', phoneNumber: digits } : undefined
}

/** Sends a one-time code. */
export function sendCode(to: Destination): Promise<unknown> {
  return to.kind === 'mail'
    ? auth('email-otp/send-verification-otp', { email: to.email, type: 'sign-in' })
    : auth('phone-number/send-otp', { phoneNumber: to.phoneNumber })
}

/** Signs in with the code that was sent; makes the account when there is none. */
export function enterCode(to: Destination, code: string): Promise<unknown> {
  return to.kind === 'mail'
    ? auth('sign-in/email-otp', { email: to.email, otp: code })
    : auth('phone-number/verify', { phoneNumber: to.phoneNumber, code })
}

/** Goes to the district's own provider and comes back to `next`. */
export async function signInWithProvider(provider: string, next: string): Promise<void> {
  const { url } = await auth<{ url: string }>('sign-in/social', {
    provider,
    callbackURL: at(next),
    errorCallbackURL: at('/sign-in'),
    disableRedirect: true,
  })
  location.assign(url)
}

/** True when this browser can hold and use passkeys without a library. */
export function canUsePasskeys(): boolean {
  return (
    typeof PublicKeyCredential === 'function' &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential &&
    'parseCreationOptionsFromJSON' in PublicKeyCredential
  )
}

/** Signs in with a passkey of this device or the phone beside it. Rejects when the person changes their mind. */
export async function signInWithPasskey(): Promise<void> {
  const options = await auth<PublicKeyCredentialRequestOptionsJSON>('passkey/generate-authenticate-options')
  const credential = await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
  })
  if (!(credential instanceof PublicKeyCredential)) throw new Error('No passkey was given')
  await auth('passkey/verify-authentication', { response: credential.toJSON() })
}

/** Makes a passkey on this device and tells the server. */
export async function addPasskey(name: string): Promise<void> {
  const options = await auth<PublicKeyCredentialCreationOptionsJSON>('passkey/generate-register-options')
  const credential = await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
  })
  if (!(credential instanceof PublicKeyCredential)) throw new Error('No passkey was made')
  await auth('passkey/verify-registration', { response: credential.toJSON(), name })
}
