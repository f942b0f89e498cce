// The pages of the provider area.
import type { Page } from '../page.ts'
import { clientPage } from './client.ts'
import { offerPage } from './offer.ts'
import { unitPage } from './unit.ts'

export const providerPages: Page[] = [unitPage, offerPage, clientPage]
