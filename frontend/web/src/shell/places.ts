/** Where the screen of a thing is, by the word of its resource; nothing while this app has none. */
import type { RouteLocationRaw, Router } from 'vue-router'

const PATHS: Record<string, (id: string) => RouteLocationRaw> = {
  clues: id => `/clues/${id}`,
  problems: id => `/problems/${id}`,
  deputies: id => `/deputies/${id}`,
  units: id => ({ path: '/clues', query: { unit_id: id } }),
  divisions: id => ({ path: '/clues', query: { division_id: id } }),
}

export function placeOf(router: Router, word: string, id: string): RouteLocationRaw | undefined {
  const place = PATHS[word]?.(id)
  return place && leads(router, place) ? place : undefined
}

/** Whether a path leads to a screen of this app. */
export function leads(router: Router, to: RouteLocationRaw): boolean {
  return !['nowhere', undefined].includes(router.resolve(to).name?.toString())
}
