// Draws synthetic people one after another: each with a name of their generation, codes that are nobody's and an address in a street that is nowhere.
import type { Resident } from '../../../functions/domain/person.ts'
import type { Municipality } from '../../../functions/policy/municipalities.ts'
import type { SyntheticPerson } from './household.ts'
import { aGivenName, familyNames, type FamilyName, type Sex } from './names.ts'
import type { Draw } from './seeded.ts'
import { syntheticCadastre, syntheticPersonCode, syntheticPlate } from './synthetic-identifiers.ts'

export interface Home { address: string; parish: string; familyName: FamilyName }

export type PersonWish = Partial<Omit<SyntheticPerson, 'resident'>> & Pick<SyntheticPerson, 'role'> & { personId: string; sex: Sex; born: readonly [fromYear: number, toYear: number]; givenName?: string }

export type Draftsman = ReturnType<typeof peopleDrawnBy>

/** Serials go on through everyone drawn, so that no two people share a code, a plate or a property. */
export function peopleDrawnBy(draw: Draw, municipality: Municipality) {
  let serial = 0
  const nextSerial = (): number => (serial += 1)

  return {
    draw,
    nextSerial,

    /** A home of one family; the street exists nowhere ("Parauga" is "of the sample"). */
    home(familyName: FamilyName = draw.oneOf(familyNames)): Home {
      const parish = draw.chance(50) ? 'Tukums' : draw.oneOf([...municipality.towns, ...municipality.parishes])
      return { familyName, parish, address: `Parauga iela ${draw.whole(1, 60)}–${draw.whole(1, 24)}, ${parish}, ${municipality.name}` }
    },

    person(home: Home, { personId, sex, born, givenName, ...rest }: PersonWish): SyntheticPerson {
      const year = draw.whole(...born)
      const birthDate = `${year}-${two(draw.whole(1, 12))}-${two(draw.whole(1, 28))}`
      const resident: Resident = {
        personId,
        // Children of today have new codes; of the others about every third.
        personCode: syntheticPersonCode(nextSerial(), birthDate, year >= 2017 || draw.chance(33) ? 'new' : 'old'),
        givenName: givenName ?? aGivenName(draw, sex, year),
        familyName: home.familyName[sex],
        birthDate, address: home.address, parish: home.parish,
      }
      return { resident, incomes: [], vehicles: [], properties: [], ...rest }
    },

    ownFlat: () => [{ cadastre: syntheticCadastre(nextSerial()), description: 'dzīvoklis', landHectaresHundredths: 0, dwelling: true }],
    land: (hectaresHundredths: number) => ({ cadastre: syntheticCadastre(nextSerial()), description: 'zeme', landHectaresHundredths: hectaresHundredths, dwelling: false }),
    car: () => [{ plate: syntheticPlate(nextSerial()), description: `vieglais automobilis, ${draw.whole(2003, 2016)}` }],
  }
}

const two = (n: number): string => String(n).padStart(2, '0')
