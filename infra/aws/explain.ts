// A finding of cdk-nag that is meant to be so, with the reason; the only place where findings are acknowledged.
import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** `finding`: the rule, or the rule with the finding in brackets: `AwsSolutions-IAM5[Resource::*]`. Holds for the construct and what is in it. */
export function explain(construct: IConstruct, finding: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: finding, reason })
}

/** Tracing is accepted by AWS without a resource; every function and state machine needs it. */
export const tracingHasNoResource = 'X-Ray takes segments without naming a resource: AWS gives no finer permission.'
