// Common Latvian names, combined at random: any likeness with a living person is a likeness of names.
import type { Draw } from './seeded.ts'

export type Sex = 'woman' | 'man'

/** Given names by the generation that bears them: those born before 1965, before 2000, and after. */
const given = {
  woman: [
    ['Ausma', 'Vilma', 'Velta', 'Mirdza', 'Skaidrīte', 'Biruta', 'Dzidra', 'Ārija', 'Rasma', 'Lilija', 'Austra', 'Maiga'],
    ['Ilze', 'Inese', 'Sandra', 'Kristīne', 'Inga', 'Līga', 'Dace', 'Evita', 'Baiba', 'Agnese', 'Sanita', 'Zane'],
    ['Anna', 'Emīlija', 'Marta', 'Alise', 'Sofija', 'Elza', 'Paula', 'Estere', 'Keita', 'Nora'],
  ],
  man: [
    ['Jānis', 'Imants', 'Arvīds', 'Ojārs', 'Gunārs', 'Valdis', 'Visvaldis', 'Uldis', 'Zigurds', 'Laimonis', 'Modris', 'Egons'],
    ['Andris', 'Mārtiņš', 'Kaspars', 'Edgars', 'Normunds', 'Raivis', 'Aigars', 'Gatis', 'Guntis', 'Ivars', 'Juris', 'Artis'],
    ['Roberts', 'Gustavs', 'Markuss', 'Olivers', 'Kārlis', 'Emīls', 'Jēkabs', 'Ralfs', 'Teodors', 'Matīss'],
  ],
} as const satisfies Record<Sex, readonly (readonly string[])[]>

/** A family's name as its men and its women bear it. */
export const familyNames = [
  { man: 'Bērziņš', woman: 'Bērziņa' }, { man: 'Kalniņš', woman: 'Kalniņa' }, { man: 'Ozoliņš', woman: 'Ozoliņa' }, { man: 'Jansons', woman: 'Jansone' },
  { man: 'Ozols', woman: 'Ozola' }, { man: 'Liepiņš', woman: 'Liepiņa' }, { man: 'Krūmiņš', woman: 'Krūmiņa' }, { man: 'Balodis', woman: 'Balode' },
  { man: 'Eglītis', woman: 'Eglīte' }, { man: 'Zariņš', woman: 'Zariņa' }, { man: 'Pētersons', woman: 'Pētersone' }, { man: 'Vītols', woman: 'Vītola' },
  { man: 'Kļaviņš', woman: 'Kļaviņa' }, { man: 'Kārkliņš', woman: 'Kārkliņa' }, { man: 'Vanags', woman: 'Vanaga' }, { man: 'Šmits', woman: 'Šmite' },
  { man: 'Āboliņš', woman: 'Āboliņa' }, { man: 'Lapiņš', woman: 'Lapiņa' }, { man: 'Priede', woman: 'Priede' }, { man: 'Siliņš', woman: 'Siliņa' },
  { man: 'Grīnbergs', woman: 'Grīnberga' }, { man: 'Rozītis', woman: 'Rozīte' }, { man: 'Celmiņš', woman: 'Celmiņa' }, { man: 'Upītis', woman: 'Upīte' },
] as const satisfies readonly Record<Sex, string>[]
export type FamilyName = (typeof familyNames)[number]

export const aGivenName = (draw: Draw, sex: Sex, birthYear: number): string =>
  draw.oneOf<string>(given[sex][birthYear < 1965 ? 0 : birthYear < 2000 ? 1 : 2])
