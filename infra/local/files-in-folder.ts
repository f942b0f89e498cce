// Files in the data folder: written whole under another name and then renamed, so a file is there or it is not.
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import type { Files } from '../../functions/platform/files.ts'

/** `folder`: created when needed. Keys are paths inside it; one that leads out of it is refused. */
export function filesInFolder(folder: string): Files {
  const fileOf = (key: string): string => {
    const file = path.resolve(folder, key)
    if (!file.startsWith(path.resolve(folder) + path.sep)) throw new Error(`A file outside the folder: ${key}`)
    return file
  }
  return {
    async put(key, bytes, contentType) {
      const file = fileOf(key)
      const folder = path.dirname(file)
      await mkdir(folder, { recursive: true })
      // The type first: where the file is, its type is.
      await writeWhole(`${file}.type`, contentType)
      await writeWhole(file, bytes)
      // Until the folder is on the disk too, the new names are not.
      const handle = await open(folder)
      await handle.sync()
      await handle.close()
    },
    async get(key) {
      try {
        const file = fileOf(key)
        return { bytes: await readFile(file), contentType: await readFile(`${file}.type`, 'utf8') }
      } catch (error) {
        if (error instanceof Error && (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
  }
}

async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(`${file}.part`, 'w')
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${file}.part`, file)
}

/** Files of a host without a folder: tests and simulation. */
export function filesInMemory(): Files {
  const files = new Map<string, { bytes: Uint8Array; contentType: string }>()
  return {
    async put(key, bytes, contentType) { files.set(key, { bytes, contentType }) },
    async get(key) { return files.get(key) },
  }
}
