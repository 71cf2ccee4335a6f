/** Columns, filters and views of the tasks, and what their figures show. */
import { HOLDERS, LIGHTS, shortDay, TASK_COUNTED_AS, TASK_STATES, type Light, type Schemas } from '@congress/core'
import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { CountShown } from '../../parts/CountStrip.vue'
import type { Column, Filter, View } from '../../parts/ledger/ledger'
import CongressPicker from '../../parts/pickers/CongressPicker.vue'
import { congressName } from '../../parts/pickers/congresses'
import UnitPicker from '../../parts/pickers/UnitPicker.vue'
import { unitName } from '../../parts/pickers/units'
import BodyPicker from '../campaigns/BodyPicker.vue'
import CampaignPicker from '../campaigns/CampaignPicker.vue'
import { bodyName, campaignName } from '../campaigns/names'
import { planName } from './names'
import PlanPicker from './PlanPicker.vue'

export type TaskRow = Schemas['TaskRow']
export type Figures = Schemas['TaskFigures']

/** 长期坚持, or the day. */
export const limitOf = (row: { long_term: boolean; due_on: string | null }): string =>
  row.long_term ? '长期坚持' : row.due_on ? shortDay(row.due_on) : '未定'

export const COLUMNS: Column<TaskRow>[] = [
  { key: 'light', label: '期限', width: '92px', narrow: 'bare' },
  { key: 'number', label: '序号', width: '64px', right: true, narrow: 'bare', sort: { up: 'number' }, text: row => row.number },
  { key: 'words', label: '任务', title: true, text: row => row.words },
  { key: 'aspect', label: '方面', width: '144px', narrow: 'bare', text: row => row.aspect },
  { key: 'owner', label: '责任单位', width: '176px', text: row => row.owner.name },
  { key: 'joint', label: '配合单位', width: '160px', extra: true, text: row => row.joint.map(one => one.name).join('、') },
  { key: 'leader', label: '牵头领导', width: '84px', extra: true, text: row => row.leader },
  { key: 'state', label: '状态', width: '84px', text: row => TASK_STATES[row.state] },
  { key: 'due', label: '时限', width: '96px', right: true, sort: { up: 'due' }, text: limitOf },
  { key: 'left', label: '剩余天数', width: '84px', right: true, narrow: 'none' },
  { key: 'progress', label: '进展', width: '184px', extra: true, text: row => row.progress },
  { key: 'told', label: '报进展', width: '84px', right: true, extra: true, text: row => row.progress_at && shortDay(row.progress_at) },
  { key: 'pressed', label: '督办', width: '64px', right: true, narrow: 'none', extra: true, text: row => row.pressed ? `${row.pressed} 次` : '' },
  { key: 'plan', label: '任务清单', width: '184px', extra: true, text: row => row.plan.name },
  { key: 'congress', label: '哪级人大', width: '112px', narrow: 'none', text: row => row.congress.name },
  { key: 'source', label: '出处', width: '96px', extra: true, text: row => row.source },
  { key: 'code', label: '编号', width: '148px', extra: true, text: row => row.code },
  { key: 'updated', label: '更新', width: '84px', right: true, extra: true, sort: { down: 'updated' }, text: row => shortDay(row.updated_at) },
]

const { congress, unit, nobody } = HOLDERS

export const FILTERS: Filter[] = [
  { key: 'plan_id', label: '任务清单', kind: 'pick', picker: PlanPicker, nameOf: planName },
  { key: 'state', label: '状态', kind: 'choices', choices: TASK_STATES },
  { key: 'light', label: '期限', kind: 'choice', choices: LIGHTS },
  { key: 'long_term', label: '长期坚持', kind: 'choice', choices: { true: '长期坚持的', false: '有时限的' } },
  { key: 'unit_id', label: '责任单位', kind: 'pick', picker: UnitPicker, nameOf: unitName },
  { key: 'congress_id', label: '哪级人大', kind: 'pick', picker: CongressPicker, nameOf: congressName },
  { key: 'counted_as', label: '完成', seldom: true, kind: 'choice', choices: TASK_COUNTED_AS },
  { key: 'aspect', label: '方面', seldom: true, kind: 'choices', choices: {} },
  { key: 'owner', label: '名单外的责任单位', seldom: true, kind: 'choice', choices: {} },
  { key: 'body_id', label: '专班、小组', seldom: true, kind: 'pick', picker: BodyPicker, nameOf: bodyName },
  { key: 'campaign_id', label: '联动监督', seldom: true, kind: 'pick', picker: CampaignPicker, nameOf: campaignName },
  { key: 'holder', label: '在谁手里', seldom: true, kind: 'choice', choices: { congress, unit, nobody } },
  { key: 'pressed', label: '督办过', seldom: true, kind: 'yes' },
  { key: 'sent_back', label: '退回过', seldom: true, kind: 'yes' },
  { key: 'due_from', until: 'due_to', label: '完成时限', seldom: true, kind: 'days' },
]

const waiting: Partial<Record<Schemas['Role'], View[]>> = {
  congress_staff: [{ name: '等确认', query: { state: ['reported_done'] } }],
  unit_staff: [{ name: '没启动', query: { state: ['planned'] } }, { name: '推进中', query: { state: ['under_way'] } }],
}

/** What each role looks at most; staff see others' tasks too, so their own congress's are a view. */
export const viewsOf = (role: Schemas['Role'] | undefined, congress: string | undefined): View[] => [
  ...(congress && role !== 'unit_staff' ? [{ name: '本级', query: { congress_id: congress } }] : []),
  ...(role && waiting[role]) ?? [],
  { name: '逾期', query: { light: 'overdue' } },
  { name: '有时限', query: { long_term: 'false' } },
  { name: '长期坚持', query: { long_term: 'true' } },
]

/** The filters of the URL that the figures are counted over: all but what the figures narrow by. */
export function countedOver(query: LocationQuery): Record<string, string | string[]> {
  const narrows = new Set(['light', 'counted_as'])
  const known = new Set(['q', 'year', ...FILTERS.flatMap(filter => filter.kind === 'days' ? [filter.key, filter.until] : [filter.key])])
  return Object.fromEntries(Object.entries(query)
    .filter(([key]) => known.has(key) && !narrows.has(key))
    .map(([key, value]) => [key, [value].flat().filter((one): one is string => Boolean(one))]))
}

const to = (figure: Schemas['TaskFigure']): { path: string; query: LocationQueryRaw } => ({ path: '/tasks', query: figure.where })

/** Tasks; done of those with an end; those kept up for long beside them; the deadlines. */
export function stripOf(said: Figures): CountShown[] {
  const light = (name: Light, word: string, figure: Schemas['TaskFigure']): CountShown => ({ light: name, word, value: figure.value, to: to(figure) })
  return [
    { word: '任务', value: said.tasks.value, to: to(said.tasks) },
    { word: '有时限', value: said.dated.value, to: to(said.dated) },
    { word: '其中已完成', value: said.done.value, to: to(said.done), share: Number(said.rate ?? 0) / 100 },
    { word: '完成率', value: said.rate ? `${said.rate}%` : '—', to: to(said.done) },
    { word: '等确认', value: said.reported.value, to: to(said.reported) },
    { word: '长期坚持', value: said.long_term.value, to: to(said.long_term) },
    { word: '今年报过进展', value: said.long_term_told.value, to: to(said.long_term_told) },
    light('on_time', '按期', said.on_time),
    light('due_soon', '临期', said.due_soon),
    light('overdue', '逾期', said.overdue),
  ]
}
