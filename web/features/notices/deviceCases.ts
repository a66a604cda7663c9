import { basepath } from '../../app/basepath.ts'

/** Cases this device keeps, as the pages of residents write them: number and secret, thirty at most. */
export function deviceCases(): { number: string; secret: string }[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`doorstep${basepath}.cases`) ?? '[]')
    return (Array.isArray(kept) ? kept : [])
      .slice(0, 30)
      .flatMap((one: { number?: unknown; secret?: unknown }) =>
        typeof one.number === 'string' && typeof one.secret === 'string'
          ? [{ number: one.number, secret: one.secret }]
          : [],
      )
  } catch {
    return []
  }
}
