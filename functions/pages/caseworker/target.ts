// Stopping our own target with a ground and a paper, letting it go on, and the supervisors' list of what stands still. The law's term never stops here.
import { z } from 'zod'
import { dayAt, numericDay, type Day } from '../../domain/days.ts'
import { Conflict } from '../../domain/errors.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { mayDo, supervises } from '../../domain/permissions.ts'
import { isUndecided, type Proceeding } from '../../domain/proceeding.ts'
import { awaitsPapers, PauseGround, pauseOn, resumed, stretchText } from '../../domain/target-pause.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { clocksAnew } from '../../platform/reckon-anew.ts'
import type { CaseFile } from '../../store/cases.ts'
import { found, NotFound, staffOf, type Page, type Request } from '../page.ts'
import { dayTyped, reasonText, typed } from '../typed.ts'
import { pauseGrounds } from '../words.ts'
import { matterName } from './desk-rows.ts'
import { fileToLead } from './open-file.ts'

const todayOf = ({ now }: Pick<Dependencies, 'now'>): Day => dayAt(instantOf(now()))

/** Why the target cannot be stopped; undefined: it can. */
const hindrance = ({ status, targetDue, pauses }: Proceeding, today: Day): string | undefined =>
  !isUndecided(status) ? 'Lieta jau ir izlemta.'
  : pauseOn(pauses, today) !== undefined ? 'Mērķis jau ir apturēts.'
  : targetDue.on < today ? 'Mērķa termiņš jau ir pagājis: to vairs nevar apturēt.' : undefined

const formFor = ({ legalDue }: Proceeding, today: Day, papersAwaited: boolean) => z.object({
  ground: z.enum(PauseGround.options, 'Izvēlieties, kāpēc mērķi aptur.').refine((ground) => ground !== 'resident-papers' || papersAwaited, 'Iesniedzējam tagad nav nosūtīts pilnīgs pieprasījums, uz kuru viņš nav atbildējis. Vispirms lūdziet ziņas lēmuma uzdevumā.'),
  document: reasonText('Ierakstiet dokumentu: kam, kad un ar kādu numuru jautāts.'),
  through: dayTyped(`Ierakstiet dienu, piemēram, ${numericDay(legalDue.on)}`, (day) =>
    day < today ? 'Apturēt var no šodienas: ierakstiet šodienu vai vēlāku dienu.'
    : day > legalDue.on ? `Ne vēlāk kā ${numericDay(legalDue.on)}: tad beidzas likuma termiņš, un tas neapstājas.` : undefined),
})
const ResumeForm = z.object({ reason: reasonText('Ierakstiet, kas saņemts vai kāpēc vairs nav jāgaida.') })

const matterIn = ({ proceedings }: CaseFile, { params }: Request): Proceeding => found(proceedings.find(({ proceedingId }) => proceedingId === params['proceedingId']))

async function form(request: Request, dependencies: Dependencies, kept: Record<string, string> = {}) {
  const { file } = await fileToLead(request, dependencies)
  const proceeding = matterIn(file, request)
  const today = todayOf(dependencies)
  const papers = awaitsPapers(file.waits, proceeding.proceedingId, instantOf(dependencies.now()))
  return {
    view: 'caseworker/target.njk', title: 'Mūsu mērķa termiņš',
    data: {
      household: file.household, matter: matterName(proceeding, dependencies.municipality), proceeding, typed: kept, path: request.path,
      hindrance: hindrance(proceeding, today), pause: pauseOn(proceeding.pauses, today), stretch: stretchText,
      grounds: PauseGround.options.filter((value) => value !== 'resident-papers' || papers !== undefined).map((value) => ({
        value, text: pauseGrounds[value], ...(value === 'resident-papers' && papers !== undefined ? { hint: { text: `Pieprasījums nosūtīts ${numericDay(dayAt(papers.openedAt))}; kad atbilde saņemta, mērķis turpinās pats` } } : {}),
      })),
      papers: papers !== undefined,
    },
  }
}

export const targetPages: Page[] = [
  {
    path: '/lietas/:caseId/merkis/:proceedingId',
    for: 'desk',
    get: (request, dependencies) => form(request, dependencies),
    async post(request, dependencies) {
      const { file, staff } = await fileToLead(request, dependencies)
      const proceeding = matterIn(file, request)
      const [at, today] = [instantOf(dependencies.now()), todayOf(dependencies)]
      const { pauses = [], proceedingId } = proceeding
      const by = `staff:${staff.staffId}`
      const back = { redirect: `/lietas/${proceeding.caseId}#lietvediba-${proceedingId}` }
      const stopped = pauseOn(pauses, today)
      if (request.form.get('act') === 'resume') {
        if (stopped === undefined) return back
        const { data, errors, kept } = typed(ResumeForm, request.form)
        if (data === undefined) return { ...(await form(request, dependencies, kept)), errors }
        const { writes } = await clocksAnew(proceeding, { pauses: resumed(pauses, stopped, today, at, by) }, { by, what: 'TargetResumed', why: `Mērķis atkal rit no ${numericDay(today)}: ${data.reason}` }, dependencies)
        await dependencies.store.commit(writes)
        return back
      }
      const hindered = hindrance(proceeding, today)
      if (hindered !== undefined) throw new Conflict(hindered)
      const { data, errors, kept } = typed(formFor(proceeding, today, awaitsPapers(file.waits, proceedingId, at) !== undefined), request.form)
      if (data === undefined) return { ...(await form(request, dependencies, kept)), errors }
      const pause = { ...data, from: today, by: staff.staffId, at }
      const { writes } = await clocksAnew(proceeding, { pauses: [...pauses, pause] }, { by, what: 'TargetPaused', why: `Mērķis apturēts ${stretchText(pause)}: ${pauseGrounds[data.ground]} (${data.document})` }, dependencies)
      await dependencies.store.commit(writes)
      return back
    },
  },
  {
    path: '/darbs/apturetie',
    for: 'desk',
    async get(request, dependencies) {
      const staff = staffOf(request)
      if (!supervises(staff)) throw new NotFound()
      const { store, municipality } = dependencies
      const [today, colleagues] = [todayOf(dependencies), await store.people.allStaff()]
      const rows = await Promise.all((await store.cases.stoppedOn(today)).map(async (proceeding) => {
        const [household, pause] = [await store.cases.byId(proceeding.caseId), pauseOn(proceeding.pauses, today)!]
        return { caseId: proceeding.caseId, proceedingId: proceeding.proceedingId, parish: household?.parish, title: household?.title, matter: matterName(proceeding, municipality), pause, stretch: stretchText(pause), by: colleagues.find(({ staffId }) => staffId === pause.by)?.name ?? pause.by, target: proceeding.targetDue, legal: proceeding.legalDue }
      }))
      return { view: 'caseworker/stopped.njk', title: 'Apturētie mērķi', data: { rows: rows.filter(({ parish }) => mayDo(staff, 'do.supervise', { parish })) } }
    },
  },
]
