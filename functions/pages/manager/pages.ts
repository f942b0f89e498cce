// The pages of places and of the administration.
import { checksPage } from './checks.ts'
import type { Page } from '../page.ts'
import { administrationPage } from './administration.ts'
import { placesPage } from './places.ts'
import { simulatedRegistersPage } from './simulated-registers.ts'
import { waitingListPage } from './waiting-list.ts'

export const managerPages: Page[] = [placesPage, waitingListPage, administrationPage, checksPage, simulatedRegistersPage]
