import type { Schemas } from '@congress/core'

export interface ReporterSaid {
  source: Schemas['ClueSource']
  deputy_id: string | undefined
  name: string
  phone: string
}

export const nobodySaid = (): ReporterSaid => ({ source: 'resident', deputy_id: undefined, name: '', phone: '' })

export function reporterOf(said: ReporterSaid): Schemas['ReporterIn'] {
  if (said.source === 'deputy') return { source: 'deputy', ...(said.deputy_id ? { deputy_id: said.deputy_id } : {}) }
  const { source, name, phone } = said
  return { source, ...(name.trim() ? { name: name.trim() } : {}), ...(phone.trim() ? { phone: phone.trim() } : {}) }
}
