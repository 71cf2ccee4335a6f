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

export interface NamedBody {
  id: string
  name: string
  /** The campaign that set it up. */
  campaign: string
}

/** The bodies in use of one campaign. */
export async function bodiesOf(campaign: string, title = ''): Promise<NamedBody[]> {
  const { bodies } = await api.get('/campaigns/{campaign_id}/organisation', { path: { campaign_id: campaign } })
  return bodies.filter(one => !one.ended).map(({ id, name }) => ({ id, name, campaign: title }))
}

/** The bodies of the campaigns in one's sight, campaign by campaign. */
export async function everyBody(): Promise<NamedBody[]> {
  const { items } = await api.get('/campaigns', { query: { limit: 200 } })
  return (await Promise.all(items.slice(0, 30).map(one => bodiesOf(one.id, `${one.congress.name} ${one.title}`)))).flat()
}

export async function bodyName(id: string): Promise<string> {
  return (await everyBody()).find(one => one.id === id)?.name ?? '已选'
}
