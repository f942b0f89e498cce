// One state machine for each workflow, defined by the very value the embedded host runs.
import { RemovalPolicy } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { workflows } from '../../workflows/all.ts'
import { boxesOf, toAsl, type Workflow } from '../../workflows/asl.ts'
import { explain, tracingHasNoResource } from './explain.ts'
import { allow } from './grants.ts'
import { stateMachineArn, stateMachineName, type House } from './house.ts'
import { logRetention } from './lambda-function.ts'

/** `steps`: the functions by the name of their substitution. */
export function stateMachines(scope: Construct, house: House, steps: Map<string, Function>): StateMachine[] {
  const part = new Construct(scope, 'Workflows')
  return Object.entries(workflows).map(([name, flow]) => stateMachine(part, house, name, flow, steps))
}

function stateMachine(scope: Construct, house: House, name: string, flow: Workflow, steps: Map<string, Function>): StateMachine {
  const boxes = boxesOf(flow)
  const called = boxes.flatMap(([box, { Type }]) => (Type === 'Task' ? [`${name}_${box}`] : [])).map((key) => [key, arnOf(steps, key)] as const)
  const started = [...new Set(boxes.flatMap(([, box]) => (box.Type === 'Start' ? [box.Workflow] : [])))].map((workflow) => [`workflow_${workflow}`, stateMachineArn(scope, house.settings, workflow)] as const)
  const role = new Role(scope, `${name}Role`, { assumedBy: new ServicePrincipal('states.amazonaws.com'), description: `What the workflow ${name} may do` })
  allow(role, ['lambda:InvokeFunction'], called.map(([, arn]) => arn))
  if (started.length > 0) allow(role, ['states:StartExecution'], started.map(([, arn]) => arn))
  explain(role, 'AwsSolutions-IAM5[Resource::*]', `${tracingHasNoResource} The same holds for the delivery of logs.`)
  const machine = new StateMachine(scope, name, {
    stateMachineName: stateMachineName(house.settings, name),
    comment: flow.Comment,
    definitionBody: DefinitionBody.fromString(JSON.stringify(toAsl(name, flow))),
    definitionSubstitutions: Object.fromEntries([...called, ...started]),
    role,
    tracingEnabled: true,
    logs: {
      // Under this prefix log groups do not each add to the account's resource policy, which has room for about ten.
      destination: new LogGroup(scope, `${name}Log`, { logGroupName: `/aws/vendedlogs/states/${stateMachineName(house.settings, name)}`, retention: logRetention, removalPolicy: RemovalPolicy.DESTROY }),
      level: LogLevel.ERROR,
      includeExecutionData: false,
    },
  })
  explain(machine, 'AwsSolutions-SF1', 'Faults are logged; what went well is in the records and in the history of the execution, and a second copy of who did what when would have to be guarded too.')
  return machine
}

function arnOf(steps: Map<string, Function>, key: string): string {
  const fn = steps.get(key)
  if (fn === undefined) throw new Error(`The box ${key} has no function`)
  return fn.functionArn
}
