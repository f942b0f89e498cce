// The pages of the finance area.
import type { Page } from '../page.ts'

export const financePages: Page[] = []
