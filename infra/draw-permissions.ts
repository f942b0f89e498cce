// Part of `npm run draw`: writes the table of permissions into README.md.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withMatrix } from '../functions/domain/permission-matrix.ts'

const file = path.resolve(import.meta.dirname, '../README.md')
writeFileSync(file, withMatrix(readFileSync(file, 'utf8')))
