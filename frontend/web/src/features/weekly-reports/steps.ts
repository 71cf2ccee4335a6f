/** The dialogs of a weekly report's steps. */
import { newId, WEEKLY_STEPS, type Schemas, type StepKey } from '@congress/core'
import { api } from '../../api'
import type { Doing, FieldSpec } from '../../parts/fields/fields'

export type Weekly = Schemas['WeeklyOut']
export type Step = Schemas['WeeklyStep']
type Deed = 'sign' | 'countersign' | 'send-back' | 'correct' | 'withdraw'

const text = (label: string, first: string, more: Partial<FieldSpec> = {}): FieldSpec => ({ kind: 'words', label, most: 5000, optional: true, first, ...more } as FieldSpec)

/** Writing the words; what is emptied is sent empty. */
export function writing(report: Weekly): Doing {
  return {
    title: '写周报', main: '保存',
    fields: {
      progress: text('本周进展', report.progress, { hint: '做了什么、整改到什么程度。' }),
      difficulties: text('困难问题', report.difficulties, { hint: '卡在哪里、需要谁协调。' }),
      plans: text('下周打算', report.plans),
    },
    send: async body => {
      const sent = { progress: '', difficulties: '', plans: '', ...body }
      await api.patch('/weekly-reports/{weekly_report_id}', { path: { weekly_report_id: report.id }, body: sent, headers: { 'if-match': `"${report.version}"` } })
    },
  }
}

/** The dialog of a step; none for one that asks nothing. `led` is told of a new edition. */
export function dialogOf(step: Step, report: Weekly, me: string, led: (id: string) => void): Doing | undefined {
  const of = (deed: Deed) => async (body: Record<string, unknown>, key: StepKey) => {
    const made = await api.post(`/weekly-reports/{weekly_report_id}/${deed}`, { path: { weekly_report_id: report.id }, body: body as never, headers: key.headers(body) })
    if (made.id !== report.id) led(made.id)
  }
  const title = WEEKLY_STEPS[step]
  const signer: FieldSpec = { kind: 'line', label: step === 'sign' ? '签发人' : '签收人', first: me }
  switch (step) {
    case 'sign':
      return { title, main: '签报并送出', words: '签报后数字和文字就定住了，对方马上收到。', fields: { signed_by: signer }, send: of('sign') }
    case 'countersign':
      return { title, main: '签收', words: '双方都签了以后不能再改，要改只能出新的一版。', fields: { signed_by: signer, note: { kind: 'words', label: '批示意见', optional: true } }, send: of('countersign') }
    case 'send-back':
      return { title, main: '退回', fields: { reason: { kind: 'words', label: '退回理由' } }, send: of('send-back') }
    case 'correct': {
      const id = newId()
      const send = of('correct')
      return {
        title, main: '出新的一版', words: '原来的一版在新版双方签字以前一直有效。',
        fields: { reason: { kind: 'words', label: '更正理由' } }, send: (body, key) => send({ id, ...body }, key),
      }
    }
    case 'withdraw':
      return { title, main: '作废', fields: { reason: { kind: 'words', label: '理由' } }, send: of('withdraw') }
    default:
      return undefined
  }
}
