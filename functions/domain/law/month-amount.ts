// What one month of an award is: the month and its amount.
import { z } from 'zod'
import { Month } from '../days.ts'

export const MonthAmount = z.object({ month: Month, amountCents: z.int().positive() })
export type MonthAmount = z.infer<typeof MonthAmount>
