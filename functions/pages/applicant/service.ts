// The form, page 2, for who asks for a service: which, and what for, in their own words.
import { z } from 'zod'
import { servicesOf } from '../../policy/service-catalogue.ts'
import { choice, text } from './fields.ts'
import { answersTo, taskPage, type Form, type Row, type Task } from './form.ts'
import { wishesOf } from './wishes.ts'

const longestNeed = 4000

const schema = (form: Form) => z.object({
  serviceCode: choice(servicesOf(form.municipality).map(({ code }) => code), 'Izvēlieties pakalpojumu. Ja nezināt, kurš der, izvēlieties tuvāko: sociālais darbinieks palīdzēs.'),
  need: text(longestNeed, 'Uzrakstiet dažos teikumos, kas jums sagādā grūtības un ko vajag.'),
})

export const service = {
  key: 'pakalpojums',
  title: 'Kurš pakalpojums jums vajadzīgs?',
  asked: (form: Form) => wishesOf(form).includes('service'),
  schema,
  rows(form: Form): Row[] {
    const answers = serviceOf(form)
    return answers === undefined ? [] : [
      { question: 'Pakalpojums', answer: servicesOf(form.municipality).find(({ code }) => code === answers.serviceCode)?.name ?? answers.serviceCode },
      { question: 'Kāpēc tas vajadzīgs', answer: answers.need },
    ]
  },
} satisfies Task

export const serviceOf = (form: Form) => answersTo(service, form)

export const servicePage = taskPage(service, 'applicant/service.njk', (form) => ({ services: servicesOf(form.municipality) }))
