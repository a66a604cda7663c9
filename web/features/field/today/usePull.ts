import { useEffect, useRef, useState } from 'react'

/** px a finger has to pull before letting go asks anew. */
const enough = 84

/** Pulling the page down from its top asks anew. Gives how far it is pulled, 0 to 1; the button beside it does the same. */
export function usePull(refresh: () => Promise<unknown>): number {
  const [share, setShare] = useState(0)
  const run = useRef(refresh)
  run.current = refresh
  useEffect(() => {
    let start: number | undefined
    let now = 0
    const begin = (event: TouchEvent) => {
      start = scrollY <= 0 && event.touches.length === 1 ? event.touches[0]?.clientY : undefined
      now = 0
    }
    const move = (event: TouchEvent) => {
      const y = event.touches[0]?.clientY
      if (start === undefined || y === undefined) return
      now = scrollY <= 0 ? Math.min(1, Math.max(0, (y - start) / enough)) : 0
      setShare(now)
    }
    const end = () => {
      if (start !== undefined && now >= 1) void run.current()
      start = undefined
      setShare(0)
    }
    addEventListener('touchstart', begin, { passive: true })
    addEventListener('touchmove', move, { passive: true })
    addEventListener('touchend', end)
    addEventListener('touchcancel', end)
    return () => {
      removeEventListener('touchstart', begin)
      removeEventListener('touchmove', move)
      removeEventListener('touchend', end)
      removeEventListener('touchcancel', end)
    }
  }, [])
  return share
}
