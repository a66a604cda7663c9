/** How much of the room this browser gives us is taken, in bytes. */
export interface Room {
  used: number
  whole: number
}

/** Room on this device; undefined where the browser does not say. */
export async function findRoom(): Promise<Room | undefined> {
  const told = await globalThis.navigator?.storage?.estimate?.().catch(() => undefined)
  return told?.quota ? { used: told.usage ?? 0, whole: told.quota } : undefined
}

/** True when the next photos may not fit any more: nine tenths taken, or less than 30 MB left. */
export const isNearlyFull = (room: Room): boolean => room.used > room.whole * 0.9 || room.whole - room.used < 30_000_000
