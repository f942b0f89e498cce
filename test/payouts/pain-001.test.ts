// The bank's file: valid against the published schema, its sums are the lines' sums, and the same run is the same file.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { memoryPages, validateXML } from 'xmllint-wasm'
import { creditTransferFile } from '../../functions/payouts/pain-001.ts'
import { aPayable, aRun, debtor, manyPayables } from './payables.ts'

const schemaPath = join(import.meta.dirname, '../../../shared/xsd/pain.001.001.09.xsd')

const all = (xml: string, tag: string): string[] => [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`, 'g'))].map(([, content]) => content!)
const cents = (amount: string): number => Number(amount.replace('.', ''))

describe('a payment file', () => {
  const file = creditTransferFile(aRun(), [aPayable(), aPayable({ payableId: '0123456789-housing-202605', amountCents: 5 })], debtor)

  it('says how many transfers it has and what they come to, once for the file and once for the instruction', () => {
    expect(all(file, 'NbOfTxs')).toEqual(['2', '2'])
    expect(all(file, 'CtrlSum')).toEqual(['137.05', '137.05'])
    expect(all(file, 'InstdAmt')).toEqual(['137.00', '0.05'])
  })

  it('names each transfer by the payable it pays', () => {
    expect(all(file, 'EndToEndId')).toEqual(['0123456789-gmi-202605', '0123456789-housing-202605'])
  })

  it('is named by the run, dated when the run was made and asks for payment on its day', () => {
    expect(all(file, 'MsgId')).toEqual(['SOLIS-r0000000a7'])
    expect(all(file, 'CreDtTm')).toEqual(['2026-05-12T07:30:00Z'])
    expect(all(file, 'Dt')).toEqual(['2026-05-15'])
  })

  it('is one batch of SEPA transfers with shared charges from the municipality’s account', () => {
    expect([all(file, 'BtchBookg'), all(file, 'Cd'), all(file, 'ChrgBr'), all(file, 'BICFI')]).toEqual([['true'], ['SEPA'], ['SLEV'], ['TRELLV22']])
    expect(all(file, 'IBAN')[0]).toBe('LV07TREL5180453053000')
  })

  it('tells the payee which decision, and nobody which benefit', () => {
    expect(all(file, 'Ustrd')).toEqual(Array(2).fill('Pabalsts, lēmums Nr. 2026/L-17, par 05.2026.'))
  })

  it('is the same to the byte when the same run is written again', () => {
    fc.assert(fc.property(manyPayables, (lines) => creditTransferFile(aRun(), lines, debtor) === creditTransferFile(aRun(), lines, debtor)), { numRuns: 20 })
  })

  it('counts and sums exactly what its lines are, whatever they are', () => {
    fc.assert(fc.property(manyPayables, (lines) => {
      const xml = creditTransferFile(aRun(), lines, debtor)
      const total = lines.reduce((sum, line) => sum + line.amountCents, 0)
      expect(all(xml, 'CtrlSum').map(cents)).toEqual([total, total])
      expect(all(xml, 'InstdAmt').map(cents)).toEqual(lines.map((line) => line.amountCents))
      expect(all(xml, 'NbOfTxs')).toEqual(Array(2).fill(String(lines.length)))
      expect(new Set(all(xml, 'EndToEndId')).size).toBe(lines.length)
    }), { numRuns: 50 })
  })

  it('is not written without lines', () => {
    expect(() => creditTransferFile(aRun(), [], debtor)).toThrow('no lines')
  })
})

describe('a payee’s name', () => {
  const nameOf = (name: string) => all(creditTransferFile(aRun(), [aPayable({ payee: { name } })], debtor), 'Nm').at(-1)

  it('keeps Latvian letters', () => expect(nameOf('Ģirts Ķēniņš-Ūdrītis')).toBe('Ģirts Ķēniņš-Ūdrītis'))
  it('keeps them when they came in two code points', () => expect(nameOf('Bērziņš'.normalize('NFD'))).toBe('Bērziņš'))
  it('loses accents a Latvian bank does not know', () => expect(nameOf('José Müller Wałęsa')).toBe('Jose Muller Walesa'))
  it('shows a full stop for a letter of another script', () => expect(nameOf('Анна Ozola')).toBe('.... Ozola'))
  it('cannot break out of its element', () => expect(nameOf('A & B <script>"\'')).toBe('A &amp; B &lt;script&gt;"\''))
  it('is one line', () => expect(nameOf(' Anna\r\n\tMarija  Kļava\u0000 ')).toBe('Anna Marija Kļava'))
  it('of 70 characters stays whole', () => expect(nameOf('Ā'.repeat(70))).toHaveLength(70))
  it('of 71 characters is cut to 70', () => expect(nameOf('Ā'.repeat(71))).toHaveLength(70))
  it('that no bank can read needs a person', () => expect(() => nameOf(' \u0007 ')).toThrow(expect.objectContaining({ name: 'NeedsStaff' })))
})

describe('a payee’s account', () => {
  const fileFor = (iban: string) => creditTransferFile(aRun(), [aPayable({ payee: { iban } })], debtor)

  it('is written in its electronic form', () => expect(all(fileFor('lv80 bank 0000 4351 9500 1'), 'IBAN').at(-1)).toBe('LV80BANK0000435195001'))
  it('that is none needs a person, and the fault does not show it', () => {
    expect(() => fileFor('LV81BANK0000435195001')).toThrow(expect.objectContaining({ name: 'NeedsStaff', message: expect.not.stringContaining('LV81') }))
  })
})

// The schema lies beside the repository; where it does not, these are reported as skipped.
describe.skipIf(!existsSync(schemaPath))('the schema pain.001.001.09', () => {
  let schema = ''
  beforeAll(() => { schema = readFileSync(schemaPath, 'utf8') })
  const verdict = async (xml: string) => {
    const { valid, errors } = await validateXML({ xml: { fileName: 'file.xml', contents: xml }, schema, initialMemoryPages: memoryPages.MiB * 16, maxMemoryPages: memoryPages.MiB * 64 })
    return valid ? 'valid' : errors.map(({ message }) => message)
  }

  it('accepts an ordinary run', async () => {
    expect(await verdict(creditTransferFile(aRun(), [aPayable(), aPayable({ payableId: 'x', amountCents: 1 })], debtor))).toBe('valid')
  })
  it('accepts whatever people are called', async () => {
    await fc.assert(fc.asyncProperty(manyPayables, async (lines) => { expect(await verdict(creditTransferFile(aRun(), lines, debtor))).toBe('valid') }), { numRuns: 12 })
  })
  it('would not accept a file with a part missing', async () => {
    expect(await verdict(creditTransferFile(aRun(), [aPayable()], debtor).replace('<PmtMtd>TRF</PmtMtd>', ''))).not.toBe('valid')
  })
})
