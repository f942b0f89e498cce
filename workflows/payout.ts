// One payout run: months that are due are claimed once, two people look, a file goes to the bank.
import { workflow } from './asl.ts'

export const payout = workflow({
  Comment: 'Payout: payables claimed and frozen, approved by a second person, filed, and settled on the bank’s answer.',
  StartAt: 'ClaimPayables',
  States: {
    ClaimPayables: {
      Type: 'Task',
      Comment: 'Claims every payable that is due, each by at most one run, and freezes the run when count and total agree.',
      Outcomes: ['Frozen', 'NothingDue'],
      Next: 'AnythingDue?',
    },
    'AnythingDue?': {
      Type: 'Choice',
      Comment: 'An empty run ends at once.',
      Choices: [{ Outcome: 'NothingDue', Next: 'NothingToPay' }],
      Default: 'AwaitApproval',
    },
    AwaitApproval: {
      Type: 'Task',
      Comment: 'A second finance officer approves or rejects; never the one who made the run.',
      Outcomes: ['Approved', 'Rejected'],
      Next: 'RunApproved?',
    },
    'RunApproved?': {
      Type: 'Choice',
      Comment: 'Rejected: every payable is free again.',
      Choices: [{ Outcome: 'Approved', Next: 'WritePaymentFile' }],
      Default: 'ReleasePayables',
    },
    WritePaymentFile: {
      Type: 'Task',
      Comment: 'ISO 20022 pain.001.001.09 and the accounting CSV with EKK codes; their total is the run’s total.',
      Outcomes: ['Filed'],
      Next: 'AwaitBank',
    },
    AwaitBank: {
      Type: 'Task',
      Comment: 'Finance reports what the bank did with the file. Nothing counts as paid because it was sent.',
      Outcomes: ['Executed', 'RefusedByBank'],
      Next: 'BankExecuted?',
    },
    'BankExecuted?': {
      Type: 'Choice',
      Comment: 'Refused by the bank: every payable is free again.',
      Choices: [{ Outcome: 'Executed', Next: 'SettleRun' }],
      Default: 'ReleasePayables',
    },
    SettleRun: {
      Type: 'Task',
      Comment: 'Each payable of the run is paid.',
      Outcomes: ['Settled'],
      Next: 'RunPaid',
    },
    ReleasePayables: {
      Type: 'Task',
      Comment: 'Gives the payables back, so that the next run can claim them.',
      Outcomes: ['Released'],
      Next: 'RunCancelled',
    },
    RunPaid: { Type: 'Succeed', Comment: 'Paid.' },
    RunCancelled: { Type: 'Succeed', Comment: 'Nothing was paid; the payables are due again.' },
    NothingToPay: { Type: 'Succeed', Comment: 'Nothing was due.' },
  },
})
