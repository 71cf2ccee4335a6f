/** The four lists and the ledger: which columns stand in each. */
import { PROBLEM_LISTS, type Schemas } from '@congress/core'
import type { LocationQuery, RouteLocationRaw } from 'vue-router'
import type { Column } from '../../parts/ledger/ledger'
import { askedOf, columnsOf, type ProblemRow } from './ledger'

export type Which = Schemas['ProblemList']
type Level = Schemas['Level'] | undefined

const KEYS: Record<Exclude<Which, 'problem'>, string[]> = {
  task: ['code', 'field', 'words', 'measure', 'unit', 'due', 'state'],
  responsibility: ['light', 'unit', 'code', 'words', 'measure', 'due', 'left', 'state'],
  effect: ['code', 'words', 'unit', 'done', 'result', 'verified', 'signed_off', 'look_back'],
  rectification: ['light', 'code', 'field', 'aspect', 'words', 'place', 'source', 'unit', 'found', 'measure', 'due', 'state', 'done', 'result', 'verified', 'signed_off', 'look_back'],
}

/** The columns of a list in its order; the others can be chosen as well. */
export function columnsIn(which: Which, level: Level): Column<ProblemRow>[] {
  const all = columnsOf(level)
  if (which === 'problem') return all
  const keys = KEYS[which]
  const first = keys.flatMap(key => all.filter(column => column.key === key).map(column => ({ ...column, extra: false })))
  const rest = all.filter(column => !keys.includes(column.key)).map(column => ({ ...column, extra: column.key !== 'congress' || level !== 'city' }))
  return [...first, ...rest]
}

/** What a list is narrowed to and sorted by, where the address says nothing else. */
export const FIRST: Partial<Record<Which, Record<string, string>>> = {
  responsibility: { sort: 'unit' },
  effect: { counted_as: 'rectified' },
}

/** Where each list is, with the filters that stand in the address. */
export const listsOf = (query: LocationQuery): { which: Which; name: string; to: RouteLocationRaw }[] =>
  (Object.keys(PROBLEM_LISTS) as Which[]).map(which => ({
    which,
    name: PROBLEM_LISTS[which],
    to: which === 'problem' ? { path: '/problems', query: askedOf(query) } : { name: 'problem-list', params: { which }, query: askedOf(query) },
  }))
