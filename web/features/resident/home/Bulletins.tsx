/** Placeholder until bulletins are served. */
export function Bulletins(_props: { unitId: string }) {
  return null
}
