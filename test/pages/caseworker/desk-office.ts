// The office of the desk's tests: its people, households that have applied, and finding the task a test is about.
import { dayAt } from '../../../functions/domain/days.ts'
import { instantOf } from '../../../functions/domain/identifiers.ts'
import type { Wait } from '../../../functions/domain/wait.ts'
import type { HostOptions } from '../../../infra/local/host.ts'
import { apply, registersAgree, type Household } from '../../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../../office.ts'

export const ilze = staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])
export const inga = staff('inga', 'Inga Organizatore', ['assistance-organiser'])
export const janis = staff('janis', 'Jānis Sociālais', ['social-worker'])
export const vija = staff('vija', 'Vija Vadošā', ['supervisor'])
export const gundega = staff('gundega', 'Gundega Finansiste', ['finance-maker'])
export const saime = staff('saime', 'Sanita Sniedzēja', ['provider'], { unit: 'saime' })
export const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
export const bruno = resident('bruno', 'Bruno Piemērs', '1958-06-30')

export const pensionOf = (euro: number, who = anna): Household => ({ members: [{ resident: who, role: 'applicant', monthly: [{ kind: 'pension', euro }] }], costs: 300 })

/** Everyone of the desk, two residents; if not said otherwise it is Thursday 5 March 2026, ten in the morning. */
export const openDesk = (options: Partial<HostOptions> = {}, at = '2026-03-05 10:00'): Promise<Office> =>
  openOffice(at, { residents: [anna, bruno], staff: [ilze, inga, janis, vija, gundega, saime] }, options)

/** A household whose registers agree with what it declares applies. */
export async function applies(office: Office, household: Household, ...wishes: Parameters<typeof apply>[2]) {
  registersAgree(office, household, dayAt(instantOf(office.clock.now())))
  return apply(office, household, wishes)
}

/** The address of the open task of this box; with `kind`, of that matter. */
export async function taskAt(office: Office, caseId: string, box: string, kind = ''): Promise<string> {
  const open = (await office.host.dependencies.store.waits.of({ caseId })).filter((wait) => wait.state === 'Open' && wait.box === box && (wait.proceedingId ?? '').endsWith(kind))
  if (open.length !== 1) throw new Error(`${open.length} open waits in ${box}`)
  return `/darbs/uzdevums/${open[0]!.waitId}`
}

export const waitOf = async (office: Office, path: string): Promise<Wait | undefined> => office.host.dependencies.store.waits.byId(path.split('/').at(-1)!)

/** A second person takes the draft that waits in this case, reads it and approves it. */
export async function approves(office: Office, caseId: string, by = 'inga'): Promise<void> {
  const path = await taskAt(office, caseId, 'AwaitSecondReview')
  const colleague = office.as(`staff:${by}`)
  await colleague.post(`${path}/panemt`, {})
  const version = /name="draftVersion" value="(\d+)"/.exec((await colleague.get(path)).html)?.[1] ?? ''
  const { status, html } = await colleague.post(path, { act: 'approve', draftVersion: version })
  if (status !== 303) throw new Error(`The approval answers ${status}: ${textOf(html).slice(0, 400)}`)
}

/** What a page says, without its tags: white space is one space. What only keeps a number on one line puts none around it. */
export const textOf = (html: string): string => html.replace(/<span class="solis-nowrap">([^<]*)<\/span>/g, '$1').replace(/<(script|style|head)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ').replace(/&nbsp;|\u00a0/g, ' ').replace(/&quot;/g, '"').replace(/&#39;/g, '’').replace(/\s+/g, ' ')
