// What the runner accepts of the Amazon States Language. Everything else is refused when a definition is loaded, never ignored.
// States Language specification (states-language.net) and Developer Guide; the records hold definitions the service accepted.
import { named } from './errors.ts'
import { expressionIn, whyNotExpression } from './expressions.ts'
import { instantOf } from './instant.ts'
import { unservedResource } from './resource.ts'

type Written = Record<string, unknown>
type Refuse = (field: string, why: string) => never

const common = ['Type', 'Comment', 'QueryLanguage']
const leads = ['Next', 'End']
const results = ['Output', 'Assign']
const failing = ['Retry', 'Catch']

const fieldsOf: Record<string, readonly string[]> = {
  Task: [...common, ...leads, ...results, ...failing, 'Resource', 'Arguments', 'TimeoutSeconds', 'HeartbeatSeconds'],
  Parallel: [...common, ...leads, ...results, ...failing, 'Branches', 'Arguments'],
  Map: [
    ...common, ...leads, ...results, ...failing,
    'Items', 'ItemSelector', 'ItemProcessor', 'Iterator', 'MaxConcurrency', 'ToleratedFailureCount', 'ToleratedFailurePercentage',
  ],
  Choice: [...common, ...results, 'Choices', 'Default'],
  Pass: [...common, ...leads, ...results],
  Wait: [...common, ...leads, ...results, 'Seconds', 'Timestamp'],
  Succeed: [...common, 'Output'],
  Fail: [...common, 'Error', 'Cause'],
}

/** Fields that are data and may hold expressions at any depth. */
const templates = [
  'Arguments', 'Output', 'Assign', 'Items', 'ItemSelector', 'MaxConcurrency', 'ToleratedFailureCount', 'ToleratedFailurePercentage',
  'Seconds', 'Timestamp', 'TimeoutSeconds', 'HeartbeatSeconds', 'Error', 'Cause', 'Condition',
]

/** Known parts of the language this runner does not do, with the reason a reader should see. */
const unserved: Record<string, string> = {
  Credentials: 'calls under another role are not served',
  ItemReader: 'reading items from S3 is not served',
  ItemBatcher: 'batching belongs to the distributed Map, which is not served',
  ResultWriter: 'writing results to S3 is not served',
  Label: 'belongs to the distributed Map, which is not served',
}

const jsonPathFields = [
  'InputPath', 'OutputPath', 'ResultPath', 'Parameters', 'ResultSelector', 'Result', 'ItemsPath', 'SecondsPath', 'TimestampPath',
  'TimeoutSecondsPath', 'HeartbeatSecondsPath', 'ErrorPath', 'CausePath', 'MaxConcurrencyPath', 'ToleratedFailureCountPath', 'ToleratedFailurePercentagePath',
]

const isObject = (value: unknown): value is Written => value !== null && typeof value === 'object' && !Array.isArray(value)

/** Throws `RefusedDefinition` for the first thing in the definition that the runner would not do as the service does. */
export function refuseUnknown(workflow: string, definition: unknown): void {
  const refuse: Refuse = (field, why) => {
    throw named('RefusedDefinition', `Workflow '${workflow}', field '${field}': ${why}.`)
  }
  if (!isObject(definition)) return refuse('definition', 'must be an object')
  checkFields(definition, ['Comment', 'QueryLanguage', 'StartAt', 'States', 'TimeoutSeconds', 'Version'], refuse)
  checkLanguage(definition['QueryLanguage'], refuse)
  if (definition['Version'] !== undefined && definition['Version'] !== '1.0') refuse('Version', 'must be "1.0"')
  if (definition['TimeoutSeconds'] !== undefined) checkNumber(definition['TimeoutSeconds'], 1, 'TimeoutSeconds', refuse)
  checkMachine(workflow, definition, definition['QueryLanguage'] === 'JSONata', refuse)
}

function checkMachine(workflow: string, machine: Written, inJsonata: boolean, refuse: Refuse): void {
  const { StartAt, States } = machine
  if (!isObject(States) || Object.keys(States).length === 0) return refuse('States', 'must hold at least one state')
  if (typeof StartAt !== 'string' || !(StartAt in States)) return refuse('StartAt', `must name a state, not ${JSON.stringify(StartAt)}`)
  for (const [name, state] of Object.entries(States)) {
    const refuseState: Refuse = (field, why) => {
      throw named('RefusedDefinition', `Workflow '${workflow}', state '${name}', field '${field}': ${why}.`)
    }
    if (name.length === 0 || name.length > 80) refuseState('name', 'must have 1 to 80 characters')
    if (!isObject(state)) return refuseState('state', 'must be an object')
    checkState(workflow, state, States, inJsonata, refuseState)
  }
}

function checkState(workflow: string, state: Written, siblings: Written, inJsonata: boolean, refuse: Refuse): void {
  const type = state['Type']
  const allowed = typeof type === 'string' && Object.hasOwn(fieldsOf, type) ? fieldsOf[type] : undefined
  if (allowed === undefined) return refuse('Type', `is ${JSON.stringify(type)}, which is no state type`)
  checkLanguage(state['QueryLanguage'], refuse)
  if (!inJsonata && state['QueryLanguage'] !== 'JSONata') refuse('QueryLanguage', 'is JSONPath; only JSONata states are served')
  checkFields(state, allowed, refuse)
  for (const field of templates) if (field in state) checkTemplate(state[field], field, refuse)
  checkAssign(state['Assign'], 'Assign', refuse)
  if (allowed.includes('Next')) checkLeads(state, siblings, refuse)
  checkErrors(state, siblings, refuse)
  if (type === 'Task') checkTask(state, refuse)
  if (type === 'Choice') checkChoice(state, siblings, refuse)
  if (type === 'Wait') checkWait(state, refuse)
  if (type === 'Map') checkMap(workflow, state, inJsonata, refuse)
  if (type === 'Parallel') checkParallel(workflow, state, inJsonata, refuse)
}

function checkFields(written: Written, allowed: readonly string[], refuse: Refuse, prefix = ''): void {
  for (const field of Object.keys(written)) {
    if (allowed.includes(field)) continue
    const why = unserved[field] ?? (jsonPathFields.includes(field) ? 'belongs to JSONPath, which is not served' : 'is not known here')
    refuse(prefix + field, why)
  }
}

function checkLanguage(language: unknown, refuse: Refuse): void {
  if (language !== undefined && language !== 'JSONata' && language !== 'JSONPath') refuse('QueryLanguage', `is ${JSON.stringify(language)}`)
  if (language === 'JSONPath') refuse('QueryLanguage', 'is JSONPath; only JSONata is served')
}

function checkTemplate(template: unknown, field: string, refuse: Refuse): void {
  const text = expressionIn(template)
  if (text !== undefined) {
    const why = whyNotExpression(text)
    if (why !== undefined) refuse(field, `${why}: ${text}`)
  } else if (Array.isArray(template)) template.forEach((item, index) => checkTemplate(item, `${field}[${index}]`, refuse))
  else if (isObject(template)) for (const [name, value] of Object.entries(template)) checkTemplate(value, `${field}/${name}`, refuse)
}

function checkAssign(assign: unknown, field: string, refuse: Refuse): void {
  if (assign === undefined) return
  if (!isObject(assign)) return refuse(field, 'must be an object')
  for (const name of Object.keys(assign)) {
    if (name === 'states') refuse(`${field}/states`, 'is a reserved name')
    if (!/^[\p{ID_Start}_][\p{ID_Continue}]{0,79}$/u.test(name)) refuse(`${field}/${name}`, 'is no name for a variable')
  }
}

function checkTarget(target: unknown, field: string, siblings: Written, refuse: Refuse): void {
  if (typeof target !== 'string' || !Object.hasOwn(siblings, target)) refuse(field, `leads to ${JSON.stringify(target)}, which is no state beside it`)
}

function checkLeads(state: Written, siblings: Written, refuse: Refuse): void {
  const { Next, End } = state
  if ((Next === undefined) === (End === undefined)) refuse('Next', 'exactly one of Next and End must be given')
  if (Next !== undefined) checkTarget(Next, 'Next', siblings, refuse)
  else if (End !== true) refuse('End', 'must be true')
}

function checkErrors(state: Written, siblings: Written, refuse: Refuse): void {
  const rules = (field: string): Written[] => {
    const list = state[field] ?? []
    if (!Array.isArray(list) || !list.every(isObject)) return refuse(field, 'must be a list of objects')
    list.forEach((rule, index) => {
      const names = rule['ErrorEquals']
      if (!Array.isArray(names) || names.length === 0 || !names.every((name) => typeof name === 'string')) refuse(`${field}[${index}]/ErrorEquals`, 'must be a list of error names')
      if ((names as string[]).includes('States.ALL') && ((names as string[]).length > 1 || index < list.length - 1)) refuse(`${field}[${index}]/ErrorEquals`, 'States.ALL must stand alone and last')
    })
    return list
  }
  rules('Retry').forEach((rule, index) => {
    const at = (field: string) => `Retry[${index}]/${field}`
    checkFields(rule, ['ErrorEquals', 'IntervalSeconds', 'BackoffRate', 'MaxAttempts', 'MaxDelaySeconds', 'JitterStrategy', 'Comment'], refuse, at(''))
    if (rule['IntervalSeconds'] !== undefined) checkNumber(rule['IntervalSeconds'], 1, at('IntervalSeconds'), refuse)
    if (rule['MaxAttempts'] !== undefined) checkNumber(rule['MaxAttempts'], 0, at('MaxAttempts'), refuse)
    if (rule['MaxDelaySeconds'] !== undefined) checkNumber(rule['MaxDelaySeconds'], 1, at('MaxDelaySeconds'), refuse)
    const { BackoffRate, JitterStrategy } = rule
    if (BackoffRate !== undefined && !(typeof BackoffRate === 'number' && BackoffRate >= 1)) refuse(at('BackoffRate'), 'must be a number of at least 1')
    if (JitterStrategy !== undefined && JitterStrategy !== 'FULL' && JitterStrategy !== 'NONE') refuse(at('JitterStrategy'), 'must be FULL or NONE')
  })
  rules('Catch').forEach((rule, index) => {
    const at = (field: string) => `Catch[${index}]/${field}`
    checkFields(rule, ['ErrorEquals', 'Next', 'Assign', 'Output', 'Comment'], refuse, at(''))
    checkTarget(rule['Next'], at('Next'), siblings, refuse)
    for (const field of ['Assign', 'Output']) if (field in rule) checkTemplate(rule[field], at(field), refuse)
    checkAssign(rule['Assign'], at('Assign'), refuse)
  })
}

function checkNumber(value: unknown, least: number, field: string, refuse: Refuse, most = 99_999_999): void {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) refuse(field, `must be a whole number from ${least} to ${most}`)
}

/** A number, or an expression that will give one. */
function checkNumberOrExpression(state: Written, field: string, least: number, refuse: Refuse, most?: number): void {
  if (state[field] !== undefined && expressionIn(state[field]) === undefined) checkNumber(state[field], least, field, refuse, most)
}

function checkTask(state: Written, refuse: Refuse): void {
  const { Resource, TimeoutSeconds, HeartbeatSeconds } = state
  if (typeof Resource !== 'string') return refuse('Resource', 'must be a text')
  const why = unservedResource(Resource)
  if (why !== undefined) refuse('Resource', why)
  checkNumberOrExpression(state, 'TimeoutSeconds', 1, refuse)
  checkNumberOrExpression(state, 'HeartbeatSeconds', 1, refuse)
  if (typeof TimeoutSeconds === 'number' && typeof HeartbeatSeconds === 'number' && HeartbeatSeconds >= TimeoutSeconds) refuse('HeartbeatSeconds', 'must be less than TimeoutSeconds')
}

function checkChoice(state: Written, siblings: Written, refuse: Refuse): void {
  const { Choices, Default } = state
  if (!Array.isArray(Choices) || Choices.length === 0 || !Choices.every(isObject)) return refuse('Choices', 'must be a list of rules')
  Choices.forEach((rule: Written, index) => {
    const at = (field: string) => `Choices[${index}]/${field}`
    checkFields(rule, ['Condition', 'Next', 'Assign', 'Output', 'Comment'], refuse, at(''))
    if (typeof rule['Condition'] !== 'boolean' && expressionIn(rule['Condition']) === undefined) refuse(at('Condition'), 'must be an expression')
    checkTarget(rule['Next'], at('Next'), siblings, refuse)
    for (const field of ['Condition', 'Assign', 'Output']) if (field in rule) checkTemplate(rule[field], at(field), refuse)
    checkAssign(rule['Assign'], at('Assign'), refuse)
  })
  if (Default !== undefined) checkTarget(Default, 'Default', siblings, refuse)
}

function checkWait(state: Written, refuse: Refuse): void {
  const { Seconds, Timestamp } = state
  if ((Seconds === undefined) === (Timestamp === undefined)) refuse('Seconds', 'exactly one of Seconds and Timestamp must be given')
  checkNumberOrExpression(state, 'Seconds', 0, refuse)
  if (Timestamp !== undefined && expressionIn(Timestamp) === undefined && instantOf(Timestamp) === undefined) refuse('Timestamp', 'must be an ISO 8601 instant with its offset')
}

function checkMap(workflow: string, state: Written, inJsonata: boolean, refuse: Refuse): void {
  const { Items, ItemProcessor, Iterator } = state
  if ((ItemProcessor === undefined) === (Iterator === undefined)) refuse('ItemProcessor', 'exactly one of ItemProcessor and Iterator must be given')
  if (Items !== undefined && !Array.isArray(Items) && expressionIn(Items) === undefined) refuse('Items', 'must be a list or an expression')
  checkNumberOrExpression(state, 'MaxConcurrency', 0, refuse)
  checkNumberOrExpression(state, 'ToleratedFailureCount', 0, refuse)
  checkNumberOrExpression(state, 'ToleratedFailurePercentage', 0, refuse, 100)
  const field = ItemProcessor === undefined ? 'Iterator' : 'ItemProcessor'
  const inside = state[field]
  if (!isObject(inside)) return refuse(field, 'must be an object')
  const config = inside['ProcessorConfig']
  if (config !== undefined && !isObject(config)) return refuse(`${field}/ProcessorConfig`, 'must be an object')
  if (config?.['Mode'] === 'DISTRIBUTED') refuse(`${field}/ProcessorConfig/Mode`, 'is DISTRIBUTED, which is not served')
  if (config) checkFields(config, ['Mode'], refuse, `${field}/ProcessorConfig/`)
  checkFields(inside, ['StartAt', 'States', 'Comment', 'QueryLanguage', 'ProcessorConfig'], refuse, `${field}/`)
  checkLanguage(inside['QueryLanguage'], refuse)
  checkMachine(workflow, inside, inJsonata || inside['QueryLanguage'] === 'JSONata', (at, why) => refuse(`${field}/${at}`, why))
}

function checkParallel(workflow: string, state: Written, inJsonata: boolean, refuse: Refuse): void {
  const { Branches } = state
  if (!Array.isArray(Branches) || Branches.length === 0 || !Branches.every(isObject)) return refuse('Branches', 'must be a list of machines')
  Branches.forEach((branch: Written, index) => {
    checkFields(branch, ['StartAt', 'States', 'Comment', 'QueryLanguage'], refuse, `Branches[${index}]/`)
    checkLanguage(branch['QueryLanguage'], refuse)
    checkMachine(workflow, branch, inJsonata || branch['QueryLanguage'] === 'JSONata', (at, why) => refuse(`Branches[${index}]/${at}`, why))
  })
}
