import { api } from '../../api'

export async function congressName(id: string): Promise<string> {
  return (await api.get('/congresses/{congress_id}', { path: { congress_id: id } })).short_name
}
