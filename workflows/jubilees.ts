// A month's jubilees: the population register is asked, the list is signed, each gift is granted once.
import { workflow } from './asl.ts'

/** One jubilarian. */
const grantGift = workflow({
  Comment: 'Grant the gift of one jubilarian.',
  StartAt: 'GrantGift',
  States: {
    GrantGift: { Type: 'Task', Comment: 'The decision with its letter; payable where an account is known.', Outcomes: ['Payable', 'WithoutAccount', 'PassedOver'], Next: 'AccountKnown?' },
    'AccountKnown?': { Type: 'Choice', Comment: 'Without an account a colleague delivers it.', Choices: [{ Outcome: 'WithoutAccount', Next: 'StartDelivery' }], Default: 'GiftDone' },
    StartDelivery: { Type: 'Start', Comment: 'The delivery is a task of its own, so that nobody waits for the slowest.', Workflow: 'gift', Hands: ['caseId', 'proceedingId'], Next: 'GiftDone' },
    GiftDone: { Type: 'Succeed', Comment: 'Granted, or given before.' },
  },
})

export const jubilees = workflow({
  Comment: 'Jubilees of a month: asked of the population register, listed, signed by a supervisor, granted.',
  StartAt: 'AskBirthdays',
  States: {
    AskBirthdays: {
      Type: 'Task',
      Comment: 'Who completed a jubilee age in the month and is declared here; after the signature once more, so that nobody is given what they did not live to see.',
      Outcomes: ['Listed', 'Confirmed', 'NobodyFound', 'NotAvailable'],
      Next: 'WhatTheRegisterSaid?',
    },
    'WhatTheRegisterSaid?': {
      Type: 'Choice',
      Comment: 'A list to sign, a signed list confirmed, or no answer.',
      Choices: [{ Outcome: 'Listed', Next: 'AwaitJubileesSigned' }, { Outcome: 'Confirmed', Next: 'GrantGifts' }, { Outcome: 'NotAvailable', Next: 'AwaitBirthdays' }],
      Default: 'NobodyToHonour',
    },
    AwaitBirthdays: {
      Type: 'Task',
      Comment: 'The register is down: asked again after a quarter of an hour, an hour and a working day; then a supervisor finds out why.',
      Outcomes: ['AskAgain'],
      Next: 'AskBirthdays',
    },
    AwaitJubileesSigned: {
      Type: 'Task',
      Comment: 'A supervisor reads who is given what and signs; nothing is paid silently.',
      Outcomes: ['Signed', 'Declined'],
      Next: 'ListSigned?',
    },
    'ListSigned?': {
      Type: 'Choice',
      Comment: 'Turned down: nobody of this month is given anything from the list.',
      Choices: [{ Outcome: 'Signed', Next: 'AskBirthdays' }],
      Default: 'JubileesDeclined',
    },
    GrantGifts: {
      Type: 'Map',
      Comment: 'One jubilarian after the other.',
      Items: 'gifts',
      As: 'giftId',
      Hands: ['jubileesId'],
      MaxConcurrency: 5,
      Each: grantGift,
      Next: 'CloseJubilees',
    },
    CloseJubilees: { Type: 'Task', Comment: 'Every gift is granted, or says why not.', Outcomes: ['Closed'], Next: 'JubileesGranted' },
    JubileesGranted: { Type: 'Succeed', Comment: 'The gifts are payable, or being delivered.' },
    JubileesDeclined: { Type: 'Succeed', Comment: 'Nothing was given.' },
    NobodyToHonour: { Type: 'Succeed', Comment: 'Nobody completed a jubilee age.' },
  },
})
