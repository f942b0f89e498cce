// The pages of the finance area.
import type { Page } from '../page.ts'
import { payablePage } from './payable.ts'
import { runFilePages } from './run-files.ts'
import { runPage } from './run.ts'
import { runsPage } from './runs.ts'

export const financePages: Page[] = [payablePage, runsPage, runPage, ...runFilePages]
