// The house: doors between rooms, purity, box = file, outcomes, drawing = code, valid workflows, every key of the table listed.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Step } from '../functions/platform/step.ts'
import { workflows } from '../workflows/all.ts'
import { awaits, boxesOf, toAsl, workflow, type Workflow } from '../workflows/asl.ts'
import { drawnAll } from '../workflows/diagram.ts'

const root = path.resolve(import.meta.dirname, '..')
const filesIn = (folder: string, pattern = /\.ts$/): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => pattern.test(file) && !file.includes('node_modules')).map((file) => path.join(folder, file)).toSorted()
const source = (file: string): string => readFileSync(path.join(root, file), 'utf8')
const importsOf = (file: string): string[] => [...source(file).matchAll(/(?:from|import)\s*\(?\s*['"]([^'"`]+)['"]/g)].map(([, name]) => name ?? '')

/** Which room may open which door: own folder always; `node:` parts and packages by name; other rooms by folder. */
const doors: Record<string, string[]> = {
  'functions/domain': ['zod', 'temporal-polyfill', 'ibantools'],
  'functions/policy': ['functions/domain', 'zod', 'date-holidays'],
  'functions/payouts': ['functions/domain'],
  'functions/store': ['functions/domain', 'zod', '@aws-sdk/client-dynamodb'],
  'functions/registers': ['functions/domain'],
  'functions/platform': ['functions/domain', 'functions/policy', 'functions/store', 'functions/registers', 'zod', '@middy/core', '@aws-sdk/client-sfn', '@aws-sdk/client-s3', 'node:crypto', 'openid-client'],
  'functions/steps': ['functions/domain', 'functions/policy', 'functions/payouts', 'functions/store', 'functions/registers', 'functions/platform', 'zod'],
  'functions/events': ['functions/domain', 'functions/store', 'functions/platform', 'zod'],
  'functions/pages': ['functions/domain', 'functions/policy', 'functions/store', 'functions/platform', 'workflows/all.ts', 'workflows/asl.ts', 'zod', 'nunjucks', 'pdfkit', 'aws-lambda', 'node:fs', 'node:path', 'node:module'],
  workflows: ['functions/domain/errors.ts', 'functions/domain/workflow-names.ts', 'node:fs', 'node:path'],
}

function isOpen(file: string, imported: string, allowed: string[], room: string): boolean {
  if (!imported.startsWith('.')) return allowed.includes(imported)
  const target = path.relative(root, path.resolve(root, path.dirname(file), imported))
  return target.startsWith(`${room}/`) || allowed.some((door) => target === door || target.startsWith(`${door}/`))
}

describe('A room', () => {
  it.each(Object.entries(doors))('%s imports only through its doors', (room, allowed) => {
    const shut = filesIn(room).flatMap((file) => importsOf(file).filter((imported) => !isOpen(file, imported, allowed, room)).map((imported) => `${file} → ${imported}`))
    expect(shut).toEqual([])
  })

  it('for AWS names the files of functions by path and never imports them', () => {
    const shut = filesIn('infra/aws').flatMap((file) => importsOf(file).filter((imported) => imported.includes('/functions/')).map((imported) => `${file} → ${imported}`))
    expect(shut).toEqual([])
  })

  it.each(['functions/domain', 'functions/policy', 'functions/payouts'])('%s has no clock, no randomness, no environment and no files', (room) => {
    const impure = filesIn(room).filter((file) => /Date\.now|new Date\(\)|Math\.random|process\.|randomUUID|node:fs|Temporal\.Now|performance\./.test(source(file)))
    expect(impure).toEqual([])
  })

  it.each(['functions/steps', 'functions/pages', 'functions/events'])('%s reckons by the calendar as the office keeps it, never by the published one alone', (room) => {
    expect(filesIn(room).filter((file) => /\bworkingCalendar\(/.test(source(file)))).toEqual([])
  })

  it('other than platform reads no environment', () => {
    const readers = filesIn('functions').filter((file) => !file.startsWith('functions/platform/') && /process\.env/.test(source(file)))
    expect(readers).toEqual([])
  })
})

const tasks = Object.entries(workflows).flatMap(([name, flow]) => boxesOf(flow).flatMap(([box, it]) => (it.Type === 'Task' ? [{ name, box, file: `functions/steps/${name}/${box}.ts`, outcomes: it.Outcomes }] : [])))

const stepOf = async (file: string): Promise<{ step: Step }> => (await import(pathToFileURL(path.join(root, file)).href)) as { step: Step }

describe('A box', () => {
  it('has its file, and every file of steps its box', () => {
    expect(filesIn('functions/steps')).toEqual(tasks.map(({ file }) => file).toSorted())
  })

  it.each(tasks)('$name.$box declares in the diagram the outcomes its file declares', async ({ file, outcomes }) => {
    const { step } = await stepOf(file)
    expect([...step.outcomes].toSorted()).toEqual([...outcomes].toSorted())
  })

  it.each(tasks)('$name.$box opens a wait if and only if it is called Await…', async ({ box, file }) => {
    const { step } = await stepOf(file)
    expect(step.kind === 'wait').toBe(awaits(box))
  })

  it('that waits takes its dates from the table of waiting dates', () => {
    const own = tasks.filter(({ box, file }) => awaits(box) && !importsOf(file).some((imported) => ['../../domain/wait-dates.ts', '../../platform/staff-wait.ts'].includes(imported)))
    expect(own).toEqual([])
  })
})

/** Follows every arrow from the start. */
function reachable(flow: Workflow): string[] {
  const seen = new Set<string>()
  const visit = (name: string): void => {
    if (seen.has(name)) return
    seen.add(name)
    const box = flow.States[name]
    if (box?.Type === 'Choice') [...box.Choices.map(({ Next }) => Next), box.Default].forEach(visit)
    else if (box !== undefined && box.Type !== 'Succeed' && box.Next !== undefined) visit(box.Next)
  }
  visit(flow.StartAt)
  return [...seen].toSorted()
}

const flows: [string, Workflow][] = Object.entries(workflows)

describe('A workflow', () => {
  it.each(flows)('%s reaches each of its states', (_, flow) => {
    expect(reachable(flow)).toEqual(Object.keys(flow.States).toSorted())
    for (const [, box] of Object.entries(flow.States)) if (box.Type === 'Map') expect(reachable(box.Each)).toEqual(Object.keys(box.Each.States).toSorted())
  })

  it.each(flows)('%s asks in a Choice only for outcomes of the step before it, and names all but those that go on by default', (_, flow) => {
    const check = (within: Workflow): void => {
      for (const [name, box] of Object.entries(within.States)) {
        if (box.Type === 'Map') check(box.Each)
        if (box.Type !== 'Choice') continue
        const before = Object.values(within.States).flatMap((other) => (other.Type === 'Task' && other.Next === name ? [other.Outcomes] : []))
        expect(before.length, name).toBeGreaterThan(0)
        for (const outcomes of before) for (const { Outcome } of box.Choices) expect(outcomes).toContain(Outcome)
        for (const outcomes of before) expect(outcomes.length, `${name} has one outcome for its default`).toBeGreaterThan(box.Choices.length)
      }
    }
    check(flow)
  })

  it.each(flows)('%s is valid Amazon States Language', async (name, flow) => {
    const validate = createRequire(import.meta.url)('asl-validator') as (definition: unknown) => { isValid: boolean; errorsText: (separator?: string) => string }
    const result = validate(toAsl(name, flow))
    expect(result.isValid ? '' : result.errorsText('\n')).toBe('')
  })

  it('is drawn in workflows/README.md as the code has it (npm run draw)', () => {
    expect(source('workflows/README.md')).toBe(drawnAll(workflows))
  })

  it('with a misspelt target, an outcome nobody declares or a workflow that is not there does not compile', () => {
    const step = { Type: 'Task', Comment: '', Outcomes: ['Yes', 'No'], Next: 'Asked?' } as const
    const end = { Type: 'Succeed', Comment: '' } as const
    // @ts-expect-error the target is misspelt
    workflow({ Comment: '', StartAt: 'Step', States: { Step: { ...step, Next: 'Aksed?' }, 'Asked?': end } })
    // @ts-expect-error the outcome is of no step
    workflow({ Comment: '', StartAt: 'Step', States: { Step: step, 'Asked?': { Type: 'Choice', Comment: '', Choices: [{ Outcome: 'Maybe', Next: 'Done' }], Default: 'Done' }, Done: end } })
    // @ts-expect-error the start is misspelt
    workflow({ Comment: '', StartAt: 'Stop', States: { Step: { ...step, Next: 'Done' }, Done: end } })
    // @ts-expect-error the workflow it starts is misspelt
    workflow({ Comment: '', StartAt: 'Go', States: { Go: { Type: 'Start', Comment: '', Workflow: 'asesment', Hands: [], Next: 'Done' }, Done: end } })
    expect(workflow({ Comment: '', StartAt: 'Step', States: { Step: step, 'Asked?': { Type: 'Choice', Comment: '', Choices: [{ Outcome: 'Yes', Next: 'Done' }], Default: 'Done' }, Done: end } }).StartAt).toBe('Step')
  })
})

describe('The table', () => {
  it('lists every key there is among its access patterns', () => {
    const listed = new Set(/\* Access patterns[\s\S]*?\*\//.exec(source('functions/store/table.ts'))?.[0].match(/\b[A-Z]{3,}\b/g))
    const keys = filesIn('functions/store').flatMap((file) => [...source(file).matchAll(/(?:[ps]k|Pk|Sk): ['`]([A-Z]{3,})\b|['`]([A-Z]{3,})#/g)].map(([, whole, begun]) => ({ file, key: whole ?? begun ?? '' })))
    expect(keys.length).toBeGreaterThan(100)
    expect(keys.filter(({ key }) => !listed.has(key)).map(({ file, key }) => `${file}: ${key}`)).toEqual([])
  })
})

describe('A page', () => {
  it('gives no day of one year as an example: it would lie in the past (a day of birth does)', () => {
    expect(filesIn('functions/pages', /\.(ts|njk)$/).filter((file) => /piemēram, \d{1,2}\.\d{1,2}\.20\d\d/i.test(source(file)))).toEqual([])
  })
})

describe('What is quoted on a page', () => {
  it('stands between „ and ”, as Latvian is written', () => {
    expect(filesIn('functions/pages', /\.(ts|njk)$/).filter((file) => source(file).includes('“'))).toEqual([])
  })
})

describe('A table of a page', () => {
  const templates = filesIn('functions/pages', /\.njk$/)
  /** A table whose rows are cards on a phone; two short columns stand beside each other on any screen. */
  const tables = templates.flatMap((file) => [...source(file).matchAll(/<table class="([^"]*)"[\s\S]*?<\/table>/g)].flatMap(([table, classes = '']) => (/\bsolis-stood\b/.test(classes) ? [] : [{ file, classes, table }])))

  it('does not go on unseen beyond the edge of a phone: its rows become cards', () => {
    expect(tables.length).toBeGreaterThan(20)
    expect(tables.filter(({ classes }) => !/\bsolis-cards\b/.test(classes)).map(({ file }) => file)).toEqual([])
  })

  it('says in each cell of such a card which column it is, but where a button, a tick or a whole sentence stands', () => {
    const speaksForItself = /colspan|<form|<input|<a class|<button/
    const silent = tables.flatMap(({ file, table }) => [...table.matchAll(/<td [^>]*>[\s\S]*?<\/td>/g)].flatMap(([cell]) => (/^<td [^>]*data-label="/.test(cell) || speaksForItself.test(cell) ? [] : [`${file}: ${cell.slice(0, 120)}`])))
    expect(silent).toEqual([])
  })
})

describe('A source file', () => {
  const files = [...filesIn('functions'), ...filesIn('infra'), ...filesIn('workflows'), ...filesIn('test')]

  it('says in its first line what it is', () => {
    expect(files.filter((file) => !/^(#!.*\n)?\/\/ \S/.test(source(file)))).toEqual([])
  })

  it('is short enough to hold in the head: at most 450 lines', () => {
    expect(files.filter((file) => source(file).split('\n').length > 450)).toEqual([])
  })

  it('is PascalCase if and only if it is a box', () => {
    expect(files.filter((file) => /^[A-Z]/.test(path.basename(file)) !== file.startsWith('functions/steps/'))).toEqual([])
  })

  it('lies in a folder that says what is in it', () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|lib)\//.test(file))).toEqual([])
  })
})
