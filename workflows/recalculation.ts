// A change of law and past decisions: what it changes is listed, signed, and only then paid.
import { workflow } from './asl.ts'

/** The applications of one day. */
const replayDay = workflow({
  Comment: 'Replay the row over the decisions of one day.',
  StartAt: 'ReplayDay',
  States: {
    ReplayDay: { Type: 'Task', Comment: 'Asks the law again with the facts as they were used then; keeps a line for each decision it changes.', Outcomes: ['Replayed'], Next: 'DayReplayed' },
    DayReplayed: { Type: 'Succeed', Comment: 'The day’s decisions are compared.' },
  },
})

const payDay = workflow({
  Comment: 'Pay the differences of the decisions of one day.',
  StartAt: 'PayDay',
  States: {
    PayDay: { Type: 'Task', Comment: 'Exact differences become payable once, with a letter; what was given too much is left to a person.', Outcomes: ['Payable'], Next: 'DayPayable' },
    DayPayable: { Type: 'Succeed', Comment: 'The ordinary payout run pays them.' },
  },
})

export const recalculation = workflow({
  Comment: 'Recalculation: a row of the law over past decisions, listed, signed by a supervisor, and the differences made payable.',
  StartAt: 'FindDecisions',
  States: {
    FindDecisions: {
      Type: 'Task',
      Comment: 'The days of application whose decisions the row may touch.',
      Outcomes: ['Found', 'NothingFound'],
      Next: 'AnythingFound?',
    },
    'AnythingFound?': {
      Type: 'Choice',
      Comment: 'Without decisions there is nothing to sign.',
      Choices: [{ Outcome: 'Found', Next: 'ReplayDays' }],
      Default: 'NothingRecalculated',
    },
    ReplayDays: {
      Type: 'Map',
      Comment: 'One day of application after the other.',
      Items: 'days',
      As: 'day',
      Hands: ['recalculationId'],
      MaxConcurrency: 5,
      Each: replayDay,
      Next: 'CountDifferences',
    },
    CountDifferences: {
      Type: 'Task',
      Comment: 'Counts the list and marks it: what is signed is this list.',
      Outcomes: ['ToSign', 'NothingChanges'],
      Next: 'AnythingChanges?',
    },
    'AnythingChanges?': {
      Type: 'Choice',
      Comment: 'A row that changes no decision needs no signature.',
      Choices: [{ Outcome: 'ToSign', Next: 'AwaitRecalculationSigned' }],
      Default: 'NothingRecalculated',
    },
    AwaitRecalculationSigned: {
      Type: 'Task',
      Comment: 'A supervisor reads which decisions change, by how much, and signs; nothing flips silently.',
      Outcomes: ['Signed', 'Declined'],
      Next: 'ListSigned?',
    },
    'ListSigned?': {
      Type: 'Choice',
      Comment: 'Turned down: the row touches no past decision.',
      Choices: [{ Outcome: 'Signed', Next: 'PayDays' }],
      Default: 'RecalculationDeclined',
    },
    PayDays: {
      Type: 'Map',
      Comment: 'One day of application after the other.',
      Items: 'days',
      As: 'day',
      Hands: ['recalculationId'],
      MaxConcurrency: 5,
      Each: payDay,
      Next: 'CloseRecalculation',
    },
    CloseRecalculation: {
      Type: 'Task',
      Comment: 'Every line has its payment, or the reason it has none.',
      Outcomes: ['Closed'],
      Next: 'RecalculationDone',
    },
    RecalculationDone: { Type: 'Succeed', Comment: 'The differences are payable.' },
    RecalculationDeclined: { Type: 'Succeed', Comment: 'Nothing was changed.' },
    NothingRecalculated: { Type: 'Succeed', Comment: 'The row changes no past decision.' },
  },
})
