/** What can be done with a place, what can lie below it, and looking through the tree. */
import type { Schemas } from '@congress/core'
import type { Place } from '../../parts/pickers/divisions'

export type Deed = 'add' | 'rename' | 'end'

const BELOW: Partial<Record<Schemas['Level'], { level: Schemas['Level']; digits: number }>> = {
  province: { level: 'city', digits: 4 },
  city: { level: 'county', digits: 6 },
  county: { level: 'township', digits: 9 },
}
/** The level one storey down, and how long its codes are; nothing lies below a township. */
export const below = (place: Place) => BELOW[place.level]

/** The places called so or with this code, on the way from the root. */
export function matching(places: Place[], words: string): Place[] {
  if (!words) return places
  return places.flatMap(place => {
    if (place.name.includes(words) || place.short_name.includes(words) || place.code.startsWith(words)) return [place]
    const children = matching(place.children, words)
    return children.length ? [{ ...place, children }] : []
  })
}
