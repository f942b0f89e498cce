// What is known and found before a decision: register answers, settled contradictions, assessments and opinions.
import { Assessment, NeedsOpinion } from '../domain/decision.ts'
import { EnteredIncome } from '../domain/entered-incomes.ts'
import { Findings } from '../domain/household.ts'
import { Settlement } from '../domain/contradiction.ts'
import { RegisterCheck } from '../domain/register.ts'
import { recordOf, type Table, type Write } from './table.ts'

const checkKey = (check: { caseId: string; applicationId: string; register: string }) => ({ pk: `CASE#${check.caseId}`, sk: `CHECK#${check.applicationId}#${check.register}` })
const assessmentKey = (a: { caseId: string; proceedingId: string; attempt: number }) => ({ pk: `CASE#${a.caseId}`, sk: `ASSESSMENT#${a.proceedingId}#${String(a.attempt).padStart(3, '0')}` })

/** Assessments stand listed by the day whose law they asked for, so that a change of law finds them. */
const listedOn = ({ appliesOn, proceedingId, attempt }: Assessment) => ({ listPk: `ASSESSED#${appliesOn}`, listSk: `${proceedingId}#${String(attempt).padStart(3, '0')}` })
const daysAtOnce = 20

const enteredKey = ({ caseId, applicationId, personId, rhythm, month, edition }: Omit<EnteredIncome, 'amounts' | 'provenance' | 'reason' | 'by' | 'at'>) => ({ pk: `CASE#${caseId}`, sk: `ENTERED#${applicationId}#${personId}#${rhythm}#${month}#${String(edition).padStart(3, '0')}` })
const findingsKey = (caseId: string, applicationId: string) => ({ pk: `CASE#${caseId}`, sk: `FINDINGS#${applicationId}` })

export function openAssessments(table: Table) {
  const attempts = async (caseId: string, proceedingId: string): Promise<Assessment[]> =>
    (await table.partition(`CASE#${caseId}`, `ASSESSMENT#${proceedingId}#`)).map((item) => recordOf(Assessment, item))

  return {
    async check(caseId: string, applicationId: string, register: string): Promise<RegisterCheck | undefined> {
      const item = await table.get(checkKey({ caseId, applicationId, register }))
      return item && recordOf(RegisterCheck, item)
    },
    async checks(caseId: string, applicationId: string): Promise<RegisterCheck[]> {
      return (await table.partition(`CASE#${caseId}`, `CHECK#${applicationId}#`)).map((item) => recordOf(RegisterCheck, item))
    },
    /** Keeps what a register answered, or that it did not; the attempt before it is replaced. */
    recordedCheck(check: RegisterCheck): Write {
      return check.version === 0 ? table.create(checkKey(check), { ...check, version: 1 }, 'Reģistra atbilde jau ir.') : table.replace(checkKey(check), check, 'Reģistra atbilde tikko mainījās.')
    },
    /** `of`: the application, or the proceeding that decides anew (domain/proceeding, settledIn). */
    async settlements(caseId: string, of: string): Promise<Settlement[]> {
      return (await table.partition(`CASE#${caseId}`, `SETTLED#${of}#`)).map((item) => recordOf(Settlement, item))
    },
    /** A person's word on contradictions, each an item of its own, settled once: another task may settle others at the same time. */
    settled(caseId: string, of: string, settlements: Settlement[]): Write[] {
      return settlements.map((settlement) => table.create({ pk: `CASE#${caseId}`, sk: `SETTLED#${of}#${settlement.key}` }, settlement, 'Šo pretrunu tikko noskaidroja kolēģis.'))
    },
    /** What the office has established about the household of an application. */
    async findings(caseId: string, applicationId: string): Promise<Findings | undefined> {
      const item = await table.get(findingsKey(caseId, applicationId))
      return item && recordOf(Findings, item)
    },
    /** The same, as a person puts it now, in the place of what was found before; every assessment keeps what it used. */
    established: (caseId: string, applicationId: string, findings: Findings): Write => table.set(findingsKey(caseId, applicationId), findings),
    /** Incomes of months the form did not ask about, every entry, those of one person, rhythm and month in the order of their editions. */
    async entered(caseId: string, applicationId: string): Promise<EnteredIncome[]> {
      return (await table.partition(`CASE#${caseId}`, `ENTERED#${applicationId}#`)).map((item) => recordOf(EnteredIncome, item))
    },
    /** One more of them, as part of a transaction; none is ever changed. */
    enters: (entry: EnteredIncome): Write => table.create(enteredKey(entry), entry, 'Šos ienākumus tikko ierakstīja kolēģis.'),
    attempts,
    /** The assessment a decision would rest on now. */
    async latest(caseId: string, proceedingId: string): Promise<Assessment | undefined> {
      return (await attempts(caseId, proceedingId)).at(-1)
    },
    async record(assessment: Assessment, also: Write[] = []): Promise<void> {
      await table.transact([table.create(assessmentKey(assessment), { ...assessment, ...listedOn(assessment) }, 'Novērtējums jau ir.'), ...also])
    },
    /** The days of application, of these, of which something was assessed; in order. */
    async daysAssessed(days: readonly string[]): Promise<string[]> {
      const found: string[] = []
      for (let i = 0; i < days.length; i += daysAtOnce) {
        const some = days.slice(i, i + daysAtOnce)
        const items = await Promise.all(some.map((day) => table.index('list', `ASSESSED#${day}`, { limit: 1 })))
        found.push(...some.filter((_, n) => items[n]!.length > 0))
      }
      return found
    },
    /** Everything that was assessed of applications of a day, every attempt; an assessment never changes, so the index may be read. */
    async ofDay(day: string): Promise<Assessment[]> {
      return (await table.index('list', `ASSESSED#${day}`)).map((item) => recordOf(Assessment, item))
    },
    async opinion(caseId: string, proceedingId: string): Promise<NeedsOpinion | undefined> {
      const item = await table.get({ pk: `CASE#${caseId}`, sk: `OPINION#${proceedingId}` })
      return item && recordOf(NeedsOpinion, item)
    },
    givenOpinion(opinion: NeedsOpinion): Write {
      return table.set({ pk: `CASE#${opinion.caseId}`, sk: `OPINION#${opinion.proceedingId}` }, opinion)
    },
  }
}
