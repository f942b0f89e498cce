// The whole house on AWS, in one app: records and office, tagged, checked by cdk-nag.
import { Tags, Validations, type App, type Stack } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import type { BundledFunction } from '../bundle.ts'
import { houseOf } from './house.ts'
import { officeStack } from './office-stack.ts'
import { recordsStack } from './records-stack.ts'
import { settingsOf } from './settings.ts'

/** Puts the house into the app. Errors: a setting or a box's file that is missing, by name. */
export function solis(app: App, bundles: BundledFunction[]): { records: Stack; office: Stack } {
  const settings = settingsOf(app.node)
  const records = recordsStack(app, settings)
  const office = officeStack(app, houseOf(settings, records, bundles))
  Tags.of(app).add('system', 'solis')
  Tags.of(app).add('municipality', settings.municipality)
  Tags.of(app).add('holds', 'personal-data')
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  return { records: records.stack, office }
}
