import { answer, api } from '../../../app/api.ts'
import { deviceCases } from '../deviceCases.ts'

/** Whether this browser can show messages, and whether it does. */
export type PushState = 'unable' | 'denied' | 'off' | 'on'

async function worker(): Promise<ServiceWorkerRegistration | undefined> {
  return 'serviceWorker' in navigator && 'PushManager' in window
    ? await navigator.serviceWorker.getRegistration()
    : undefined
}

/** Resolves once the pages have their worker, which on a first visit is still on its way; never where there is none. */
export const workerReady = async (): Promise<unknown> => await navigator.serviceWorker?.ready

/** How it stands on this device. */
export async function pushState(): Promise<PushState> {
  const registration = await worker()
  if (!registration || typeof Notification === 'undefined') return 'unable'
  if (Notification.permission === 'denied') return 'denied'
  return (await registration.pushManager.getSubscription()) ? 'on' : 'off'
}

/** Asks for permission and subscribes: for the reader, or for the cases this device keeps. */
export async function pushOn(locale: 'en' | 'zh-CN'): Promise<PushState> {
  const registration = await worker()
  if (!registration) return 'unable'
  if ((await Notification.requestPermission()) !== 'granted') return 'denied'
  const { key } = await answer(api.GET('/api/v1/push/key'))
  const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  const { endpoint, keys } = made.toJSON()
  const subscription = { endpoint: endpoint ?? '', keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' } }
  await answer(api.POST('/api/v1/push/subscriptions', { body: { subscription, locale, cases: deviceCases() } }))
  return 'on'
}

/** Ends it on this device, here and at the server. */
export async function pushOff(): Promise<PushState> {
  const subscription = await (await worker())?.pushManager.getSubscription()
  if (!subscription) return 'off'
  await answer(api.POST('/api/v1/push/subscriptions/off', { body: { endpoint: subscription.endpoint } }))
  await subscription.unsubscribe()
  return 'off'
}
