// What people type into the form → values: each field with the sentence that says what is wrong and what to do.
import { z } from 'zod'
import { addMonths, Day } from '../../domain/days.ts'
import { readIban, type IbanReading } from '../../domain/iban.ts'
import { parseMoney, type Cents, type MoneyReading } from '../../domain/money.ts'
import { readPersonCode, type InvalidPersonCode } from '../../domain/person-code.ts'
import type { FieldError } from '../page.ts'

type Reason<Reading> = Reading extends { reason: infer R extends string } ? R : never

/** What the schema found, in the words of its messages, at the identifiers of the inputs. */
export const fieldErrors = (error: z.ZodError): FieldError[] => error.issues.map(({ path, message }) => ({ field: path.join('-'), text: message }))

const typed = z.string().optional().default('').transform((text) => text.trim())

/** A field whose text `read` turns into a value; `read` answers with a sentence in `problem` when it cannot. */
const field = <T>(read: (text: string) => { value: T } | { problem: string }) => typed.transform((text, context): T => {
  const reading = read(text)
  if ('value' in reading) return reading.value
  context.addIssue({ code: 'custom', message: reading.problem })
  return z.NEVER
})

const moneyProblems: Record<Reason<MoneyReading>, string> = {
  empty: 'ierakstiet summu; ja nav, rakstiet 0',
  'not-a-number': 'ierakstiet summu cipariem, piemēram, 123,45',
  negative: 'summa nevar būt mazāka par nulli',
  'more-than-two-decimals': 'aiz komata var būt ne vairāk kā divi cipari',
  ambiguous: 'rakstiet bez tūkstošu atdalītāja, piemēram, 1234,00',
  'too-large': 'summa ir pārāk liela; pārbaudiet, vai nav liekas nulles',
}

/** An amount in euro → cents; `name` begins the sentence. Blank is an error: zero is said by writing 0. */
export const amount = (name: string) => field<Cents>((text) => {
  const reading = parseMoney(text)
  return 'cents' in reading ? { value: reading.cents } : { problem: `${name}: ${moneyProblems[reading.reason]}.` }
})

/** The same where blank means none. */
export const amountOrNone = (name: string) => field<Cents>((text) => {
  const reading = parseMoney(text)
  if ('cents' in reading) return { value: reading.cents }
  return reading.reason === 'empty' ? { value: 0 } : { problem: `${name}: ${moneyProblems[reading.reason]}.` }
})

/** A sum received: more than nothing. */
export const amountReceived = (name: string) => field<Cents>((text) => {
  const reading = parseMoney(text)
  if ('reason' in reading) return { problem: reading.reason === 'empty' ? `${name}: ierakstiet saņemto summu.` : `${name}: ${moneyProblems[reading.reason]}.` }
  return reading.cents > 0 ? { value: reading.cents } : { problem: `${name}: summai jābūt lielākai par nulli.` }
})

/** One of the given codes. */
export const choice = <const T extends string>(codes: readonly T[], problem: string) => field<T>((text) => {
  const code = codes.find((candidate) => candidate === text)
  return code === undefined ? { problem } : { value: code }
})

export const yesOrNo = (problem: string) => choice(['yes', 'no'], problem).transform((answer) => answer === 'yes')

/** Text of at most so many characters; a blank one is refused with `problem`. */
/** Marks of direction and control are no words: nobody could read what they say. */
const isBlank = (value: string): boolean => /^[\p{Cc}\p{Cf}\s]*$/u.test(value)

export const text = (longest: number, problem: string) => field<string>((value) => {
  if (isBlank(value)) return { problem }
  return value.length <= longest ? { value } : { problem: `Tekstam jābūt ne garākam par ${longest} zīmēm; jūsu tekstā ir ${value.length}.` }
})

export const name = (problem: string) => field<string>((value) =>
  value.length <= 60 && /^\p{L}[\p{L} '’.-]*$/u.test(value) ? { value: value.replace(/\s+/g, ' ') } : { problem })

/** A small whole number of things. Blank is an error, as with amounts. */
export const count = (name: string) => field<number>((value) =>
  /^\d{1,2}$/.test(value) ? { value: Number(value) } : { problem: `${name}: ierakstiet skaitu cipariem; ja nav, rakstiet 0.` })

/** Hectares → square metres (1 ha = 10 000 m²), exactly. */
export const hectares = (name: string) => field<number>((value) => {
  const [, whole, decimals = ''] = /^(\d{1,4})(?:[.,](\d{1,4}))?$/.exec(value.replace(/\s|ha/g, '')) ?? []
  return whole === undefined ? { problem: `${name}: ierakstiet hektārus cipariem, piemēram, 2,5; ja nav, rakstiet 0.` } : { value: Number(whole) * 10_000 + Number(decimals.padEnd(4, '0')) }
})

const codeProblems: Record<InvalidPersonCode['reason'], string> = {
  empty: 'Ierakstiet personas kodu.',
  'not-eleven-digits': 'Personas kodā ir 11 cipari, piemēram, 320000-00000. Pārbaudiet, vai nav kāda par daudz vai par maz.',
  'no-such-day': 'Personas koda pirmie seši cipari nav datums. Pārbaudiet kodu dokumentā.',
  'no-such-century': 'Personas koda septītais cipars nevar būt tāds. Pārbaudiet kodu dokumentā.',
  'born-after-old-codes': 'Personas kodā ir datums, kad šādus kodus vairs nedeva. Pārbaudiet kodu dokumentā.',
}

/** A personal code → its digits. A wrong check digit is let through: the page warns. `taken`: codes of those already listed. */
export const personCode = (taken: readonly string[]) => field<string>((value) => {
  const reading = readPersonCode(value)
  if ('reason' in reading) return { problem: codeProblems[reading.reason] }
  return taken.includes(reading.code) ? { problem: 'Šis cilvēks jau ir ierakstīts.' } : { value: reading.code }
})

const ibanProblems: Record<Reason<IbanReading>, string> = {
  empty: 'Ierakstiet konta numuru.',
  'not-an-iban': 'Tas nav konta numurs IBAN formā. Latvijas konta numurs sākas ar LV.',
  'wrong-length': 'Konta numurā ir par maz vai par daudz zīmju. Latvijas konta numurā ir 21 zīme.',
  'wrong-characters': 'Konta numurā ir zīme, kāda tur nevar būt. Salīdziniet ar bankas izrakstu.',
  'wrong-check-digits': 'Konta numurā ir kļūda: kontrolcipari nesakrīt. Salīdziniet to ar bankas izrakstu.',
  'not-sepa': 'Uz šīs valsts kontu pabalstu pārskaitīt nevar. Norādiet kontu SEPA valstī.',
}

export const iban = field<string>((value) => {
  const reading = readIban(value)
  return 'iban' in reading ? { value: reading.iban } : { problem: ibanProblems[reading.reason] }
})

/** Nobody alive was born earlier. */
const oldestYears = 120

const part = z.string().optional().default('').transform((text) => text.trim())

/** A date of birth typed in three fields; `today` is the last that may be. */
export const birthDate = (today: Day) => z.object({ day: part, month: part, year: part }).prefault({}).transform(({ day, month, year }, context) => {
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', message, path: ['day'] })
    return z.NEVER
  }
  if (day === '' || month === '' || year === '') return refuse('Ierakstiet dzimšanas dienu, mēnesi un gadu.')
  const date = Day.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  if (!date.success) return refuse('Tāda datuma nav. Ierakstiet dzimšanas datumu cipariem, piemēram, 27 3 2015.')
  if (date.data > today) return refuse('Dzimšanas datums nevar būt nākotnē.')
  return date.data < addMonths(today, -12 * oldestYears) ? refuse('Pārbaudiet dzimšanas gadu.') : date.data
})
