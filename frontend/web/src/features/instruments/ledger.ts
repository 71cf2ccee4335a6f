/** Columns, filters and figures of instruments. */
import { INSTRUMENT_KINDS, INSTRUMENT_STATES, shortDay, type Schemas } from '@congress/core'
import type { CountShown } from '../../parts/CountStrip.vue'
import type { Column, Filter, View } from '../../parts/ledger/ledger'
import { congressName } from '../../parts/pickers/congresses'
import CongressPicker from '../../parts/pickers/CongressPicker.vue'
import { unitName } from '../../parts/pickers/units'
import UnitPicker from '../../parts/pickers/UnitPicker.vue'
import CampaignPicker from '../campaigns/CampaignPicker.vue'
import { campaignName } from '../campaigns/names'

export type InstrumentRow = Schemas['InstrumentRow']

export const COLUMNS: Column<InstrumentRow>[] = [
  { key: 'state', label: '状态', width: '128px', narrow: 'bare' },
  { key: 'kind', label: '监督方式', width: '112px', narrow: 'bare', text: row => INSTRUMENT_KINDS[row.kind] },
  { key: 'title', label: '名称', title: true, text: row => row.title },
  { key: 'code', label: '编号', width: '116px', extra: true, text: row => `〔${row.year}〕${row.number}号` },
  { key: 'congress', label: '县区', width: '112px', narrow: 'none', text: row => row.congress.name },
  { key: 'campaign', label: '属于', width: '152px', narrow: 'none', text: row => row.campaign?.name ?? '年度监督计划' },
  { key: 'units', label: '监督对象', width: '168px', text: row => row.units.map(one => one.name).join('、') },
  { key: 'led', label: '带队或主持', width: '120px', extra: true, text: row => row.led_by },
  { key: 'planned', label: '计划', width: '92px', right: true, sort: { up: 'planned' }, text: row => row.planned_on && shortDay(row.planned_on) },
  { key: 'held', label: '开展', width: '92px', right: true, text: row => row.held_on && shortDay(row.held_on) },
  { key: 'opinions', label: '审议意见', width: '88px', right: true, text: row => row.opinions ? `${row.opinions_settled} / ${row.opinions}` : '' },
]

const years = Array.from({ length: 6 }, (_, i) => String(new Date().getFullYear() + 1 - i))

export const FILTERS: Filter[] = [
  { key: 'kind', label: '监督方式', kind: 'choices', choices: INSTRUMENT_KINDS },
  { key: 'state', label: '状态', kind: 'choices', choices: INSTRUMENT_STATES },
  { key: 'campaign_id', label: '联动监督', kind: 'pick', picker: CampaignPicker, nameOf: campaignName },
  { key: 'congress_id', label: '县区', kind: 'pick', picker: CongressPicker, nameOf: congressName },
  { key: 'unit_id', label: '监督对象', kind: 'pick', picker: UnitPicker, nameOf: unitName },
  { key: 'year', label: '年度', kind: 'choice', choices: Object.fromEntries(years.map(year => [year, `${year}年`])) },
  { key: 'late', label: '过了计划日期没开展', seldom: true, kind: 'yes' },
  { key: 'opinions', label: '提了审议意见', seldom: true, kind: 'yes' },
  { key: 'opinions_open', label: '有审议意见没落实', seldom: true, kind: 'yes' },
  { key: 'opinions_late', label: '有审议意见逾期没答复', seldom: true, kind: 'yes' },
  { key: 'planned_from', until: 'planned_to', label: '计划日期', seldom: true, kind: 'days' },
]

export const VIEWS: View[] = [
  { name: '待开展', query: { state: ['planned'] } },
  { name: '逾期', query: { late: 'true' } },
  { name: '跟踪审议意见', query: { opinions_open: 'true' } },
]

export function stripOf(said: Schemas['KindCounts']): CountShown[] {
  const rows = (figure: Schemas['InstrumentFigure']) => ({ path: '/instruments', query: figure.where })
  return [
    { word: '计划', value: said.instruments.value, to: rows(said.instruments) },
    { word: '已开展', value: said.held.value, share: said.instruments.value ? said.held.value / said.instruments.value : 0, to: rows(said.held) },
    { word: '审议意见', value: said.opinions.value, to: rows(said.opinions) },
    { word: '没落实', value: said.opinions_open.value, to: rows(said.opinions_open) },
    { word: '逾期未开展', value: said.late.value, light: 'overdue', to: rows(said.late) },
  ]
}

/** The filters of the URL that the figures are counted over. */
export function countedOver(query: Record<string, unknown>): Record<string, string | string[]> {
  const known = new Set(['q', ...FILTERS.flatMap(filter => filter.kind === 'days' ? [filter.key, filter.until] : [filter.key])])
  return Object.fromEntries(Object.entries(query).filter(([key, value]) => known.has(key) && value).map(([key, value]) => [key, value as string | string[]]))
}
