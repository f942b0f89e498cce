// Compiles the style of the pages; sass is the only part of the house that is built before it runs.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const source = path.join(root, 'functions/pages/assets/solis.scss')

/** Writes `solis.css` into the folder unless it is there and of the same source and packages. Some 2 s when it compiles. */
export async function compileStyles(folder: string): Promise<void> {
  const target = path.join(folder, 'solis.css')
  const stamp = createHash('sha256').update(readFileSync(source)).update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex')
  const stampFile = `${target}.stamp`
  if (existsSync(target) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  const { compile } = await import('sass')
  const { css } = compile(source, { loadPaths: [root, path.join(root, 'node_modules')], style: 'compressed', logger: { warn() {} } })
  mkdirSync(folder, { recursive: true })
  writeFileSync(target, css)
  writeFileSync(stampFile, stamp)
}
