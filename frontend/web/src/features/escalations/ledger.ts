/** Columns, filters and views of the escalations. */
import { ESCALATION_STATES, LIGHTS, shortDay, type Schemas } from '@congress/core'
import type { Column, Filter, View } from '../../parts/ledger/ledger'
import CongressPicker from '../../parts/pickers/CongressPicker.vue'
import { congressName } from '../../parts/pickers/congresses'

export type EscalationRow = Schemas['EscalationRow']

export const COLUMNS: Column<EscalationRow>[] = [
  { key: 'light', label: '状态', width: '96px', narrow: 'bare' },
  { key: 'congress', label: '哪里上报', width: '112px', narrow: 'bare', text: row => row.congress.name },
  { key: 'words', label: '问题', title: true, text: row => row.words },
  { key: 'field', label: '领域', width: '150px', narrow: 'bare', text: row => row.field },
  { key: 'bundle', label: '归并', width: '150px', text: row => row.bundle?.name },
  { key: 'handler', label: '交给谁办', width: '140px', text: row => row.handler?.name },
  { key: 'state', label: '环节', width: '104px', text: row => ESCALATION_STATES[row.state] },
  { key: 'due', label: '答复期限', width: '96px', right: true, sort: { up: 'due' }, text: row => shortDay(row.answer_by) },
  { key: 'left', label: '剩余天数', width: '84px', right: true, narrow: 'none' },
  { key: 'code', label: '编号', width: '170px', extra: true, text: row => row.code },
  { key: 'above', label: '上报给', width: '112px', extra: true, text: row => row.above.name },
  { key: 'unit', label: '县里责任单位', width: '160px', extra: true, text: row => row.unit },
  { key: 'place', label: '地点', width: '136px', extra: true, text: row => row.place },
  { key: 'signed', label: '签批人', width: '88px', extra: true, text: row => row.signed_by },
  { key: 'asked', label: '上报日期', width: '96px', right: true, extra: true, sort: { down: 'newest' }, text: row => shortDay(row.created_at) },
  { key: 'updated', label: '更新', width: '84px', right: true, extra: true, sort: { down: 'updated' }, text: row => shortDay(row.updated_at) },
]

export const SIDES: Record<Schemas['Side'], string> = { asked_of_us: '下级报来的', by_us: '我们上报的' }

export const FILTERS: Filter[] = [
  { key: 'side', label: '方向', kind: 'choice', choices: SIDES },
  { key: 'congress_id', label: '哪里上报', kind: 'pick', picker: CongressPicker, nameOf: congressName },
  { key: 'state', label: '环节', kind: 'choices', choices: ESCALATION_STATES },
  { key: 'light', label: '答复期限', kind: 'choice', choices: LIGHTS },
]

export const viewsOf = (role: Schemas['Role'] | undefined): View[] => role === 'unit_staff'
  ? [{ name: '在办', query: { state: ['with_unit'] } }]
  : [
      { name: '等受理', query: { side: 'asked_of_us', state: ['asked'] } },
      { name: '等答复', query: { side: 'asked_of_us', state: ['taken_up', 'replied', 'passed_on'] } },
      { name: '我们上报的', query: { side: 'by_us' } },
      { name: '逾期', query: { light: 'overdue' } },
    ]
