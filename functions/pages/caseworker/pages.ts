// The pages of the caseworker area.
import type { Page } from '../page.ts'

export const caseworkerPages: Page[] = []
