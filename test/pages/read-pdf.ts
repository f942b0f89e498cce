// Reads a tagged PDF the way a screen reader does: by its structure tree, each element with its text, through the fonts' own maps to Unicode.
import { inflateSync } from 'node:zlib'

export interface ReadPdf {
  /** Each element that holds text, in reading order. */
  elements: { tag: string; text: string }[]
  /** What is drawn outside the structure: page numbers and lines. */
  artifacts: string[]
  catalog: string
  metadata: string
  pages: number
  /** Fonts in use, and those whose program is within. */
  fonts: { used: number; embedded: number }
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const whole = Buffer.from(bytes).toString('latin1')
  const objects = new Map([...whole.matchAll(/(\d+) 0 obj\n([^]*?)\nendobj/g)].map(([, id, body]) => [id!, body!]))
  const object = (id: string | undefined): string => objects.get(id ?? '') ?? ''
  const ref = (body: string, name: string): string | undefined => new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1]
  const stream = (id: string | undefined): string => {
    const [head = '', data = ''] = object(id).split(/stream\r?\n/)
    return head.includes('FlateDecode') ? inflateSync(Buffer.from(data.replace(/\r?\nend$/, ''), 'latin1')).toString('latin1') : data
  }
  const all = [...objects.values()]
  const catalog = all.find((body) => body.includes('/Type /Catalog')) ?? ''

  /** Glyph → text, of a font. */
  const mapOf = (fontId: string): Map<string, string> => {
    const glyphs = new Map<string, string>()
    for (const [, first, list] of stream(ref(object(fontId), 'ToUnicode')).matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g))
      [...list!.matchAll(/<([0-9a-f]*)>/g)].forEach(([, hex], i) => glyphs.set((parseInt(first!, 16) + i).toString(16).padStart(4, '0'), Buffer.from(hex!, 'hex').swap16().toString('utf16le')))
    return glyphs
  }

  const kids = [...object(ref(catalog, 'Pages')).matchAll(/(\d+) 0 R/g)].map(([, id]) => id!).filter((id) => object(id).includes('/Type /Page'))
  const artifacts: string[] = []
  /** Marked content by page and number. */
  const marked = new Map<string, string>()
  for (const page of kids) {
    const fonts = new Map([...object(ref(object(page), 'Resources')).matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name!, mapOf(id!)]))
    for (const [, tag, about, content] of stream(ref(object(page), 'Contents')).matchAll(/\/(\w+) <<([^]*?)>> BDC([^]*?)EMC/g)) {
      const lines = [...content!.matchAll(/\/(F\d+) [\d.]+ Tf\n\[([^\]]*)\] TJ/g)]
        .map(([, font, drawn]) => [...drawn!.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex]) => hex!.match(/.{4}/g) ?? []).map((glyph) => fonts.get(font!)?.get(glyph) ?? '\ufffd').join(''))
      const text = lines.map((line) => line.trim()).join(' ')
      if (tag === 'Artifact') artifacts.push(text)
      else marked.set(`${page} ${/\/MCID (\d+)/.exec(about!)?.[1]}`, text)
    }
  }

  const elements: ReadPdf['elements'] = []
  const walk = (id: string): void => {
    const body = object(id)
    const [kids = '', children = ''] = /\/K \[([^]*?)\](?:\n\/|\n>>)/.exec(body) ?? []
    // What goes on over a page names each further page beside its own.
    const page = ref(body.replace(kids, '/'), 'Pg')
    const parts = [...children.matchAll(/<<[^]*?>>|(\d+) 0 R|(\d+)/g)]
    const text = parts.flatMap(([item, , number]) => item.startsWith('<<') ? marked.get(`${ref(item, 'Pg')} ${/\/MCID (\d+)/.exec(item)?.[1]}`) ?? [] : number === undefined ? [] : marked.get(`${page} ${number}`) ?? [])
    if (text.length > 0) elements.push({ tag: /\/S \/(\w+)/.exec(body)?.[1] ?? '', text: text.join(' ') })
    parts.forEach(([, child]) => { if (child !== undefined) walk(child) })
  }
  const [, root = ''] = /\/K \[(\d+) 0 R\]/.exec(object(ref(catalog, 'StructTreeRoot'))) ?? []
  walk(root)

  return {
    elements, artifacts, catalog, pages: kids.length,
    metadata: stream(ref(catalog, 'Metadata')),
    fonts: { used: all.filter((body) => body.includes('/Subtype /Type0')).length, embedded: all.filter((body) => body.includes('/FontFile2')).length },
  }
}
