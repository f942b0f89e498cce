// What a demonstration office tells of its own people: whom one can sign in as, and the story that leads from one to the next.
import { z } from 'zod'

/** Who may be signed in as (`resident:<id>`, `staff:<id>`), with a story each. */
export const DemonstrationPerson = z.object({ who: z.string(), name: z.string(), group: z.string(), story: z.string() })
export type DemonstrationPerson = z.infer<typeof DemonstrationPerson>

/** Who does what next. */
export const DemonstrationStop = z.object({ who: z.string(), name: z.string(), does: z.string() })
export type DemonstrationStop = z.infer<typeof DemonstrationStop>
