/** Columns, filters and views of the supervision tasks. */
import { ASSIGNMENT_ROLES, ASSIGNMENT_STATES, LIGHTS, shortDay, TASK_WORDS, type Schemas } from '@congress/core'
import type { Column, Filter, View } from '../../parts/ledger/ledger'
import { congressName } from '../../parts/pickers/congresses'
import CongressPicker from '../../parts/pickers/CongressPicker.vue'
import UnitPicker from '../../parts/pickers/UnitPicker.vue'
import { unitName } from '../../parts/pickers/units'

export type TaskRow = Schemas['SupervisionTaskOut']

export const COLUMNS: Column<TaskRow>[] = [
  { key: 'light', label: '状态', width: '84px', narrow: 'bare' },
  { key: 'unit', label: '承办单位', width: '200px', narrow: 'bare', text: row => row.unit.name },
  { key: 'role', label: '分工', width: '64px', narrow: 'bare', text: row => ASSIGNMENT_ROLES[row.role] },
  { key: 'title', label: '事项', title: true, text: row => row.matter.title },
  { key: 'code', label: '编号', width: '156px', narrow: 'bare', text: row => row.matter.code },
  { key: 'state', label: '环节', width: '80px', text: row => ASSIGNMENT_STATES[row.state] },
  { key: 'due', label: '期限', width: '100px', right: true, sort: { up: 'due' }, text: row => row.due_on ? shortDay(row.due_on) : '—' },
  { key: 'left', label: '剩余天数', width: '84px', right: true, narrow: 'none' },
  { key: 'pressed', label: '督办', width: '64px', right: true, narrow: 'none', text: row => row.pressed ? `${row.pressed} 次` : '' },
  { key: 'congress', label: '交办的人大', width: '120px', narrow: 'none', text: row => row.congress.name },
  { key: 'given', label: '交办日期', width: '96px', right: true, extra: true, sort: { down: 'newest' }, text: row => shortDay(row.created_at) },
  { key: 'accept', label: '签收期限', width: '96px', right: true, extra: true, text: row => row.accept_by && shortDay(row.accept_by) },
  { key: 'handler', label: '经办人', width: '88px', extra: true, text: row => row.handler },
  { key: 'signed', label: '签批人', width: '88px', extra: true, text: row => row.signed_by },
  { key: 'round', label: '第几轮', width: '72px', right: true, extra: true, text: row => row.round },
  { key: 'updated', label: '更新', width: '84px', right: true, extra: true, sort: { down: 'updated' }, text: row => shortDay(row.updated_at) },
]

const state: Filter = { key: 'state', label: '环节', kind: 'choices', choices: ASSIGNMENT_STATES }
const unit: Filter = { key: 'unit_id', label: '承办单位', kind: 'pick', picker: UnitPicker, nameOf: unitName }

/** A unit sees its own tasks alone, so it needs no choice of units. */
export const filtersOf = (role: Schemas['Role'] | undefined): Filter[] => [
  state,
  { key: 'light', label: '期限', kind: 'choice', choices: LIGHTS },
  ...(role === 'unit_staff' ? [] : [unit]),
  { key: 'role', label: '分工', kind: 'choice', choices: ASSIGNMENT_ROLES },
  { key: 'congress_id', label: '交办的人大', kind: 'pick', picker: CongressPicker, nameOf: congressName },
  { key: 'word', label: '来自', seldom: true, kind: 'choice', choices: TASK_WORDS },
  { key: 'pressed', label: '督办过', seldom: true, kind: 'yes' },
]

export const VIEWS: View[] = [
  { name: '待签收', query: { state: ['given'] } },
  { name: '办理中', query: { state: ['accepted'] } },
  { name: '逾期', query: { light: 'overdue' } },
  { name: '督办过', query: { pressed: 'true' } },
]
