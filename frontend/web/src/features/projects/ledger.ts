/** Columns, filters and figures of projects and of proposals. */
import {
  moneyOf, peopleOf, PROJECT_FIELDS, PROJECT_STATES, PROJECT_TIMINGS, PROPOSAL_SOURCES, PROPOSAL_STATES, RATING_VERDICTS, ROUND_STATES, shortDay, type Schemas,
} from '@congress/core'
import type { CountShown } from '../../parts/CountStrip.vue'
import type { Column, Filter, View } from '../../parts/ledger/ledger'
import CongressPicker from '../../parts/pickers/CongressPicker.vue'
import { congressName } from '../../parts/pickers/congresses'
import DeputyPicker from '../../parts/pickers/DeputyPicker.vue'
import UnitPicker from '../../parts/pickers/UnitPicker.vue'
import { unitName } from '../../parts/pickers/units'
import GroupPicker from './GroupPicker.vue'
import { deputyName, groupName, roundName } from './names'
import RoundPicker from './RoundPicker.vue'

export type ProjectRow = Schemas['ProjectRow']
export type ProposalRow = Schemas['ProposalRow']
export type RoundRow = Schemas['RoundRow']

const years = Array.from({ length: 6 }, (_, i) => String(new Date().getFullYear() + 1 - i))
const YEAR: Filter = { key: 'year', label: '年度', kind: 'choice', choices: Object.fromEntries(years.map(year => [year, `${year}年`])) }
const ROUND: Filter = { key: 'round_id', label: '哪一轮', kind: 'pick', picker: RoundPicker, nameOf: roundName, seldom: true }
const CONGRESS: Filter = { key: 'congress_id', label: '哪级人大', kind: 'pick', picker: CongressPicker, nameOf: congressName }

export const COLUMNS: Column<ProjectRow>[] = [
  { key: 'state', label: '状态', width: '104px', narrow: 'bare' },
  { key: 'position', label: '序号', width: '60px', right: true, narrow: 'none', sort: { up: 'position' }, text: row => row.position },
  { key: 'title', label: '项目', title: true, text: row => row.title },
  { key: 'field', label: '领域', width: '120px', narrow: 'bare', text: row => PROJECT_FIELDS[row.field] },
  { key: 'place', label: '地点', width: '128px', extra: true, text: row => row.place },
  { key: 'unit', label: '责任单位', width: '176px', text: row => row.unit?.name ?? '未定' },
  { key: 'budget', label: '预算', width: '92px', right: true, text: row => moneyOf(row.budget) },
  { key: 'spent', label: '已支出', width: '92px', right: true, text: row => row.spent ? moneyOf(row.spent) : '' },
  { key: 'percent', label: '进度', width: '64px', right: true, text: row => row.state === 'candidate' || row.state === 'not_chosen' ? '' : `${row.percent}%` },
  { key: 'due', label: '下个节点', width: '92px', right: true, sort: { up: 'due' }, text: row => row.due_on && shortDay(row.due_on) },
  { key: 'finish', label: '计划完工', width: '92px', right: true, narrow: 'none', text: row => row.finish_on && shortDay(row.finish_on) },
  { key: 'finished', label: '实际完工', width: '92px', right: true, extra: true, text: row => row.finished_on && shortDay(row.finished_on) },
  { key: 'people', label: '受益', width: '88px', right: true, extra: true, text: row => peopleOf(row) },
  { key: 'supervisors', label: '督导', width: '152px', extra: true, text: row => row.supervisors.map(one => one.name).join('、') },
  { key: 'verdict', label: '测评', width: '84px', extra: true, text: row => row.verdict && RATING_VERDICTS[row.verdict] },
  { key: 'congress', label: '哪级人大', width: '104px', narrow: 'none', text: row => row.congress.name },
  { key: 'year', label: '年度', width: '60px', right: true, narrow: 'none', text: row => row.year },
  { key: 'code', label: '编号', width: '156px', extra: true, text: row => row.code },
]

export const FILTERS: Filter[] = [
  YEAR,
  { key: 'state', label: '状态', kind: 'choices', choices: PROJECT_STATES },
  { key: 'timing', label: '是否按期', kind: 'choices', choices: PROJECT_TIMINGS },
  { key: 'field', label: '领域', kind: 'choices', choices: PROJECT_FIELDS },
  CONGRESS,
  { key: 'unit_id', label: '责任单位', kind: 'pick', picker: UnitPicker, nameOf: unitName },
  ROUND,
  { key: 'group_id', label: '督导小组', seldom: true, kind: 'pick', picker: GroupPicker, nameOf: groupName },
  { key: 'deputy_id', label: '督导代表', seldom: true, kind: 'pick', picker: DeputyPicker, nameOf: deputyName },
  { key: 'verdict', label: '测评结果', seldom: true, kind: 'choices', choices: RATING_VERDICTS },
  { key: 'supervised', label: '定了督导代表', seldom: true, kind: 'choice', choices: { true: '定了', false: '还没定' } },
  { key: 'visited', label: '督导过', seldom: true, kind: 'choice', choices: { true: '去看过', false: '还没去看' } },
  { key: 'changed', label: '调整或者终止过', seldom: true, kind: 'yes' },
  { key: 'mine', label: '我督导的', seldom: true, kind: 'yes' },
]

export function viewsOf(role: Schemas['Role'] | undefined, congress: string | undefined): View[] {
  if (role === 'deputy') return [{ name: '我督导的', query: { mine: 'true' } }, { name: '实施中', query: { state: ['chosen', 'started'] } }]
  return [
    ...congress && role !== 'unit_staff' ? [{ name: '本级', query: { congress_id: congress } }] : [],
    { name: '候选', query: { state: ['candidate'] } },
    { name: '实施中', query: { state: ['chosen', 'started'] } },
    { name: '逾期', query: { timing: ['late'] } },
    { name: '等验收', query: { state: ['finished'] } },
  ]
}

/** The filters of the URL that the figures are counted over: all but what the figures narrow by. */
export function countedOver(query: Record<string, unknown>): Record<string, string | string[]> {
  const known = new Set(['q', ...FILTERS.map(filter => filter.key)].filter(key => key !== 'state' && key !== 'timing'))
  return Object.fromEntries(Object.entries(query).filter(([key, value]) => known.has(key) && value).map(([key, value]) => [key, value as string | string[]]))
}

export const rowsOf = (figure: Schemas['ProjectFigure']) => ({ path: '/projects', query: figure.where })

export function stripOf(said: Schemas['ProjectCounts']): CountShown[] {
  const share = (one: Schemas['ProjectFigure']) => said.voted.value ? one.value / said.voted.value : 0
  return [
    { word: '票决项目', value: said.voted.value, to: rowsOf(said.voted) },
    { word: '待开工', value: said.chosen.value, to: rowsOf(said.chosen) },
    { word: '实施中', value: said.started.value, to: rowsOf(said.started) },
    { word: '已完工', value: said.finished.value, share: share(said.finished), to: rowsOf(said.finished) },
    { word: '其中按期', value: said.in_time.value, to: rowsOf(said.in_time) },
    { word: '终止', value: said.ended.value, to: rowsOf(said.ended) },
    { word: '预算', value: moneyOf(said.budget) || '0元' },
    { word: '已支出', value: moneyOf(said.spent) || '0元', share: said.budget ? said.spent / said.budget : 0 },
    { word: '逾期', value: said.late.value, light: 'overdue', to: rowsOf(said.late) },
  ]
}

export const PROPOSAL_COLUMNS: Column<ProposalRow>[] = [
  { key: 'state', label: '状态', width: '104px', narrow: 'bare' },
  { key: 'number', label: '序号', width: '60px', right: true, narrow: 'none', sort: { up: 'number' }, text: row => row.number },
  { key: 'title', label: '建议', title: true, text: row => row.title },
  { key: 'source', label: '来源', width: '104px', narrow: 'bare', text: row => row.deputy ? `${row.deputy}代表` : PROPOSAL_SOURCES[row.source] },
  { key: 'field', label: '领域', width: '120px', text: row => PROJECT_FIELDS[row.field] },
  { key: 'place', label: '地点', width: '152px', text: row => row.place },
  { key: 'merged', label: '合并', width: '72px', right: true, narrow: 'none', text: row => row.merged ? `${row.merged} 条` : '' },
  { key: 'people', label: '受益', width: '96px', right: true, extra: true, text: row => peopleOf(row) },
  { key: 'cost', label: '估算', width: '92px', right: true, extra: true, text: row => moneyOf(row.cost) },
  { key: 'unit', label: '提出单位', width: '152px', extra: true, text: row => row.unit?.name },
  { key: 'congress', label: '哪级人大', width: '104px', narrow: 'none', text: row => row.congress.name },
  { key: 'year', label: '年度', width: '60px', right: true, narrow: 'none', text: row => row.year },
  { key: 'created', label: '收到', width: '84px', right: true, sort: { down: 'newest' }, text: row => shortDay(row.created_at) },
  { key: 'code', label: '编号', width: '156px', extra: true, text: row => row.code },
]
export const PROPOSAL_FILTERS: Filter[] = [
  YEAR,
  { key: 'state', label: '状态', kind: 'choices', choices: PROPOSAL_STATES },
  { key: 'source', label: '来源', kind: 'choices', choices: PROPOSAL_SOURCES },
  { key: 'field', label: '领域', kind: 'choices', choices: PROJECT_FIELDS },
  CONGRESS,
  ROUND,
]
export const PROPOSAL_VIEWS: View[] = [
  { name: '待筛选', query: { state: ['received'] } },
  { name: '通过筛选', query: { state: ['passed', 'nominated'] } },
  { name: '储备库', query: { state: ['pooled'] } },
]

export const ROUND_COLUMNS: Column<RoundRow>[] = [
  { key: 'state', label: '环节', width: '120px', narrow: 'bare' },
  { key: 'title', label: '年度', title: true, text: row => row.title },
  { key: 'congress', label: '哪级人大', width: '128px', narrow: 'bare', text: row => row.congress.name },
  { key: 'due', label: '下一步期限', width: '112px', right: true, text: row => row.due_on && shortDay(row.due_on) },
  { key: 'candidates', label: '候选', width: '80px', right: true, text: row => row.candidates || '' },
  { key: 'choose', label: '应选', width: '80px', right: true, text: row => row.to_choose },
  { key: 'chosen', label: '票决', width: '80px', right: true, text: row => row.chosen || '' },
  { key: 'finished', label: '已完工', width: '88px', right: true, text: row => row.chosen ? `${row.finished} / ${row.chosen}` : '' },
  { key: 'session', label: '会议', width: '92px', right: true, narrow: 'none', text: row => shortDay(row.session_on) },
]
export const ROUND_FILTERS: Filter[] = [
  YEAR,
  { key: 'state', label: '环节', kind: 'choices', choices: ROUND_STATES },
  CONGRESS,
]
