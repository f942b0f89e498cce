// The files of a run: the bank's payment file and the accounting list, as the workflow wrote them.
import type { Run } from '../../domain/award.ts'
import { found, NotFound, staffOf, type Page } from '../page.ts'

type File = keyof NonNullable<Run['files']>

const page = (name: string, file: File, extension: string): Page => ({
  path: `/finanses/saraksti/:runId/${name}`,
  for: 'finance',
  async get(request, { store, files, log }) {
    const run = found(await store.runs.byId(request.params['runId'] ?? ''))
    // The file of a cancelled run must not reach the bank: its payables are due again.
    if (run.state !== 'Filed' && run.state !== 'Paid') throw new NotFound()
    const { bytes, contentType } = found(await files.get(found(run.files)[file]))
    // Names and accounts leave the house with it.
    const { staffId } = staffOf(request)
    await store.runs.fileTaken(run.runId, staffId, file)
    log({ code: 'RunFileTaken', run: run.runId, file, staff: staffId })
    return { bytes, contentType, fileName: `solis-izmaksa-${run.number.replace('/', '-')}.${extension}` }
  },
})

export const runFilePages: Page[] = [page('maksajumi.xml', 'pain', 'xml'), page('saraksts.csv', 'csv', 'csv')]
