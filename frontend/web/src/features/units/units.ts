/** Columns, filters and fields of units. */
import { LEVELS, UNIT_KINDS, type Schemas } from '@congress/core'
import type { FieldSpec } from '../../parts/fields/fields'
import type { Column, Filter, View } from '../../parts/ledger/ledger'
import { congressName } from '../../parts/pickers/congresses'
import CongressPicker from '../../parts/pickers/CongressPicker.vue'
import AliasesField from './AliasesField.vue'

export type Unit = Schemas['UnitOut']

export const COLUMNS: Column<Unit>[] = [
  { key: 'name', label: '名称', title: true, text: row => row.name },
  { key: 'kind', label: '类别', width: '160px', text: row => UNIT_KINDS[row.kind] },
  { key: 'congress', label: '哪级人大', width: '136px', text: row => row.congress.short_name },
  { key: 'posts', label: '编制', width: '72px', right: true, text: row => row.posts ?? '—' },
  { key: 'staff', label: '在编', width: '72px', right: true, text: row => row.staff ?? '—' },
  { key: 'note', label: '情况', width: '112px', narrow: 'bare' },
  { key: 'short', label: '简称', width: '136px', narrow: 'none', text: row => row.short_name },
  { key: 'aliases', label: '别名', width: '200px', extra: true, text: row => row.aliases.join('、') },
]

export const FILTERS: Filter[] = [
  { key: 'kind', label: '类别', kind: 'choice', choices: UNIT_KINDS },
  { key: 'congress_id', label: '哪级人大', kind: 'pick', picker: CongressPicker, nameOf: congressName },
  { key: 'level', label: '级别', kind: 'choice', choices: LEVELS },
  { key: 'one_person', label: '一人单位', kind: 'yes' },
  { key: 'internal', label: '人大内设机构', kind: 'yes' },
  { key: 'supervised', label: '归谁', seldom: true, kind: 'choice', choices: { true: '人大监督的单位', false: '人大自己的机构' } },
  { key: 'ended', label: '已停用', seldom: true, kind: 'yes' },
]

export const VIEWS: View[] = [
  { name: '承办单位', query: { supervised: 'true' } },
  { name: '人大机构', query: { supervised: 'false' } },
  { name: '一人单位', query: { one_person: 'true' } },
  { name: '已停用', query: { ended: 'true' } },
]

export function fieldsOf(unit?: Unit): Record<string, FieldSpec> {
  const posts = (label: string, first: number | null | undefined): FieldSpec =>
    ({ kind: 'number', label, least: 0, most: 10_000, unit: '人', optional: true, first: first ?? undefined })
  return {
    name: { kind: 'line', label: '全称', most: 100, first: unit?.name },
    short_name: { kind: 'line', label: '简称', most: 50, first: unit?.short_name },
    kind: { kind: 'select', label: '类别', choices: UNIT_KINDS, first: unit?.kind },
    aliases: { kind: 'own', label: '别名', component: AliasesField, optional: true, first: unit?.aliases ?? [], hint: '导入的表格里写别名，也认得出是这个单位。' },
    posts: posts('编制', unit?.posts),
    staff: posts('在编', unit?.staff),
    rank: { kind: 'line', label: '级别', most: 20, optional: true, first: unit?.rank ?? undefined, hint: '例如正科级、副科级、正股级。' },
    position: { kind: 'number', label: '排序', least: 0, most: 10_000, first: unit?.position ?? 0, hint: '清单里从小到大排。' },
  }
}

export const REASON: Record<string, FieldSpec> = { reason: { kind: 'words', label: '理由', most: 200 } }
