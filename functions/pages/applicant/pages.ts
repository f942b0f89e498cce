// The pages of the applicant area.
import type { Page } from '../page.ts'
import { accountPage } from './account.ts'
import { checkAnswersPage } from './check-answers.ts'
import { costsPage } from './costs.ts'
import { dwellingPage } from './dwelling.ts'
import { householdPages } from './household-pages.ts'
import { incomePages } from './income-pages.ts'
import { receivedPage } from './received.ts'
import { savingsPage } from './savings.ts'
import { servicePage } from './service.ts'
import { taskListPages } from './tasks.ts'
import { wishesPage } from './wishes.ts'

export const applicantPages: Page[] = [
  ...taskListPages, wishesPage, servicePage, ...householdPages, ...incomePages, savingsPage, dwellingPage, costsPage, accountPage, checkAnswersPage, receivedPage,
]
