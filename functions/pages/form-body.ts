// What came with a POST: the fields of a form and, where a page takes them, its files.
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { lostName } from '../domain/lost-name.ts'

/** A file of a form, as it was chosen: its name says nothing certain. */
export interface Upload { field: string; name: string; bytes: Uint8Array }
/** Both empty on a GET. */
export interface FormBody { form: URLSearchParams; files: Upload[] }

/** Characters of a form without files. */
const longestForm = 200_000
/** Bytes of a form with files: Lambda takes 6 MB of an event, and API Gateway gives it the body in base64, a third longer. */
export const longestUpload = 4_300_000

/** None of our pages sends such a field, and what is kept by the names of fields would lose it without a word. */
const hasLostName = ({ form, files }: FormBody): boolean => form.has(lostName) || files.some(({ field }) => field === lostName)

/** `strange`: a field that cannot be kept. Undefined: more than is taken, or files where none are. What says it is a form with files and is none has neither: it is refused for want of its token. */
export async function formBodyOf(event: APIGatewayProxyEventV2, takesFiles: boolean): Promise<FormBody | 'strange' | undefined> {
  const read = await bodyOf(event, takesFiles)
  return read !== undefined && hasLostName(read) ? 'strange' : read
}

async function bodyOf(event: APIGatewayProxyEventV2, takesFiles: boolean): Promise<FormBody | undefined> {
  const body = event.body === undefined ? Buffer.alloc(0) : Buffer.from(event.body, event.isBase64Encoded === true ? 'base64' : 'utf8')
  const contentType = event.headers?.['content-type'] ?? ''
  if (!contentType.startsWith('multipart/form-data')) {
    const text = body.toString()
    return text.length > longestForm ? undefined : { form: new URLSearchParams(text), files: [] }
  }
  if (!takesFiles || body.length > longestUpload) return undefined
  const [form, files] = [new URLSearchParams(), [] as Upload[]]
  for (const [field, value] of await new Response(body, { headers: { 'content-type': contentType } }).formData().catch(() => [])) {
    if (typeof value === 'string') form.append(field, value)
    // A field for a file that nothing was chosen in comes empty.
    else if (value.size > 0) files.push({ field, name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) })
  }
  return form.toString().length > longestForm ? undefined : { form, files }
}
