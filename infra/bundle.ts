// Bundles every function that runs on Lambda, each into a folder of its own that needs nothing else. One esbuild call for all of them.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { compileStyles } from './assets.ts'

const root = path.resolve(import.meta.dirname, '..')

/** Where synth and tests keep the bundles; out of version control. */
export const bundleFolder = path.join(root, 'dist/functions')

/** `name`: `application_AssessMeans` for the box of a workflow, else the entry's own: `sweep`, `pages`. `source`: its file, from the root. */
export interface FunctionSource { name: string; source: string }

/** `folder` holds `index.mjs`, which exports `handler`. */
export interface BundledFunction extends FunctionSource { folder: string }

/** Every entry point there is: the boxes' steps, the events, and the pages. */
export function functionSources(): FunctionSource[] {
  const files = (folder: string): string[] => readdirSync(path.join(root, folder)).filter((file) => file.endsWith('.ts')).sort()
  const steps = readdirSync(path.join(root, 'functions/steps')).sort().flatMap((workflow) =>
    files(`functions/steps/${workflow}`).map((file) => ({ name: `${workflow}_${path.parse(file).name}`, source: `functions/steps/${workflow}/${file}` })))
  const events = files('functions/events').map((file) => ({ name: path.parse(file).name, source: `functions/events/${file}` }))
  return [...steps, ...events, { name: 'pages', source: 'functions/pages/http.ts' }]
}

/**
 * Bundles every function, unless this very content has been bundled into `folder` before (then it takes milliseconds instead of seconds).
 * Each content has its own subfolder, put in place whole, so that processes may bundle at the same time. Errors: esbuild's, with file and line.
 */
export async function bundleFunctions(folder = bundleFolder): Promise<BundledFunction[]> {
  const sources = functionSources()
  const finished = path.join(folder, contentHash())
  if (!existsSync(finished)) {
    const unfinished = `${finished}.${process.pid}`
    try {
      await bundleInto(unfinished, sources)
      putInPlace(unfinished, finished)
    } finally {
      rmSync(unfinished, { recursive: true, force: true })
    }
    removeOlder(folder)
  }
  return sources.map((entry) => ({ ...entry, folder: path.join(finished, entry.name) }))
}

async function bundleInto(outdir: string, sources: FunctionSource[]): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: sources.map(({ name, source }) => ({ in: source, out: `${name}/index` })),
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    // Error names are what a workflow retries by, and identifiers are what a stack trace is read by: only spaces and syntax are squeezed.
    keepNames: true,
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: true,
    sourcesContent: false,
    // Packages in CommonJS call require; an ES module has none unless it is made.
    banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" },
    logLevel: 'error',
  })
  await addPageFiles(path.join(outdir, 'pages'))
}

/** Templates in `views`, assets in `assets` and the letter's fonts in `fonts`, beside the bundle of the pages, where render.ts, assets.ts and letter-pdf.ts look first. */
async function addPageFiles(folder: string): Promise<void> {
  const templates = (from: string, to: string): void =>
    cpSync(path.join(root, from), path.join(folder, 'views', to), { recursive: true, filter: (file) => statSync(file).isDirectory() || file.endsWith('.njk') })
  templates('node_modules/govuk-frontend/dist/govuk', 'govuk')
  templates('node_modules/@ministryofjustice/frontend/moj', 'moj')
  templates('functions/pages', '')
  const assets = path.join(folder, 'assets')
  const cache = path.join(root, 'node_modules/.cache/solis')
  await compileStyles(cache)
  cpSync(path.join(root, 'functions/pages/assets'), assets, { recursive: true, filter: (file) => !file.endsWith('.scss') })
  cpSync(path.join(cache, 'solis.css'), path.join(assets, 'solis.css'))
  cpSync(path.join(root, 'node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js'), path.join(assets, 'govuk-frontend.min.js'))
  const fonts = 'node_modules/@expo-google-fonts/pt-sans'
  for (const file of ['400Regular/PTSans_400Regular.ttf', '700Bold/PTSans_700Bold.ttf', 'LICENSE_FONT']) cpSync(path.join(root, fonts, file), path.join(folder, 'fonts', path.basename(file)))
}

/** What the bundles are made from: everything under `functions`, the locked packages, and how they are bundled. */
function contentHash(): string {
  const hash = createHash('sha256')
  const inputs = [
    ...readdirSync(path.join(root, 'functions'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name)).sort(),
    ...['package-lock.json', 'infra/bundle.ts', 'infra/assets.ts'].map((file) => path.join(root, file)),
  ]
  for (const file of inputs) hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex').slice(0, 16)
}

/** Another process may have been quicker with the same content: then its folder stands. */
function putInPlace(unfinished: string, finished: string): void {
  try {
    renameSync(unfinished, finished)
  } catch (error) {
    if (!existsSync(finished)) throw error
  }
}

/** A bundle of everything is some 120 MB: the newest two stay, the second for a process that may still be using it. */
function removeOlder(folder: string): void {
  const byAge = readdirSync(folder).filter((name) => /^[0-9a-f]{16}$/.test(name)).map((name) => ({ name, at: statSync(path.join(folder, name)).mtimeMs })).sort((a, b) => b.at - a.at)
  for (const { name } of byAge.slice(2)) rmSync(path.join(folder, name), { recursive: true, force: true })
}
