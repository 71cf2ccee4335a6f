/** Rows of lists, as pages show them. */
import { lookOf, saidOfClue, saidOfWaiting, titleOfWaiting, type Look, type Schemas } from '@congress/core'

export interface Row {
  id: string
  url: string
  title: string
  said: string
  look: Look | undefined
}

export const clueUrl = (id: string): string => `/pages/clues/clue?id=${id}`
export const webUrl = (path: string): string => `/pages/web/web?path=${encodeURIComponent(path)}`

export const rowOfClue = (row: Schemas['ClueRow']): Row => ({
  id: row.id, url: clueUrl(row.id), title: row.title, said: saidOfClue(row), look: lookOf(row.light, row.days_left),
})

/** Matters have a page here; all else opens on the web. */
export const rowOfWaiting = (row: Schemas['DeskRow']): Row => ({
  id: `${row.kind} ${row.id}`,
  url: row.word === 'clues' ? clueUrl(row.id) : webUrl(`/${row.word}/${row.id}`),
  title: titleOfWaiting(row),
  said: saidOfWaiting(row),
  look: row.due_on ? lookOf(row.light, row.days_left) : undefined,
})

type Role = Schemas['Role'] | undefined

export const listName = (role: Role): string =>
  role === 'deputy' ? '我的事项' : role === 'unit_staff' ? '交给我们的' : '问题线索'

/** A deputy sees what others of the group reported, too; here are their own. */
export const whose = (role: Role): { mine?: true } => role === 'deputy' ? { mine: true } : {}
