// `npm run draw`: writes workflows/README.md from the code.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { workflows } from './all.ts'
import { drawnAll } from './diagram.ts'

writeFileSync(path.join(import.meta.dirname, 'README.md'), drawnAll(workflows))
