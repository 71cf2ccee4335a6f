/** The dialogs of a clue's steps: which fields each asks for, and where it is sent. */
import { SATISFACTIONS, spokenDay, type Body, type PathsWith, type Schemas, type StepKey } from '@congress/core'
import { api } from '../../api'
import type { FieldSpec, FieldsOf } from '../../parts/fields/fields'
import CluePicker from './CluePicker.vue'

export type Clue = Schemas['ClueOut']
export type Step = Schemas['ClueStep']
type StepPath = Extract<PathsWith<'post'>, `/clues/{clue_id}/${string}`>

export interface StepDialog {
  title: string
  main: string
  words?: string
  fields: Record<string, FieldSpec | undefined>
  send: (clue: Clue, body: Record<string, unknown>, key: StepKey) => Promise<Clue>
}

function step<P extends StepPath>(path: P, look: { title: string; main?: string; words?: string; fields: FieldsOf<Body<P, 'post'>> }): StepDialog {
  return {
    main: look.title,
    ...look,
    fields: look.fields as Record<string, FieldSpec | undefined>,
    send: (clue, body, key) =>
      api.post(path, { path: { clue_id: clue.id }, body, headers: key.headers(body) } as never) as Promise<Clue>,
  }
}

const note: FieldSpec = { kind: 'words', label: '说明', optional: true }
const reason = (label: string, hint?: string): FieldSpec => ({ kind: 'words', label, ...(hint ? { hint } : {}) })
const days = (shown: number): FieldSpec =>
  ({ kind: 'number', label: '答复期限', unit: '个工作日', least: 1, most: 400, shown: String(shown), optional: true, hint: `不填就是 ${shown} 个工作日。` })
const words = (label: string): FieldSpec => ({ kind: 'words', label, most: 5000 })
const files: FieldSpec = { kind: 'files', label: '照片和文件', optional: true }

const DIALOGS: Partial<Record<Step, (clue: Clue) => StepDialog>> = {
  'verify': () => step('/clues/{clue_id}/verify', { title: '核实属实', fields: { note } }),
  'decline': () => step('/clues/{clue_id}/decline', {
    title: '不予受理', fields: { reason: reason('理由', '反映人看得到，请说明为什么，以及可以找谁。') },
  }),
  'merge': clue => step('/clues/{clue_id}/merge', {
    title: '并入另一件', main: '并案', words: '并案后这一件不再单独办理，反映人会在那一件里看到结果。',
    fields: { into_id: { kind: 'own', label: '并入哪一件', component: CluePicker, props: { clue } }, note },
  }),
  'withdraw': () => step('/clues/{clue_id}/withdraw', { title: '撤回', fields: { reason: reason('为什么撤回') } }),
  'hand-over': clue => step('/clues/{clue_id}/hand-over', {
    title: '交办',
    fields: {
      lead_unit_id: { kind: 'unit', label: '主办单位', congress: clue.congress.id },
      joint_unit_ids: { kind: 'units', label: '会办单位', optional: true, congress: clue.congress.id },
      days: days(clue.answer_days),
      signed_by: { kind: 'line', label: '签批人' },
      note: { kind: 'words', label: '交办要求', optional: true },
    },
  }),
  'accept': () => step('/clues/{clue_id}/accept', { title: '签收', fields: { handler: { kind: 'line', label: '经办人' } } }),
  'give-back': () => step('/clues/{clue_id}/give-back', {
    title: '退回', words: '退回后由人大重新交办。',
    fields: { reason: reason('理由'), better: { kind: 'line', label: '该由哪个单位办', optional: true, most: 100 } },
  }),
  'ask-time': clue => step('/clues/{clue_id}/ask-time', {
    title: '申请延期', ...(clue.due_on ? { words: `现在的期限是${spokenDay(clue.due_on)}。` } : {}),
    fields: { until: { kind: 'day', label: '延到哪一天' }, reason: reason('原因') },
  }),
  'grant-time': clue => step('/clues/{clue_id}/grant-time', {
    title: '同意延期', ...(clue.time_asked ? { words: `承办单位申请延到${spokenDay(clue.time_asked)}。` } : {}), fields: { note },
  }),
  'refuse-time': () => step('/clues/{clue_id}/refuse-time', { title: '不同意延期', fields: { note: reason('理由') } }),
  'press': () => step('/clues/{clue_id}/press', { title: '督办', fields: { note: reason('督办意见', '承办单位会马上收到。') } }),
  'plan': () => step('/clues/{clue_id}/plan', { title: '报进展', main: '报送', fields: { words: words('打算怎么办，或者办到哪一步了'), file_ids: files } }),
  'answer': () => step('/clues/{clue_id}/answer', { title: '答复', main: '报送答复', fields: { words: words('答复'), file_ids: files } }),
  'rate': clue => step('/clues/{clue_id}/rate', {
    title: clue.own ? '评价' : '代反映人评价',
    fields: {
      attitude: { kind: 'choice', label: '办理态度', choices: SATISFACTIONS },
      result: { kind: 'choice', label: '办理结果', choices: SATISFACTIONS },
      words: { kind: 'words', label: '评语', optional: true, hint: '不满意的，请写明哪里不满意；会重新办理。' },
    },
  }),
  'send-back': clue => step('/clues/{clue_id}/send-back', { title: '退回重办', fields: { reason: reason('哪里没有办好'), days: days(clue.answer_days) } }),
  'sign-off': () => step('/clues/{clue_id}/sign-off', { title: '验收销号', main: '验收通过，销号', fields: { note } }),
  'look-back': () => step('/clues/{clue_id}/look-back', { title: '回头看', main: '没有反弹', fields: { note: reason('看到的情况') } }),
  'reopen': clue => step('/clues/{clue_id}/reopen', { title: '重新交办', words: '问题反弹或者没有真正解决，由原承办单位重新办理。', fields: { reason: reason('看到的情况'), days: days(clue.answer_days) } }),
}

export const dialogOf = (taken: Step, clue: Clue): StepDialog | undefined => DIALOGS[taken]?.(clue)

/** Captions of photos and papers, by the step they came with. */
export const FILE_STEPS: Record<string, string> = { report: '反映', plan: '办理中', answer: '答复' }
