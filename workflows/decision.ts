// One matter from a draft to what follows from the decision: an award, a referral, or a refusal.
import { workflow } from './asl.ts'

export const decision = workflow({
  Comment: 'Decision: a person decides, the resident is told, and what was granted is set going.',
  StartAt: 'AwaitDecision',
  States: {
    AwaitDecision: {
      Type: 'Task',
      Comment: 'APL 65: a caseworker grants, or drafts what others must see first, or asks the resident for what is missing. No reception hour is waited for.',
      Outcomes: ['Granted', 'Refused', 'InformationNeeded', 'AssessAgain', 'HearingNeeded', 'Drafted'],
      Next: 'WhatWasDecided?',
    },
    'WhatWasDecided?': {
      Type: 'Choice',
      Comment: 'Decided, or something is missing, or it is reckoned again, or the resident or a second person comes first.',
      Choices: [
        { Outcome: 'InformationNeeded', Next: 'AwaitInformation' },
        { Outcome: 'AssessAgain', Next: 'ReassessMeans' },
        { Outcome: 'HearingNeeded', Next: 'AwaitHearing' },
        { Outcome: 'Drafted', Next: 'AwaitSecondReview' },
      ],
      Default: 'IssueDecision',
    },
    AwaitInformation: {
      Type: 'Task',
      Comment: 'The resident has been told exactly what is missing and by when; answered or not, it goes back to the caseworker.',
      Outcomes: ['Provided', 'DatePassed'],
      Next: 'AwaitDecision',
    },
    ReassessMeans: {
      Type: 'Task',
      Comment: 'SPSPL 37, MK 809: reckons again with what the office found (a duty of co-operation broken, an urgent case, a limit used meanwhile); then it is before the caseworker again.',
      Outcomes: ['Entitled', 'NotEntitled', 'FactsContradict', 'LawUnsettled'],
      Next: 'AwaitDecision',
    },
    AwaitHearing: {
      Type: 'Task',
      Comment: 'APL 62: the resident reads what is intended and why, and says what they think of it, or the date passes; then the caseworker decides.',
      Outcomes: ['Heard', 'DatePassed'],
      Next: 'AwaitDecision',
    },
    AwaitSecondReview: {
      Type: 'Task',
      Comment: 'A second person, never the author, approves the draft as it stands or returns it with a reason: every refusal, every departure, every grant above the limit.',
      Outcomes: ['Approved', 'Returned'],
      Next: 'SecondReviewed?',
    },
    'SecondReviewed?': {
      Type: 'Choice',
      Comment: 'Approved is issued; returned goes back to its author.',
      Choices: [{ Outcome: 'Returned', Next: 'AwaitDecision' }],
      Default: 'IssueDecision',
    },
    IssueDecision: {
      Type: 'Task',
      Comment: 'APL 67, Notification Law: number, letter, the day it counts as notified, until when it can be contested.',
      Outcomes: ['BenefitGranted', 'ServiceGranted', 'Refused'],
      Next: 'WhatFollows?',
    },
    'WhatFollows?': {
      Type: 'Choice',
      Comment: 'A benefit is paid, a service is placed, a refusal ends here until it is contested.',
      Choices: [
        { Outcome: 'BenefitGranted', Next: 'RecordAward' },
        { Outcome: 'ServiceGranted', Next: 'IssueReferral' },
      ],
      Default: 'DecisionRefused',
    },
    RecordAward: {
      Type: 'Task',
      Comment: 'The award and one payable for each of its months; finance sees them from this moment.',
      Outcomes: ['Awarded'],
      Next: 'BenefitAwarded',
    },
    IssueReferral: {
      Type: 'Task',
      Comment: 'The referral (norīkojums) to the service.',
      Outcomes: ['Referred'],
      Next: 'StartPlacement',
    },
    StartPlacement: {
      Type: 'Start',
      Comment: 'A place, or a numbered place in the waiting list.',
      Workflow: 'placement',
      Hands: ['caseId', 'referralId'],
      Next: 'ServiceReferred',
    },
    BenefitAwarded: { Type: 'Succeed', Comment: 'The months are payable.' },
    ServiceReferred: { Type: 'Succeed', Comment: 'The referral is with placement.' },
    DecisionRefused: { Type: 'Succeed', Comment: 'Refused with reasons; it can be contested within a month.' },
  },
})
