// The templates of the house on AWS, made once for the tests that read them, and ways of looking things up in them.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { App, type Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { solis } from '../../../infra/aws/solis.ts'
import { bundleFunctions } from '../../../infra/bundle.ts'

export interface Resource { Type: string; Properties: Record<string, any>; DeletionPolicy?: string; UpdateReplacePolicy?: string }

const { context } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../cdk.json'), 'utf8')) as { context: Record<string, unknown> }

/** Nothing is deployed from here, so the bundles are not copied. */
export const app = new App({ context: { ...context, 'aws:cdk:disable-asset-staging': true } })
export const bundles = await bundleFunctions()
const stacks = solis(app, bundles)

const resourcesOf = (stack: Stack): Record<string, Resource> => (Template.fromStack(stack).toJSON() as { Resources: Record<string, Resource> }).Resources

/** Every resource of both stacks by its logical id. */
export const resources = { ...resourcesOf(stacks.records), ...resourcesOf(stacks.office) }

export const ofType = (type: string): [id: string, resource: Resource][] => Object.entries(resources).filter(([, { Type }]) => Type === type)

export function theOnly(type: string): Resource {
  const [first, ...others] = ofType(type)
  if (first === undefined || others.length > 0) throw new Error(`There are ${others.length + (first === undefined ? 0 : 1)} of ${type}`)
  return first[1]
}

/** A function by the path of its source: `functions/events/sweep.ts`. */
export function functionOf(source: string): [id: string, properties: Record<string, any>] {
  const found = ofType('AWS::Lambda::Function').find(([, { Properties }]) => Properties['Description'] === source)
  if (found === undefined) throw new Error(`No function is described as ${source}`)
  return [found[0], found[1].Properties]
}

export interface Statement { Action: string[]; Resource: string[]; Condition?: unknown }

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

/** Intrinsic functions as text: `${Table.Arn}/index/list`. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join, 'Fn::ImportValue': imported } = value as Record<string, any>
  if (Ref !== undefined) return `\${${Ref}}`
  if (attribute !== undefined) return `\${${attribute.join('.')}}`
  if (join !== undefined) return join[1].map(text).join(join[0])
  if (imported !== undefined) return `\${${text(imported)}}`
  throw new Error(`Not a reference: ${JSON.stringify(value)}`)
}

/** What a role may do, by its logical id. */
export function statementsOf(roleId: string): Statement[] {
  return ofType('AWS::IAM::Policy')
    .filter(([, { Properties }]) => Properties['Roles'].some((role: unknown) => text(role) === `\${${roleId}}`))
    .flatMap(([, { Properties }]) => Properties['PolicyDocument'].Statement.map((statement: Record<string, unknown>) => ({
      Action: list(statement['Action']).map(text), Resource: list(statement['Resource']).map(text), Condition: statement['Condition'],
    })))
}

/** What the function of this source may do. */
export const grantsOf = (source: string): Statement[] => statementsOf(functionOf(source)[1]['Role']['Fn::GetAtt'][0])

/** The sources of the functions that may do this. */
export const sourcesThatMay = (action: string): string[] =>
  ofType('AWS::Lambda::Function').map(([, { Properties }]) => String(Properties['Description']))
    .filter((source) => grantsOf(source).some(({ Action }) => Action.includes(action))).toSorted()
