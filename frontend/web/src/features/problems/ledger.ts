/** Columns, filters and views of the problem list. */
import { COUNTED_AS, dayOf, HOLDERS, LIGHTS, MONTH_COUNTS, PROBLEM_SOURCES, PROBLEM_STATES, RESPONDENT_TYPES, shortDay, type Schemas } from '@congress/core'
import type { LocationQuery } from 'vue-router'
import type { Column, Filter, View } from '../../parts/ledger/ledger'
import CongressPicker from '../../parts/pickers/CongressPicker.vue'
import { congressName } from '../../parts/pickers/congresses'
import UnitPicker from '../../parts/pickers/UnitPicker.vue'
import { unitName } from '../../parts/pickers/units'
import CampaignPicker from '../campaigns/CampaignPicker.vue'
import { campaignName, fieldName } from '../campaigns/names'
import FieldPicker from '../campaigns/FieldPicker.vue'
import { lastMonths, lastYears } from './months'

export type ProblemRow = Schemas['ProblemRow']

function lookBack(row: ProblemRow): string {
  if (row.reopened) return `重新整改 ${row.reopened} 次`
  return row.looked_back_at ? `${shortDay(dayOf(row.looked_back_at))} 未反弹` : ''
}

/** Where it stands; of what was reported, whether the higher congress has answered. */
export const stateWord = (row: Pick<ProblemRow, 'state' | 'holder'>): string =>
  row.state === 'escalated' && row.holder.kind === 'congress' ? '上级已答复' : PROBLEM_STATES[row.state]

/** What stands where no deadline runs. */
export const lightWord = (row: ProblemRow): string =>
  row.carried_over ? '已结转' : row.held ? '停计' : row.state === 'refused' ? '不列入' : '已整改'

const COLUMNS: Column<ProblemRow>[] = [
  { key: 'light', label: '状态', width: '96px', narrow: 'bare' },
  { key: 'code', label: '编号', width: '116px', narrow: 'bare', sort: { up: 'number' }, text: row => `〔${row.year}〕${row.number}号` },
  { key: 'words', label: '问题', title: true, text: row => row.words },
  { key: 'field', label: '领域', width: '150px', narrow: 'bare', text: row => row.field.name },
  { key: 'aspect', label: '方面', width: '96px', extra: true, text: row => row.aspect?.name },
  { key: 'congress', label: '县区', width: '112px', narrow: 'none', text: row => row.congress.name },
  { key: 'unit', label: '责任单位', width: '184px', text: row => row.unit?.name },
  { key: 'state', label: '环节', width: '76px', text: stateWord },
  { key: 'due', label: '期限', width: '96px', right: true, sort: { up: 'due' }, text: row => row.due_on && shortDay(row.due_on) },
  { key: 'left', label: '剩余天数', width: '84px', right: true, narrow: 'none' },
  { key: 'found', label: '发现时间', width: '96px', right: true, extra: true, text: row => row.found_on && shortDay(row.found_on) },
  { key: 'done', label: '完成时间', width: '96px', right: true, extra: true, text: row => row.done_on && shortDay(row.done_on) },
  { key: 'source', label: '来源', width: '88px', extra: true, text: row => row.source && PROBLEM_SOURCES[row.source] },
  { key: 'respondent', label: '访谈对象', width: '96px', extra: true, text: row => row.respondent_type && RESPONDENT_TYPES[row.respondent_type] },
  { key: 'press_by', label: '下次督办', width: '96px', right: true, extra: true, text: row => row.press_by && shortDay(row.press_by) },
  { key: 'place', label: '地点', width: '136px', extra: true, text: row => row.place },
  { key: 'measure', label: '整改措施', width: '200px', extra: true, text: row => row.measure },
  { key: 'result', label: '整改结果', width: '200px', extra: true, text: row => row.result },
  { key: 'verified', label: '验收', width: '96px', right: true, extra: true, text: row => row.verified_on_site_at && shortDay(dayOf(row.verified_on_site_at)) },
  { key: 'signed_off', label: '销号', width: '96px', right: true, extra: true, text: row => row.signed_off_at && shortDay(dayOf(row.signed_off_at)) },
  { key: 'look_back', label: '回头看', width: '112px', extra: true, text: lookBack },
  { key: 'holder', label: '在谁手里', width: '160px', extra: true, text: row => row.holder.name },
  { key: 'updated', label: '更新', width: '84px', right: true, extra: true, sort: { down: 'updated' }, text: row => shortDay(row.updated_at) },
]

/** Whose a problem is need not be said where all are one's own. */
export const columnsOf = (level: Schemas['Level'] | undefined): Column<ProblemRow>[] =>
  COLUMNS.map(column => column.key === 'congress' ? { ...column, extra: level !== 'city' } : column)

const { congress, unit, nobody } = HOLDERS
const above = '上级人大'

export const FILTERS: Filter[] = [
  { key: 'campaign_id', label: '联动监督', kind: 'pick', picker: CampaignPicker, nameOf: campaignName },
  { key: 'field_id', label: '领域', kind: 'pick', picker: FieldPicker, nameOf: fieldName, several: true },
  { key: 'congress_id', label: '县区', kind: 'pick', picker: CongressPicker, nameOf: congressName },
  { key: 'within_id', label: '县区（连同乡镇）', seldom: true, kind: 'pick', picker: CongressPicker, nameOf: congressName },
  { key: 'campaign_year', label: '年度', seldom: true, kind: 'choice', choices: lastYears(8) },
  { key: 'unit_id', label: '责任单位', kind: 'pick', picker: UnitPicker, nameOf: unitName },
  { key: 'light', label: '期限', kind: 'choice', choices: LIGHTS },
  { key: 'state', label: '环节', kind: 'choices', choices: PROBLEM_STATES },
  { key: 'counted_as', label: '整改', seldom: true, kind: 'choice', choices: COUNTED_AS },
  { key: 'source', label: '来源', seldom: true, kind: 'choices', choices: PROBLEM_SOURCES },
  { key: 'respondent_type', label: '访谈对象', seldom: true, kind: 'choices', choices: RESPONDENT_TYPES },
  { key: 'aspect_id', label: '方面', seldom: true, kind: 'choices', choices: {} },
  { key: 'holder', label: '在谁手里', seldom: true, kind: 'choice', choices: { congress, unit, above, nobody } },
  { key: 'time_asked', label: '申请了延期', seldom: true, kind: 'yes' },
  { key: 'again', label: '整改过不止一次', seldom: true, kind: 'yes' },
  { key: 'reopened', label: '回头看又整改', seldom: true, kind: 'yes' },
  { key: 'counted_in', label: '每月一报', seldom: true, kind: 'choice', choices: MONTH_COUNTS },
  { key: 'month', label: '月份', seldom: true, kind: 'choice', choices: lastMonths(36) },
  { key: 'done_by', label: '不晚于这天整改', seldom: true, kind: 'choice', choices: {} },
  { key: 'found_from', until: 'found_to', label: '发现时间', seldom: true, kind: 'days' },
  { key: 'due_from', until: 'due_to', label: '整改时限', seldom: true, kind: 'days' },
]

const waiting: Partial<Record<Schemas['Role'], View[]>> = {
  congress_staff: [
    { name: '等核实', query: { state: ['found'] } },
    { name: '等交办', query: { state: ['verified'] } },
    { name: '等验收', query: { state: ['reported_done'] } },
    { name: '等销号', query: { state: ['verified_on_site'] } },
    { name: '批延期', query: { time_asked: 'true' } },
    { name: '已上报', query: { state: ['escalated'] } },
  ],
  unit_staff: [{ name: '等受理', query: { state: ['handed_over'] } }, { name: '整改中', query: { state: ['rectifying'] } }],
}

/** What each role looks at most. */
export const viewsOf = (role: Schemas['Role'] | undefined): View[] =>
  [...(role && waiting[role]) ?? [], { name: '逾期', query: { light: 'overdue' } }, { name: '现场问政', query: { source: ['on_the_spot'] } }]

/** The filters of the URL that the figures are counted over: all but what the figures narrow by. */
export const countedOver = (query: LocationQuery): Record<string, string | string[]> => askedOf(query, ['light', 'counted_as'])

/** The filters of the URL, without those that are left out. */
export function askedOf(query: LocationQuery, without: string[] = []): Record<string, string | string[]> {
  const narrows = new Set(without)
  const known = new Set(['q', ...FILTERS.flatMap(filter => filter.kind === 'days' ? [filter.key, filter.until] : [filter.key])])
  return Object.fromEntries(Object.entries(query)
    .filter(([key]) => known.has(key) && !narrows.has(key))
    .map(([key, value]) => [key, [value].flat().filter((one): one is string => Boolean(one))]))
}
