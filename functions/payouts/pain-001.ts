// ISO 20022 pain.001.001.09 (customer credit transfer initiation): the file by which a bank or the Treasury pays a run.
import type { Debtor, Payable, Run } from '../domain/award.ts'
import { NeedsStaff } from '../domain/errors.ts'
import { readIban } from '../domain/iban.ts'
import { inBankLetters } from './bank-text.ts'

/** Names of parties and the remittance text, in characters: the SEPA rulebooks are narrower here than the schema. */
const NAME_LENGTH = 70
const REMITTANCE_LENGTH = 140

/**
 * The payment file of a run: one payment instruction, one transfer for each payable, in the order given.
 * Deterministic: the same run and lines give the same bytes, so a bank that gets it twice sees the same MsgId.
 * Errors: NeedsStaff when a payable cannot be paid by bank transfer (no readable name, no valid SEPA account).
 */
export function creditTransferFile(run: Run, lines: readonly Payable[], debtor: Debtor): string {
  if (lines.length === 0) throw new Error(`Run ${run.number} has no lines: there is nothing to pay`)
  const totals = element('NbOfTxs', String(lines.length)) + element('CtrlSum', euros(lines.reduce((sum, line) => sum + line.amountCents, 0)))
  const party = text('Nm', inBankLetters(debtor.name, NAME_LENGTH))
  return `<?xml version="1.0" encoding="UTF-8"?>\n` +
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">` +
    element('CstmrCdtTrfInitn',
      element('GrpHdr',
        // 35 characters at most; a run's identifier has ten.
        text('MsgId', `SOLIS-${run.runId}`) +
        text('CreDtTm', `${run.madeAt.slice(0, 19)}Z`) + totals + element('InitgPty', party)) + '\n' +
      element('PmtInf',
        text('PmtInfId', `SOLIS-${run.runId}-1`) +
        text('PmtMtd', 'TRF') +
        // One sum on the account statement: the residents' names stay out of it.
        text('BtchBookg', 'true') + totals +
        element('PmtTpInf', element('SvcLvl', text('Cd', 'SEPA'))) +
        element('ReqdExctnDt', text('Dt', run.payOn)) +
        element('Dbtr', party) +
        element('DbtrAcct', element('Id', text('IBAN', debtor.iban))) +
        element('DbtrAgt', element('FinInstnId', text('BICFI', debtor.bic))) +
        text('ChrgBr', 'SLEV') + '\n' +
        lines.map((line) => transfer(line) + '\n').join(''))) +
    `</Document>\n`
}

function transfer(line: Payable): string {
  const name = inBankLetters(line.payee.name, NAME_LENGTH)
  if (name === '') throw new NeedsStaff(`Payable ${line.payableId} has no payee's name a bank can read`)
  const account = readIban(line.payee.iban)
  if ('reason' in account) throw new NeedsStaff(`Payable ${line.payableId} cannot be transferred: its account is ${account.reason}`)
  return element('CdtTrfTxInf',
    element('PmtId', text('EndToEndId', line.payableId)) +
    element('Amt', `<InstdAmt Ccy="EUR">${euros(line.amountCents)}</InstdAmt>`) +
    element('Cdtr', text('Nm', name)) +
    element('CdtrAcct', element('Id', text('IBAN', account.iban))) +
    element('RmtInf', text('Ustrd', remittance(line))))
}

/** What the payee and whoever sees the statement reads: the decision's number tells the payee, and nobody else, which benefit it is. */
const remittance = ({ decisionNumber, month }: Payable): string =>
  inBankLetters(`Pabalsts, lēmums Nr. ${decisionNumber}, par ${month.slice(5)}.${month.slice(0, 4)}.`, REMITTANCE_LENGTH)

/** Cents as the schema's decimal number, `1234.50`: whole numbers only, so nothing is ever rounded. */
const euros = (cents: number): string => `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`

const element = (name: string, content: string): string => `<${name}>${content}</${name}>`
const text = (name: string, content: string): string => element(name, content.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;' })[mark] ?? '&gt;'))
