// The auditor's page: the daily heads with their hashes, to be held against the auditor's own copies, and a way to a case by its identifier.
import { CaseId } from '../../domain/identifiers.ts'
import type { Page } from '../page.ts'

/** So many of the latest heads are shown. */
const shown = 60

export const auditPages: Page[] = [{
  path: '/audits',
  for: 'audit',
  async get({ query }, { store }) {
    const typed = query.get('lieta') ?? ''
    const caseId = CaseId.safeParse(typed.trim().toLowerCase()).data
    if (caseId !== undefined && await store.cases.byId(caseId) !== undefined) return { redirect: `/lietas/${caseId}` }
    const heads = (await store.trail.headsInShort()).toReversed()
    return {
      view: 'audit/audit.njk', title: 'Audita pēdas', errors: typed === '' ? [] : [{ field: 'lieta', text: 'Tādas lietas nav. Pārbaudiet desmit zīmes.' }],
      data: { heads: heads.slice(0, shown).map(({ day, hash, bookCount, eventCount }) => ({ day, hash, books: bookCount, events: eventCount })), count: heads.length, typed },
    }
  },
}]
