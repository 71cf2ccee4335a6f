/** The dialogs of an escalation's steps: which fields each asks for, and where it is sent. */
import { todayIs, type Body, type PathsWith, type Schemas, type StepKey } from '@congress/core'
import { api } from '../../api'
import type { FieldSpec, FieldsOf } from '../../parts/fields/fields'

export type Escalation = Schemas['EscalationOut']
export type Step = Schemas['EscalationStep']
type StepPath = Extract<PathsWith<'post'>, `/escalations/{escalation_id}/${string}`>

export interface StepDialog {
  title: string
  main: string
  words?: string
  fields: Record<string, FieldSpec | undefined>
  send: (one: Escalation, body: Record<string, unknown>, key: StepKey) => Promise<Escalation>
}

function step<P extends StepPath>(path: P, look: { title: string; main?: string; words?: string; fields: FieldsOf<Body<P, 'post'>> }): StepDialog {
  return {
    main: look.title,
    ...look,
    fields: look.fields as Record<string, FieldSpec | undefined>,
    send: (one, body, key) =>
      api.post(path, { path: { escalation_id: one.id }, body, headers: key.headers(body) } as never) as Promise<Escalation>,
  }
}

const note: FieldSpec = { kind: 'words', label: '说明', optional: true }
const signed: FieldSpec = { kind: 'line', label: '签批人' }
const files: FieldSpec = { kind: 'files', label: '文件', optional: true }
const together = (one: Escalation): string => (one.group?.members.length ?? 0) > 1 ? `这一组 ${one.group!.members.length} 件一起办。` : ''

const asked = (one: Escalation): string => {
  const { time_asked } = one.group ?? {}
  return time_asked ? `${one.handler?.name ?? '承办单位'}申请延到 ${time_asked.until}：${time_asked.reason}` : ''
}

const DIALOGS: Partial<Record<Step, (one: Escalation) => StepDialog>> = {
  'send-back': () => step('/escalations/{escalation_id}/send-back', {
    title: '退回', words: '退回后由上报的人大接着办。', fields: { reason: { kind: 'words', label: '理由', hint: '上报的人大看得到。' } },
  }),
  'withdraw': () => step('/escalations/{escalation_id}/withdraw', { title: '撤回上报', main: '撤回', fields: { reason: { kind: 'words', label: '理由' } } }),
  'hand-over': one => step('/escalations/{escalation_id}/hand-over', {
    title: one.state === 'with_unit' ? '改交' : '交办本级单位', words: together(one),
    fields: { unit_id: { kind: 'unit', label: '承办单位', congress: one.above.id }, due_on: { kind: 'day', label: '办理期限', optional: true, hint: '不选就按规则计算。' }, signed_by: signed, note },
  }),
  'pass-on': one => step('/escalations/{escalation_id}/pass-on', {
    title: '函报上一级', words: `本级也解决不了的，以公文报上一级人大；收到复函后在这里记下答复。${together(one)}`,
    fields: { to: { kind: 'line', label: '报给', most: 100, first: '河北省人大常委会' }, letter: { kind: 'line', label: '文号' }, on: { kind: 'day', label: '发文日期', optional: true, first: todayIs() }, signed_by: signed, note, file_ids: files },
  }),
  'accept': () => step('/escalations/{escalation_id}/accept', { title: '受理', fields: { handler: { kind: 'line', label: '经办人' } } }),
  'give-back': () => step('/escalations/{escalation_id}/give-back', { title: '退回', words: '退回后由人大重新交办。', fields: { reason: { kind: 'words', label: '理由' } } }),
  'ask-time': one => step('/escalations/{escalation_id}/ask-time', {
    title: '申请延期', main: '申请', words: `现在的办理期限是 ${one.handler_due_on ?? '未定'}。`,
    fields: { until: { kind: 'day', label: '延到哪天' }, reason: { kind: 'words', label: '理由' } },
  }),
  'grant-time': one => step('/escalations/{escalation_id}/grant-time', { title: '同意延期', words: asked(one), fields: { note } }),
  'refuse-time': one => step('/escalations/{escalation_id}/refuse-time', { title: '不同意延期', words: asked(one), fields: { note: { kind: 'words', label: '理由', hint: '承办单位会马上收到。' } } }),
  'press': () => step('/escalations/{escalation_id}/press', { title: '督办', fields: { note: { kind: 'words', label: '督办意见', hint: '承办单位会马上收到。' } } }),
  'reply': one => step('/escalations/{escalation_id}/reply', { title: '报办理结果', main: '报送', words: together(one), fields: { words: { kind: 'words', label: '办理结果' }, file_ids: files } }),
  'answer': one => step('/escalations/{escalation_id}/answer', {
    title: '答复下级人大', main: '答复', words: `上报的人大按答复接着办。${together(one)}`,
    fields: { words: { kind: 'words', label: '答复内容', first: one.group?.reply ?? undefined }, on: { kind: 'day', label: '答复日期', optional: true, first: todayIs() }, signed_by: signed, file_ids: files },
  }),
}

export const dialogOf = (taken: Step, one: Escalation): StepDialog | undefined => DIALOGS[taken]?.(one)

/** Captions of papers, by the step they came with. */
export const FILE_STEPS: Record<string, string> = { 'ask': '上报', 'reply': '办理结果', 'pass-on': '公文', 'answer': '答复' }
