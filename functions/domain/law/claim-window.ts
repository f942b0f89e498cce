// Was a benefit asked for in time? Each has its window: months after the event, or a day of the year.
import { addMonths, yearOf, type Day } from '../days.ts'
import type { Window } from './benefit-terms.ts'
import { dayFigure, refusal, type Refusal } from './refusal-reasons.ts'

/** The last day on which it may be asked for; of a window by a day of the year, that of the year of application. */
export const lastDayToAsk = (window: Window, eventOn: Day | undefined, askedOn: Day): Day | undefined =>
  'by' in window ? `${yearOf(askedOn)}-${window.by}` : eventOn && addMonths(eventOn, window.months)

/** Asked before the event, or after the window: a reason to refuse, with the days that prove it. */
export function outOfWindow(window: Window | undefined, eventOn: Day | undefined, askedOn: Day, law: string): Refusal[] {
  if (eventOn !== undefined && eventOn > askedOn) return [refusal('AskedBeforeEvent', { eventOn: dayFigure(eventOn), askedOn: dayFigure(askedOn) }, law)]
  const until = window && lastDayToAsk(window, eventOn, askedOn)
  return until === undefined || askedOn <= until ? [] : [refusal('AskedTooLate', { until: dayFigure(until), askedOn: dayFigure(askedOn) }, law)]
}
