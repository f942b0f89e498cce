// The letter as a PDF: tagged, Latvian, its font within, the parts of the act in order, and the same bytes for the same letter.
import { describe, expect, it } from 'vitest'
import type { Letter } from '../../functions/domain/letter.ts'
import { letterPdf } from '../../functions/pages/letter-pdf.ts'
import { readPdf } from './read-pdf.ts'

const letter: Letter = {
  issuer: { name: 'Paraugu novada sociālais dienests', address: 'Tirgus iela 1, Paraugi' }, addressee: { name: 'Žaņa Ķēniņa-Šļūkā', address: 'Pils iela 1 – 2, Paraugi' },
  number: '2026/L-7', on: '2026-03-06', subject: 'mājokļa pabalstu', ruling: ['Atteikt mājokļa pabalstu.'],
  reasons: [{ text: 'ienākumi sedz izdevumus', law: 'SPSPL 35. pants' }, { text: 'cits iemesls', law: '' }], wouldGet: ['Pabalsts pienāktos, ja ienākumi būtu par 4,51\u00a0€ mazāki.'],
  remark: 'Āčēģīķļņšūž un ĀČĒĢĪĶĻŅŠŪŽ.', facts: ['05.03.2026. saņemts iesniegums.', 'Mājsaimniecībā ir 2 personas.'], reckoning: ['Pabalsts ir 0,00\u00a0€: 187,00\u00a0€ × 2,5 − 700,00\u00a0€ (SPSPL 35. pants).'],
  norms: 'SPSPL 33. pants; APL 65. un 67. pants.', contest: { until: { on: '2026-04-09', why: '1 mēnesis no 9. marta' }, notified: { on: '2026-03-09', why: 'otrā darba diena' }, how: 'Kur iesniedz: Paraugu komisijā.' },
  official: { name: 'Ilze Organizatore', title: 'sociālās palīdzības organizatore' },
}

describe('The PDF of a letter', async () => {
  const pdf = readPdf(await letterPdf(letter))

  it('is read aloud part by part in the order of the act: issuer, addressee, day and number, ruling, reasons, facts, norms, where to contest, who decided', () => {
    expect(pdf.elements.map(({ tag, text }) => `${tag} ${text}`.replaceAll('\u00a0', ' '))).toEqual([
      'P Paraugu novada sociālais dienests', 'P Tirgus iela 1, Paraugi', 'P Žaņa Ķēniņa-Šļūkā', 'P Pils iela 1 – 2, Paraugi', 'P 2026. gada 6. marts', 'P Nr. 2026/L-7',
      'H1 Lēmums par mājokļa pabalstu', 'H2 Nolemts', 'P Atteikt mājokļa pabalstu.',
      'H2 Kāpēc', 'Lbl •', 'LBody ienākumi sedz izdevumus (SPSPL 35. pants)', 'Lbl •', 'LBody cits iemesls',
      'H2 Ja apstākļi mainās', 'P Pabalsts pienāktos, ja ienākumi būtu par 4,51 € mazāki.', 'P Āčēģīķļņšūž un ĀČĒĢĪĶĻŅŠŪŽ.',
      'H2 Fakti un aprēķins', 'P 05.03.2026. saņemts iesniegums. Mājsaimniecībā ir 2 personas.', 'P Pabalsts ir 0,00 €: 187,00 € × 2,5 − 700,00 € (SPSPL 35. pants).', 'P Piemērotās tiesību normas: SPSPL 33. pants; APL 65. un 67. pants.',
      'H2 Ja nepiekrītat', 'P Lēmumu var apstrīdēt. Termiņš: 2026. gada 9. aprīlis (1 mēnesis no 9. marta). Lēmums uzskatāms par paziņotu no 09.03.2026.: otrā darba diena.', 'P Kur iesniedz: Paraugu komisijā.',
      'P Ilze Organizatore', 'P sociālās palīdzības organizatore', 'P Lēmums sagatavots elektroniski.',
    ])
  })

  it('says that it is tagged, in Latvian, what its title is, and that it means to be accessible', () => {
    for (const said of ['/MarkInfo', '/StructTreeRoot', '/Lang (lv-LV)', '/ViewerPreferences']) expect(pdf.catalog).toContain(said)
    expect(pdf.metadata).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/)
    expect(Buffer.from(pdf.metadata, 'latin1').toString()).toContain('Lēmums Nr. 2026/L-7 par mājokļa pabalstu')
  })

  it('has every font within', () => expect(pdf.fonts).toEqual({ used: 2, embedded: 2 }))

  it('keeps page numbers out of the text', () => expect(pdf.artifacts.filter((text) => text !== '')).toEqual(['Paraugu novada sociālais dienests · Lēmums Nr. 2026/L-7 · 1. lapa no 1']))

  it('is the same bytes for the same letter, and others for another', async () => {
    const [one, same, other] = await Promise.all([letterPdf(letter), letterPdf(structuredClone(letter)), letterPdf({ ...letter, number: '2026/L-8' })])
    expect(Buffer.compare(one, same)).toBe(0)
    expect(Buffer.compare(one, other)).not.toBe(0)
  })

  it('goes on to more pages without losing a word', async () => {
    const reckoning = Array.from({ length: 60 }, (_, i) => `Skaitlis ${i + 1} ir ${i},00: ${'garš aprēķins ar daudziem saskaitāmajiem '.repeat(3)}(SPSPL 35. pants).`)
    const long = readPdf(await letterPdf({ ...letter, reckoning }))
    expect(long.pages).toBeGreaterThan(3)
    const texts = long.elements.map(({ text }) => text.replaceAll(/\s+/g, ' '))
    for (const sentence of reckoning) expect(texts).toContain(sentence.replaceAll(/\s+/g, ' '))
    expect(long.artifacts.filter((text) => text !== '').at(-1)).toContain(`${long.pages}. lapa no ${long.pages}`)
  })
})
