// The facts of an application as they are read before signing, where the office entered it and no form was typed.
import type { Application } from '../../domain/application.ts'
import { longMonth, numericDay } from '../../domain/days.ts'
import { formatIban } from '../../domain/iban.ts'
import { formatCents } from '../../domain/money.ts'
import { costItems, incomeKinds, kinds, propertyKinds, savingsKinds } from '../words.ts'
import type { Row } from './form.ts'

/** `names`: by person. */
export function factsToRead({ wishes, facts, iban }: Application, names: Record<string, string>): { key: string; title: string; rows: Row[] }[] {
  const name = (personId: string) => names[personId] ?? ''
  const said = (answer: string[]) => (answer.length === 0 ? 'nav' : answer.join('; '))
  return [
    { key: 'wishes', title: 'Kas lūgts', rows: [{ question: 'Ko lūdz', answer: said(wishes.map(({ kind }) => kinds[kind])) }] },
    { key: 'members', title: 'Mājsaimniecība', rows: facts.members.map(({ personId, birthDate }) => ({ question: name(personId), answer: `dzim. ${numericDay(birthDate)}` })) },
    { key: 'incomes', title: 'Ienākumi', rows: facts.members.map(({ personId }) => ({
      question: name(personId),
      answer: said(facts.incomes.filter((income) => income.personId === personId).map(({ kind, amounts }) => `${incomeKinds[kind]}: ${amounts.map(({ month, amountCents }) => `${longMonth(month)} ${formatCents(amountCents)}`).join(', ')}`)),
    })) },
    { key: 'means', title: 'Uzkrājumi un īpašums', rows: [
      { question: 'Uzkrājumi', answer: said(facts.savings.map(({ personId, kind, amountCents }) => `${savingsKinds[kind]} (${name(personId)}) ${formatCents(amountCents)}`)) },
      { question: 'Īpašums', answer: said(facts.properties.map(({ personId, kind }) => `${propertyKinds[kind]} (${name(personId)})`)) },
    ] },
    { key: 'costs', title: 'Mājokļa izdevumi', rows: [{ question: 'Mēnesī', answer: said(facts.housingCosts.map(({ item, month, amountCents }) => `${costItems[item]}, ${longMonth(month)}: ${formatCents(amountCents)}`)) }] },
    { key: 'account', title: 'Izmaksa', rows: [{ question: 'Konta numurs', answer: iban === '' ? 'nav norādīts' : formatIban(iban) }] },
  ]
}
