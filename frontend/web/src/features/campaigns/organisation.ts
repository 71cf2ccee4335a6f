/** The dialogs that keep the organisation of a campaign up. */
import { BODY_KINDS, newId, type Schemas } from '@congress/core'
import { api } from '../../api'
import { changeOf, type Doing, type FieldSpec } from '../../parts/fields/fields'
import GroupPicker from '../deputies/GroupPicker.vue'
import { fieldChoices, matched, type Campaign } from './parts'
import SeatsField, { type Seat } from './SeatsField.vue'

type Body = Schemas['BodyOut']

function fieldsOf(campaign: Campaign, kind: Schemas['BodyKind'], body?: Body): Record<string, FieldSpec> {
  const group: Record<string, FieldSpec> = kind === 'deputy_group'
    ? {
        group_id: { kind: 'own', label: '由哪个代表小组承担', optional: true, component: GroupPicker, props: { congress: campaign.congress.id }, first: body?.group?.id, hint: '选了以后，小组的成员都算参加。' },
        deputies: { kind: 'number', label: '代表人数', least: 0, most: 100_000, unit: '名', optional: true, first: body?.deputies ?? undefined, hint: '只知道人数、没有名单的时候填；填了就按这个数算。' },
      }
    : {}
  return {
    name: { kind: 'line', label: '名称', most: 100, first: body?.name },
    ...kind === 'leading_group' || kind === 'office' ? {} : { field_id: { kind: 'select', label: '负责的领域', optional: true, choices: fieldChoices(campaign, body?.field?.id), first: body?.field?.id } as FieldSpec },
    ...group,
    duties: { kind: 'words', label: '职责', most: 500, optional: true, first: body?.duties },
    government: { kind: 'yes', label: '是政府成立的（与人大的对应）', optional: true, first: body?.government },
    position: { kind: 'number', label: '次序', least: 0, most: 10_000, optional: true, first: body?.position ?? 0 },
  }
}

export function addBody(campaign: Campaign, kind: Schemas['BodyKind']): Doing {
  const id = newId()
  return {
    title: `增加${BODY_KINDS[kind]}`, main: '加上', fields: fieldsOf(campaign, kind),
    send: async (body, key) => {
      const sent = { id, kind, ...body }
      await api.post('/campaigns/{campaign_id}/bodies', { path: { campaign_id: campaign.id }, body: sent as never, headers: key.headers(sent) })
    },
  }
}

export function editBody(campaign: Campaign, one: Body): Doing {
  const fields = fieldsOf(campaign, one.kind, one)
  return {
    title: `修改${one.name}`, main: '保存', fields,
    send: async body => {
      const sent = { ...changeOf(fields, body), duties: body['duties'] ?? '' }
      await api.patch('/campaigns/{campaign_id}/bodies/{body_id}', { path: { campaign_id: campaign.id, body_id: one.id }, body: sent as never, headers: matched(one.version) })
    },
  }
}

export function seatBody(campaign: Campaign, one: Body): Doing {
  const first: Seat[] = one.members.map(({ role, deputy_id, unit_id, name, post, supervision_roles }) => ({ role, deputy_id, unit_id, name, post, supervision_roles }))
  return {
    title: `${one.name}成员`, main: '保存',
    fields: { members: { kind: 'own', label: '成员', optional: true, component: SeatsField, props: { congress: campaign.congress.id }, first } },
    send: async body => {
      const members = (body['members'] as Seat[]).map(({ name, ...seat }) => ({ ...seat, name: seat.deputy_id || seat.unit_id ? null : name }))
      await api.put('/campaigns/{campaign_id}/bodies/{body_id}/members', { path: { campaign_id: campaign.id, body_id: one.id }, body: { members } as never, headers: matched(one.version) })
    },
  }
}

export function endBody(campaign: Campaign, one: Body): Doing {
  return {
    title: `撤销${one.name}`, main: '撤销', words: '撤销以后不再计入人数；谁在里面仍然写着。',
    fields: { reason: { kind: 'words', label: '理由', most: 200 } },
    send: async (body, key) => {
      await api.post('/campaigns/{campaign_id}/bodies/{body_id}/end', { path: { campaign_id: campaign.id, body_id: one.id }, body: body as never, headers: key.headers(body) })
    },
  }
}
