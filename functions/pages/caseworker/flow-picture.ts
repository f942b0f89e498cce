// A workflow as a picture of one matter: which boxes it went through, where it is now, and how long it stood in each. Drawn from the diagram and the waits.
import { epochOf } from '../../domain/identifiers.ts'
import { asMet, type Wait } from '../../domain/wait.ts'
import { awaits, boxesOf, type Workflow } from '../../../workflows/asl.ts'
import { areaOf, placesFor, type Place } from './flow-labels.ts'

/** An arrow from box to box. The diamonds between are not drawn: the outcome they ask for stands on the arrow. */
export interface Arrow { from: string; to: string; outcomes: readonly string[] }

export interface BoxDrawn { box: string; state: 'passed' | 'now' | 'ahead'; ms: number; times: number; x: number; y: number }
export interface ArrowDrawn extends Place { path: string; passed: boolean; text: string }
export interface Picture { width: number; height: number; boxes: BoxDrawn[]; arrows: ArrowDrawn[] }

export const boxWidth = 216
export const boxHeight = 52
const gap = { x: 36, y: 64 }
const margin = { x: 40, y: 6 }

export function arrowsOf({ States }: Workflow): Arrow[] {
  const beyond = (from: string, to: string, outcomes: readonly string[]): Arrow[] => {
    const box = States[to]
    if (box?.Type !== 'Choice') return [{ from, to, outcomes }]
    const named = box.Choices.map(({ Outcome }) => Outcome)
    return [...box.Choices.flatMap(({ Outcome, Next }) => beyond(from, Next, [Outcome])), ...beyond(from, box.Default, outcomes.filter((outcome) => !named.includes(outcome)))]
  }
  return Object.entries(States).flatMap(([name, box]) => (box.Type === 'Choice' || box.Type === 'Succeed' || box.Next === undefined ? [] : beyond(name, box.Next, box.Type === 'Task' ? box.Outcomes : [])))
}

/** The row of each box: its longest way from the start; an arrow back up counts for nothing. */
function rowsOf(flow: Workflow, arrows: readonly Arrow[]): Map<string, number> {
  const rows = new Map<string, number>()
  const visit = (box: string, row: number, above: readonly string[]): void => {
    if (above.includes(box) || (rows.get(box) ?? -1) >= row) return
    rows.set(box, row)
    for (const { from, to } of arrows) if (from === box) visit(to, row + 1, [...above, box])
  }
  visit(flow.StartAt, 0, [])
  return rows
}

/** The shortest way that meets no other waiting box between; the first arrow goes where the answer led. Undefined: there is none. */
function wayTo(arrows: readonly Arrow[], from: string, outcome: string | undefined, to: string): Arrow[] | undefined {
  const ways: Arrow[][] = arrows.filter((arrow) => arrow.from === from && (outcome === undefined || arrow.outcomes.length === 0 || arrow.outcomes.includes(outcome))).map((arrow) => [arrow])
  const seen = new Set<string>()
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    const at = way.at(-1)!.to
    if (at === to) return way
    if (seen.has(at) || awaits(at)) continue
    seen.add(at)
    for (const arrow of arrows) if (arrow.from === at) ways.push([...way, arrow])
  }
  return undefined
}

const lasted = ({ openedAt, answeredAt }: Wait, now: number): number => (answeredAt === undefined ? now : epochOf(answeredAt)) - epochOf(openedAt)

/** Several waits at once, as of the registers, are one time: from the first opened to the last answered, less what lay between. */
function together(waits: readonly Wait[], now: number): number {
  let [sum, until] = [0, 0]
  for (const wait of waits.toSorted(asMet)) {
    const [from, to] = [Math.max(epochOf(wait.openedAt), until), epochOf(wait.openedAt) + lasted(wait, now)]
    if (to > from) sum += to - from
    until = Math.max(until, to)
  }
  return sum
}

/**
 * The picture. `waits`: those of one execution. `end`: the last box, where it is known from the records that the execution has ended there.
 * Time is spent in boxes that wait: the others take milliseconds. `wordsOf`: what stands on an arrow, where a box has more than one.
 */
export function pictureOf(flow: Workflow, waits: readonly Wait[], end: string | undefined, now: number, wordsOf: (outcomes: readonly string[]) => string): Picture {
  const arrows = arrowsOf(flow)
  const rows = rowsOf(flow, arrows)
  const mapOf = (box: string): string => Object.entries(flow.States).find(([, it]) => it.Type === 'Map' && boxesOf(it.Each).some(([inner]) => inner === box))?.[0] ?? box
  const met = Map.groupBy(waits.toSorted(asMet), ({ box }) => mapOf(box))
  const passed = new Set<string>()
  const taken = new Set<Arrow>()
  let [at, outcome]: [string, string | undefined] = [flow.StartAt, undefined]
  const goTo = (box: string): void => {
    for (const arrow of box === at && !taken.size && !passed.size ? [] : wayTo(arrows, at, outcome, box) ?? []) {
      passed.add(arrow.from)
      taken.add(arrow)
    }
    passed.add(box)
    at = box
  }
  let last = ''
  for (const wait of waits.toSorted(asMet)) {
    const box = mapOf(wait.box)
    if (box !== last || box === wait.box) goTo(box)
    last = box
    outcome = box === wait.box ? wait.outcome : undefined
  }
  const open = waits.filter(({ state }) => state === 'Open').map(({ box }) => mapOf(box))
  if (open.length === 0 && end !== undefined && end in flow.States) goTo(end)

  const columns = Map.groupBy([...rows].map(([box]) => box), (box) => rows.get(box) ?? 0)
  const widest = Math.max(...[...columns.values()].map((boxes) => boxes.length))
  const width = widest * boxWidth + (widest - 1) * gap.x + 2 * margin.x
  const boxes = [...columns].flatMap(([row, names]) => names.map((box, i): BoxDrawn => ({
    box, state: open.includes(box) ? 'now' : passed.has(box) ? 'passed' : 'ahead',
    ms: together(met.get(box) ?? [], now), times: met.get(box)?.filter(({ box: inner }) => inner === box).length ?? 0,
    x: (width - (names.length * boxWidth + (names.length - 1) * gap.x)) / 2 + i * (boxWidth + gap.x),
    y: margin.y + row * (boxHeight + gap.y),
  })))
  const placed = new Map(boxes.map((drawn) => [drawn.box, drawn]))
  const lines = arrows.map((arrow) => lineOf(placed.get(arrow.from)!, placed.get(arrow.to)!, boxes))
  const texts = arrows.map(({ from, outcomes }) => (arrows.filter((other) => other.from === from).length > 1 ? wordsOf(outcomes) : ''))
  const places = placesFor(lines.map((line, i) => ({ text: texts[i]!, places: line.places })), boxes.map(({ x, y }) => ({ left: x, right: x + boxWidth, top: y, bottom: y + boxHeight })))
  return {
    boxes, width: Math.ceil(Math.max(width, ...places.map((place, i) => areaOf(texts[i]!, place).right + margin.y), ...lines.map(({ right }) => right + margin.y))),
    height: Math.max(...boxes.map(({ y }) => y)) + boxHeight + margin.y,
    arrows: arrows.map((arrow, i) => ({ path: lines[i]!.path, ...places[i]!, passed: taken.has(arrow), text: texts[i]! })),
  }
}

const head = { down: 'l-4 -6m4 6l4 -6', up: 'l-4 6m4 -6l4 6', left: 'l6 -4m-6 4l6 4', right: 'l-6 -4m6 4l-6 4' }

/** An arrow, how far right it reaches, and where its words may stand. */
interface Line { path: string; right: number; places: Place[] }

/** To the next row from middle to middle; further down around the side, the left one where both stand leftmost and something stands right of them; to the row above beside the way down; further up around the left side; to itself in a loop. */
function lineOf(from: BoxDrawn, to: BoxDrawn, boxes: readonly BoxDrawn[]): Line {
  const row = boxHeight + gap.y
  const between = Math.round((to.y - from.y) / row)
  if (Math.abs(between) === 1) {
    const down = between === 1
    const along = boxWidth * (down ? 0.5 : 0.8)
    const [x1, y1, x2, y2] = [from.x + along, down ? from.y + boxHeight : from.y, to.x + along, down ? to.y - 2 : to.y + boxHeight + 2]
    const middle = (y1 + y2) / 2
    // The words of an arrow down stand over the box it leads to, those of one up over the box it comes from, a line higher.
    const over = down ? x2 : x1
    const places = [...[12, 28, 42].map((above) => ({ x: over, y: Math.max(y1, y2) - above })), { x: (x1 + x2) / 2, y: middle + 4 }]
    if (!down) places.unshift(places.splice(1, 1)[0]!)
    return { path: `M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}${down ? head.down : head.up}`, right: 0, places: places.map((place) => ({ ...place, anchor: 'middle' })) }
  }
  // Back to where it came from: a loop at the right side, its words beside it or over or under that corner.
  if (from === to) {
    const [x, top, bottom] = [from.x + boxWidth, from.y + 14, from.y + boxHeight - 14]
    const places: Place[] = [{ x: x + 30, y: from.y + boxHeight / 2 + 4, anchor: 'start' }, ...[boxHeight + 16, -8].map((under): Place => ({ x: x - 20, y: from.y + under, anchor: 'start' }))]
    return { path: `M${x} ${top}C${x + 32} ${top} ${x + 32} ${bottom} ${x + 2} ${bottom}${head.left}`, right: x + 26, places }
  }
  const [y1, y2] = [from.y + boxHeight / 2, to.y + boxHeight / 2]
  if (between > 1) {
    const endsRow = (box: BoxDrawn, is: (other: BoxDrawn) => boolean) => !boxes.some((other) => other.y === box.y && is(other))
    const leftmost = [from, to].every((box) => endsRow(box, ({ x }) => x < box.x)) && ![from, to].every((box) => endsRow(box, ({ x }) => x > box.x))
    if (leftmost) {
      const left = Math.min(from.x, to.x, ...boxes.filter(({ y }) => y > from.y && y < to.y).map(({ x }) => x)) - 22
      const side = left - ((from.x + to.x) / 2 - left) / 3
      return { path: `M${from.x} ${y1}C${side} ${y1} ${side} ${y2} ${to.x - 2} ${y2}${head.right}`, right: 0, places: [0.5, 0.65, 0.35].map((part) => ({ x: left + 4, y: y1 + (y2 - y1) * part + 4, anchor: 'start' })) }
    }
    const [x1, x2] = [from.x + boxWidth, to.x + boxWidth + 2]
    const passed = boxes.filter(({ y }) => y > from.y && y < to.y).map(({ x }) => x + boxWidth)
    const right = Math.max(x1, x2, ...passed) + 22
    // A cubic curve comes three quarters of the way to its two inner points.
    const side = right + (right - (x1 + x2) / 2) / 3
    return { path: `M${x1} ${y1}C${side} ${y1} ${side} ${y2} ${x2} ${y2}${head.left}`, right, places: [0.5, 0.65, 0.35].map((part) => ({ x: right + 4, y: y1 + (y2 - y1) * part + 4, anchor: 'start' })) }
  }
  const side = Math.min(from.x, to.x) - 34
  return { path: `M${from.x} ${y1}C${side} ${y1} ${side} ${y2} ${to.x - 2} ${y2}${head.right}`, right: 0, places: [{ x: side + 12, y: (y1 + y2) / 2, anchor: 'middle' }] }
}
