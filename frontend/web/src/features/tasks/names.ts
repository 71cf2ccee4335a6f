import { api } from '../../api'

export async function planName(id: string): Promise<string> {
  return (await api.get('/tasks/plans/{plan_id}', { path: { plan_id: id } })).title
}
