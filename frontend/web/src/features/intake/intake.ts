/** Columns, filters, views and steps of what residents send. */
import { CATEGORIES, CODES_OF, INTAKE_STATES, LIGHTS, shortDay, type Schemas, type StepKey } from '@congress/core'
import { api } from '../../api'
import type { Doing } from '../../parts/fields/fields'
import type { Column, Filter, View } from '../../parts/ledger/ledger'
import { congressName } from '../../parts/pickers/congresses'
import CongressPicker from '../../parts/pickers/CongressPicker.vue'
import PointPicker from './PointPicker.vue'

export type IntakeRow = Schemas['IntakeRow']
export type Intake = Schemas['IntakeOut']
export type Step = Schemas['IntakeStep']

export const COLUMNS: Column<IntakeRow>[] = [
  { key: 'light', label: '状态', width: '84px', narrow: 'bare' },
  { key: 'words', label: '反映的问题', title: true, text: row => row.words },
  { key: 'place', label: '地点', width: '160px', narrow: 'bare', text: row => row.place },
  { key: 'category', label: '类别', width: '88px', narrow: 'none', text: row => row.category && CATEGORIES[row.category] },
  { key: 'to', label: '扫的谁的码', width: '168px', text: row => row.to.name },
  { key: 'photos', label: '照片', width: '56px', right: true, narrow: 'none', text: row => row.photos || '—' },
  { key: 'state', label: '情况', width: '80px', text: row => INTAKE_STATES[row.state] },
  { key: 'due', label: '查看期限', width: '100px', right: true, sort: { up: 'due' }, text: row => row.due_on && shortDay(row.due_on) },
  { key: 'created', label: '收到', width: '84px', right: true, sort: { up: 'oldest', down: 'newest' }, text: row => shortDay(row.created_at) },
  { key: 'clue', label: '线索', width: '148px', extra: true },
  { key: 'congress', label: '哪级人大', width: '112px', extra: true, text: row => row.congress.name },
]

/** A filter that only links set: whose code it came through. */
const addressee = async (id: string): Promise<string> => {
  const { items } = await api.get('/intake/points', { query: { about_id: [id], limit: 1 } as never })
  return items[0]?.to.name ?? '这个码'
}

export const FILTERS: Filter[] = [
  { key: 'state', label: '情况', kind: 'choices', choices: INTAKE_STATES },
  { key: 'light', label: '期限', kind: 'choice', choices: LIGHTS },
  { key: 'about', label: '扫的什么码', kind: 'choice', choices: CODES_OF },
  { key: 'congress_id', label: '哪级人大', seldom: true, kind: 'pick', picker: CongressPicker, nameOf: congressName },
  { key: 'about_id', label: '扫的谁的码', seldom: true, kind: 'pick', picker: PointPicker, nameOf: addressee },
]

export const VIEWS: View[] = [
  { name: '待查看', query: { state: ['waiting'] } },
  { name: '超期没看', query: { light: 'overdue' } },
  { name: '已登记', query: { state: ['admitted'] } },
  { name: '不受理', query: { state: ['discarded'] } },
]

const SAID: Record<Exclude<Step, 'admit'>, Pick<Doing, 'title' | 'main' | 'words' | 'fields'>> = {
  discard: {
    title: '不受理', main: '不受理', words: '反映人凭口令看得到这个理由，请写明为什么，以及可以找谁。以后还可以恢复。',
    fields: { reason: { kind: 'words', label: '理由', most: 500 } },
  },
  restore: { title: '恢复待查看', main: '恢复', words: '恢复以后重新计算查看期限。', fields: { reason: { kind: 'words', label: '为什么恢复', most: 500 } } },
}

/** The dialog of a step other than admitting, which has a screen of its own. */
export const dialogOf = (step: Exclude<Step, 'admit'>, id: string, done: () => Promise<void>): Doing => ({
  ...SAID[step],
  send: async (body: Record<string, unknown>, key: StepKey) => {
    await api.post(`/intake/{intake_id}/${step}`, { path: { intake_id: id }, body: body as never, headers: key.headers(body) })
    await done()
  },
})
