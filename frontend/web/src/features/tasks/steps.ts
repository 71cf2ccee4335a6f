/** The dialogs of a task's steps: which fields each asks for, and where it is sent. */
import type { Body, PathsWith, Schemas, StepKey } from '@congress/core'
import { api } from '../../api'
import type { FieldSpec, FieldsOf } from '../../parts/fields/fields'

export type Task = Schemas['TaskOut']
export type Step = Schemas['TaskStep']
type StepPath = Extract<PathsWith<'post'>, `/tasks/{task_id}/${string}`>

export interface StepDialog {
  title: string
  main: string
  words?: string
  fields: Record<string, FieldSpec | undefined>
  send: (task: Task, body: Record<string, unknown>, key: StepKey) => Promise<Task>
}

function step<P extends StepPath>(path: P, look: { title: string; main?: string; words?: string; fields: FieldsOf<Body<P, 'post'>> }): StepDialog {
  return {
    main: look.title,
    ...look,
    fields: look.fields as Record<string, FieldSpec | undefined>,
    send: (task, body, key) =>
      api.post(path, { path: { task_id: task.id }, body, headers: key.headers(body) } as never) as Promise<Task>,
  }
}

const reason = (label: string, hint?: string): FieldSpec => ({ kind: 'words', label, ...(hint ? { hint } : {}) })
const files: FieldSpec = { kind: 'files', label: '佐证材料', optional: true }
const again = (task: Task): Record<string, FieldSpec> => task.long_term ? {} : { due_on: { kind: 'day', label: '新的完成时限', optional: true, hint: '不选就还是原来的时限。' } }

const DIALOGS: Record<Step, (task: Task) => StepDialog> = {
  'start': () => step('/tasks/{task_id}/start', { title: '开始办理', fields: { handler: { kind: 'line', label: '经办人', optional: true } } }),
  'progress': () => step('/tasks/{task_id}/progress', { title: '报进展', main: '报送', fields: { words: reason('进展情况', '做了什么，到了哪一步，下一步怎么办。'), file_ids: files } }),
  'report-done': task => step('/tasks/{task_id}/report-done', {
    title: '报完成', main: '报送', ...(task.evidence ? { words: `要求的佐证：${task.evidence}` } : {}), fields: { words: reason('完成情况'), file_ids: files },
  }),
  'confirm': () => step('/tasks/{task_id}/confirm', { title: '确认完成', fields: { note: { kind: 'words', label: '说明', optional: true } } }),
  'send-back': task => step('/tasks/{task_id}/send-back', { title: '退回', words: '退回后由责任单位继续办理。', fields: { reason: reason('哪里没有办好'), ...again(task) } }),
  'press': () => step('/tasks/{task_id}/press', { title: '督办', fields: { note: reason('督办意见', '责任单位会马上收到。') } }),
  'reopen': task => step('/tasks/{task_id}/reopen', { title: '重新打开', words: '已经确认完成的任务，重新交责任单位办理。', fields: { reason: reason('原因'), ...again(task) } }),
  'withdraw': () => step('/tasks/{task_id}/withdraw', { title: '撤销', words: '撤销以后不再办理，也不计入完成率；记录都保留。', fields: { reason: reason('理由') } }),
}

export const dialogOf = (taken: Step, task: Task): StepDialog => DIALOGS[taken](task)

/** Captions of papers, by the step they came with. */
export const FILE_STEPS: Record<string, string> = { 'register': '列入清单', 'progress': '进展', 'report-done': '完成' }
