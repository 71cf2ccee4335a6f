/** What a page says about its ledger, and the ledger's state in the URL. */
import type { Component } from 'vue'
import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter, type LocationQuery, type LocationQueryRaw } from 'vue-router'

export interface PageOf<Row> {
  items: Row[]
  next: string | null
  previous?: string | null
  count?: number | null
}

export interface Column<Row> {
  key: string
  label: string
  /** CSS width; one column without takes the rest. */
  width?: string
  right?: boolean
  /** Not among the columns shown at first. */
  extra?: boolean
  /** In a narrow window: without its label, or not at all. */
  narrow?: 'bare' | 'none'
  /** Cannot be left out: the title that opens the row. */
  title?: boolean
  /** What `sort` is set to when the head is pressed. */
  sort?: { up?: string; down?: string }
  text?: (row: Row) => string | number | null | undefined
}

interface FilterBase {
  /** The query parameter, in the URL and in the API. */
  key: string
  label: string
  /** Seldom used: shown on request, or when set. */
  seldom?: true
}
export type Filter =
  | FilterBase & { kind: 'choices' | 'choice'; choices: Record<string, string> }
  /** A parameter that is true or absent. */
  | FilterBase & { kind: 'yes' }
  /** `key` is the first day, `until` the last. */
  | FilterBase & { kind: 'days'; until: string }
  /** A picker with v-model, and the name of what was picked. */
  | FilterBase & {
    kind: 'pick'
    picker: Component
    nameOf: (id: string) => Promise<string>
    /** A link may name more than one; a person picks one. */
    several?: true
  }

export interface View {
  name: string
  query: Record<string, string | string[]>
}

/** What is asked of the list: the filters, the sort, where the page begins. */
export type Asked = Record<string, string | string[] | boolean | number | undefined>

/** Keys of the URL that do not narrow the list. */
const OWN = new Set(['after', 'at', 'sort'])

export interface LedgerState {
  /** What the API is asked, page and count included. */
  asked: ComputedRef<Asked>
  /** The filters alone, as they stand in the URL. */
  narrowed: ComputedRef<Record<string, string | string[]>>
  /** The place of the page's first row, from 1. */
  at: ComputedRef<number>
  sort: ComputedRef<string | undefined>
  set(changes: LocationQueryRaw): void
  show(query: Record<string, string | string[]>): void
  /** The filters that a query of a URL says. */
  read(query: LocationQueryRaw): Record<string, string | string[]>
  turn(after: string, at: number): void
}

export function useLedgerState(filters: Filter[], limit: number): LedgerState {
  const route = useRoute()
  const router = useRouter()
  const known = new Set(['q', 'sort', ...filters.flatMap(f => f.kind === 'days' ? [f.key, f.until] : [f.key])])
  const listed = new Set(filters.filter(f => f.kind === 'choices' || f.kind === 'pick' && f.several).map(f => f.key))

  const narrowed = computed(() => narrow(route.query, known, listed))
  const sort = computed(() => one(route.query['sort']))
  const at = computed(() => Number(one(route.query['at']) ?? 1) || 1)
  const asked = computed<Asked>(() => ({
    ...narrowed.value, sort: sort.value, after: one(route.query['after']), limit, count: true,
  }))
  const push = (query: LocationQueryRaw) => void router.push({ query: { ...query } })

  return {
    asked,
    narrowed,
    at,
    sort,
    set: changes => push({ ...route.query, after: undefined, at: undefined, ...changes }),
    show: query => push({ ...(sort.value ? { sort: sort.value } : {}), ...query }),
    read: query => narrow(query as LocationQuery, known, listed),
    turn: (after, from) => push({ ...route.query, after, at: from > 1 ? String(from) : undefined }),
  }
}

function one(value: LocationQuery[string] | undefined): string | undefined {
  return (Array.isArray(value) ? value[0] : value) ?? undefined
}

function narrow(query: LocationQuery, known: Set<string>, listed: Set<string>): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {}
  for (const [key, value] of Object.entries(query)) {
    const values = [value].flat().filter((v): v is string => Boolean(v))
    if (known.has(key) && !OWN.has(key) && values.length) found[key] = listed.has(key) ? values : values[0]!
  }
  return found
}

/** Whether two sets of filters ask the same. */
export const sameQuery = (a: Record<string, string | string[]>, b: Record<string, string | string[]>): boolean =>
  sorted(a) === sorted(b)
const sorted = (query: Record<string, string | string[]>): string =>
  JSON.stringify(Object.entries(query).map(([key, value]) => [key, [value].flat().sort()]).sort())
