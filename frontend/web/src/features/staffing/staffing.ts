/** What is shown of bodies, measures and statements, and the chart by county. */
import { BODY_STANDINGS, LEVELS, MEASURE_KINDS, MEASURE_STATES, shortDay, spokenDay, UNIT_KINDS, type Schemas } from '@congress/core'
import type { EChartsCoreOption } from 'echarts/core'
import type { LocationQueryRaw } from 'vue-router'
import type { CountShown } from '../../parts/CountStrip.vue'
import type { FieldSpec } from '../../parts/fields/fields'
import type { Column, Filter, View } from '../../parts/ledger/ledger'
import CongressPicker from '../../parts/pickers/CongressPicker.vue'
import { congressName } from '../../parts/pickers/congresses'
import type { Look } from '../overview/charts'

export type Body = Schemas['StaffingBodyOut']
export type Measure = Schemas['MeasureOut']
export type Says = Schemas['StatementOut']
export type Numbers = Schemas['StaffingNumbers']

export const rows = (figure: Schemas['StaffingFigure']): { path: string; query: LocationQueryRaw } => ({ path: '/staffing/bodies', query: figure.where })
export const percent = (share: string | null): string => share === null ? '—' : `${share}%`

/** Bodies, one-person ones with their share, and how far clearing has come. */
export function stripOf(said: Numbers): CountShown[] {
  return [
    { word: '内设机构', value: said.bodies.value, to: rows(said.bodies) },
    { word: `一人委（${said.bodies.value} 个里）`, value: said.one_person.value, to: rows(said.one_person) },
    { word: '占', value: percent(said.share), to: rows(said.one_person), share: Number(said.share ?? 0) / 100 },
    { word: '已化解', value: said.cleared.value, to: rows(said.cleared) },
    { word: '正在化解', value: said.under_way.value, to: rows(said.under_way) },
    { word: '还没有措施', value: said.untouched.value, to: rows(said.untouched) },
    { word: '编制', value: said.posts },
    { word: '实有', value: said.staff },
    ...(said.late.value ? [{ light: 'overdue' as const, word: '措施过了目标日期', value: said.late.value, to: rows(said.late) }] : []),
  ]
}

/** 核定事业编制 3 名，已报批，目标 12-31. */
export function measureWords(measure: Measure): string {
  const day = measure.state === 'done' && measure.done_on ? `，${shortDay(measure.done_on)}` : measure.target_on ? `，目标 ${shortDay(measure.target_on)}` : ''
  return `${MEASURE_KINDS[measure.kind]} ${measure.people} 名，${MEASURE_STATES[measure.state]}${day}`
}

/** 说没有一人委；内设机构 8 个. */
export function saysWords(said: Says): string {
  const counts: [string, number | null, string][] = [['一人委', said.one_person, '个'], ['内设机构', said.bodies, '个'], ['编制', said.posts, '名'], ['实有', said.staff, '人']]
  const numbers = counts.filter(([, value]) => value !== null).map(([word, value, unit]) => `${word} ${value} ${unit}`)
  const exists = said.one_person === null && said.exists !== null ? [said.exists ? '有一人委' : '没有一人委'] : []
  return [...exists, ...numbers].join('，')
}
export const saidBy = (said: Says): string => `${said.said_by.short_name}，${spokenDay(said.said_on)}`

export const COLUMNS: Column<Body>[] = [
  { key: 'name', label: '内设机构', title: true, text: row => row.name },
  { key: 'congress', label: '县区', width: '104px', narrow: 'bare', text: row => row.congress.short_name },
  { key: 'rank', label: '级别', width: '72px', text: row => row.rank ?? '—' },
  { key: 'posts', label: '编制', width: '64px', right: true, text: row => row.posts ?? '—' },
  { key: 'staff', label: '实有', width: '64px', right: true, text: row => row.staff ?? '—' },
  { key: 'standing', label: '情况', width: '184px', text: row => BODY_STANDINGS[row.standing] },
  { key: 'measures', label: '化解措施', width: '312px' },
  { key: 'kind', label: '类别', width: '128px', extra: true, text: row => UNIT_KINDS[row.kind] },
]

export const FILTERS: Filter[] = [
  { key: 'congress_id', label: '县区', kind: 'pick', picker: CongressPicker, nameOf: congressName },
  { key: 'standing', label: '情况', kind: 'choices', choices: BODY_STANDINGS },
  { key: 'one_person', label: '一人委', kind: 'choice', choices: { true: '是一人委', false: '不是' } },
  { key: 'measure', label: '化解办法', kind: 'choice', choices: MEASURE_KINDS },
  { key: 'level', label: '哪一级', seldom: true, kind: 'choice', choices: LEVELS },
  { key: 'kind', label: '类别', seldom: true, kind: 'choice', choices: UNIT_KINDS },
  { key: 'late', label: '措施过了目标日期', seldom: true, kind: 'yes' },
]

export const VIEWS: View[] = [
  { name: '一人委', query: { one_person: 'true' } },
  { name: '还没有措施', query: { standing: ['untouched'] } },
  { name: '正在化解', query: { standing: ['under_way'] } },
  { name: '已化解', query: { standing: ['cleared'] } },
]

export const measureFieldsOf = (measure?: Measure): Record<string, FieldSpec> => ({
  kind: { kind: 'select', label: '化解办法', choices: MEASURE_KINDS, first: measure?.kind },
  people: { kind: 'number', label: '增加多少', least: 1, most: 100, unit: '人', first: measure?.people ?? 1 },
  target_on: { kind: 'day', label: '目标日期', optional: true, first: measure?.target_on ?? undefined },
  words: { kind: 'words', label: '说明', optional: true, first: measure?.words ?? undefined },
})

const count = (label: string, unit: string): FieldSpec => ({ kind: 'number', label, least: 0, most: 10_000, unit, optional: true })
export const SAYS_FIELDS: Record<string, FieldSpec> = {
  exists: { kind: 'choice', label: '有没有一人委', choices: { yes: '有', no: '没有' }, optional: true },
  one_person: count('一人委', '个'),
  bodies: count('内设机构', '个'),
  posts: count('编制', '名'),
  staff: count('实有', '人'),
  words: { kind: 'words', label: '原话', hint: '材料里、会上是怎么说的。' },
  source: { kind: 'line', label: '出处', optional: true, most: 200, hint: '哪份材料、哪次会议。' },
  said_on: { kind: 'day', label: '什么时候说的', optional: true, hint: '不选就是今天。' },
}

/** One bar a county: one-person bodies by how far they are cleared; the rest of its bodies behind them. */
export function countyOption(items: Schemas['StaffingOf'][], look: Look, narrow: boolean): EChartsCoreOption {
  const parts: [string, string, (one: Schemas['StaffingOf']) => number][] = [
    ['一人委，还没有措施', look.bad, one => one.untouched.value],
    ['一人委，正在化解', look.fill, one => one.under_way.value],
    ['一人委，已化解', look.info, one => one.cleared.value],
    ['两人以上', look.line, one => one.bodies.value - one.one_person.value],
  ]
  return {
    animation: false,
    textStyle: { fontFamily: look.font, color: look.text, fontSize: 14 },
    grid: { left: 8, right: 16, top: narrow ? 64 : 36, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, selectedMode: false, textStyle: { color: look.text, fontSize: 14 } },
    xAxis: { type: 'value', minInterval: 1, axisLabel: { color: look.soft, fontSize: 14 }, splitLine: { lineStyle: { color: look.line } } },
    yAxis: { type: 'category', inverse: true, data: items.map(one => one.congress.short_name), axisTick: { show: false }, axisLine: { lineStyle: { color: look.line } }, axisLabel: { color: look.text, fontSize: 14, width: narrow ? 96 : 160, overflow: 'truncate' } },
    series: parts.map(([name, color, value]) => ({
      type: 'bar', name, stack: 'bodies', barWidth: 16, cursor: 'pointer', itemStyle: { color }, data: items.map(value),
    })),
    tooltip: {
      trigger: 'item', confine: true, backgroundColor: look.surface, borderColor: look.line, textStyle: { color: look.text, fontSize: 14 },
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const one = items[dataIndex]!
        return `${one.congress.short_name}<br>${one.bodies.value} 个内设机构里一人委 ${one.one_person.value} 个，占 ${percent(one.share)}<br>已化解 ${one.cleared.value}，正在化解 ${one.under_way.value}`
      },
    },
  }
}
