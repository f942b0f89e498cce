// Reckons a matter again that is before a caseworker, with what the office has found since: the same assessment, one attempt more.
export { step, handler } from '../assessment/AssessMeans.ts'
