/** The terms of one's own congress. */
import type { Schemas } from '@congress/core'
import { api } from '../../api'
import { useMe } from '../../me'

export async function ownTerms(): Promise<Schemas['TermOut'][]> {
  const own = useMe().me?.grant?.congress.id
  return own ? (await api.get('/congresses/{congress_id}', { path: { congress_id: own } })).terms : []
}

export async function termName(id: string): Promise<string> {
  const term = (await ownTerms()).find(one => one.id === id)
  return term ? `第 ${term.number} 届` : '另一级的一届'
}
