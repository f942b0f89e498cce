// The pages of the applicant area.
import type { Page } from '../page.ts'

export const applicantPages: Page[] = []
