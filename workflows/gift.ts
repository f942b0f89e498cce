// A gift whose account nobody knows: a colleague asks for it, or brings the gift.
import { workflow } from './asl.ts'

export const gift = workflow({
  Comment: 'Delivery of a jubilee gift to somebody whose account is not known.',
  StartAt: 'AwaitGiftDelivered',
  States: {
    AwaitGiftDelivered: {
      Type: 'Task',
      Comment: 'Within ten working days of the decision a colleague enters the account, or that the gift was handed over.',
      Outcomes: ['AccountGiven', 'HandedOver', 'NotAccepted'],
      Next: 'HowDelivered?',
    },
    'HowDelivered?': {
      Type: 'Choice',
      Comment: 'To an account, by hand, or not at all.',
      Choices: [{ Outcome: 'AccountGiven', Next: 'GiftPayable' }, { Outcome: 'HandedOver', Next: 'GiftHandedOver' }],
      Default: 'GiftNotAccepted',
    },
    GiftPayable: { Type: 'Succeed', Comment: 'The ordinary payout run pays it.' },
    GiftHandedOver: { Type: 'Succeed', Comment: 'Handed over against a receipt.' },
    GiftNotAccepted: { Type: 'Succeed', Comment: 'It was not wanted, or could not be given any more.' },
  },
})
