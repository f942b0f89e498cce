// What happened in an execution, held against its diagram.
import { describe, expect, it } from 'vitest'
import { application } from '../../workflows/application.ts'
import { workflow } from '../../workflows/asl.ts'
import { decision } from '../../workflows/decision.ts'
import { deviations, end, nextWaits, start } from '../../workflows/paths.ts'

const box = { Type: 'Task', Comment: '' } as const
const done = { Type: 'Succeed', Comment: '' } as const
const flow = workflow({ Comment: '', StartAt: 'Prepare', States: {
  Prepare: { ...box, Outcomes: ['Ready', 'Known'], Next: 'Ready?' },
  'Ready?': { Type: 'Choice', Comment: '', Choices: [{ Outcome: 'Known', Next: 'Done' }], Default: 'AwaitFirst' },
  AwaitFirst: { ...box, Outcomes: ['Yes', 'No'], Next: 'Yes?' },
  'Yes?': { Type: 'Choice', Comment: '', Choices: [{ Outcome: 'No', Next: 'AwaitFirst' }], Default: 'AwaitSecond' },
  AwaitSecond: { ...box, Outcomes: ['Fine'], Next: 'Done' },
  Done: done,
} })

describe('After a wait', () => {
  it('comes what the diagram has for its outcome, and nothing else', () => {
    expect([...nextWaits(flow, { box: 'AwaitFirst', outcome: 'Yes' })]).toEqual(['AwaitSecond'])
    expect([...nextWaits(flow, { box: 'AwaitFirst', outcome: 'No' })]).toEqual(['AwaitFirst'])
  })

  it('comes any way there is where a box that does not wait has the say', () => {
    expect(nextWaits(flow, undefined)).toEqual(new Set([end, 'AwaitFirst']))
  })
})

describe('An execution', () => {
  it('that went as drawn has no deviation', () => {
    expect(deviations(flow, [{ box: 'AwaitFirst', outcome: 'No' }, { box: 'AwaitFirst', outcome: 'Yes' }, { box: 'AwaitSecond', outcome: 'Fine' }], true)).toEqual([])
    expect(deviations(flow, [], true)).toEqual([])
  })

  it('that left a wait out has one, with what should have come', () => {
    expect(deviations(flow, [{ box: 'AwaitSecond', outcome: 'Fine' }], true)).toEqual([{ after: start, came: 'AwaitSecond', allowed: [end, 'AwaitFirst'] }])
    expect(deviations(flow, [{ box: 'AwaitFirst', outcome: 'Yes' }], true)).toEqual([{ after: 'AwaitFirst.Yes', came: end, allowed: ['AwaitSecond'] }])
  })

  it('that is still under way may end at an open wait, or behind an answered one', () => {
    expect(deviations(flow, [{ box: 'AwaitFirst', outcome: 'Yes' }], false)).toEqual([])
    expect(deviations(flow, [{ box: 'AwaitFirst' }], false)).toEqual([])
  })

  it('of a Map is followed by iteration: registers that went down at once do not disturb each other', () => {
    const met = [
      { box: 'AwaitRegister', iteration: 'VSAA', outcome: 'AskAgain' }, { box: 'AwaitRegister', iteration: 'VID', outcome: 'AskAgain' },
      { box: 'AwaitManualEvidence', iteration: 'VSAA', outcome: 'EvidenceEntered' },
    ]
    expect(deviations(application, met, true)).toEqual([])
    expect(deviations(application, [{ box: 'AwaitSignatures', outcome: 'AllSigned' }, ...met], true)).toEqual([])
  })

  it('knows the workflows of the house', () => {
    expect(nextWaits(decision, undefined)).toEqual(new Set(['AwaitDecision']))
  })
})
