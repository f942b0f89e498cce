// What `cdk synth` and `cdk deploy` run: bundles the functions and puts the house into an app.
import { App } from 'aws-cdk-lib'
import { bundleFunctions } from '../bundle.ts'
import { solis } from './solis.ts'

const app = new App()
solis(app, await bundleFunctions())
app.synth()
