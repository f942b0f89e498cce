// The places of services as pages show them: how many there are, are taken, are free and are waited for.
import { freePlaces } from '../domain/referral.ts'
import type { Service } from '../policy/service-catalogue.ts'
import type { Store } from '../store/store.ts'

export interface PlacesRow {
  code: string
  name: string
  unit: string
  /** Undefined: places do not limit the service. */
  capacity: number | undefined
  taken: number
  free: number | undefined
  waiting: number
}

export async function placesOf(services: readonly Service[], { referrals }: Store): Promise<PlacesRow[]> {
  return Promise.all(services.map(async ({ code, name, unit }) => {
    const [places, waiting] = await Promise.all([referrals.places(code), referrals.inState(code, 'Queued')])
    return { code, name, unit, capacity: places.capacity, taken: places.taken, free: freePlaces(places), waiting: waiting.length }
  }))
}
