// The table of permissions as people read it: Markdown for the README, drawn by `npm run draw`.
import { holders, permissions, type Action, type Relation } from './permissions.ts'

const headings: Record<string, string> = { area: 'opens', see: 'sees of a case', do: 'does' }

/** The table row by row; a cell names the relation that is needed, and an empty one is a no. */
export function permissionMatrix(): string {
  const groups = Object.groupBy(Object.keys(permissions) as Action[], (action) => action.split('.')[0] ?? '')
  return Object.entries(groups).flatMap(([group, actions = []]) => [
    `| ${headings[group]} | ${holders.map((holder) => holder.replaceAll('-', ' ')).join(' | ')} |`,
    `|---|${holders.map(() => '---').join('|')}|`,
    ...actions.map((action) => `| ${action.slice(group.length + 1).replaceAll('-', ' ')} | ${holders.map((holder) => cell(action, holder)).join(' | ')} |`),
    '',
  ]).join('\n').trimEnd()
}

function cell(action: Action, holder: string): string {
  const relation = (permissions[action] as Record<string, Relation | readonly Relation[]>)[holder]
  const named = [relation ?? []].flat().filter((each) => each !== 'office')
  return relation === undefined ? '' : named.length === 0 ? 'yes' : named.join(' + ')
}

const begin = '<!-- permissions: drawn from functions/domain/permissions.ts by `npm run draw` -->'
const end = '<!-- end of permissions -->'

/** A text with its matrix between the marks drawn anew. Errors: throws when the marks are missing. */
export function withMatrix(text: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error('The marks of the permission matrix are missing')
  return `${text.slice(0, from + begin.length)}\n\n${permissionMatrix()}\n\n${text.slice(to)}`
}
