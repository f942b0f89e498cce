// The data folder: one process at a time, everything kept, and a plain sentence when it cannot be used.
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, utimesSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../../infra/local/database.ts'
import { aTable, definition, faultOf, key } from './a-table.ts'

const module = new URL('../../../../infra/local/database.ts', import.meta.url).href
let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'solis-')) })
afterEach(() => rmSync(folder, { recursive: true }))

/** Runs a function on the house in a folder, and closes the folder again. */
function inFolder<Answer>(work: (house: ReturnType<typeof aTable>) => Answer, options: Parameters<typeof aTable>[0] = {}): Answer {
  const database = openDatabase(folder)
  try {
    return work(aTable({ database, ...options }))
  } finally {
    database.close()
  }
}

const inIndex = (house: ReturnType<typeof aTable>, IndexName = 'list', attribute = 'listPk') =>
  house.pagesOf({ IndexName, KeyConditionExpression: `${attribute} = :l`, ExpressionAttributeValues: { ':l': { S: 'l' } } })

describe('a data folder', () => {
  it('is made where it is missing', () => {
    folder = join(folder, 'a', 'b')
    inFolder(({ put }) => put({}))
    expect(inFolder(({ get }) => get())).toEqual(key())
    folder = join(folder, '..', '..')
  })

  it('keeps items, index rows and request tokens after it is closed', () => {
    const request = {
      TransactItems: [{ Update: { TableName: 'solis', Key: key('p', 'n'), UpdateExpression: 'ADD n :n', ExpressionAttributeValues: { ':n': { N: '1' } } } }],
      ClientRequestToken: 'token',
    }
    inFolder(({ put, table }) => {
      put({ listPk: { S: 'l' }, listSk: { S: '1' }, b: { B: new Uint8Array([0, 255]) } })
      table.operate('TransactWriteItems', request)
    })
    inFolder((house) => {
      expect(house.get().b.B).toEqual(new Uint8Array([0, 255]))
      expect(inIndex(house)).toEqual([['s']])
      house.table.operate('TransactWriteItems', request)
      expect(house.get('p', 'n').n).toEqual({ N: '1' })
    })
  })

  it('is the same to two who have it open in one process: neither reads what the other has written over', () => {
    const database = openDatabase(folder)
    const [one, other] = [aTable({ database }), aTable({ database })]
    one.put({ n: { N: '1' } })
    expect(other.get().n).toEqual({ N: '1' })
    one.put({ n: { N: '2' } })
    expect(other.get().n).toEqual({ N: '2' })
    database.close()
  })

  it('fills an index that a later release adds, and forgets one it drops', () => {
    const later = { ...definition, indexes: [{ name: 'due', hash: 'duePk', range: 'dueSk' }], ttlAttribute: 'goesAt' }
    inFolder(({ put }) => put({ listPk: { S: 'l' }, listSk: { S: '1' }, duePk: { S: 'l' }, dueSk: { S: '1' }, goesAt: { N: '1769817600' } }))
    inFolder((house) => {
      expect(inIndex(house, 'due', 'duePk')).toEqual([['s']])
      expect(() => inIndex(house)).toThrow('The table does not have the specified index: list')
      expect(house.table.expire()).toBe(1)
    }, { definition: later })
  })

  it('fills it for any number of items', () => {
    const later = { ...definition, indexes: [{ name: 'due', hash: 'duePk', range: 'sk' }] }
    // 1000 at a time: one chunk, a full one and the rest.
    inFolder(({ table }) => {
      for (let n = 0; n < 2001; n += 25) {
        const requests = Array.from({ length: Math.min(25, 2001 - n) }, (_, i) => ({ PutRequest: { Item: { ...key('p', `${n + i}`), duePk: { S: 'l' } } } }))
        table.operate('BatchWriteItem', { RequestItems: { solis: requests } })
      }
    })
    inFolder((house) => expect(inIndex(house, 'due', 'duePk').flat()).toHaveLength(2001), { definition: later })
  })

  it('leaves no reader behind after a page that ended early', () => {
    inFolder(({ put, pagesOf, call }) => {
      for (let n = 0; n < 10; n++) put({ sk: { S: `${n}` } })
      call('Query', { KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': { S: 'p' } }, Limit: 2 })
      expect(pagesOf({ KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': { S: 'p' } }, Limit: 3 }).flat()).toHaveLength(10)
    })
    const database = openDatabase(folder)
    const { put, call } = aTable({ database })
    call('Scan', { Limit: 1 })
    put({ sk: { S: 'more' } })
    expect(database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()).toMatchObject({ busy: 0, log: 0 })
    database.close()
  })

  it('refuses another key for a table that is there', () => {
    inFolder(() => undefined)
    expect(() => inFolder(() => undefined, { definition: { ...definition, key: { hash: 'id', range: 'sk' } } }))
      .toThrow('Table solis is kept under the key pk, sk; it cannot be opened under another')
  })
})

describe('a second process', () => {
  const opening = `import { openDatabase } from ${JSON.stringify(module)}; openDatabase(process.argv[1]);`

  it('is refused with one sentence while the first one lives', () => {
    const database = openDatabase(folder)
    const second = spawnSync(process.execPath, ['--input-type=module', '-e', `${opening} console.log('opened')`, folder], { encoding: 'utf8' })
    expect(second.stderr).toContain(`DataFolderFault: The data folder ${folder} is in use by another process: stop that one first, or choose another folder.`)
    expect(second.stdout).toBe('')
    expect(faultOf(() => openDatabase(folder)).name).toBe('DataFolderFault')
    database.close()
    openDatabase(folder).close()
  })

  it('gets the folder when the first one leaves it, however it leaves', () => {
    openDatabase(folder).close()
    {
      using database = openDatabase(folder)
      expect(database.isOpen).toBe(true)
    }
    openDatabase(folder).close()
  })

  it('takes over what a killed one had committed', async () => {
    const first = spawn(process.execPath, ['--input-type=module', '-e', `
      import { openDatabase } from ${JSON.stringify(module)}
      const database = openDatabase(process.argv[1])
      database.exec('CREATE TABLE t (n); INSERT INTO t VALUES (1); BEGIN; INSERT INTO t VALUES (2)')
      console.log('ready')
      setInterval(() => database, 1000)`, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((resolve) => first.stdout.once('data', resolve))
    expect(() => openDatabase(folder)).toThrow('is in use by another process')
    const ended = new Promise((resolve) => first.once('exit', resolve))
    first.kill('SIGKILL')
    await ended
    const database = openDatabase(folder)
    expect(database.prepare('SELECT n FROM t').all().map((row) => row['n'])).toEqual([1])
    database.close()
  })

  it('may read for a backup meanwhile', () => {
    const database = openDatabase(folder)
    database.exec('CREATE TABLE t (n); INSERT INTO t VALUES (1)')
    const reader = new DatabaseSync(join(folder, 'solis.db'), { readOnly: true })
    expect(reader.prepare('SELECT n FROM t').all()).toHaveLength(1)
    reader.close()
    database.close()
  })
})

describe('a folder that cannot be used', () => {
  const fault = (where: string) => {
    const { name, message } = faultOf(() => openDatabase(where))
    return `${name}: ${message}`
  }

  it('under a file says that it cannot be made', () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(fault(join(file, 'data'))).toBe(`DataFolderFault: The data folder ${file}/data cannot be made (ENOTDIR): choose a folder that this user may write to.`)
    expect(fault(file)).toBe(`DataFolderFault: The data folder ${file} cannot be made (EEXIST): choose a folder that this user may write to.`)
  })

  it.skipIf(process.platform !== 'linux')('where nobody may write says so', () => {
    expect(fault('/proc/self')).toBe('DataFolderFault: The file /proc/self/solis.lock cannot be opened for writing: give this user the right to write it, or choose another folder.')
  })

  it('with a file of another kind says that it is no database', () => {
    writeFileSync(join(folder, 'solis.db'), 'Dear Sir or Madam, '.repeat(100))
    expect(fault(folder)).toBe(`DataFolderFault: The file ${folder}/solis.db is damaged or is not a Solis database: move it away and restore the last backup.`)
    // The lock was given back.
    rmSync(join(folder, 'solis.db'))
    openDatabase(folder).close()
  })

  const damaged = () => `DataFolderFault: The file ${folder}/solis.db is damaged or is not a Solis database: move it away and restore the last backup.`

  function fill(): void {
    const database = openDatabase(folder)
    const { put } = aTable({ database })
    database.exec('BEGIN')
    for (let n = 0; n < 500; n++) put({ sk: { S: `${n}` }, text: { S: 'x'.repeat(500) } })
    database.exec('COMMIT')
    database.close()
  }

  /** A few pages in the middle; `silently` as a disk does it, without a new date of the file. */
  function damage({ silently = false } = {}): void {
    const path = join(folder, 'solis.db')
    const { atime, mtime } = statSync(path)
    const file = openSync(path, 'r+')
    writeSync(file, Buffer.alloc(8192, 0x5a), 0, 8192, 40_960)
    closeSync(file)
    if (silently) utimesSync(path, atime, mtime)
    // Whole milliseconds are all that can be set back.
    if (silently) writeFileSync(join(folder, 'solis.closed'), `${statSync(path).size} ${statSync(path).mtimeMs}`)
  }

  /** Opens as the house does; what came of the check that was left for later, or undefined where it was made first. */
  function opened() {
    let later: Promise<string> | undefined
    const database = openDatabase(folder, (checked) => { later = checked.then(() => 'in order', ({ name, message }: Error) => `${name}: ${message}`) })
    return { database, later }
  }

  it('with damaged pages says so at once', () => {
    fill()
    damage()
    expect(fault(folder)).toBe(damaged())
  })

  it('that was closed in order is open at once, and is checked meanwhile', async () => {
    fill()
    const { database, later } = opened()
    expect(await later).toBe('in order')
    database.close()
  })

  it('whose pages were damaged while it lay there says so a moment later, and at once the next time', async () => {
    fill()
    damage({ silently: true })
    const { database, later } = opened()
    expect(await later).toBe(damaged())
    database.close()
    expect(faultOf(opened).message).toBe(damaged().slice('DataFolderFault: '.length))
  })

  it.each([
    ['that somebody wrote to', () => damage()],
    ['whose last process was killed', () => { opened().database; rmSync(join(folder, 'solis.lock')) }],
    ['that was brought from elsewhere', () => rmSync(join(folder, 'solis.closed'))],
  ])('%s is checked first', (_, happens) => {
    fill()
    happens()
    let isLater = false
    try {
      openDatabase(folder, () => { isLater = true }).close()
    } catch (error) {
      expect((error as Error).name).toBe('DataFolderFault')
    }
    expect(isLater).toBe(false)
  })
})

describe('a disk that is full', () => {
  it('says so, and what was there is there', () => {
    const database = openDatabase(folder)
    const { put, get, call } = aTable({ database })
    put({})
    const { page_count: pages } = database.prepare('PRAGMA page_count').get() as { page_count: number }
    database.exec(`PRAGMA max_page_count = ${pages + 1}`)
    const fault = faultOf(() => call('PutItem', { Item: { ...key('p', 'large'), text: { S: 'x'.repeat(100_000) } } }))
    expect(`${fault.name}: ${fault.message}`).toBe(`DataFolderFault: There is no room left to write ${folder}/solis.db: free some space on that disk and start again.`)
    expect(database.isTransaction).toBe(false)
    expect(get()).toEqual(key())
    expect(get('p', 'large')).toBeUndefined()
    database.close()
  })
})

describe('an operation inside someone else’s transaction', () => {
  it('is part of that transaction, and its failure leaves that one standing', () => {
    const database = new DatabaseSync(':memory:')
    const { put, get } = aTable({ database })
    database.exec('BEGIN')
    put({ sk: { S: 'a' } })
    expect(() => put({ sk: { S: 'a' } }, { ConditionExpression: 'attribute_not_exists(pk)' })).toThrow('The conditional request failed')
    database.exec('COMMIT; BEGIN')
    put({ sk: { S: 'b' } })
    database.exec('ROLLBACK')
    expect([get('p', 'a'), get('p', 'b')].map(Boolean)).toEqual([true, false])
  })
})
