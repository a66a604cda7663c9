import { pathOf, sheet } from './SignaturePad.rules.ts'
import type { Signature } from './SignaturePad.tsx'

/**
 * A signature as a picture to send: the drawing, or the typed name with `mark` below it (which says that it was typed), in black
 * on white as PNG; a photo of the paper as it is. Rejects where the browser can't draw.
 */
export async function signatureFile(signature: Signature, mark: string): Promise<File> {
  if (signature.way === 'paper') return signature.photo.file
  const canvas = document.createElement('canvas')
  canvas.width = sheet.width
  canvas.height = sheet.height
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('This browser draws nothing')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, sheet.width, sheet.height)
  pen.fillStyle = '#000'
  pen.strokeStyle = '#000'
  if (signature.way === 'drawn') {
    pen.lineWidth = sheet.ink
    pen.lineCap = 'round'
    pen.lineJoin = 'round'
    pen.stroke(new Path2D(pathOf(signature.strokes)))
  } else {
    pen.textAlign = 'center'
    pen.font = `italic 72px serif`
    pen.fillText(signature.name, sheet.width / 2, sheet.height * 0.55, sheet.width - 40)
    pen.font = '22px sans-serif'
    pen.fillText(mark, sheet.width / 2, sheet.height * 0.8, sheet.width - 40)
  }
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!picture) throw new Error('This browser draws nothing')
  return new File([picture], 'signature.png', { type: 'image/png' })
}
