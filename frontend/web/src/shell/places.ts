/** Where the screen of a thing is, by the word of its resource; nothing while this app has none. */
import type { RouteLocationRaw, Router } from 'vue-router'
import { useMe } from '../me'

const PATHS: Record<string, (id: string) => RouteLocationRaw[]> = {
  clues: id => [`/clues/${id}`],
  intake: id => [`/intake/${id}`],
  stations: id => [`/stations/${id}`],
  problems: id => [`/problems/${id}`],
  instruments: id => [`/instruments/${id}`],
  tasks: id => [`/tasks/${id}`],
  projects: id => [`/projects/${id}`],
  'project-rounds': id => [`/projects/rounds/${id}`],
  'project-proposals': id => [`/projects/proposals/${id}`],
  escalations: id => [`/escalations/${id}`],
  campaigns: id => [{ path: '/problems', query: { campaign_id: id } }],
  'self-checks': id => [`/self-checks/${id}`],
  'weekly-reports': id => [`/weekly-reports/${id}`],
  deputies: id => [`/deputies/${id}`],
  units: id => [`/units/${id}`, { path: '/clues', query: { unit_id: id } }],
  divisions: id => [{ path: '/clues', query: { division_id: id } }],
}

/** The first of its screens that this person may open. */
export function placeOf(router: Router, word: string, id: string): RouteLocationRaw | undefined {
  return PATHS[word]?.(id).find(place => leads(router, place))
}

/** Whether a path leads to a screen of this app that this person may open. */
export function leads(router: Router, to: RouteLocationRaw): boolean {
  const { name, meta } = router.resolve(to)
  return name !== undefined && name !== 'nowhere' && (!meta.permission || useMe().may(meta.permission))
}
