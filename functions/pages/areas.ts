// The parts of the web for staff: where each begins, what it is called, and which of them is whose first page.
import { opens, type Area } from '../domain/permissions.ts'
import type { Staff } from '../domain/person.ts'

/** In the order of the navigation. */
export const areas: readonly { area: Area; href: string; text: string }[] = [
  { area: 'desk', href: '/darbs', text: 'Uzdevumi' },
  { area: 'desk', href: '/apsekosanas', text: 'Apsekošanas' },
  { area: 'file', href: '/lietas', text: 'Lietas' },
  { area: 'finance', href: '/finanses', text: 'Izmaksas' },
  { area: 'provider', href: '/sniedzejs', text: 'Norīkojumi' },
  { area: 'places', href: '/vietas', text: 'Vietas un rindas' },
  { area: 'staff', href: '/darbinieki', text: 'Darbinieki' },
  { area: 'delay', href: '/laiks', text: 'Kur aiziet laiks' },
  { area: 'law', href: '/likums', text: 'Likuma skaitļi' },
  { area: 'reception', href: '/pienemsana', text: 'Pieņemšana' },
  { area: 'audit', href: '/audits', text: 'Audita pēdas' },
  { area: 'administration', href: '/parvalde', text: 'Pārvalde' },
]

/** What somebody signs in for: their own work, before what they may look into besides. */
const first: readonly Area[] = ['desk', 'finance', 'provider', 'administration', 'reception', 'audit', 'places']

/** The first page of a member of staff; whoever opens nothing signs in again. */
export function homeOfStaff(staff: Pick<Staff, 'roles'>): string {
  const own = first.find((area) => opens(staff, area))
  return areas.find(({ area }) => area === own)?.href ?? '/ieiet'
}
