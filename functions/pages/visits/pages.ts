// The pages of visits to homes.
import type { Page } from '../page.ts'
import { addressPages } from './address.ts'
import { byAddressPage } from './by-address.ts'
import { orderPages } from './order.ts'
import { reportPages } from './report.ts'

export const visitPages: Page[] = [byAddressPage, ...addressPages, ...orderPages, ...reportPages]
