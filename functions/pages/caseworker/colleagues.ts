// Colleagues as one chooses among them: by name and title, and who is away says so before work is given to them.
import { awayUntil } from '../../domain/absence.ts'
import { dayAt, numericDay } from '../../domain/days.ts'
import { instantOf } from '../../domain/identifiers.ts'
import type { Staff } from '../../domain/person.ts'
import type { Dependencies } from '../../platform/dependencies.ts'

export interface Choice { staffId: string; said: string }

export async function choicesOf(colleagues: readonly Staff[], { store, now }: Pick<Dependencies, 'store' | 'now'>): Promise<Choice[]> {
  const [absences, today] = [await store.absences.all(), dayAt(instantOf(now()))]
  return colleagues.map(({ staffId, name, title }) => {
    const until = awayUntil(absences, staffId, today)
    return { staffId, said: `${name}, ${title}${until === undefined ? '' : `, prombūtnē līdz ${numericDay(until)}`}` }
  })
}
