// What a declaration is compared in: the dwelling it is made from, the municipality, and who is of working age by the law of its day.
import { receiptOf, type Application } from '../domain/application.ts'
import { dayAt } from '../domain/days.ts'
import type { Surroundings } from '../domain/differences.ts'
import { isOfWorkingAge } from '../domain/law/persons.ts'
import { isSettled } from '../domain/law/policy.ts'
import type { Resident } from '../domain/person.ts'
import { municipalityOf } from './municipalities.ts'
import { pensionAge } from './pension-age.ts'
import { settingOn } from './rows.ts'

/** `residents`: the applicant among them. An application of an older release says no address: then the one the office has. */
export function surroundingsOf(municipality: string, application: Pick<Application, 'submittedAt' | 'receivedAt' | 'applicantId' | 'residence'>, residents: readonly Pick<Resident, 'personId' | 'address' | 'parish'>[]): Surroundings {
  const { applicantId, residence } = application
  const { address = '', parish = '' } = residence ?? residents.find(({ personId }) => personId === applicantId) ?? {}
  const appliesOn = dayAt(receiptOf(application))
  const ages = settingOn(pensionAge, { municipality, appliesOn, knownOn: appliesOn })
  return {
    home: { address, parish }, territory: municipalityOf(municipality),
    isOfWorkingAge: (member) => isSettled(ages) && isOfWorkingAge(member, appliesOn, ages.value, 'not-disabled'),
  }
}
