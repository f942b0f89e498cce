// From a submitted form to one assessment per matter: register it, have every adult sign, ask the state registers once for all.
import { workflow } from './asl.ts'

/** One register, asked for the whole household. A register that is down is a wait of its own, then a colleague's task. */
const askRegister = workflow({
  Comment: 'Ask one state register about the household.',
  StartAt: 'QueryRegister',
  States: {
    QueryRegister: {
      Type: 'Task',
      Comment: 'Asks the register with purpose and legal basis and keeps the answer with its as-of time; an empty answer is an answer.',
      Outcomes: ['Answered', 'NotAvailable', 'GivenUp'],
      Next: 'RegisterAnswered?',
    },
    'RegisterAnswered?': {
      Type: 'Choice',
      Comment: 'Down: ask again later. Down too long: a colleague gets the evidence by other means.',
      Choices: [
        { Outcome: 'Answered', Next: 'RegisterChecked' },
        { Outcome: 'NotAvailable', Next: 'AwaitRegister' },
      ],
      Default: 'AwaitManualEvidence',
    },
    AwaitRegister: {
      Type: 'Task',
      Comment: 'The register owns this time. At the date the clock service has it asked again.',
      Outcomes: ['AskAgain'],
      Next: 'QueryRegister',
    },
    AwaitManualEvidence: {
      Type: 'Task',
      Comment: 'An assistance organiser enters what the register would have said, with the document it was read from.',
      Outcomes: ['EvidenceEntered'],
      Next: 'RegisterChecked',
    },
    RegisterChecked: { Type: 'Succeed', Comment: 'What this register says is known, with source and date.' },
  },
})

/** Starts what the matter needs. */
const openAssessment = workflow({
  Comment: 'Start the assessment of one matter.',
  StartAt: 'StartAssessment',
  States: {
    StartAssessment: {
      Type: 'Start',
      Comment: 'Each matter goes on by itself, with its own legal clock.',
      Workflow: 'assessment',
      Hands: ['caseId', 'proceedingId'],
      Next: 'AssessmentStarted',
    },
    AssessmentStarted: { Type: 'Succeed', Comment: 'The assessment of this matter is under way.' },
  },
})

export const application = workflow({
  Comment: 'Application: registered, signed by all adults, registers asked, one assessment started for each matter.',
  StartAt: 'RegisterApplication',
  States: {
    RegisterApplication: {
      Type: 'Task',
      Comment: 'MK 809: gives the registration number and opens a proceeding with its clocks for each matter applied for.',
      Outcomes: ['Signed', 'SignaturesMissing'],
      Next: 'AllSigned?',
    },
    'AllSigned?': {
      Type: 'Choice',
      Comment: 'MK 809 p. 2.1: every adult of the household signs.',
      Choices: [{ Outcome: 'SignaturesMissing', Next: 'AwaitSignatures' }],
      Default: 'AskRegisters',
    },
    AwaitSignatures: {
      Type: 'Task',
      Comment: 'The other adults sign, or the date passes.',
      Outcomes: ['AllSigned', 'DatePassed'],
      Next: 'SignedInTime?',
    },
    'SignedInTime?': {
      Type: 'Choice',
      Comment: 'Nobody’s data are asked of a register without their signature; unsigned, the assessment refuses for that alone.',
      Choices: [{ Outcome: 'DatePassed', Next: 'OpenAssessments' }],
      Default: 'AskRegisters',
    },
    AskRegisters: {
      Type: 'Map',
      Comment: 'SPSPL: means are checked in the state registers, each asked once for the household.',
      Items: 'registers',
      As: 'register',
      Hands: ['caseId', 'applicationId'],
      MaxConcurrency: 10,
      Each: askRegister,
      Next: 'OpenAssessments',
    },
    OpenAssessments: {
      Type: 'Map',
      Comment: 'One assessment for each matter.',
      Items: 'proceedings',
      As: 'proceedingId',
      Hands: ['caseId'],
      MaxConcurrency: 5,
      Each: openAssessment,
      Next: 'ApplicationUnderAssessment',
    },
    ApplicationUnderAssessment: { Type: 'Succeed', Comment: 'Every matter of the application is being assessed.' },
  },
})
