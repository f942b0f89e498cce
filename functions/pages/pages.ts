// Every page of the house, by area. The first that matches a path answers it.
import { applicantPages } from './applicant/pages.ts'
import { assetPages } from './assets.ts'
import { caseworkerPages } from './caseworker/pages.ts'
import { contactPages } from './contact.ts'
import { delayPages } from './delay/delay.ts'
import { financePages } from './finance/pages.ts'
import { lawPages } from './law/pages.ts'
import { managerPages } from './manager/pages.ts'
import type { Page } from './page.ts'
import { auditPages } from './audit/audit.ts'
import { providerPages } from './provider/pages.ts'
import { hygieneMonths } from './reception/hygiene-month.ts'
import { hygienePages } from './reception/hygiene.ts'
import { receptionPages } from './reception/reception.ts'
import { staffPages } from './staff/pages.ts'
import { signInPages } from './sign-in.ts'

export const pages: Page[] = [...assetPages, ...signInPages, ...contactPages, ...applicantPages, ...caseworkerPages, ...financePages, ...providerPages, ...managerPages, ...staffPages, ...delayPages, ...hygieneMonths, ...hygienePages, ...receptionPages, ...auditPages, ...lawPages]
