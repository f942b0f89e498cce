// The case every contender runs: twelve boxes, each of which writes the case's record on condition that the box before it has; two wait for a person.
import { awaits, toAsl, workflow } from '../../workflows/asl.ts'

const flow = workflow({
  Comment: 'An application for a benefit, from its receipt to the last letter.',
  StartAt: 'RegisterApplication',
  States: {
    RegisterApplication: { Type: 'Task', Comment: 'The application is on file.', Outcomes: ['Done'], Next: 'AskRegisters' },
    AskRegisters: { Type: 'Task', Comment: 'What do the registers say?', Outcomes: ['Done'], Next: 'AwaitSignatures' },
    AwaitSignatures: { Type: 'Task', Comment: 'Every adult signs.', Outcomes: ['Done'], Next: 'CompareFacts' },
    CompareFacts: { Type: 'Task', Comment: 'Do form and registers agree?', Outcomes: ['Done'], Next: 'AssessMeans' },
    AssessMeans: { Type: 'Task', Comment: 'Is the household needy?', Outcomes: ['Done'], Next: 'DraftDecision' },
    DraftDecision: { Type: 'Task', Comment: 'The decision is drafted.', Outcomes: ['Done'], Next: 'AwaitDecision' },
    AwaitDecision: { Type: 'Task', Comment: 'An official decides.', Outcomes: ['Done'], Next: 'OpenAward' },
    OpenAward: { Type: 'Task', Comment: 'The benefit is granted.', Outcomes: ['Done'], Next: 'WriteLetter' },
    WriteLetter: { Type: 'Task', Comment: 'The letter is written.', Outcomes: ['Done'], Next: 'SendLetter' },
    SendLetter: { Type: 'Task', Comment: 'The letter is on its way.', Outcomes: ['Done'], Next: 'PreparePayment' },
    PreparePayment: { Type: 'Task', Comment: 'The first month is ready to be paid.', Outcomes: ['Done'], Next: 'CloseProceeding' },
    CloseProceeding: { Type: 'Task', Comment: 'Nothing is left to do.', Outcomes: ['Done'], End: true },
  },
})

export const workflowName = 'bench'
export const boxes = Object.keys(flow.States)
export const waits = awaits

/** The state machine as the embedded host loads it: placeholders stand for functions of the same name. */
export const definition = JSON.parse(JSON.stringify(toAsl(workflowName, flow)).replaceAll(/\$\{([A-Za-z_]+)\}/g, '$1')) as object

/** What is kept of a case once its `step`-th box (from 1) has written: about 400 bytes, of which identifiers and dates are most. */
export const recordAfter = (caseId: string, step: number) => ({
  caseId, step, box: boxes[step - 1] as string, changedAt: new Date().toISOString(),
  proceedingId: `${caseId}-gmi`, applicationId: `a-${caseId}`, team: 'tukums-north', status: 'UnderAssessment', receivedOn: '2026-03-02', dueOn: '2026-04-01',
  remark: 'Synthetic: the length of a sentence or two that a colleague writes on a case, so that a record has the size records of the house have in practice.',
})

/** One opened contender. `run` starts a case, answers its two waits as soon as they are asked, and resolves when the case has ended well. */
export interface Opened {
  run(caseId: string): Promise<void>
  close(): Promise<void>
}

export interface Contender {
  name: string
  /** What the contender promises to have on disk before it goes on, as it says itself. */
  durability: string
  open(): Promise<Opened>
}
