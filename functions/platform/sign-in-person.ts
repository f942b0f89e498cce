// Whose the claims of a provider are: a resident by personal code, a member of staff by the office's own list or by the roles the provider vouches for.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Conflict } from '../domain/errors.ts'
import { instantOf } from '../domain/identifiers.ts'
import type { Resident, Role, Staff } from '../domain/person.ts'
import type { Dependencies } from './dependencies.ts'
import type { Claims, SignInSettings } from './sign-in-provider.ts'

type Means = Pick<Dependencies, 'store' | 'newId' | 'now'>

const NewResident = z.object({ given_name: z.string().trim().min(1), family_name: z.string().trim().min(1), birthdate: z.iso.date(), address: z.object({ formatted: z.string() }).optional() })

/** Providers write names in capitals, or not. */
const isSame = ({ givenName, familyName, birthDate }: Resident, told: z.infer<typeof NewResident>): boolean =>
  birthDate === told.birthdate && `${givenName} ${familyName}`.toLocaleLowerCase('lv') === `${told.given_name} ${told.family_name}`.toLocaleLowerCase('lv')

/** `resident:<id>`; undefined when the office does not know them. */
export async function residentOfClaims(claims: Claims, settings: SignInSettings, { store, newId, now }: Means): Promise<string | undefined> {
  // A state provider writes `PNOLV-010101-12345`, the office keeps digits.
  const code = String(claims[settings.claims.personalCode] ?? '').replace(/^PNOLV-/, '').replace(/-/g, '')
  if (!/^\d{11}$/.test(code)) return undefined
  const known = await store.people.residentByCode(code)
  const told = NewResident.safeParse(claims).data
  if (known !== undefined) {
    // Another's application may have entered them, as another typed them: what the provider vouches for is who they are.
    if (told !== undefined && !isSame(known, told)) await store.people.residentVouchedFor({ ...known, givenName: told.given_name, familyName: told.family_name, birthDate: told.birthdate }, known, instantOf(now()))
    return `resident:${known.personId}`
  }
  if (!settings.admitsNewResidents || told === undefined) return undefined
  const personId = newId()
  try {
    await store.people.enterNewResident({ personId, personCode: code, givenName: told.given_name, familyName: told.family_name, birthDate: told.birthdate, address: told.address?.formatted ?? '', parish: '' })
    return `resident:${personId}`
  } catch (error) {
    const present = error instanceof Conflict ? await store.people.residentByCode(code) : undefined
    if (present === undefined) throw error
    return `resident:${present.personId}`
  }
}

/** `staff:<id>`; undefined for whoever has no role here. What the provider vouches for is kept as of this sign-in. */
export async function staffOfClaims(claims: Claims, settings: SignInSettings, { store, now }: Means): Promise<string | undefined> {
  if (settings.roles === undefined) {
    const email = claims['email_verified'] === true ? String(claims['email'] ?? '').toLowerCase() : ''
    const colleagues = await store.people.allStaff()
    const found = colleagues.find(({ subject }) => subject !== undefined && subject === claims['sub']) ?? colleagues.find((member) => member.subject === undefined && email !== '' && member.email?.toLowerCase() === email)
    // The list is an index and lags: the record says whether they still have a role.
    const record = found && await store.people.staff(found.staffId)
    return record === undefined || record.roles.length === 0 ? undefined : `staff:${record.staffId}`
  }
  const roles = [...new Set(listed(claims[settings.claims.roles]).flatMap((value): Role[] => [settings.roles?.[value] ?? []].flat()))]
  const staffId = `oidc-${createHash('sha256').update(`${settings.issuer}\n${String(claims['sub'])}`).digest('hex').slice(0, 24)}`
  const before = await store.people.staff(staffId)
  if (roles.length === 0 && before === undefined) return undefined
  const named = listed(claims[settings.claims.territory])
  const unit = claims[settings.claims.unit]
  const vouched: Staff = {
    staffId, name: String(claims['name'] ?? staffId), title: String(claims['title'] ?? before?.title ?? 'darbinieks'), roles,
    ...(typeof unit === 'string' ? { unit } : {}),
    ...(typeof claims['phone_number'] === 'string' ? { phone: claims['phone_number'].replace(/[\s()-]/g, '') } : before?.phone === undefined ? {} : { phone: before.phone }),
    // A territory nobody has described serves no household, rather than all.
    ...(named.length === 0 ? {} : { territory: named.flatMap((value) => settings.territories[value] ?? [`? ${value}`]) }),
  }
  if (JSON.stringify(before) !== JSON.stringify(vouched)) await store.people.staffVouchedFor(vouched, instantOf(now()))
  return roles.length === 0 ? undefined : `staff:${staffId}`
}

const listed = (claim: unknown): string[] => (Array.isArray(claim) ? claim.map(String) : typeof claim === 'string' ? claim.split(' ').filter((value) => value !== '') : [])
