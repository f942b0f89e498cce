// Style, icon and script. They are built beside the bundle on AWS; on one machine the style is compiled once and kept while it has not changed.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { found, type Page } from './page.ts'

const contentTypes: Record<string, string> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' }

const files = new Map<string, Uint8Array>()

/** The bytes of an asset by name; undefined when there is none. */
function asset(name: string): Uint8Array | undefined {
  const kept = files.get(name)
  if (kept !== undefined) return kept
  const beside = path.join(import.meta.dirname, 'assets', name)
  // In a bundle everything lies beside it and there are no packages to look into.
  const file = existsSync(beside) ? beside
    : name === 'govuk-frontend.min.js' ? path.join(packageFolder('govuk-frontend'), 'dist/govuk/govuk-frontend.min.js')
    : name === 'solis.css' ? stylesheet() : undefined
  if (file === undefined || !existsSync(file)) return undefined
  const bytes = readFileSync(file)
  files.set(name, bytes)
  return bytes
}

const packageFolder = (name: string): string => path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))

/** Where the compiled style lies on one machine: made by infra/assets.ts before the server starts. */
export const stylesheet = (): string => path.resolve(import.meta.dirname, '../../node_modules/.cache/solis/solis.css')

export const assetPages: Page[] = [{
  path: '/assets/:name',
  for: 'anyone',
  async get({ params }) {
    const name = params['name'] ?? ''
    const contentType = contentTypes[name.split('.').at(-1) ?? '']
    if (!/^[a-z0-9.-]+$/.test(name) || contentType === undefined) return { bytes: found<Uint8Array>(undefined), contentType: '' }
    return { bytes: found(asset(name)), contentType, cacheSeconds: 3600 }
  },
}]
