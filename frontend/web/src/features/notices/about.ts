import type { RouteLocationRaw } from 'vue-router'

/** The screens of what notices are about, by the word of the resource. */
const PAGES: Record<string, (id: string) => RouteLocationRaw> = {
  clues: id => ({ name: 'clue', params: { id } }),
  instruments: id => ({ name: 'instrument', params: { id } }),
  intake: id => ({ name: 'intake-one', params: { id } }),
  'self-checks': id => ({ name: 'self-check', params: { id } }),
  'weekly-reports': id => ({ name: 'weekly-report', params: { id } }),
  problems: id => ({ name: 'problem', params: { id } }),
  tasks: id => ({ name: 'task', params: { id } }),
  projects: id => ({ name: 'project', params: { id } }),
  escalations: id => ({ name: 'escalation', params: { id } }),
}

export function pageOf(notice: { about_word: string | null; about_id: string | null }): RouteLocationRaw | undefined {
  return notice.about_id ? PAGES[notice.about_word ?? '']?.(notice.about_id) : undefined
}
