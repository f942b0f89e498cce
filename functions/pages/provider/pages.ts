// The pages of the provider area.
import type { Page } from '../page.ts'

export const providerPages: Page[] = []
