/** Columns, filters and views of the self-checks, and of the problems set beside them. */
import { LIGHTS, momentOf, PROBLEM_SOURCES, PROBLEM_STATES, REPORTED, SELF_CHECK_STATES, shortDay, type Schemas } from '@congress/core'
import type { LocationQuery } from 'vue-router'
import type { Column, Filter, View } from '../../parts/ledger/ledger'
import CongressPicker from '../../parts/pickers/CongressPicker.vue'
import { congressName } from '../../parts/pickers/congresses'
import UnitPicker from '../../parts/pickers/UnitPicker.vue'
import { unitName } from '../../parts/pickers/units'
import CampaignPicker from '../campaigns/CampaignPicker.vue'
import { campaignName } from '../campaigns/names'

export type SelfCheckRow = Schemas['SelfCheckRow']
type Compared = Schemas['ComparedProblem']

const COLUMNS: Column<SelfCheckRow>[] = [
  { key: 'light', label: '状态', width: '96px', narrow: 'bare' },
  { key: 'unit', label: '单位', title: true, text: row => row.unit.name },
  { key: 'campaign', label: '联动监督', width: '220px', text: row => row.campaign.name },
  { key: 'congress', label: '县区', width: '112px', narrow: 'none', text: row => row.congress.name },
  { key: 'state', label: '环节', width: '88px', text: row => SELF_CHECK_STATES[row.state] },
  { key: 'rows', label: '自查问题', width: '88px', right: true, text: row => row.none_found ? '未发现' : row.counts?.rows ?? '—' },
  { key: 'taken', label: '列入清单', width: '88px', right: true, text: row => row.counts?.taken ?? '—' },
  { key: 'matched', label: '与清单相同', width: '96px', right: true, text: row => row.counts?.matched ?? '—' },
  { key: 'waiting', label: '待审核', width: '76px', right: true, text: row => row.counts?.waiting ?? '—' },
  { key: 'due', label: '报送期限', width: '96px', right: true, sort: { up: 'due' }, text: row => shortDay(row.due_on) },
  { key: 'filed', label: '报送时间', width: '144px', right: true, extra: true, text: row => row.filed_at && momentOf(row.filed_at) },
]

/** Whose it is need not be said where all are one's own. */
export const columnsOf = (level: Schemas['Level'] | undefined): Column<SelfCheckRow>[] =>
  COLUMNS.map(column => column.key === 'congress' ? { ...column, extra: level !== 'city' } : column)

const OF: Filter[] = [
  { key: 'campaign_id', label: '联动监督', kind: 'pick', picker: CampaignPicker, nameOf: campaignName },
  { key: 'congress_id', label: '县区', kind: 'pick', picker: CongressPicker, nameOf: congressName },
  { key: 'unit_id', label: '单位', kind: 'pick', picker: UnitPicker, nameOf: unitName },
]
export const FILTERS: Filter[] = [
  ...OF,
  { key: 'light', label: '期限', kind: 'choice', choices: LIGHTS },
  { key: 'state', label: '环节', kind: 'choices', choices: SELF_CHECK_STATES },
  { key: 'filed', label: '已报送', seldom: true, kind: 'yes' },
  { key: 'none_found', label: '未发现问题', seldom: true, kind: 'yes' },
]
export const VIEWS: View[] = [
  { name: '待报送', query: { state: ['asked', 'returned'] } },
  { name: '待审核', query: { state: ['filed'] } },
  { name: '逾期', query: { light: 'overdue' } },
]

/** What the figures are counted over: campaign, congress, unit and words. */
export function countedOver(query: LocationQuery): Record<string, string> {
  const over = ['campaign_id', 'congress_id', 'unit_id', 'q']
  return Object.fromEntries(over.map(key => [key, [query[key]].flat()[0]]).filter((one): one is [string, string] => Boolean(one[1])))
}

export const COMPARED_COLUMNS: Column<Compared>[] = [
  { key: 'reported', label: '谁发现的', width: '128px', narrow: 'bare', text: row => REPORTED[row.reported] },
  { key: 'code', label: '编号', width: '160px', narrow: 'bare', text: row => row.code },
  { key: 'words', label: '问题', title: true, text: row => row.words },
  { key: 'unit', label: '单位', width: '200px', text: row => row.unit.name },
  { key: 'source', label: '来源', width: '96px', text: row => row.source && PROBLEM_SOURCES[row.source] },
  { key: 'state', label: '环节', width: '88px', text: row => PROBLEM_STATES[row.state] },
  { key: 'found', label: '发现时间', width: '96px', right: true, text: row => row.found_on && shortDay(row.found_on) },
]
export const COMPARED_FILTERS: Filter[] = [...OF, { key: 'reported', label: '谁发现的', kind: 'choice', choices: REPORTED }]
export const COMPARED_VIEWS: View[] = Object.entries(REPORTED).map(([reported, name]) => ({ name, query: { reported } }))
