/** The tree of places below one's own congress, asked for once. */
import type { Got } from '@congress/core'
import { useQuery } from '@tanstack/vue-query'
import { computed, type ComputedRef } from 'vue'
import { api } from '../../api'
import { useMe } from '../../me'

export type Place = Got<'/divisions/tree'>[number]

const asked = { queryKey: ['divisions', 'tree'], queryFn: () => api.get('/divisions/tree'), staleTime: Infinity, meta: { kept: true } as const }

/** Places from the root down to the one meant; empty when it is not there. */
export function wayTo(places: Place[], id: string): Place[] {
  for (const place of places) {
    const below = place.id === id ? [] : wayTo(place.children, id)
    if (place.id === id || below.length) return [place, ...below]
  }
  return []
}

/** The place of one's own congress with all below it. */
export function useOwnPlace(): ComputedRef<Place | undefined> {
  const tree = useQuery(asked)
  const scope = useMe().me?.grant?.congress.scope ?? ''
  return computed(() => find(tree.data.value ?? [], place => place.path === scope))
}

function find(places: Place[], fits: (place: Place) => boolean): Place | undefined {
  for (const place of places) {
    const found = fits(place) ? place : find(place.children, fits)
    if (found) return found
  }
  return undefined
}

export async function divisionName(id: string): Promise<string> {
  return (await api.get('/divisions/{division_id}', { path: { division_id: id } })).name
}
