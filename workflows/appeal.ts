// One contested decision: registered, looked at once more, sent on to the commission, and what its answer leads to.
import { workflow } from './asl.ts'

export const appeal = workflow({
  Comment: 'Appeal: a contested decision goes to the commission within seven days, unless we see our own mistake first; annulled, it is decided anew.',
  StartAt: 'RegisterAppeal',
  States: {
    RegisterAppeal: {
      Type: 'Task',
      Comment: 'APL 77: gives the number and says until when it is sent on. In time or late, it is registered: who came late is for the commission to say.',
      Outcomes: ['Registered'],
      Next: 'AwaitAppealReview',
    },
    AwaitAppealReview: {
      Type: 'Task',
      Comment: 'APL 77, 81: a supervisor sends it on with the papers of the matter within seven days, or sees that we were wrong and has it decided anew.',
      Outcomes: ['SentOn', 'CorrectedByUs', 'Withdrawn'],
      Next: 'SentOn?',
    },
    'SentOn?': {
      Type: 'Choice',
      Comment: 'Sent on, the commission has it; our own mistake goes to nobody else first.',
      Choices: [{ Outcome: 'CorrectedByUs', Next: 'ReopenProceeding' }, { Outcome: 'Withdrawn', Next: 'AppealWithdrawn' }],
      Default: 'AwaitCommission',
    },
    AwaitCommission: {
      Type: 'Task',
      Comment: 'APL 64, 81: the commission has a month, or longer if it has said why; at the date a supervisor asks it. A supervisor enters what it decided.',
      Outcomes: ['Upheld', 'Annulled', 'Extended', 'Withdrawn'],
      Next: 'WhatDidTheCommissionSay?',
    },
    'WhatDidTheCommissionSay?': {
      Type: 'Choice',
      Comment: 'Annulled, in part too, or changed: it is decided anew. Left as it was: the court is next.',
      Choices: [{ Outcome: 'Annulled', Next: 'ReopenProceeding' }, { Outcome: 'Extended', Next: 'AwaitCommission' }, { Outcome: 'Withdrawn', Next: 'AppealWithdrawn' }],
      Default: 'AppealUpheld',
    },
    ReopenProceeding: {
      Type: 'Task',
      Comment: 'A new proceeding of the same matter with clocks of its own; the old decision stays as it was recorded. A place granted, or a gift, is a person’s to put right.',
      Outcomes: ['Reopened', 'LeftToPerson'],
      Next: 'DecidedAnew?',
    },
    'DecidedAnew?': {
      Type: 'Choice',
      Comment: 'Assessed and decided anew by others than before; what cannot be is carried out by a person.',
      Choices: [{ Outcome: 'LeftToPerson', Next: 'AwaitCarriedOut' }],
      Default: 'StartAssessment',
    },
    StartAssessment: {
      Type: 'Start',
      Comment: 'The new proceeding goes the way of every other.',
      Workflow: 'assessment',
      Hands: ['caseId', 'proceedingId'],
      Next: 'AppealReopened',
    },
    AwaitCarriedOut: {
      Type: 'Task',
      Comment: 'A supervisor has it put right by hand, and says how.',
      Outcomes: ['CarriedOut'],
      Next: 'AppealCarriedOut',
    },
    AppealUpheld: { Type: 'Succeed', Comment: 'The decision stands; it can be taken to the court within a month.' },
    AppealReopened: { Type: 'Succeed', Comment: 'The matter is decided anew.' },
    AppealCarriedOut: { Type: 'Succeed', Comment: 'What was decided has been carried out by hand.' },
    AppealWithdrawn: { Type: 'Succeed', Comment: 'Whoever contested took it back; the decision stands.' },
  },
})
