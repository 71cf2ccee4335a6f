/** The dialogs that keep a campaign up: itself, its fields, their aspects. */
import { LEVELS, newId, type Schemas, type StepKey } from '@congress/core'
import { api } from '../../api'
import { changeOf, type FieldSpec } from '../../parts/fields/fields'

type Campaign = Schemas['CampaignOut']
type Field = Campaign['fields'][number]
type Aspect = Field['aspects'][number]
export type Doing =
  | { what: 'edit' | 'add-field' }
  | { what: 'edit-field' | 'add-aspect'; field: Field }
  | { what: 'edit-aspect'; field: Field; aspect: Aspect }

export interface KeepDialog {
  title: string
  fields: Record<string, FieldSpec>
  send: (body: Record<string, unknown>, key: StepKey) => Promise<unknown>
}

const name = (first?: string): FieldSpec => ({ kind: 'line', label: '名称', most: 100, first })
const position = (first?: number): FieldSpec => ({ kind: 'number', label: '次序', least: 0, most: 10_000, optional: true, first })
const ended = (first: boolean): FieldSpec => ({ kind: 'yes', label: '停用（已有的问题不受影响）', optional: true, first })
const level = (first: Schemas['Level']): FieldSpec => ({ kind: 'choice', label: '哪一级确定的', choices: LEVELS, first })
const match = (version: number) => ({ headers: { 'if-match': `"${version}"` } })

export function dialogOf(doing: Doing, campaign: Campaign): KeepDialog {
  const path = { campaign_id: campaign.id }
  switch (doing.what) {
    case 'edit': {
      const fields: Record<string, FieldSpec> = {
        title: { kind: 'line', label: '名称', most: 100, first: campaign.title },
        code: { kind: 'line', label: '代号', most: 30, first: campaign.code },
        starts_on: { kind: 'day', label: '开始', optional: true, first: campaign.starts_on ?? undefined },
        ends_on: { kind: 'day', label: '结束', optional: true, first: campaign.ends_on ?? undefined },
        shared: { kind: 'yes', label: '向下级人大开放，可以参加', optional: true, first: campaign.shared },
        closed: { kind: 'yes', label: '已经结束', optional: true, first: campaign.closed },
      }
      return { title: '修改联动监督', fields, send: body => api.patch('/campaigns/{campaign_id}', { path, body: changeOf(fields, body) as never, ...match(campaign.version) }) }
    }
    case 'add-field':
      return {
        title: '增加领域', fields: { name: name(), level: level('county'), position: position() },
        send: body => api.post('/campaigns/{campaign_id}/fields', { path, body: { id: newId(), ...body } as never }),
      }
    case 'edit-field':
      return {
        title: `修改领域“${doing.field.name}”`,
        fields: { name: name(doing.field.name), level: level(doing.field.level), position: position(doing.field.position), ended: ended(doing.field.ended) },
        send: body => api.patch('/campaigns/{campaign_id}/fields/{field_id}', { path: { ...path, field_id: doing.field.id }, body: body as never, ...match(doing.field.version) }),
      }
    case 'add-aspect':
      return {
        title: `“${doing.field.name}”增加方面`, fields: { name: name(), position: position() },
        send: body => api.post('/campaigns/{campaign_id}/aspects', { path, body: { id: newId(), field_id: doing.field.id, ...body } as never }),
      }
    case 'edit-aspect':
      return {
        title: `修改方面“${doing.aspect.name}”`,
        fields: { name: name(doing.aspect.name), position: position(doing.aspect.position), ended: ended(doing.aspect.ended) },
        send: body => api.patch('/campaigns/{campaign_id}/aspects/{aspect_id}', { path: { ...path, aspect_id: doing.aspect.id }, body: body as never, ...match(doing.aspect.version) }),
      }
  }
}
