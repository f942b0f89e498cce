// Households with a story: each shows one thing the house does, and tells whoever signs in what to declare.
import type { SyntheticHousehold } from './household.ts'
import { familyNames } from './names.ts'
import type { Draftsman } from './people-drawn.ts'
import { syntheticIban } from './synthetic-identifiers.ts'

export interface Story {
  key: string
  /** In Latvian, for the sign-in page: who they are, what they live on, what they need. */
  story: string
  /** What the applicant asks for when an application is made for them. */
  wishes: { kind: 'gmi' | 'housing' | 'service'; serviceCode?: string; need?: string }[]
  household: SyntheticHousehold
}

type Tell = (people: Draftsman, key: string) => Omit<Story, 'key'>

const family = (man: string) => familyNames.find((name) => name.man === man)!
const account = (people: Draftsman) => ({ savingsCents: 0, iban: syntheticIban(people.nextSerial()) })

/** A lone pensioner whose heating costs more than the pension bears: housing benefit, no GMI, and a day centre. The whole story is hers. */
const heatingBills: Tell = (people, key) => ({
  story: 'Dzīvo viena savā dzīvoklī. Pensija 398,00 €, rēķini: apkure 92,40 €, apsaimniekošana 31,20 €, elektrība 18,75 €, ūdens 9,10 €. Krājkontā 140,00 €. Grib visu trīs: GMI pabalstu (pensija ir virs sliekšņa, to atteiks), mājokļa pabalstu un vietu dienas centrā "Rīti".',
  wishes: [{ kind: 'gmi' }, { kind: 'housing' }, { kind: 'service', serviceCode: 'day-care-riti', need: 'Vientuļa; gribas būt starp cilvēkiem.' }],
  household: {
    members: [people.person(people.home(family('Ozoliņš')), {
      personId: `${key}-1`, role: 'applicant', sex: 'woman', born: [1944, 1944], givenName: 'Vilma', incomes: [{ kind: 'pension', cents: 39_800 }], properties: people.ownFlat(),
    })],
    ...account(people), savingsCents: 14_000, tenure: 'owned-by-member',
    monthlyCosts: [{ item: 'heating', cents: 9_240 }, { item: 'management', cents: 3_120 }, { item: 'electricity', cents: 1_875 }, { item: 'cold-water', cents: 910 }],
  },
})

/** Two adults, so two signatures; one wage for four: too much for GMI, enough need for the housing benefit. */
const twoChildren: Tell = (people, key) => {
  const home = people.home(family('Kalniņš'))
  return {
    story: 'Vecāki un divi bērni īrē dzīvokli (līgums ir rakstisks). Kaspara alga 640,00 €, ģimenes valsts pabalsts 100,00 €; Dace ir bezdarbniece bez pabalsta. Īre 210,00 €, apkure 74,50 €, elektrība 36,20 €. Jāparaksta abiem.',
    wishes: [{ kind: 'gmi' }, { kind: 'housing' }],
    household: {
      members: [
        people.person(home, { personId: `${key}-1`, role: 'applicant', sex: 'woman', born: [1990, 1990], givenName: 'Dace', unemployedSince: '2026-01-12', incomes: [{ kind: 'family-state-benefit', cents: 10_000 }] }),
        people.person(home, { personId: `${key}-2`, role: 'adult', sex: 'man', born: [1988, 1988], givenName: 'Kaspars', incomes: [{ kind: 'wage', cents: 64_000 }], vehicles: people.car() }),
        people.person(home, { personId: `${key}-3`, role: 'child', sex: 'woman', born: [2016, 2016], givenName: 'Marta' }),
        people.person(home, { personId: `${key}-4`, role: 'child', sex: 'man', born: [2019, 2019], givenName: 'Emīls' }),
      ],
      ...account(people), tenure: 'rented',
      monthlyCosts: [{ item: 'rent', cents: 21_000 }, { item: 'heating', cents: 7_450 }, { item: 'electricity', cents: 3_620 }],
    },
  }
}

/** A mother alone with three children, one of them disabled: GMI. */
const motherOfThree: Tell = (people, key) => {
  const home = people.home(family('Liepiņš'))
  return {
    story: 'Viena audzina trīs bērnus, viens ir ar invaliditāti. Uzturlīdzekļi 120,00 €, ģimenes valsts pabalsts 225,00 €, bērna ar invaliditāti kopšanas pabalsts 313,43 €. Pašvaldības dzīvoklis: īre 48,60 €, apkure 61,30 €. Grib GMI un mājokļa pabalstu.',
    wishes: [{ kind: 'gmi' }, { kind: 'housing' }],
    household: {
      members: [
        people.person(home, { personId: `${key}-1`, role: 'applicant', sex: 'woman', born: [1993, 1993], givenName: 'Evita', incomes: [
          { kind: 'maintenance', cents: 12_000 }, { kind: 'family-state-benefit', cents: 22_500 }, { kind: 'disabled-child-care-benefit', cents: 31_343 }] }),
        people.person(home, { personId: `${key}-2`, role: 'child', sex: 'man', born: [2014, 2014], givenName: 'Roberts' }),
        people.person(home, { personId: `${key}-3`, role: 'child', sex: 'woman', born: [2018, 2018], givenName: 'Alise', disability: 'child' }),
        people.person(home, { personId: `${key}-4`, role: 'child', sex: 'woman', born: [2021, 2021], givenName: 'Nora' }),
      ],
      ...account(people), tenure: 'municipal', monthlyCosts: [{ item: 'rent', cents: 4_860 }, { item: 'heating', cents: 6_130 }],
    },
  }
}

/** The pension agency pays him a benefit he does not mention: the facts contradict and a person must settle it. */
const undeclaredBenefit: Tell = (people, key) => ({
  story: 'Meklē darbu un deklarē, ka ienākumu nav. VSAA viņam katru mēnesi izmaksā bezdarbnieka pabalstu 212,36 €: dati nesakritīs, un darbinieks noskaidros, kas ir pareizi. Īrē istabu par 95,00 €.',
  wishes: [{ kind: 'gmi' }],
  household: {
    members: [people.person(people.home(family('Balodis')), {
      personId: `${key}-1`, role: 'applicant', sex: 'man', born: [1979, 1979], givenName: 'Aigars', unemployedSince: '2025-11-03', incomes: [{ kind: 'unemployment-benefit', cents: 21_236, undeclared: true }],
    })],
    ...account(people), tenure: 'rented', monthlyCosts: [{ item: 'rent', cents: 9_500 }],
  },
})

/** A grown son with a mental disorder whose parents grow old: the group flat is full, so he gets a number in the waiting list. */
const groupFlat: Tell = (people, key) => {
  const home = people.home(family('Eglītis'))
  return {
    story: 'Andris (II grupa, garīga rakstura traucējumi) dzīvo ar vecākiem, kuri viņu kopt vairs nespēj. Lūdz vietu grupu dzīvoklī "Mežrozītes": tas ir pilns, viņš iegūs numuru rindā. Pensijas: Andrim 223,60 €, mātei 421,15 €, tēvam 389,90 €.',
    wishes: [{ kind: 'service', serviceCode: 'group-flat-mezrozites', need: 'Vecāki 80 gadu vecumā vairs nespēj dēlu aprūpēt; viņam vajadzīgs atbalsts ikdienā.' }],
    household: {
      members: [
        people.person(home, { personId: `${key}-1`, role: 'applicant', sex: 'man', born: [1986, 1986], givenName: 'Andris', disability: 'II', incomes: [{ kind: 'pension', cents: 22_360 }] }),
        people.person(home, { personId: `${key}-2`, role: 'adult', sex: 'woman', born: [1947, 1947], givenName: 'Biruta', incomes: [{ kind: 'pension', cents: 42_115 }], properties: people.ownFlat() }),
        people.person(home, { personId: `${key}-3`, role: 'adult', sex: 'man', born: [1945, 1945], givenName: 'Imants', incomes: [{ kind: 'pension', cents: 38_990 }] }),
      ],
      ...account(people), tenure: 'owned-by-member', monthlyCosts: [{ item: 'heating', cents: 8_800 }, { item: 'management', cents: 3_900 }],
    },
  }
}

/** An old couple: the day centre has places free, so the chain runs from need to a place taken. */
const dayCentre: Tell = (people, key) => {
  const home = people.home(family('Vītols'))
  return {
    story: 'Velta un Gunārs dzīvo lauku mājā. Velta lūdz vietu dienas centrā "Rīti", kur vietas ir brīvas. Pensijas 362,80 € un 402,25 €.',
    wishes: [{ kind: 'service', serviceCode: 'day-care-riti', need: 'Ikdienā trūkst sabiedrības un nodarbību; vīrs pārvietojas ar grūtībām.' }],
    household: {
      members: [
        people.person(home, { personId: `${key}-1`, role: 'applicant', sex: 'woman', born: [1948, 1948], givenName: 'Velta', incomes: [{ kind: 'pension', cents: 36_280 }], properties: [...people.ownFlat(), people.land(180)] }),
        people.person(home, { personId: `${key}-2`, role: 'adult', sex: 'man', born: [1946, 1946], givenName: 'Gunārs', disability: 'III', incomes: [{ kind: 'pension', cents: 40_225 }] }),
      ],
      ...account(people), tenure: 'owned-by-member', monthlyCosts: [{ item: 'solid-fuel', cents: 18_000 }, { item: 'electricity', cents: 4_110 }],
    },
  }
}

/** Income and savings above every threshold: a refusal with its figures. */
const aboveThreshold: Tell = (people, key) => ({
  story: 'Strādā, alga 1150,00 €, krājkontā 2600,00 €. Īrē dzīvokli par 320,00 €. Abi pabalsti tiks atteikti, un vēstulē būs redzams, kāpēc.',
  wishes: [{ kind: 'gmi' }, { kind: 'housing' }],
  household: {
    members: [people.person(people.home(family('Jansons')), { personId: `${key}-1`, role: 'applicant', sex: 'man', born: [1995, 1995], givenName: 'Artis', incomes: [{ kind: 'wage', cents: 115_000 }] })],
    ...account(people), savingsCents: 260_000, tenure: 'rented', monthlyCosts: [{ item: 'rent', cents: 32_000 }],
  },
})

const tellings: Readonly<Record<string, Tell>> = {
  'heating-bills': heatingBills,
  'two-children': twoChildren,
  'mother-of-three': motherOfThree,
  'undeclared-benefit': undeclaredBenefit,
  'group-flat': groupFlat,
  'day-centre': dayCentre,
  'above-threshold': aboveThreshold,
}

/** The population register has him in another municipality: whether this one may help is for a person to find out. */
const declaredElsewhere: Tell = (people, key) => {
  const home = people.home(family('Kārkliņš'))
  return {
    story: 'Pēc pensionēšanās pārcēlies uz Tukuma novadu; pensija 172,40 €, īrē istabu par 80,00 €. Iesniegumā raksta, ka šeit ir deklarēts, bet iedzīvotāju reģistrā joprojām ir Jelgavā: darbinieks noskaidros, kurā pašvaldībā viņam jālūdz palīdzība.',
    wishes: [{ kind: 'gmi' }],
    household: {
      members: [people.person(home, { personId: `${key}-1`, role: 'applicant', sex: 'man', born: [1956, 1956], givenName: 'Ojārs', incomes: [{ kind: 'pension', cents: 17_240 }], declaredAddress: 'Parauga iela 5–7, Jelgava, LV-3001' })],
      ...account(people), tenure: 'rented', monthlyCosts: [{ item: 'rent', cents: 8_000 }],
    },
  }
}

/** A grown son who earns, is registered as unemployed and declared elsewhere: two questions about one person. */
const workingUnemployed: Tell = (people, key) => {
  const home = people.home(family('Vanags'))
  return {
    story: 'Māte (pensija 268,00 €) un dēls Raitis (alga 310,00 €) dzīvo kopā savā dzīvoklī. Nodarbinātības aģentūrā Raitis kopš oktobra ir bezdarbnieks, un deklarēts viņš ir citā adresē Kandavā: darbinieks jautās, vai viņš strādā un vai dzīvo šeit. Apkure 71,20 €. Jāparaksta abiem.',
    wishes: [{ kind: 'housing' }],
    household: {
      members: [
        people.person(home, { personId: `${key}-1`, role: 'applicant', sex: 'woman', born: [1957, 1957], givenName: 'Mirdza', incomes: [{ kind: 'pension', cents: 26_800 }], properties: people.ownFlat() }),
        people.person(home, { personId: `${key}-2`, role: 'adult', sex: 'man', born: [1991, 1991], givenName: 'Raitis', unemployedSince: '2025-10-06', incomes: [{ kind: 'wage', cents: 31_000 }], declaredAddress: 'Parauga iela 61–3, Kandava, Tukuma nov., LV-3120' }),
      ],
      ...account(people), tenure: 'owned-by-member', monthlyCosts: [{ item: 'heating', cents: 7_120 }],
    },
  }
}

const laterTellings: Readonly<Record<string, Tell>> = { 'declared-elsewhere': declaredElsewhere, 'working-unemployed': workingUnemployed }
/** The stories that came later. */
export const laterStoriesOf = (people: Draftsman): Story[] => Object.entries(laterTellings).map(([key, tell]) => ({ key, ...tell(people, key) }))

export const storiesOf = (people: Draftsman): Story[] => Object.entries(tellings).map(([key, tell]) => ({ key, ...tell(people, key) }))
