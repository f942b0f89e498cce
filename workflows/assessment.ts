// One matter from facts to a draft: the means test of a benefit, or the needs assessment of a service.
import { workflow } from './asl.ts'

export const assessment = workflow({
  Comment: 'Assessment: the law in force applied to the facts of the household; ends by starting the decision.',
  StartAt: 'ChooseAssessment',
  States: {
    ChooseAssessment: {
      Type: 'Task',
      Comment: 'Which assessment does this matter need? A service: of needs. Help in a crisis: by the rules, on an opinion. Any other benefit: by the rules.',
      Outcomes: ['OfMeans', 'OfNeeds', 'OnOpinion'],
      Next: 'OfMeansOrNeeds?',
    },
    'OfMeansOrNeeds?': {
      Type: 'Choice',
      Comment: 'A service is given on a specialist’s opinion, a benefit by its rule; in a crisis a specialist says first what is needed.',
      Choices: [{ Outcome: 'OfNeeds', Next: 'AwaitNeedsAssessment' }, { Outcome: 'OnOpinion', Next: 'AwaitOpinion' }],
      Default: 'AssessMeans',
    },
    AssessMeans: {
      Type: 'Task',
      Comment: 'SPSPL 33–36, MK 809, terms of each benefit: declared facts are laid against the registers, then the rules say what is due and why.',
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
    AwaitOpinion: {
      Type: 'Task',
      Comment: 'SPSPL 35: a social worker says whether there is a crisis, what is needed at once and how much.',
      Outcomes: ['OpinionGiven'],
      Next: 'AssessMeans',
    },
    AwaitFactsSettled: {
      Type: 'Task',
      Comment: 'Declared and register data differ: an assistance organiser says which holds, and why, or asks the resident first.',
      Outcomes: ['Settled', 'InformationNeeded'],
      Next: 'FactsSettled?',
    },
    'FactsSettled?': {
      Type: 'Choice',
      Comment: 'Settled, it is assessed again; else the resident says how it came to differ.',
      Choices: [{ Outcome: 'InformationNeeded', Next: 'AwaitInformation' }],
      Default: 'AssessMeans',
    },
    AwaitInformation: {
      Type: 'Task',
      Comment: 'The resident has been asked what lies behind the difference; answered or not, it goes back to whoever asked.',
      Outcomes: ['Provided', 'DatePassed'],
      Next: 'AwaitFactsSettled',
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
