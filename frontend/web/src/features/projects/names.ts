import { api } from '../../api'

export async function roundName(id: string): Promise<string> {
  const round = await api.get('/projects/rounds/{round_id}', { path: { round_id: id } })
  return `${round.congress.name} ${round.title}`
}

export async function groupName(id: string): Promise<string> {
  return (await api.get('/groups/{group_id}', { path: { group_id: id } })).name
}

export async function deputyName(id: string): Promise<string> {
  return (await api.get('/deputies/{deputy_id}', { path: { deputy_id: id } })).name
}
