// A process that is killed: opens the office on a data folder, says what it does line by line, and goes on until it is killed or done.
import { openOffice, resident, staff } from '../office.ts'
import { beginsRun, grants } from './acts.ts'
import { apply, registersAgree, type Household } from './household.ts'

const [folder = '', until = 'waiting'] = process.argv.slice(2)
const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const household: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }

const office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] }, { folder })
registersAgree(office, household, '2026-03-05')
const { caseId, applicationId } = await apply(office, household, [{ kind: 'gmi' }, { kind: 'housing' }])
console.log(JSON.stringify({ caseId, applicationId }))
if (until === 'waiting') await new Promise(() => setInterval(() => {}, 1000))

console.log('"deciding"')
for (const kind of ['gmi', 'housing']) await grants(office, caseId, `${applicationId}-${kind}`, 'ilze')
console.log('"paying"')
await beginsRun(office, 'gundega', '2026-03', '2026-03-06')
console.log('"done"')
await new Promise(() => setInterval(() => {}, 1000))
