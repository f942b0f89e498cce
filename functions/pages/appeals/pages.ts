// The office's pages about contested decisions; residents' stand with their own (pages/applicant).
import type { Page } from '../page.ts'
import { enterAppealPage } from './enter.ts'
import { staffAppealPage } from './appeal-view.ts'
import { appealReceiptPage } from './receipt-day.ts'

export const appealPages: Page[] = [enterAppealPage, staffAppealPage, appealReceiptPage]
