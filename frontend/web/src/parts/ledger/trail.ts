/** Which rows a person came through, so that a matter's page knows its neighbours in the ledger. */
import { shallowRef } from 'vue'
import type { Asked, PageOf } from './ledger'

interface Trail {
  /** The ledger's name and its address. */
  name: string
  back: string
  ids: string[]
  /** Place of the first id in the whole list, from 1. */
  at: number
  count: number | undefined
  next: string | undefined
  previous: string | undefined
  turn: (after: string) => Promise<PageOf<{ id: string }>>
}
const trail = shallowRef<Trail>()

export function leaveTrail(
  name: string, back: string, at: number, page: PageOf<{ id: string }>, asked: Asked,
  load: (asked: Asked) => Promise<PageOf<{ id: string }>>,
): void {
  const turn = (after: string) => load({ ...asked, after })
  trail.value = { name, back, at, ids: page.items.map(row => row.id), count: page.count ?? undefined, ...ends(page), turn }
}

/** Another person, another ledger. */
export function forgetTrail(): void {
  trail.value = undefined
}

const ends = (page: PageOf<unknown>) => ({ next: page.next ?? undefined, previous: page.previous ?? undefined })

export interface Neighbours {
  /** Where the ledger stands, with its filters. */
  back: string
  /** From 1. */
  place: number
  count: number | undefined
  hasPrevious: boolean
  hasNext: boolean
  previous: () => Promise<string | undefined>
  next: () => Promise<string | undefined>
}

/** The row's place in the ledger named; undefined when the person came another way. */
export function neighboursOf(name: string, id: string): Neighbours | undefined {
  const now = trail.value
  const index = now?.ids.indexOf(id) ?? -1
  if (!now || now.name !== name || index < 0) return undefined
  return {
    back: now.back,
    place: now.at + index,
    count: now.count,
    hasPrevious: index > 0 || Boolean(now.previous),
    hasNext: index + 1 < now.ids.length || Boolean(now.next),
    previous: async () => now.ids[index - 1] ?? (now.previous ? (await turnTo(now, now.previous, -1)).at(-1) : undefined),
    next: async () => now.ids[index + 1] ?? (now.next ? (await turnTo(now, now.next, 1))[0] : undefined),
  }
}

async function turnTo(now: Trail, after: string, way: 1 | -1): Promise<string[]> {
  const page = await now.turn(after)
  const ids = page.items.map(row => row.id)
  trail.value = { ...now, ids, at: Math.max(1, way > 0 ? now.at + now.ids.length : now.at - ids.length), ...ends(page) }
  return ids
}
