// The pages of the caseworker area.
import type { Page } from '../page.ts'
import { agreementPages } from './agreements.ts'
import { casePage } from './case.ts'
import { extendPage } from './extend.ts'
import { handOverPage } from './hand-over.ts'
import { jubileePages } from './jubilees.ts'
import { leadPage } from './lead.ts'
import { purposePage } from './purpose.ts'
import { inboxPage } from './inbox.ts'
import { paperPages } from './papers.ts'
import { putOffPages } from './put-off.ts'
import { reassignPage } from './reassign.ts'
import { searchPage } from './search.ts'
import { targetPages } from './target.ts'
import { takePages } from './take.ts'
import { oneTaskPage } from './task.ts'

export const caseworkerPages: Page[] = [inboxPage, ...jubileePages, ...takePages, ...putOffPages, extendPage, ...targetPages, reassignPage, oneTaskPage, searchPage, casePage, leadPage, handOverPage, ...agreementPages, purposePage, ...paperPages]
