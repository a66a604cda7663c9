/** Yuan as typed (`1,200.50`) as fen; null for nothing typed, undefined for what is no sum of money. */
export function fenOf(typed: string): number | null | undefined {
  const plain = typed.replace(/[\s,，¥￥元]/g, '')
  if (plain === '') return null
  if (!/^\d{1,9}([.．]\d{1,2})?$/.test(plain)) return undefined
  const [yuan = '0', fen = ''] = plain.replace('．', '.').split('.')
  return Number(yuan) * 100 + Number(fen.padEnd(2, '0'))
}

/** Fen as a field shows them: `1200.50`, nothing for null. */
export const typedOf = (fen: number | null | undefined): string =>
  fen === null || fen === undefined ? '' : fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)
