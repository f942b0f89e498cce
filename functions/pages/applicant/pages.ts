// The pages of the applicant area.
import type { Page } from '../page.ts'
import { actingPages } from './acting.ts'
import { accountPage } from './account.ts'
import { answerPage } from './answer-page.ts'
import { contestPages } from '../appeals/contest.ts'
import { casePage } from './case-page.ts'
import { checkAnswersPage } from './check-answers.ts'
import { claimPages } from './claims.ts'
import { costsPage } from './costs.ts'
import { dwellingPage } from './dwelling.ts'
import { hearingPage } from './hearing.ts'
import { householdPages } from './household-pages.ts'
import { incomePages } from './income-pages.ts'
import { letterPages } from './letter.ts'
import { myMattersPage } from './my-matters.ts'
import { noticePages } from './notices.ts'
import { receivedPage } from './received.ts'
import { savingsPage } from './savings.ts'
import { servicePage } from './service.ts'
import { signPage } from './sign.ts'
import { taskListPages } from './tasks.ts'
import { wishesPage } from './wishes.ts'

/** The form: nothing but applying, so even to read it a representative needs a mandate to apply. */
const formPages: Page[] = [...taskListPages, wishesPage, servicePage, ...claimPages, ...householdPages, ...incomePages, savingsPage, dwellingPage, costsPage, accountPage, checkAnswersPage]

export const applicantPages: Page[] = [
  myMattersPage, casePage, ...letterPages, ...contestPages, ...noticePages, signPage, answerPage, hearingPage,
  ...formPages.map((page): Page => ({ ...page, act: 'do.apply' })), ...actingPages, receivedPage,
]
