// A chart of bars as SVG: for each label one bar a series, its figure written at its end; readable without colour, on paper and by a screen reader.

export interface BarChart {
  /** Makes the identifiers of the picture its own on the page. */
  id: string
  title: string
  /** What the picture shows, in a sentence or two, for whoever cannot see it. */
  description: string
  /** The first is filled, the second hatched. */
  series: readonly [string] | readonly [string, string]
  /** `values` in the order of the series; a missing one has no bar, and says why. */
  rows: readonly { label: string; values: readonly (number | undefined)[]; texts: readonly string[] }[]
}

const [width, labelHeight, barHeight, gap, legendHeight, textRoom] = [440, 24, 18, 12, 30, 120]

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Bars begin at zero and share one scale: their lengths compare as their figures do. */
export function barChart({ id, title, description, series, rows }: BarChart): string {
  const largest = Math.max(0, ...rows.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const scale = largest === 0 ? 0 : (width - textRoom) / largest
  const fills = ['#14504b', `url(#${id}-hatch)`]
  const rowHeight = labelHeight + series.length * barHeight + gap
  const height = legendHeight + rows.length * rowHeight
  const legend = series.map((name, i) => `<rect x="${i * (width / 2)}" y="4" width="14" height="14" fill="${fills[i]}" stroke="#14504b"/><text x="${i * (width / 2) + 20}" y="16" font-size="14" fill="#0b0c0c">${escaped(name)}</text>`)
  const bars = rows.map(({ label, values, texts }, n) => {
    const top = legendHeight + n * rowHeight
    const each = series.map((_, i) => {
      const [y, length] = [top + labelHeight + i * barHeight, Math.round((values[i] ?? 0) * scale * 10) / 10]
      return `<rect x="0" y="${y}" width="${length}" height="${barHeight - 3}" fill="${fills[i]}" stroke="#14504b"/><text x="${length + 6}" y="${y + 13}" font-size="14" fill="#0b0c0c">${escaped(texts[i] ?? '')}</text>`
    })
    return `<text x="0" y="${top + 17}" font-size="15" font-weight="700" fill="#0b0c0c">${escaped(label)}</text>${each.join('')}`
  })
  return `<svg class="solis-chart" role="img" aria-labelledby="${id}-title ${id}-description" viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg">`
    + `<title id="${id}-title">${escaped(title)}</title><desc id="${id}-description">${escaped(description)}</desc>`
    + `<defs><pattern id="${id}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/><rect width="2" height="6" fill="#14504b"/></pattern></defs>`
    + `${legend.join('')}${bars.join('')}</svg>`
}
