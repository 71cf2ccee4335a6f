/** The steps one takes on the phone: which fields each asks for. What needs lists and tables is done at a desk. */
import type { Body, PathsWith } from '@congress/core'

export interface FieldShown {
  name: string
  kind: 'line' | 'words' | 'day' | 'photos'
  label: string
  hint: string
  most: number
  optional: boolean
}

export interface StepShown {
  /** What it leads to, before it is taken. */
  words: string
  main: string
  fields: FieldShown[]
}

type StepPath = Extract<PathsWith<'post'>, `/clues/{clue_id}/${string}`>
type Named<P extends StepPath> = keyof NonNullable<Body<P, 'post'>> & string

const field = (name: string, kind: FieldShown['kind'], label: string, more: Partial<FieldShown> = {}): FieldShown =>
  ({ name, kind, label, hint: '', most: kind === 'line' ? 100 : 2000, optional: false, ...more })

/** The names of the fields are those of the body, or it does not compile. */
function step<P extends StepPath>(main: string, words: string, ...fields: [Named<P>, FieldShown['kind'], string, Partial<FieldShown>?][]): StepShown {
  return { main, words, fields: fields.map(one => field(...one)) }
}

const ANSWERED = { most: 5000 }
const PHOTOS = { optional: true }

export const STEPS = {
  'accept': step<'/clues/{clue_id}/accept'>('签收', '', ['handler', 'line', '经办人', { most: 50 }]),
  'plan': step<'/clues/{clue_id}/plan'>('报送', '', ['words', 'words', '打算怎么办，或者办到哪一步了', ANSWERED], ['file_ids', 'photos', '照片', PHOTOS]),
  'answer': step<'/clues/{clue_id}/answer'>('报送答复', '反映人会收到，并请反映人评价。', ['words', 'words', '答复', ANSWERED], ['file_ids', 'photos', '照片', PHOTOS]),
  'ask-time': step<'/clues/{clue_id}/ask-time'>('申请延期', '人大同意以后才延期。', ['until', 'day', '延到哪一天'], ['reason', 'words', '原因']),
  'give-back': step<'/clues/{clue_id}/give-back'>('退回', '退回后由人大重新交办。', ['reason', 'words', '理由'], ['better', 'line', '该由哪个单位办', { optional: true }]),
  'withdraw': step<'/clues/{clue_id}/withdraw'>('撤回', '撤回以后不再办理。', ['reason', 'words', '为什么撤回']),
  'verify': step<'/clues/{clue_id}/verify'>('核实属实', '', ['note', 'words', '说明', { optional: true }]),
  'decline': step<'/clues/{clue_id}/decline'>('不予受理', '反映人看得到理由。', ['reason', 'words', '理由', { hint: '请说明为什么，以及可以找谁。' }]),
  'press': step<'/clues/{clue_id}/press'>('督办', '承办单位会马上收到。', ['note', 'words', '督办意见']),
  'grant-time': step<'/clues/{clue_id}/grant-time'>('同意延期', '', ['note', 'words', '说明', { optional: true }]),
  'refuse-time': step<'/clues/{clue_id}/refuse-time'>('不同意延期', '', ['note', 'words', '理由']),
  'sign-off': step<'/clues/{clue_id}/sign-off'>('验收通过，销号', '', ['note', 'words', '说明', { optional: true }]),
  'look-back': step<'/clues/{clue_id}/look-back'>('没有反弹', '', ['note', 'words', '看到的情况']),
}

export type StepName = keyof typeof STEPS
