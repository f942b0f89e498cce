// The pages about staff: load, absences, extra work.
import type { Page } from '../page.ts'
import { absencePages } from './absences.ts'
import { loadPage } from './load.ts'

export const staffPages: Page[] = [loadPage, ...absencePages]
