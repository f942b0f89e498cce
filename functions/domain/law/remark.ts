// Remarks of an assessment: what the caseworker should know beside the answer.
import { z } from 'zod'

export const Remark = z.object({
  code: z.enum(['NormsNotApplied', 'IncomeOutsidePeriod', 'StatusUnsettled', 'MonthsAlreadyAwarded', 'AmountsByMonth', 'ProofToCheck', 'UrgentOneMonth', 'LawOfMonthsUnknown', 'MonthsNotDeclared']),
  text: z.string(),
})
export type Remark = z.infer<typeof Remark>
