/** The matters of whoever looks: their own reports, or what their unit was given. */
import { saidOfClue, type Schemas } from '@congress/core'
import { api } from '../../api'
import { useMe } from '../../me'
import { lookOf, type Look } from '../parts/tags'
import { KEPT } from '../reading'

type Row = Schemas['ClueRow']

export const listName = (): string => {
  const role = useMe().me?.grant?.role
  return role === 'deputy' ? '我的事项' : role === 'unit_staff' ? '交给我们的' : '问题线索'
}

/** A deputy sees what others of the group reported, too; here are their own. */
export const whose = (): { mine?: true } => useMe().me?.grant?.role === 'deputy' ? { mine: true } : {}

export const asked = (limit: number) => ({
  queryKey: ['clues', 'mine', limit],
  queryFn: () => api.get('/clues', { query: { sort: 'updated' as const, limit, count: true, ...whose() } }),
  ...KEPT,
})

export const saidOf = saidOfClue
export const lookOfRow = (row: Row): Look => lookOf(row.light, row.days_left)
