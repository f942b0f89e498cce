// What visits' tests do in a line: order one, go there, write what was seen.
import type { Office, Visitor } from '../../office.ts'

export const order = { purpose: 'assessment', questions: 'Vai dzīvoklī ir silti?\nVai dēls dzīvo šeit?', address: 'Pils iela 1 – 2, Tukums', by: '20.03.2026.', proceedingId: '' }
/** The door of `order`. */
export const door = '/apsekosanas/tukums.pils-1.2'

export async function orders(by: Visitor, caseId: string, more: Record<string, string> = {}) {
  // Who opens the file says why.
  await by.get(`/lietas/${caseId}/apsekosana`)
  return by.post(`/lietas/${caseId}/apsekosana`, { ...order, ...more })
}

/** A household's part of a report, with an answer to each question that is asked there. */
export async function seen(office: Office, caseId: string, who: string, more: Record<string, string> = {}): Promise<Record<string, string>> {
  const visits = (await office.host.dependencies.store.visits.ofCase(caseId)).filter(({ state }) => state === 'Open')
  return {
    [`present-${caseId}`]: who, [`conditions-${caseId}`]: 'Divas istabas, silts', [`safety-${caseId}`]: 'no-concern', [`agreed-${caseId}`]: 'Zvanīs pirmdien',
    ...Object.fromEntries(visits.flatMap(({ visitId, questions }) => questions.map((question, i) => [`answer-${visitId}-${i}`, `Atbilde: ${question}`]))), ...more,
  }
}
