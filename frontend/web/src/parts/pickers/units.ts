import { api } from '../../api'

export async function unitName(id: string): Promise<string> {
  return (await api.get('/units/{unit_id}', { path: { unit_id: id } })).name
}
