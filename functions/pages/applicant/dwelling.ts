// The form, page 6: the dwelling, and by what right the household lives there.
import { z } from 'zod'
import { needsMeans } from '../../domain/benefits.ts'
import { choice, yesOrNo } from './fields.ts'
import { answersTo, taskPage, typedOn, type Form, type Row, type Task } from './form.ts'
import { tenures } from '../words.ts'
import { wishesOf } from './wishes.ts'

/** By what right they live there matters for a benefit by means and for a service; for an event it is enough that they do. */
const wholly = (form: Form): boolean => wishesOf(form).some((kind) => kind === 'service' || needsMeans(kind))
const nothing = z.unknown().transform(() => undefined)

const schema = (form: Form) => z.object({
  declaredThere: yesOrNo('Atbildiet, vai jūsu deklarētā dzīvesvieta ir šajā mājoklī.'),
  livingThere: yesOrNo('Atbildiet, vai jūs šajā mājoklī dzīvojat.'),
  ...(wholly(form) ? rights(form) : { tenure: nothing, writtenContract: nothing, belongsToCloseRelative: nothing }),
})

/** Whose relatives own it is asked of who lives in what others own. */
const rights = (form: Form) => ({
  tenure: choice(['owned-by-member', 'municipal', 'rented', 'lent'], 'Izvēlieties, kā mājoklis jums pieder vai ir nodots lietošanā.'),
  writtenContract: yesOrNo('Atbildiet, vai jums ir rakstveida līgums vai īpašuma dokuments.'),
  belongsToCloseRelative: typedOn(form, 'majoklis')['tenure'] === 'owned-by-member' ? z.unknown().transform(() => false) : yesOrNo('Atbildiet, vai mājoklis pieder jūsu vecākiem, bērniem vai vecvecākiem.'),
})

const said = (yes: boolean): string => (yes ? 'Jā' : 'Nē')

export const dwelling = {
  key: 'majoklis',
  title: 'Mājoklis',
  asked: (form: Form) => wishesOf(form).length > 0,
  schema,
  rows(form: Form): Row[] {
    const answers = dwellingOf(form)
    return answers === undefined ? [] : [
      { question: 'Deklarētā dzīvesvieta ir šeit', answer: said(answers.declaredThere) },
      { question: 'Dzīvojat šeit', answer: said(answers.livingThere) },
      ...(answers.tenure === undefined ? [] : [{ question: 'Kā mājoklis tiek lietots', answer: { 'owned-by-member': 'īpašums', municipal: 'īrēts no pašvaldības', rented: 'īrēts', lent: 'lietots bez maksas' }[answers.tenure] }]),
      ...(answers.writtenContract === undefined ? [] : [{ question: 'Ir rakstveida līgums vai īpašuma dokuments', answer: said(answers.writtenContract) }]),
      ...(answers.belongsToCloseRelative === undefined || answers.tenure === 'owned-by-member' ? [] : [{ question: 'Pieder vecākiem, bērniem vai vecvecākiem', answer: said(answers.belongsToCloseRelative) }]),
    ]
  },
} satisfies Task

export const dwellingOf = (form: Form) => answersTo(dwelling, form)

export const dwellingPage = taskPage(dwelling, 'applicant/dwelling.njk', (form) => ({ address: form.applicant.address, tenures, wholly: wholly(form) }))
