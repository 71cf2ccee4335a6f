/** Columns, filters and dialogs of coverage points. */
import { newId, POINT_KINDS, shortDay, todayIs, type Schemas } from '@congress/core'
import { api } from '../../api'
import { changeOf, type Doing, type FieldSpec } from '../../parts/fields/fields'
import type { Column, Filter, View } from '../../parts/ledger/ledger'
import { congressName } from '../../parts/pickers/congresses'
import CongressPicker from '../../parts/pickers/CongressPicker.vue'
import MattersField, { type Picked } from '../instruments/MattersField.vue'
import { matched } from './parts'

export type PointRow = Schemas['PointRow']
type Point = Schemas['CoveragePointOut']

export const COLUMNS: Column<PointRow>[] = [
  { key: 'kind', label: '类别', width: '80px', narrow: 'bare', text: row => POINT_KINDS[row.kind] },
  { key: 'name', label: '名称', title: true, text: row => row.name },
  { key: 'place', label: '所在地', width: '240px', text: row => row.place },
  { key: 'congress', label: '县区', width: '128px', narrow: 'none', text: row => row.congress.name },
  { key: 'state', label: '走访', width: '112px', narrow: 'bare' },
  { key: 'visits', label: '次数', width: '72px', right: true, narrow: 'none', text: row => row.visits },
  { key: 'visited', label: '最近走访', width: '96px', right: true, text: row => row.visited_on && shortDay(row.visited_on) },
]

export const FILTERS: Filter[] = [
  { key: 'kind', label: '类别', kind: 'choices', choices: POINT_KINDS },
  { key: 'visited', label: '走访', kind: 'choice', choices: { true: '已走访', false: '未走访' } },
  { key: 'congress_id', label: '县区', kind: 'pick', picker: CongressPicker, nameOf: congressName },
  { key: 'withdrawn', label: '已撤销', seldom: true, kind: 'yes' },
]

export const VIEWS: View[] = [{ name: '已走访', query: { visited: 'true' } }, { name: '未走访', query: { visited: 'false' } }]

const fieldsOf = (point?: Point): Record<string, FieldSpec> => ({
  kind: { kind: 'choice', label: '类别', choices: POINT_KINDS, first: point?.kind ?? 'village' },
  name: { kind: 'line', label: '名称', most: 100, first: point?.name },
  division_id: { kind: 'division', label: '在哪里', optional: true, first: point?.division_id ?? undefined },
  place_words: { kind: 'line', label: '具体地点', most: 200, optional: true, first: point?.place_words ?? undefined },
  longitude: { kind: 'line', label: '经度', most: 12, optional: true, first: point?.longitude ?? undefined, hint: '知道的话填，例如 117.33；点位图上才有它。' },
  latitude: { kind: 'line', label: '纬度', most: 12, optional: true, first: point?.latitude ?? undefined },
})
function degrees(body: Record<string, unknown>): Record<string, unknown> {
  const read = (value: unknown) => value === undefined || value === null || value === '' ? value : Number.isNaN(Number(value)) ? value : Number(value)
  return { ...body, longitude: read(body['longitude']), latitude: read(body['latitude']) }
}

export function addPoint(campaign: { id: string }): Doing {
  const id = newId()
  return {
    title: '增加点位', main: '加上', fields: fieldsOf(),
    send: async (body, key) => {
      const sent = { id, ...degrees(body) }
      await api.post('/campaigns/{campaign_id}/coverage-points', { path: { campaign_id: campaign.id }, body: sent as never, headers: key.headers(sent) })
    },
  }
}

const at = (point: Point) => ({ campaign_id: point.campaign_id, coverage_point_id: point.id })

export function editPoint(point: Point): Doing {
  const fields = fieldsOf(point)
  return {
    title: '修改点位', main: '保存', fields,
    send: async body => {
      await api.patch('/campaigns/{campaign_id}/coverage-points/{coverage_point_id}', { path: at(point), body: degrees(changeOf(fields, body)) as never, headers: matched(point.version) })
    },
  }
}

export function visitPoint(point: Point): Doing {
  return {
    title: `走访“${point.name}”`, main: '记下',
    fields: {
      visited_on: { kind: 'day', label: '哪天去的', first: todayIs() },
      visited_by: { kind: 'line', label: '谁去的', most: 200, hint: '例如 第三代表小组、营商环境专班。' },
      note: { kind: 'words', label: '看到的情况', optional: true },
      findings: { kind: 'own', label: '在这里发现的问题', optional: true, component: MattersField, props: { congress: point.congress.id }, first: [] },
      file_ids: { kind: 'files', label: '照片和文件', optional: true },
    },
    send: async (body, key) => {
      const sent = { ...body, findings: ((body['findings'] ?? []) as Picked[]).map(({ word, id }) => ({ word, id })) }
      await api.post('/campaigns/{campaign_id}/coverage-points/{coverage_point_id}/visit', { path: at(point), body: sent as never, headers: key.headers(sent) })
    },
  }
}

const TURNS = {
  unvisit: { title: '撤销最近一次走访', words: '记错了才撤销；撤销的记录仍然看得到。' },
  withdraw: { title: '撤销点位', words: '撤销以后不再计入点位数；记录都保留。' },
}
export function turnPoint(point: Point, deed: keyof typeof TURNS): Doing {
  return {
    ...TURNS[deed], main: '撤销', fields: { reason: { kind: 'words', label: '理由', most: 200 } },
    send: async (body, key) => {
      await api.post(`/campaigns/{campaign_id}/coverage-points/{coverage_point_id}/${deed}`, { path: at(point), body: body as never, headers: key.headers(body) })
    },
  }
}
