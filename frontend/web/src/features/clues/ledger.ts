/** Columns, filters and views of the clues' ledger. */
import { ANSWER_TIMINGS, CATEGORIES, CLUE_SOURCES, CLUE_STATES, HOLDERS, LIGHTS, SATISFACTIONS, shortDay, type Schemas } from '@congress/core'
import type { Column, Filter, View } from '../../parts/ledger/ledger'
import { divisionName } from '../../parts/pickers/divisions'
import { congressName } from '../../parts/pickers/congresses'
import CongressPicker from '../../parts/pickers/CongressPicker.vue'
import DivisionPicker from '../../parts/pickers/DivisionPicker.vue'
import UnitPicker from '../../parts/pickers/UnitPicker.vue'
import { unitName } from '../../parts/pickers/units'

export type ClueRow = Schemas['ClueRow']

export const COLUMNS: Column<ClueRow>[] = [
  { key: 'light', label: '状态', width: '84px', narrow: 'bare' },
  { key: 'code', label: '编号', width: '148px', narrow: 'bare', text: row => row.code },
  { key: 'title', label: '问题', title: true, text: row => row.title },
  { key: 'category', label: '类别', width: '88px', narrow: 'none', text: row => CATEGORIES[row.category] },
  { key: 'place', label: '地点', width: '136px', narrow: 'bare', text: row => row.place },
  { key: 'holder', label: '在谁手里', width: '160px', text: row => row.holder.name },
  { key: 'state', label: '环节', width: '80px', text: row => CLUE_STATES[row.state] },
  { key: 'due', label: '期限', width: '100px', right: true, sort: { up: 'due' }, text: row => row.due_on && shortDay(row.due_on) },
  { key: 'left', label: '剩余天数', width: '84px', right: true, narrow: 'none' },
  { key: 'created', label: '反映日期', width: '96px', right: true, extra: true, sort: { up: 'oldest', down: 'newest' }, text: row => shortDay(row.created_at) },
  { key: 'updated', label: '更新', width: '84px', right: true, extra: true, sort: { down: 'updated' }, text: row => shortDay(row.updated_at) },
  { key: 'source', label: '来源', width: '88px', extra: true, text: row => CLUE_SOURCES[row.source] },
  { key: 'unit', label: '主办单位', width: '176px', extra: true, text: row => row.unit?.name },
  { key: 'congress', label: '哪级人大', width: '112px', extra: true, text: row => row.congress.name },
]

/** States in which something waits to be done. */
export const OPEN: ClueRow['state'][] = ['submitted', 'verified', 'handed_over', 'handling', 'answered', 'rated']

export const FILTERS: Filter[] = [
  { key: 'state', label: '环节', kind: 'choices', choices: CLUE_STATES },
  { key: 'light', label: '期限', kind: 'choice', choices: LIGHTS },
  { key: 'category', label: '类别', kind: 'choices', choices: CATEGORIES },
  { key: 'division_id', label: '地点', kind: 'pick', picker: DivisionPicker, nameOf: divisionName },
  { key: 'unit_id', label: '主办单位', kind: 'pick', picker: UnitPicker, nameOf: unitName },
  { key: 'source', label: '来源', seldom: true, kind: 'choices', choices: CLUE_SOURCES },
  { key: 'created_from', until: 'created_to', label: '反映日期', seldom: true, kind: 'days' },
  { key: 'rating', label: '评价', seldom: true, kind: 'choice', choices: SATISFACTIONS },
  { key: 'holder', label: '在谁手里', seldom: true, kind: 'choice', choices: HOLDERS },
  { key: 'time_asked', label: '申请了延期', seldom: true, kind: 'yes' },
  { key: 'within_id', label: '人大及下级', seldom: true, kind: 'pick', picker: CongressPicker, nameOf: congressName },
  { key: 'congress_id', label: '哪级人大', seldom: true, kind: 'pick', picker: CongressPicker, nameOf: congressName },
  { key: 'handed_over', label: '交办过', seldom: true, kind: 'yes' },
  { key: 'answered', label: '答复过', seldom: true, kind: 'yes' },
  { key: 'answer', label: '答复快慢', seldom: true, kind: 'choices', choices: ANSWER_TIMINGS },
  { key: 'rated', label: '评价过', seldom: true, kind: 'yes' },
  { key: 'satisfied', label: '都满意', seldom: true, kind: 'yes' },
  { key: 'handed_over_from', until: 'handed_over_to', label: '交办日期', seldom: true, kind: 'days' },
  { key: 'answer_due_from', until: 'answer_due_to', label: '答复期限', seldom: true, kind: 'days' },
  { key: 'answered_from', until: 'answered_to', label: '答复日期', seldom: true, kind: 'days' },
  { key: 'signed_off_from', until: 'signed_off_to', label: '销号日期', seldom: true, kind: 'days' },
]

const waiting: Partial<Record<Schemas['Role'], View[]>> = {
  congress_staff: [
    { name: '等核实', query: { state: ['submitted'] } },
    { name: '等交办', query: { state: ['verified'] } },
    { name: '等销号', query: { state: ['answered', 'rated'], holder: 'congress' } },
    { name: '批延期', query: { time_asked: 'true' } },
  ],
  unit_staff: [{ name: '等签收', query: { state: ['handed_over'] } }, { name: '办理中', query: { state: ['handling'] } }],
  deputy: [{ name: '等我评价', query: { state: ['answered'] } }],
}

/** What each role looks at most. */
export const viewsOf = (role: Schemas['Role'] | undefined): View[] =>
  [...(role && waiting[role]) ?? [], { name: '逾期', query: { light: 'overdue' } }]
