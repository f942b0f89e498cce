// What the records and the diagrams hold as codes, people read in Latvian: nobody meets a code for want of a word.
import { describe, expect, it } from 'vitest'
import { boxes, machineBoxes, machineOutcomes, outcomes, workflows as names } from '../../functions/pages/words.ts'
import { workflows } from '../../workflows/all.ts'
import { awaits, boxesOf, type Workflow } from '../../workflows/asl.ts'

const all = Object.entries(workflows as Record<string, Workflow>).flatMap(([workflow, flow]) => boxesOf(flow).map(([box, drawn]) => ({ workflow, box, drawn })))

describe('Every workflow has a Latvian word for', () => {
  it('itself', () => expect(Object.keys(workflows).filter((name) => !(name in names))).toEqual([]))

  it('each box somebody is waited for in', () => expect(all.filter(({ box }) => awaits(box) && !(box in boxes)).map(({ workflow, box }) => `${workflow}: ${box}`)).toEqual([]))

  it('each other box but the questions, whose answers stand on their arrows', () => expect(all.filter(({ box, drawn }) => drawn.Type !== 'Choice' && !awaits(box) && !(box in machineBoxes)).map(({ workflow, box }) => `${workflow}: ${box}`)).toEqual([]))

  it('each outcome', () => {
    const known = { ...machineOutcomes, ...outcomes }
    expect(all.flatMap(({ box, drawn }) => (drawn.Type === 'Task' ? drawn.Outcomes.filter((outcome) => !(outcome in known)).map((outcome) => `${box}: ${outcome}`) : []))).toEqual([])
  })
})
