// The demonstration office's staff: one of each role, two where work is shared or a second pair of eyes is the law of the house.
import type { Staff } from '../../../functions/domain/person.ts'
import { servicesOf } from '../../../functions/policy/service-catalogue.ts'

/** A colleague with what they are here for, as the sign-in page shows them. */
export interface Colleague { staff: Staff; group: 'Sociālais dienests' | 'Grāmatvedība' | 'Vadība' | 'Pakalpojumu sniedzēji'; story: string }

const ofOffice: readonly Colleague[] = [
  { staff: { staffId: 'organiser-1', name: 'Inese Siliņa', title: 'Sociālās palīdzības organizatore', roles: ['assistance-organiser'], phone: '+37120000001' }, group: 'Sociālais dienests', story: 'Pārbauda iesniegumus un pieņem lēmumus par pabalstiem.' },
  { staff: { staffId: 'organiser-2', name: 'Raivis Priede', title: 'Sociālās palīdzības organizators', roles: ['assistance-organiser'], phone: '+37120000002' }, group: 'Sociālais dienests', story: 'Ineses kolēģis: viena darbu rinda abiem.' },
  { staff: { staffId: 'social-worker-1', name: 'Baiba Upīte', title: 'Sociālā darbiniece', roles: ['social-worker'], phone: '+37120000003' }, group: 'Sociālais dienests', story: 'Novērtē vajadzības un norīko uz pakalpojumiem.' },
  { staff: { staffId: 'social-worker-2', name: 'Guntis Celmiņš', title: 'Sociālais darbinieks', roles: ['social-worker'], phone: '+37120000004' }, group: 'Sociālais dienests', story: 'Baibas kolēģis; pārskata norīkojumus, kurus sniedzējs nav pieņēmis.' },
  { staff: { staffId: 'supervisor', name: 'Sandra Grīnberga', title: 'Nodaļas vadītāja', roles: ['supervisor'], phone: '+37120000005' }, group: 'Sociālais dienests', story: 'Redz visu, kam termiņš pagājis, un apstājušās izpildes.' },
  { staff: { staffId: 'clerk', name: 'Dzintra Balode', title: 'Klientu apkalpošanas speciāliste', roles: ['clerk'] }, group: 'Sociālais dienests', story: 'Redz, kas un kad iesniegts, un ieraksta pilnvaras; ne ienākumus, ne lēmumus.' },
  { staff: { staffId: 'finance-maker', name: 'Agnese Rozīte', title: 'Grāmatvede', roles: ['finance-maker'] }, group: 'Grāmatvedība', story: 'Sagatavo izmaksu sarakstu; savu sarakstu apstiprināt nevar.' },
  { staff: { staffId: 'finance-checker', name: 'Normunds Zariņš', title: 'Vecākais grāmatvedis', roles: ['finance-checker'] }, group: 'Grāmatvedība', story: 'Pārbauda un apstiprina Agneses sarakstus; iesniedz bankas atbildi.' },
  { staff: { staffId: 'manager', name: 'Līga Vanaga', title: 'Direktore', roles: ['manager'] }, group: 'Vadība', story: 'Skatās, kur aiziet laiks, un pakalpojumu vietas.' },
  { staff: { staffId: 'auditor', name: 'Ivars Krūmiņš', title: 'Iekšējais auditors', roles: ['auditor'] }, group: 'Vadība', story: 'Atver lietas, pasakot iemeslu, un pārbauda, vai žurnālā nekas nav mainīts.' },
  { staff: { staffId: 'administrator', name: 'Edgars Lapiņš', title: 'Sistēmas pārzinis', roles: ['administrator'] }, group: 'Vadība', story: 'Demonstrācijā izslēdz reģistrus un skatās, kas notiek.' },
]

/** The whole story from person to person. Vilma is the first of `heating-bills`. */
export const tour = [
  { who: 'resident:heating-bills-1', name: 'Vilma Ozoliņa', does: 'piesakās GMI pabalstam, mājokļa pabalstam un dienas centram "Rīti" (kartītē ir, no kā viņa dzīvo; konts LV80 BANK 0000 4351 9500 1 nepieder nevienam).' },
  { who: 'staff:organiser-1', name: 'Inese Siliņa', does: 'paņem komandas uzdevumus: GMI atsaka un nodod otrai personai, mājokļa pabalstu piešķir.' },
  { who: 'staff:organiser-2', name: 'Raivis Priede', does: 'izlasa Ineses atteikuma vēstuli un to apstiprina.' },
  { who: 'staff:social-worker-1', name: 'Baiba Upīte', does: 'novērtē vajadzību pēc dienas centra un piešķir pakalpojumu.' },
  { who: 'staff:provider-riti', name: 'Dienas centrs "Rīti"', does: 'pieņem norīkojumu.' },
  { who: 'staff:finance-maker', name: 'Agnese Rozīte', does: 'sagatavo izmaksu sarakstu; darba dienā – šodienai, lai redzētu arī bankas atbildi.' },
  { who: 'staff:finance-checker', name: 'Normunds Zariņš', does: 'to apstiprina un izmaksas dienā ieraksta bankas atbildi.' },
  { who: 'resident:heating-bills-1', name: 'Vilma Ozoliņa', does: 'izlasa lēmumus un redz, kad būs nauda.' },
]

/** A unit signs in as itself: whoever is on duty there. */
const atUnit = (unit: string, provider: string, services: string[]): Colleague => ({
  // The municipality's own departments have many units; an outside provider is known by its own name.
  staff: { staffId: `provider-${unit}`, name: services.length > 1 && !provider.endsWith('nodaļa') ? provider : services[0]!, title: 'Pakalpojuma sniedzēja darbinieks', roles: ['provider'], unit },
  group: 'Pakalpojumu sniedzēji',
  story: `Pieņem vai noraida norīkojumus: ${services.join(', ')}.`,
})

/** The office, and one person at each unit that gives a service of the municipality. */
export function colleaguesOf(municipality: string): Colleague[] {
  const units = Map.groupBy(servicesOf(municipality), ({ unit }) => unit)
  return [...ofOffice, ...[...units].map(([unit, services]) => atUnit(unit, services[0]!.provider, services.map(({ name }) => name)))]
}
