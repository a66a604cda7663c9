import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import PDFDocument from 'pdfkit'
import { encode } from 'uqr'
import type { DocumentBlock, DocumentText } from '../../../contract/documents.ts'
import type { Sheet, SheetWords } from './pdf.ts'

// A4 in points. Text is large enough for old eyes; what a court must read fits a file.
const margin = 62
const size = 11.5
const ink = '#111111'
const soft = '#454b55'
const line = '#9aa1ab'

const { content, code, hash, verifyUrl, parts, drawings } = workerData as Sheet

// The package tells browsers where its fonts are; here they are read beside what it exports.
const fonts = join(dirname(fileURLToPath(import.meta.resolve('@embedpdf/fonts-sc'))), '..', 'fonts')
const pdf = new PDFDocument({
  ...{ size: 'A4', margin, bufferPages: true, autoFirstPage: false, lang: parts[0]?.locale ?? 'zh-CN' },
  info: { Title: `${content.title.zh} · ${content.title.en}`, Author: content.issuer.zh, Subject: content.number },
})
pdf.registerFont('text', join(fonts, 'NotoSansHans-Regular.otf'))
pdf.registerFont('strong', join(fonts, 'NotoSansHans-Bold.otf'))
const width = () => pdf.page.width - 2 * margin
const bottom = () => pdf.page.height - margin - 30
const keep = (height: number) => {
  if (pdf.y + height > bottom()) pdf.addPage()
}

const chunks: Buffer[] = []
pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
pdf.on('end', () => parentPort?.postMessage(new Uint8Array(Buffer.concat(chunks))))

const pagesOf: { first: number; words: SheetWords }[] = []
for (const { locale, words } of parts) {
  const inWords = (text: DocumentText) => (locale === 'zh-CN' ? text.zh : text.en)
  pdf.addPage()
  pagesOf.push({ first: pdf.bufferedPageRange().count - 1, words })
  pdf.font('text').fontSize(size).fillColor(soft).text(inWords(content.issuer), { align: 'center' })
  pdf.moveDown(0.4).font('strong').fontSize(20).fillColor(ink).text(inWords(content.title), { align: 'center' })
  pdf.moveDown(0.4).font('text').fontSize(10).fillColor(soft)
  pdf.text([words.number, words.issuedAt].filter(Boolean).join('    '), { align: 'center' })
  pdf.moveDown(1.2).fillColor(ink).fontSize(size)
  let numbered = 0
  let signed = 0
  for (const block of content.blocks) {
    if (block.kind === 'items') numbered = items(block, numbered, inWords)
    else if (block.kind === 'signatures') signed = signatures(block, { from: signed, words, inWords })
    else plain(block, inWords)
  }
}

for (const [part, { first, words }] of pagesOf.entries()) {
  const end = pagesOf[part + 1]?.first ?? pdf.bufferedPageRange().count
  for (let page = first; page < end; page++) {
    pdf.switchToPage(page)
    // Below the margin nothing may flow: the foot is drawn, not set.
    pdf.page.margins.bottom = 0
    const top = pdf.page.height - margin - 8
    if (page === end - 1) qr(verifyUrl, { x: margin, y: top - 26, side: 54 })
    const x = page === end - 1 ? margin + 64 : margin
    pdf.font('text').fontSize(8).fillColor(soft)
    pdf.text(`${words.code}  ${code}   ·   ${page - first + 1} / ${end - first}`, x, top - 22, { lineBreak: false })
    if (page === end - 1) pdf.text(words.verify, x, top - 8, { width: width() - 64, height: 22, lineGap: 1 })
    pdf.text(`SHA-256 ${hash}`, x, top + (page === end - 1 ? 16 : -10), { lineBreak: false })
  }
}
pdf.end()

function plain(
  block: Exclude<DocumentBlock, { kind: 'items' | 'signatures' }>,
  inWords: (text: DocumentText) => string,
) {
  if (block.kind === 'heading') {
    keep(60)
    pdf.moveDown(0.8).font('strong').fontSize(13).text(inWords(block.text), margin)
    pdf.moveDown(0.3).font('text').fontSize(size)
  } else if (block.kind === 'paragraph') {
    pdf.text(inWords(block.text), margin, undefined, { lineGap: 3.5 })
    pdf.moveDown(0.5)
  } else {
    for (const { label, value } of block.rows) {
      const left = Math.min(150, width() / 3)
      const high = pdf.heightOfString(inWords(value) || ' ', { width: width() - left, lineGap: 2.5 })
      keep(Math.min(high, 200))
      const { y } = pdf
      pdf.fillColor(soft).text(inWords(label), margin, y, { width: left - 10, lineGap: 2.5 })
      const after = pdf.y
      pdf.fillColor(ink).text(inWords(value), margin + left, y, { width: width() - left, lineGap: 2.5 })
      pdf.y = Math.max(pdf.y, after) + 2
      pdf.x = margin
    }
    pdf.moveDown(0.5)
  }
}

function items(
  block: DocumentBlock & { kind: 'items' },
  from: number,
  inWords: (text: DocumentText) => string,
): number {
  let number = from
  for (const item of block.items) {
    number++
    keep(36)
    const { y } = pdf
    pdf.text(`${number}.`, margin, y, { width: 24, lineBreak: false })
    pdf.text(inWords(item), margin + 26, y, { width: width() - 26, lineGap: 3.5 })
    pdf.moveDown(0.35)
    pdf.x = margin
  }
  pdf.moveDown(0.3)
  return number
}

function signatures(
  block: DocumentBlock & { kind: 'signatures' },
  given: { from: number; words: SheetWords; inWords: (text: DocumentText) => string },
): number {
  const { words, inWords } = given
  let n = given.from
  pdf.moveDown(1)
  for (const one of block.lines) {
    keep(86)
    const { y } = pdf
    const column = width() * 0.42
    pdf
      .fillColor(ink)
      .text([inWords(one.label), one.name].filter(Boolean).join('  '), margin, y + 34, { width: column - 12 })
    const drawing = one.fileId ? drawings[one.fileId] : undefined
    if (drawing)
      pdf.image(Buffer.from(drawing), margin + column, y, { fit: [170, 50], align: 'center', valign: 'bottom' })
    pdf
      .moveTo(margin + column, y + 52)
      .lineTo(margin + width(), y + 52)
      .lineWidth(0.7)
      .strokeColor(line)
      .stroke()
    pdf
      .fontSize(8.5)
      .fillColor(soft)
      .text(words.signed[n] || words.signature, margin + column, y + 55, { width: width() - column })
    pdf.fontSize(size).fillColor(ink)
    pdf.y = y + 82
    pdf.x = margin
    n++
  }
  return n
}

function qr(text: string, given: { x: number; y: number; side: number }) {
  const { data, size: modules } = encode(text, { ecc: 'M', border: 0 })
  const one = given.side / modules
  pdf.fillColor('#000000')
  for (const [row, cells] of data.entries())
    for (const [column, dark] of cells.entries())
      if (dark) pdf.rect(given.x + column * one, given.y + row * one, one, one)
  pdf.fill()
}
