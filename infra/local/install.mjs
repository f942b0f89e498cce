// Installs what is missing, with whatever Node ≥ 20 runs this; everything after it runs on the Node 24 that npm brought.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const stamp = path.join(root, 'node_modules/.cache/solis/installed')
const wanted = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex')

if (!existsSync(path.join(root, 'node_modules/vitest')) || !existsSync(path.join(root, 'node_modules/.bin/node')) || (existsSync(stamp) && readFileSync(stamp, 'utf8') !== wanted)) {
  console.log('Installing what is missing (npm ci) …')
  try {
    execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], { cwd: root, stdio: 'inherit' })
  } catch {
    console.error('npm ci did not finish: see what npm says above, then run the same command again.')
    process.exit(1)
  }
}
mkdirSync(path.dirname(stamp), { recursive: true })
writeFileSync(stamp, wanted)
