// One matter from facts to a draft: the means test of a benefit, or the needs assessment of a service.
import { workflow } from './asl.ts'

export const assessment = workflow({
  Comment: 'Assessment: the law in force applied to the facts of the household; ends by starting the decision.',
  StartAt: 'ChooseAssessment',
  States: {
    ChooseAssessment: {
      Type: 'Task',
      Comment: 'Which assessment does this matter need? A benefit: of means. A service: of needs.',
      Outcomes: ['OfMeans', 'OfNeeds'],
      Next: 'OfMeansOrNeeds?',
    },
    'OfMeansOrNeeds?': {
      Type: 'Choice',
      Comment: 'A service is given on a specialist’s opinion, a benefit on the household’s means.',
      Choices: [{ Outcome: 'OfNeeds', Next: 'AwaitNeedsAssessment' }],
      Default: 'AssessMeans',
    },
    AssessMeans: {
      Type: 'Task',
      Comment: 'SPSPL 33–36, MK 809: declared facts are laid against the registers, then the rules say what is due and why.',
      Outcomes: ['Entitled', 'NotEntitled', 'FactsContradict', 'LawUnsettled'],
      Next: 'MeansAssessed?',
    },
    'MeansAssessed?': {
      Type: 'Choice',
      Comment: 'The rules have answered; the diagram only follows.',
      Choices: [
        { Outcome: 'FactsContradict', Next: 'AwaitFactsSettled' },
        { Outcome: 'LawUnsettled', Next: 'AwaitLawSettled' },
      ],
      Default: 'StartDecision',
    },
    AwaitFactsSettled: {
      Type: 'Task',
      Comment: 'Declared and register data differ: an assistance organiser says which holds, and why.',
      Outcomes: ['Settled'],
      Next: 'AssessMeans',
    },
    AwaitLawSettled: {
      Type: 'Task',
      Comment: 'A number the law needs is not settled for this day: a supervisor has it entered, with its source, and it is assessed again.',
      Outcomes: ['Settled'],
      Next: 'AssessMeans',
    },
    AwaitNeedsAssessment: {
      Type: 'Task',
      Comment: 'MK 138: a social worker assesses the needs and gives an opinion.',
      Outcomes: ['NeedFound', 'NoNeedFound'],
      Next: 'StartDecision',
    },
    StartDecision: {
      Type: 'Start',
      Comment: 'The draft is ready: a person decides.',
      Workflow: 'decision',
      Hands: ['caseId', 'proceedingId'],
      Next: 'ReadyForDecision',
    },
    ReadyForDecision: { Type: 'Succeed', Comment: 'The matter is before a caseworker, with its draft.' },
  },
})
