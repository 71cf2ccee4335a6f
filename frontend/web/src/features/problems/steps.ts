/** The dialogs of a problem's steps: which fields each asks for, and where it is sent. */
import { REFERRED_TO, REOPEN_REASONS, spokenDay, todayIs, type Body, type PathsWith, type Schemas, type StepKey } from '@congress/core'
import { api } from '../../api'
import type { FieldSpec, FieldsOf } from '../../parts/fields/fields'

export type Problem = Schemas['ProblemOut']
export type Step = Schemas['ProblemStep']
type StepPath = Extract<PathsWith<'post'>, `/problems/{problem_id}/${string}`>

export interface StepDialog {
  title: string
  main: string
  words?: string
  fields: Record<string, FieldSpec | undefined>
  send: (problem: Problem, body: Record<string, unknown>, key: StepKey) => Promise<Problem>
}

function step<P extends StepPath>(path: P, look: { title: string; main?: string; words?: string; fields: FieldsOf<Body<P, 'post'>> }): StepDialog {
  return {
    main: look.title,
    ...look,
    fields: look.fields as Record<string, FieldSpec | undefined>,
    send: (problem, body, key) =>
      api.post(path, { path: { problem_id: problem.id }, body, headers: key.headers(body) } as never) as Promise<Problem>,
  }
}

const note: FieldSpec = { kind: 'words', label: '说明', optional: true }
const reason = (label: string, hint?: string): FieldSpec => ({ kind: 'words', label, ...(hint ? { hint } : {}) })
const files: FieldSpec = { kind: 'files', label: '照片和文件', optional: true }
const again: FieldSpec = { kind: 'day', label: '新的整改时限', optional: true, hint: '不选就按规则顺延。' }

const DIALOGS: Record<Step, (problem: Problem) => StepDialog> = {
  'verify': () => step('/problems/{problem_id}/verify', { title: '核实属实', fields: { note } }),
  'refuse': () => step('/problems/{problem_id}/refuse', { title: '不予列入', fields: { reason: reason('理由') } }),
  'hand-over': problem => step('/problems/{problem_id}/hand-over', {
    title: ['found', 'verified', 'escalated'].includes(problem.state) ? '交办' : '改交',
    fields: {
      unit_id: { kind: 'unit', label: '责任单位', congress: problem.congress.id },
      joint_unit_ids: { kind: 'units', label: '配合单位', optional: true, congress: problem.congress.id },
      due_on: { kind: 'day', label: '整改时限', optional: true, first: problem.due_on ?? undefined, hint: `不选就是 ${problem.rectify_days} 个工作日。` },
      measure: { kind: 'words', label: '整改措施', optional: true, hint: '一事一策；也可以由责任单位报。' },
      signed_by: { kind: 'line', label: '签批人' },
      note: { kind: 'words', label: '交办要求', optional: true },
    },
  }),
  'accept': () => step('/problems/{problem_id}/accept', { title: '受理', fields: { handler: { kind: 'line', label: '经办人' } } }),
  'give-back': () => step('/problems/{problem_id}/give-back', {
    title: '退回', words: '退回后由人大重新交办。',
    fields: { reason: reason('理由'), better: { kind: 'line', label: '该由哪个单位整改', optional: true, most: 100 } },
  }),
  'plan': problem => step('/problems/{problem_id}/plan', {
    title: '报整改措施', main: '报送',
    fields: { measure: { kind: 'words', label: '一事一策，准备怎么整改', first: problem.measure ?? undefined }, file_ids: files },
  }),
  'ask-time': problem => step('/problems/{problem_id}/ask-time', {
    title: '申请延期', ...(problem.due_on ? { words: `现在的整改时限是${spokenDay(problem.due_on)}。` } : {}),
    fields: { until: { kind: 'day', label: '延到哪一天' }, reason: reason('原因') },
  }),
  'grant-time': problem => step('/problems/{problem_id}/grant-time', {
    title: '同意延期', ...(problem.time_asked ? { words: `责任单位申请延到${spokenDay(problem.time_asked)}。` } : {}), fields: { note },
  }),
  'refuse-time': () => step('/problems/{problem_id}/refuse-time', { title: '不同意延期', fields: { note: reason('理由') } }),
  'press': () => step('/problems/{problem_id}/press', { title: '督办', fields: { note: reason('督办意见', '责任单位会马上收到。') } }),
  'report-done': () => step('/problems/{problem_id}/report-done', {
    title: '报整改结果', main: '报送结果',
    fields: { result: { kind: 'words', label: '整改结果' }, done_on: { kind: 'day', label: '完成时间', optional: true, first: todayIs() }, file_ids: files },
  }),
  'verify-on-site': () => step('/problems/{problem_id}/verify-on-site', {
    title: '验收通过', words: '到现场看过，整改属实，才算验收。', fields: { note: reason('现场看到的情况'), file_ids: files },
  }),
  'send-back': () => step('/problems/{problem_id}/send-back', { title: '退回继续整改', fields: { reason: reason('哪里没有整改好'), due_on: again, file_ids: files } }),
  'sign-off': () => step('/problems/{problem_id}/sign-off', { title: '销号', fields: { note } }),
  'look-back': () => step('/problems/{problem_id}/look-back', { title: '回头看', main: '没有反弹', fields: { note: reason('看到的情况'), file_ids: files } }),
  'reopen': () => step('/problems/{problem_id}/reopen', {
    title: '重新整改', words: '回头看发现没有真正解决，由原责任单位重新整改。',
    fields: { why: { kind: 'choice', label: '什么情况', choices: REOPEN_REASONS }, reason: reason('看到的情况'), due_on: again, file_ids: files },
  }),
  'escalate': () => step('/problems/{problem_id}/escalate', {
    title: '上报上级人大', main: '上报', words: '本级解决不了的，请上级人大帮助。上报期间整改期限停计。',
    fields: { reason: reason('为什么本级解决不了', '做过哪些工作、卡在哪里、请上级解决什么。'), signed_by: { kind: 'line', label: '签批人' }, file_ids: files },
  }),
  'go-on': () => step('/problems/{problem_id}/go-on', {
    title: '接着整改', words: '由原责任单位按上级的答复接着整改。',
    fields: { due_on: { kind: 'day', label: '新的整改时限', optional: true, hint: '不选就按停计前剩下的天数顺延。' }, note },
  }),
  'refer': () => step('/problems/{problem_id}/refer', {
    title: '转交监委、党委', main: '转交', words: '督而不办、办而不实的，转交有权问责的机关。责任单位看不到这次转交；问题照常整改。',
    fields: {
      to: { kind: 'choice', label: '转交给', choices: REFERRED_TO },
      to_words: { kind: 'line', label: '机关名称', most: 100 },
      reason: reason('理由', '哪里督而不办、办而不实。'),
      signed_by: { kind: 'line', label: '签批人' },
      referred_on: { kind: 'day', label: '转交日期', optional: true, first: todayIs() },
      letter: { kind: 'line', label: '文号', optional: true },
      file_ids: files,
    },
  }),
}

export const dialogOf = (taken: Step, problem: Problem): StepDialog => DIALOGS[taken](problem)

/** Captions of photos and papers, by the step they came with. */
export const FILE_STEPS: Record<string, string> = { 'report': '反映', 'register': '发现', 'plan': '整改中', 'report-done': '整改后', 'verify-on-site': '验收', 'send-back': '验收', 'look-back': '回头看', 'reopen': '回头看' }
