/** The matters of whoever looks: their own reports, or what their unit was given. */
import { CLUE_STATES, spokenDay, type Schemas } from '@congress/core'
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

/** 县住建局办，到12月8日; what is over says how it ended. */
export function saidOf(row: Row): string {
  if (row.light === 'done') return `${CLUE_STATES[row.state]}，${spokenDay(row.updated_at)}`
  const who = row.holder.kind === 'reporter' ? CLUE_STATES[row.state] : `${row.holder.name}${row.holder.kind === 'unit' ? '办' : CLUE_STATES[row.state]}`
  return row.due_on ? `${who}，到${spokenDay(row.due_on)}` : who
}

export const lookOfRow = (row: Row): Look => lookOf(row.light, row.days_left)
