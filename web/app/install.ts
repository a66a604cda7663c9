import { useSyncExternalStore } from 'react'

/** What Chromium gives before it offers to install; not in the types of the DOM. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>
  readonly userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>
}

let offer: InstallOffer | undefined
let installed = false
const watchers = new Set<() => void>()
const tell = () => {
  for (const watcher of watchers) watcher()
}

/** Catches the browser's offer to install, which comes before any page of ours is drawn. Called once at the start. */
export function watchInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    // Our own hint says what it is good for; the browser's own bar would come on top of it.
    event.preventDefault()
    offer = event as InstallOffer
    tell()
  })
  addEventListener('appinstalled', () => {
    offer = undefined
    installed = true
    tell()
  })
}

/** How the pages come onto the home screen of this device. */
export type InstallWay =
  /** Already opened from there. */
  | 'installed'
  /** One press: the browser asks by itself. */
  | 'offered'
  /** By hand, in Safari's share menu. */
  | 'ios'
  /** By hand, in the browser's menu. */
  | 'menu'

/** Which way it is, from what the browser tells. */
export function installWay(given: {
  standalone: boolean
  installed: boolean
  offered: boolean
  userAgent: string
  touchPoints: number
}): InstallWay {
  if (given.standalone || given.installed) return 'installed'
  if (given.offered) return 'offered'
  // An iPad calls itself a Mac; no Mac has a touch screen.
  const isApple =
    /iPhone|iPad|iPod/.test(given.userAgent) || (/Macintosh/.test(given.userAgent) && given.touchPoints > 1)
  return isApple ? 'ios' : 'menu'
}

const wayNow = (): InstallWay =>
  installWay({
    standalone:
      matchMedia('(display-mode: standalone)').matches ||
      (navigator as Navigator & { standalone?: boolean }).standalone === true,
    installed,
    offered: offer !== undefined,
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
  })

/** The way onto this device's home screen, and the press that takes it where the browser offers it. */
export function useInstall(): { way: InstallWay; install: () => Promise<boolean> } {
  const way = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    wayNow,
    (): InstallWay => 'installed',
  )
  return {
    way,
    async install() {
      const asked = offer
      if (!asked) return false
      await asked.prompt()
      const { outcome } = await asked.userChoice
      // An offer can be taken up once.
      offer = undefined
      tell()
      return outcome === 'accepted'
    },
  }
}
