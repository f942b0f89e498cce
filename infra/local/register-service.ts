// The simulated state registers of the embedded host: they answer for people who do not exist, and can be told to fail.
import { instantOf } from '../../functions/domain/identifiers.ts'
import { reachedIn } from '../../functions/domain/jubilee.ts'
import { RegisterReply, type AskRegister, type RegisterCode, type RegisterPerson, type RegisterQuestion, type SimulatedState } from '../../functions/domain/register.ts'
import type { Store } from '../../functions/store/store.ts'
import { inhabitantsOf, populationOf, registryOf } from './demonstration/population.ts'

/** What a register knows of a person in these months; undefined when it knows nothing of them. */
export type Registry = (register: RegisterCode, personCode: string, months: readonly string[]) => Omit<RegisterPerson, 'personCode'> | undefined

/** Who is declared in the municipality. */
export type Inhabitants = () => readonly RegisterPerson[]

export interface RegisterService {
  ask: AskRegister
  states(): Promise<Partial<Record<RegisterCode, SimulatedState>>>
  set(register: RegisterCode, state: SimulatedState): Promise<void>
}

/** The simulated registers of this machine: they know the demonstration's people and nobody else. */
export const localRegisterService = (store: Store, now: () => number = Date.now, municipality = 'tukums'): AskRegister =>
  openRegisterService({ registry: registryOf(populationOf(municipality)), inhabitants: inhabitantsOf(populationOf(municipality)), settings: store.settings, now }).ask

/**
 * Opens the simulated registers over a registry. Their states lie in the store's settings, so they survive a restart and a page can set them.
 * The same question in the same state at the same moment has the same answer: nothing is drawn, nothing sleeps.
 * `up`: answers. `slow`: the first question of an application gets no answer in time, the next does. `down`: no answer.
 * `contradictory`: answers, and the first person asked about has something nobody declared; of jubilarians the first has died. `nonsense`: sends something that is no answer.
 */
export function openRegisterService({ registry, inhabitants = () => [], settings, now }: { registry: Registry; inhabitants?: Inhabitants; settings: Store['settings']; now: () => number }): RegisterService {
  const states = async () => (await settings.read('simulated-registers')) ?? {}

  return {
    states,
    async set(register, state) {
      await settings.write('simulated-registers', { ...(await states()), [register]: state })
    },
    async ask(question) {
      const state = (await states())[question.register] ?? 'up'
      if (state === 'down') return { state: 'notAvailable', reason: 'the simulated register is down' }
      if (state === 'slow' && isFirstAttempt(question)) return { state: 'notAvailable', reason: 'the simulated register did not answer in time' }
      // What came over the wire is judged here as it is for a real register.
      const reply = RegisterReply.safeParse(state === 'nonsense' ? { status: 'OK', body: '<html>' } : question.birthdays === undefined ? answer(registry, question, instantOf(now()), state) : birthdaysAnswer(inhabitants(), question.birthdays, instantOf(now()), state))
      return reply.success ? reply.data : { state: 'notAvailable', reason: 'the answer is not of the contract' }
    },
  }
}

/** Requests are numbered `<application>-<register>-<attempt>`. */
const isFirstAttempt = ({ requestId }: RegisterQuestion): boolean => requestId.endsWith('-1')

function answer(registry: Registry, { register, personCodes, months }: RegisterQuestion, asOf: string, state: SimulatedState): RegisterReply {
  const persons = personCodes.flatMap((personCode, i): RegisterPerson[] => {
    const known = registry(register, personCode, months)
    const said = state === 'contradictory' && i === 0 ? contradicted(register, known ?? {}, months) : known
    return said === undefined ? [] : [{ personCode, ...said }]
  })
  return persons.length === 0 ? { state: 'empty', asOf } : { state: 'answered', asOf, persons }
}

/** Everybody who completes one of the ages in the days asked about. */
function birthdaysAnswer(inhabitants: readonly RegisterPerson[], { ages, from, to }: NonNullable<RegisterQuestion['birthdays']>, asOf: string, state: SimulatedState): RegisterReply {
  const persons = inhabitants.filter(({ birthDate }) => birthDate !== undefined && reachedIn(birthDate, ages, from, to) !== undefined)
  const [first, ...others] = persons
  const told = first !== undefined && state === 'contradictory' ? [{ ...first, deceasedOn: asOf.slice(0, 10) }, ...others] : persons
  return told.length === 0 ? { state: 'empty', asOf } : { state: 'answered', asOf, persons: told }
}

/** 45 €: far beyond the rounding that is let pass. */
const undeclaredCents = 4500

/** The same person with something more than anyone declared. */
function contradicted(register: RegisterCode, known: Omit<RegisterPerson, 'personCode'>, months: readonly string[]): Omit<RegisterPerson, 'personCode'> {
  const more = (kind: string) => ({ ...known, incomes: [...(known.incomes ?? []), ...months.map((month) => ({ kind, month, cents: undeclaredCents }))] })
  switch (register) {
    case 'PMLP': return { ...known, declaredAddress: 'Cita iela 1, Kandava, Tukuma novads' }
    case 'VSAA': return more('state-social-security-benefit')
    case 'VID': return more('wage')
    case 'NVA': return { ...known, unemployedSince: '2020-01-02' }
    case 'VDEAVK': return { ...known, disabilityGroup: known.disabilityGroup === 'III' ? 'II' : 'III' }
    case 'CSDD': return { ...known, vehicles: [...(known.vehicles ?? []), { plate: 'XX-0099', description: 'vieglais automobilis, 2019' }] }
    case 'VZD': return { ...known, properties: [...(known.properties ?? []), { cadastre: '00000009999', description: 'zeme', landHectaresHundredths: 620, dwelling: false }] }
  }
}
