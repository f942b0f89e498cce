// The pages of the law's numbers.
import type { Page } from '../page.ts'
import { calendarPages } from './calendar.ts'
import { numbersPage, rowPage } from './numbers.ts'
import { recalculatePage, recalculationFile } from './recalculations.ts'

export const lawPages: Page[] = [numbersPage, rowPage, recalculatePage, recalculationFile, ...calendarPages]
