// The letter as a tagged PDF (PDF/UA): structure for readers who hear it, Latvian throughout, its font within. The same letter is the same bytes.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { longDay, numericDay } from '../domain/days.ts'
import { titleOf, letterWords, type Letter } from '../domain/letter.ts'

/** PT Sans by ParaType (SIL Open Font License), which has every Latvian letter. Beside the bundle, or in its package. */
function fontFile(weight: '400Regular' | '700Bold'): string {
  const name = `PTSans_${weight}.ttf`
  const beside = path.join(import.meta.dirname, 'fonts', name)
  return existsSync(beside) ? beside : path.join(path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/pt-sans/package.json')), weight, name)
}

// Points: 72 to the inch. A4 is 595 × 842; margins of 25 mm left, 20 mm elsewhere, as for documents of institutions that are filed.
const mm = 72 / 25.4
const margins = { top: 20 * mm, bottom: 22 * mm, left: 25 * mm, right: 20 * mm }
const [ink, muted] = ['#0b0c0c', '#505a5f']

/** A letter that has been issued. */
export async function letterPdf(letter: Letter): Promise<Uint8Array> {
  // Loaded when the first letter is asked for: other pages do not wait for it.
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    // The types do not know the subset yet.
    size: 'A4', margins, font: fontFile('400Regular'), pdfVersion: '1.7', subset: 'PDF/UA' as 'PDF/A-3', tagged: true, lang: 'lv-LV', displayTitle: true, bufferPages: true,
    info: { Title: plain(titleOf(letter)), Author: plain(letter.issuer.name), Creator: 'Solis', CreationDate: new Date(`${letter.on}T00:00:00Z`) },
  })
  const words = letterWords(letter)
  const chunks: Uint8Array[] = []
  const ended = new Promise<void>((resolve) => { doc.on('data', (chunk: Uint8Array) => chunks.push(chunk)).on('end', resolve) })
  doc.registerFont('text', fontFile('400Regular')).registerFont('strong', fontFile('700Bold'))
  const root = doc.struct('Document')
  doc.addStructure(root)
  const width = doc.page.width - margins.left - margins.right

  /** What the page draws of an element: `font`, size, and the space after it, in points. */
  interface Style { font?: 'text' | 'strong'; size?: number; after?: number; colour?: string; x?: number; width?: number; lineGap?: number }
  const write = (text: string, { font = 'text', size = 12, after = 8, colour = ink, x = margins.left, width: within = width, lineGap = 3 }: Style = {}) => {
    doc.font(font).fontSize(size).fillColor(colour).text(text, x, doc.y, { width: within, lineGap })
    doc.y += after
  }
  /** What fits on a page is not torn over two. */
  const keepTogether = (text: string, { font = 'text', size = 12, width: within = width, lineGap = 3 }: Style = {}) => {
    const height = doc.font(font).fontSize(size).heightOfString(text, { width: within, lineGap })
    if (height < 120 && doc.y + height > doc.page.height - margins.bottom) doc.addPage()
  }
  const element = (type: string, text: string, style?: Style) => {
    keepTogether(text, style)
    root.add(doc.struct(type, {}, () => write(text, style)))
  }
  const paragraph = (text: string, style?: Style) => element('P', text, style)
  const heading = (text: string) => {
    // A heading does not stand last on a page.
    if (doc.y > doc.page.height - margins.bottom - 80) doc.addPage()
    doc.y += 8
    element('H2', text, { font: 'strong', size: 13, after: 4 })
  }
  const list = (items: readonly string[]) => {
    const group = doc.struct('L')
    root.add(group)
    for (const item of items) {
      keepTogether(item, { width: width - 14 })
      const one = doc.struct('LI')
      group.add(one)
      one.add(doc.struct('Lbl', {}, () => {
        const { y } = doc
        write('•', { after: 0, width: 12 })
        doc.y = y
      }))
      one.add(doc.struct('LBody', {}, () => write(item, { x: margins.left + 14, width: width - 14, after: 4 })))
    }
    group.end()
    doc.y += 4
  }

  paragraph(letter.issuer.name, { font: 'strong', size: 15, after: 0 })
  paragraph(letter.issuer.address, { size: 10, colour: muted, after: 6 })
  doc.markContent('Artifact', { type: 'Layout' })
  doc.moveTo(margins.left, doc.y).lineTo(margins.left + width, doc.y).lineWidth(0.75).strokeColor(muted).stroke()
  doc.endMarkedContent()

  // The addressee where the window of an envelope is; day and number beside it.
  doc.y = 52 * mm
  paragraph(letter.addressee.name, { after: 0, width: width - 180 })
  paragraph(letter.addressee.address, { width: width - 180 })
  const below = doc.y
  doc.y = 52 * mm
  const beside = { x: margins.left + width - 170, width: 170, after: 0 }
  paragraph(longDay(letter.on), beside)
  if (letter.number !== undefined) paragraph(`Nr. ${letter.number}`, beside)
  doc.y = Math.max(below, doc.y, 78 * mm)

  element('H1', `${words.name} par ${letter.subject}`, { font: 'strong', size: 17, after: 6 })
  heading(words.ruling)
  letter.ruling.forEach((sentence, i) => paragraph(sentence, i === 0 ? { font: 'strong', size: 13 } : {}))
  if (letter.reasons.length > 0) {
    heading('Kāpēc')
    list(letter.reasons.map(({ text, law }) => (law === '' ? text : `${text} (${law})`)))
  }
  if (letter.wouldGet !== undefined && letter.wouldGet.length > 0) {
    heading(letter.wouldGet.length > 1 ? 'Kad pabalsts pienāktos' : 'Ja apstākļi mainās')
    letter.wouldGet.forEach((sentence) => paragraph(sentence))
  }
  if (letter.remark !== undefined) paragraph(letter.remark)
  heading(letter.reckoning.length > 0 ? 'Fakti un aprēķins' : 'Fakti')
  paragraph(letter.facts.join(' '))
  letter.reckoning.forEach((sentence) => paragraph(sentence))
  if (letter.opinion !== undefined) paragraph(`Speciālista atzinums par vajadzību pēc pakalpojuma: ${letter.opinion}`)
  paragraph(`Piemērotās tiesību normas: ${letter.norms}`)
  heading('Ja nepiekrītat')
  const { until, notified, how } = letter.contest
  const term = until === undefined ? 'viens mēnesis no dienas, kad lēmums uzskatāms par paziņotu' : `${longDay(until.on)} (${until.why})`
  const contested = letter.sort === 'notice' && until === undefined ? [] : [`${words.contested} var apstrīdēt. Termiņš: ${term}.`]
  paragraph([...contested, ...(notified === undefined ? [] : [`${words.name} uzskatāms par paziņotu no ${numericDay(notified.on)}: ${notified.why}.`])].join(' '))
  paragraph(how)
  if (letter.official !== undefined) {
    doc.y += 14
    paragraph(letter.official.name, { after: 0 })
    paragraph(letter.official.title)
  }
  paragraph(`${words.name} sagatavots elektroniski.`, { size: 10, colour: muted })
  root.end()

  // Page numbers are no part of the text: readers skip them.
  const { count } = doc.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page)
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] })
    const line = `${letter.issuer.name}${letter.number === undefined ? '' : ` · ${words.name} Nr. ${letter.number}`} · ${page + 1}. lapa no ${count}`
    doc.font('text').fontSize(9).fillColor(muted).text(line, margins.left, doc.page.height - 13 * mm, { width, lineBreak: false })
    doc.endMarkedContent()
  }
  doc.end()
  await ended
  return Buffer.concat(chunks)
}

/** The metadata of the document is XML the library does not escape. */
const plain = (text: string): string => text.replace(/[&<>]/g, ' ')
