// The outbox on its way: what the stream hands over, and what the sweep tells of what is still lying there.
import { describe, expect, it } from 'vitest'
import { sendBatch } from '../../functions/events/outbox-stream.ts'
import { sweepOnce } from '../../functions/events/sweep.ts'
import { openOffice } from '../office.ts'

const laid = (id: string) => ({ eventName: 'INSERT', dynamodb: { Keys: { pk: { S: `OUTBOX#${id}` } }, NewImage: { id: { S: id } } } })

describe('A batch of the stream', () => {
  it('names a message that was sent already: nothing happens', async () => {
    const office = await openOffice('2026-03-05 09:00')
    await sendBatch({ Records: [laid('message-1'), laid('message-2')] }, office.host.dependencies)
    expect(office.log).toEqual([])
    office.close()
  })

  it('that is no batch is a fault', async () => {
    const office = await openOffice('2026-03-05 09:00')
    await expect(sendBatch({ Records: [{}] }, office.host.dependencies)).rejects.toThrow('dynamodb')
    office.close()
  })
})

describe('A sweep', () => {
  it('tells that nothing waits to be sent', async () => {
    const office = await openOffice('2026-03-05 09:00')
    await sweepOnce(office.host.dependencies)
    expect(office.log.at(-1)).toEqual({ code: 'Swept', fired: 0, delivered: 0, oldestUnsentSeconds: 0 })
    office.close()
  })

  it('tells how long the oldest message that cannot be sent has lain', async () => {
    const office = await openOffice('2026-03-05 09:00')
    const { dependencies } = office.host
    const unsent = { send: 'start' as const, id: 'message-1', at: new Date(dependencies.now() - 301_000).toISOString(), workflow: 'no such workflow', name: 'x-1', input: {} }
    const outbox = { ...dependencies.store.outbox, unsent: async () => [unsent] }
    await sweepOnce({ ...dependencies, store: { ...dependencies.store, outbox } })
    expect(office.log.map(({ code }) => code)).toEqual(['DeliveryFaulted', 'Swept'])
    expect(office.log.at(-1)).toMatchObject({ delivered: 0, oldestUnsentSeconds: 301 })
    office.close()
  })
})
