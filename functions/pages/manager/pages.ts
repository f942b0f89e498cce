// The pages of the manager area.
import type { Page } from '../page.ts'

export const managerPages: Page[] = []
