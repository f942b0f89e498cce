// One referral to a place, or to a numbered place in the waiting list (which waits in the table, not here).
import { workflow } from './asl.ts'

export const placement = workflow({
  Comment: 'Placement: a free place is offered to the provider; with none free the person stands in the list, in a declared order.',
  StartAt: 'ReservePlace',
  States: {
    ReservePlace: {
      Type: 'Task',
      Comment: 'Takes a free place if nobody stands ahead; two referrals never get the same place. Otherwise a numbered place in the list.',
      Outcomes: ['Reserved', 'Queued'],
      Next: 'PlaceFree?',
    },
    'PlaceFree?': {
      Type: 'Choice',
      Comment: 'Waiting for years is not done in here: when a place comes free, a new placement begins.',
      Choices: [{ Outcome: 'Queued', Next: 'InWaitingList' }],
      Default: 'AwaitProvider',
    },
    AwaitProvider: {
      Type: 'Task',
      Comment: 'The provider accepts or declines with a reason; silence is escalated to us.',
      Outcomes: ['Accepted', 'Declined'],
      Next: 'ProviderAccepted?',
    },
    'ProviderAccepted?': {
      Type: 'Choice',
      Comment: 'Accepted: the service starts. Declined: the place is free again and a social worker looks.',
      Choices: [{ Outcome: 'Accepted', Next: 'StartService' }],
      Default: 'ReleasePlace',
    },
    StartService: {
      Type: 'Task',
      Comment: 'The place is taken and the service begins.',
      Outcomes: ['Started'],
      Next: 'ServicePlaced',
    },
    ReleasePlace: {
      Type: 'Task',
      Comment: 'Gives the reserved place back.',
      Outcomes: ['Released'],
      Next: 'AwaitPlacementReview',
    },
    AwaitPlacementReview: {
      Type: 'Task',
      Comment: 'A social worker reads why the provider declined: offer again, or withdraw the referral with a reason.',
      Outcomes: ['OfferAgain', 'Withdrawn'],
      Next: 'OfferAgain?',
    },
    'OfferAgain?': {
      Type: 'Choice',
      Comment: 'The social worker has decided.',
      Choices: [{ Outcome: 'OfferAgain', Next: 'ReservePlace' }],
      Default: 'ReferralWithdrawn',
    },
    InWaitingList: { Type: 'Succeed', Comment: 'Stands in the waiting list under a number.' },
    ServicePlaced: { Type: 'Succeed', Comment: 'The person has the place.' },
    ReferralWithdrawn: { Type: 'Succeed', Comment: 'The referral was withdrawn, with a reason.' },
  },
})
