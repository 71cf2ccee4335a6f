import { api } from '../../api'

export async function campaignName(id: string): Promise<string> {
  return (await api.get('/campaigns/{campaign_id}', { path: { campaign_id: id } })).title
}

/** A field is named by the campaigns one sees. */
export async function fieldName(id: string): Promise<string> {
  const found = (await fieldsOf()).find(field => field.ids.includes(id))
  return found?.name ?? '已选'
}

export interface NamedField {
  /** The one to ask for. */
  id: string
  /** All that count as it: the same field in the campaigns that joined. */
  ids: string[]
  name: string
}

/** The fields of the campaigns in one's sight that go on, each once, in their order. */
export async function fieldsOf(): Promise<NamedField[]> {
  const { items } = await api.get('/campaigns', { query: { limit: 200 } })
  const whole = await Promise.all(items.slice(0, 30).map(one => api.get('/campaigns/{campaign_id}', { path: { campaign_id: one.id } })))
  const found = new Map<string, NamedField>()
  for (const field of whole.flatMap(campaign => campaign.fields)) {
    const id = field.origin_id ?? field.id
    const known = found.get(id) ?? { id, ids: [id], name: field.name }
    found.set(id, { ...known, ids: [...known.ids, field.id] })
  }
  return [...found.values()]
}
