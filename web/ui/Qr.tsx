import { useMemo } from 'react'
import { encode } from 'uqr'

/** A QR code as one crisp drawing, dark on white in both colour schemes so that every camera reads it. `size` in rem. */
export function Qr(props: { text: string; label: string; size?: number }) {
  const { path, side } = useMemo(() => {
    const { data, size } = encode(props.text, { ecc: 'M', border: 2 })
    let path = ''
    for (const [y, row] of data.entries()) for (const [x, dark] of row.entries()) if (dark) path += `M${x} ${y}h1v1h-1z`
    return { path, side: size }
  }, [props.text])
  const size = `${props.size ?? 10}rem`
  return (
    <svg
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${side} ${side}`}
      style={{ width: size, height: size, borderRadius: 8, background: '#fff' }}
      shapeRendering="crispEdges"
    >
      <title>{props.label}</title>
      <path d={path} fill="#000" />
    </svg>
  )
}
