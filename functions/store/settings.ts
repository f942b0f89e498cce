// Small things the office keeps once: how far the clock service has come, what was entered for the whole office, and number series.
import { z } from 'zod'
import { Debtor } from '../domain/award.ts'
import { DemonstrationPerson, DemonstrationStop } from '../domain/demonstration.ts'
import { DoctorReport } from '../domain/doctor-report.ts'
import { SimulatedStates } from '../domain/register.ts'
import type { Table } from './table.ts'

/** Every setting by its name, with its shape. Names stay: data folders of older releases have them. */
const settings = {
  /** The last UTC day of which every date has been looked at. */
  'clock-swept-through': z.iso.date(),
  /** The UTC hour in which absences were last looked at. */
  'clock-absences-hour': z.string(),
  /** The day on which households that nobody has seen were last listed. */
  'unseen-listed-on': z.iso.date(),
  /** The last month whose list of jubilarians was begun; absent: nobody has set the monthly lists going, and no register is asked. */
  'jubilees-begun-through': z.string(),
  'doctor-report': DoctorReport,
  /** The account payments go from. */
  'debtor-account': Debtor,
  /** Whether the folder was begun empty, for an office, or as a demonstration. */
  'office-kind': z.enum(['empty', 'demonstration']),
  /** By register; one that is not named is up. */
  'simulated-registers': SimulatedStates,
  'demonstration-people': z.array(DemonstrationPerson),
  'demonstration-tour': z.array(DemonstrationStop),
}
type Settings = typeof settings
type Name = keyof Settings
type Value<Of extends Name> = z.infer<Settings[Of]>

export function openSettings(table: Table) {
  const key = (name: Name) => ({ pk: `SETTING#${name}`, sk: 'SETTING' })
  return {
    /** The next number of a series such as `2026/GMI`. */
    nextNumber: table.next,
    async read<Of extends Name>(name: Of): Promise<Value<Of> | undefined> {
      const item = await table.get(key(name))
      return item && (settings[name].parse(item['value']) as Value<Of>)
    },
    async write<Of extends Name>(name: Of, value: Value<Of>): Promise<void> {
      await table.put(key(name), { value })
    },
  }
}
