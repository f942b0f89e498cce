// Draws a workflow: a Mermaid diagram, and under it a table box → file → what happens.
import { awaits, type AnyBox, type Workflow } from './asl.ts'

/** Mermaid wants identifiers without marks; the label keeps the box's own name. */
const id = (prefix: string, box: string): string => `${prefix}${box.replace(/\W/g, '_')}`

function shape(prefix: string, name: string, { Type }: AnyBox): string {
  const at = id(prefix, name)
  if (Type === 'Choice') return `${at}{"${name}"}`
  if (Type === 'Succeed') return `${at}(["${name}"])`
  if (Type === 'Start') return `${at}[["${name}"]]`
  return awaits(name) ? `${at}[/"${name}"/]:::waits` : `${at}["${name}"]`
}

/** The outcomes a Choice sends on by default: those of the box before it that it does not name. */
function otherwise(flow: Workflow, choice: string): string {
  const box = flow.States[choice]
  const named = box?.Type === 'Choice' ? box.Choices.map(({ Outcome }) => Outcome) : []
  const before = Object.values(flow.States).flatMap((other) => (other.Type === 'Task' && other.Next === choice ? other.Outcomes : []))
  return before.filter((outcome) => !named.includes(outcome)).join(' or ')
}

function lines(flow: Workflow, prefix: string, indent: string): string[] {
  return Object.entries(flow.States).flatMap(([name, box]): string[] => {
    const from = id(prefix, name)
    const arrow = (to: string, label?: string) => `${indent}${from} -->${label === undefined ? '' : `|${label}|`} ${id(prefix, to)}`
    switch (box.Type) {
      case 'Choice':
        return [`${indent}${shape(prefix, name, box)}`, ...box.Choices.map(({ Outcome, Next }) => arrow(Next, Outcome)), arrow(box.Default, otherwise(flow, name))]
      case 'Map':
        return [
          `${indent}subgraph ${from}["${name}: for each of ${box.Items}"]`,
          ...lines(box.Each, `${from}_`, `${indent}  `),
          `${indent}end`,
          ...(box.Next === undefined ? [] : [arrow(box.Next)]),
        ]
      case 'Succeed':
        return [`${indent}${shape(prefix, name, box)}`]
      default:
        return [`${indent}${shape(prefix, name, box)}`, ...(box.Next === undefined ? [] : [arrow(box.Next)])]
    }
  })
}

function whatHappens(box: AnyBox): string {
  const outcomes = box.Type === 'Task' ? ` *${box.Outcomes.join(' · ')}*` : ''
  return `${box.Comment}${outcomes}`
}

function rows(name: string, flow: Workflow): string[] {
  return Object.entries(flow.States).flatMap(([box, it]) => [
    `| ${box} | ${it.Type === 'Task' ? `[${box}.ts](../functions/steps/${name}/${box}.ts)` : it.Type === 'Start' ? `starts [${it.Workflow}](#${it.Workflow})` : ''} | ${whatHappens(it)} |`,
    ...(it.Type === 'Map' ? rows(name, it.Each) : []),
  ])
}

/** One workflow as a section of workflows/README.md. */
export function drawn(name: string, flow: Workflow): string {
  return [
    `## ${name}`, '', flow.Comment, '',
    '```mermaid', 'flowchart TD', `  begin((" ")) --> ${id('', flow.StartAt)}`, ...lines(flow, '', '  '), '  classDef waits fill:#fff4cc,stroke:#b58900', '```', '',
    '| box | file | what happens, and its outcomes |', '|---|---|---|', ...rows(name, flow), '',
  ].join('\n')
}

/** The whole of workflows/README.md. */
export function drawnAll(workflows: Record<string, Workflow>): string {
  return [
    '# The workflows', '',
    'Drawn from the code by `npm run draw`; a test holds the drawing against it. Yellow boxes wait for someone: each opens a wait with an owner and dates.', '',
    ...Object.entries(workflows).map(([name, flow]) => drawn(name, flow)),
  ].join('\n')
}
