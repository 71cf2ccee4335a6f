/** What waits for whoever looks, on the phone's first screen. */
import { saidOfWaiting, titleOfWaiting, type Schemas } from '@congress/core'
import type { RouteLocationRaw } from 'vue-router'
import { api } from '../../api'
import { lookOf, type Look } from '../parts/tags'
import { KEPT } from '../reading'

type Row = Schemas['DeskRow']

export const asked = (limit: number) => ({
  queryKey: ['desk', limit],
  queryFn: () => api.get('/desk', { query: { limit } }),
  ...KEPT,
})

export const titleOf = titleOfWaiting
export const saidOf = saidOfWaiting
export const lookOfRow = (row: Row): Look | undefined => row.due_on ? lookOf(row.light, row.days_left) : undefined

/** Matters have a page here; what has none yet opens in the pages of the desktop. */
export function placeOf(row: Row): { to: RouteLocationRaw } | { href: string } {
  if (row.word === 'clues') return { to: { name: 'clue', params: { id: row.id } } }
  return { href: row.word === 'project-rounds' ? `/projects/rounds/${row.id}` : `/${row.word}/${row.id}` }
}
