/** What each step of a clue asks for, where it can be taken on a phone; merging and handing over need a desk. */
import type { Body, PathsWith, Schemas } from './client'

type Step = Schemas['ClueStep']
type BodyOf<S extends Step> = `/clues/{clue_id}/${S}` extends infer P extends PathsWith<'post'> ? Body<P, 'post'> : never

/** `words` some lines, `line` one, `day` a date, `rating` one of the satisfactions, `files` photos. */
export interface Ask {
  kind: 'words' | 'line' | 'day' | 'rating' | 'files'
  label: string
  optional?: true
  hint?: string
}

export interface ClueAsk {
  /** The question above the fields. */
  title: string
  /** The word on the button that does it. */
  main: string
  words?: string
  fields: Record<string, Ask>
}

type Typed<S extends Step> = Omit<ClueAsk, 'fields'> & { fields: { [K in keyof BodyOf<S>]?: Ask } }

const words = (label: string, hint?: string): Ask => ({ kind: 'words', label, ...(hint ? { hint } : {}) })
const note: Ask = { kind: 'words', label: '说明', optional: true }
const files: Ask = { kind: 'files', label: '照片', optional: true }

const ASKS: { [S in Step]?: Typed<S> } = {
  'accept': { title: '签收，由谁办？', main: '签收', fields: { handler: { kind: 'line', label: '经办人' } } },
  'give-back': {
    title: '退回给人大？', main: '退回', words: '退回后由人大重新交办。',
    fields: { reason: words('为什么不归你们办'), better: { kind: 'line', label: '该由哪个单位办', optional: true } },
  },
  'ask-time': { title: '要延到哪一天？', main: '申请延期', fields: { until: { kind: 'day', label: '延到' }, reason: words('原因') } },
  'plan': { title: '办到哪一步了？', main: '报送', fields: { words: words('打算怎么办，或者办到哪一步了'), file_ids: files } },
  'answer': { title: '办得怎么样？', main: '报送答复', fields: { words: words('答复'), file_ids: files } },
  'rate': {
    title: '办得怎么样？', main: '交评价',
    fields: {
      attitude: { kind: 'rating', label: '办理态度' }, result: { kind: 'rating', label: '办理结果' },
      words: words('哪里没办好', '会转给承办单位，重新办理。'),
    },
  },
  'withdraw': { title: '撤回这一件？', main: '撤回', fields: { reason: words('为什么撤回') } },
  'verify': { title: '核实属实？', main: '核实属实', fields: { note } },
  'decline': { title: '不予受理？', main: '不予受理', fields: { reason: words('理由', '反映人看得到，请说明为什么，以及可以找谁。') } },
  'grant-time': { title: '同意延期？', main: '同意延期', fields: { note } },
  'refuse-time': { title: '不同意延期？', main: '不同意', fields: { note: words('理由') } },
  'press': { title: '督办这一件？', main: '督办', fields: { note: words('督办意见', '承办单位会马上收到。') } },
  'send-back': { title: '退回重办？', main: '退回重办', fields: { reason: words('哪里没有办好') } },
  'sign-off': { title: '验收通过？', main: '销号', fields: { note } },
  'look-back': { title: '回头看，没有反弹？', main: '没有反弹', fields: { note: words('看到的情况') } },
  'reopen': { title: '重新交办？', main: '重新交办', words: '问题反弹或者没有真正解决，由原承办单位重新办理。', fields: { reason: words('看到的情况') } },
}

/** What a step asks for; nothing for a step that is taken at a desk. */
export const askOf = (step: Step): ClueAsk | undefined => ASKS[step] as ClueAsk | undefined

type Said = Record<string, string | string[] | undefined>

/** What is still missing of what was filled in, by field. */
export function missingOf(ask: ClueAsk, said: Said): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, { kind, label, optional }] of Object.entries(ask.fields)) {
    const value = said[name]
    if (optional || (typeof value === 'string' ? value.trim() : value?.length)) continue
    if (kind === 'rating') found[name] = `请选择${label}。`
    else if (name !== 'words' || !('attitude' in ask.fields) || isBad(said)) found[name] = kind === 'day' ? '请选择日期。' : `请填写${label}。`
  }
  return found
}

/** Whether a rating says that something was not done well: then it is asked what. */
export const isBad = (said: Said): boolean => said['attitude'] === 'dissatisfied' || said['result'] === 'dissatisfied'

/** The body of a step: what was filled in, without what was left empty. */
export const bodyOfStep = (said: Said): Record<string, string | string[]> => Object.fromEntries(
  Object.entries(said).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value])
    .filter((pair): pair is [string, string | string[]] => Boolean(pair[1]?.length)),
)
