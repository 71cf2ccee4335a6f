import { api } from '../../api'

export async function roundName(id: string): Promise<string> {
  const round = await api.get('/projects/rounds/{round_id}', { path: { round_id: id } })
  return `${round.congress.name} ${round.title}`
}
