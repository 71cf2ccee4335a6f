/** The dialogs of a round. */
import { newId, ROUND_STEPS, todayIs, type Schemas } from '@congress/core'
import { api } from '../../api'
import { type Doing, type FieldSpec } from '../../parts/fields/fields'
import MomentField from '../../parts/fields/MomentField.vue'
import ChosenField from './ChosenField.vue'
import PoolField from './PoolField.vue'
import RatingsField from './RatingsField.vue'
import RuleField from './RuleField.vue'

export type Round = Schemas['RoundOut']
type Step = Schemas['RoundStep']

type Day = 'collect_from' | 'collect_to' | 'screen_by' | 'review_by' | 'approve_by' | 'publish_by' | 'session_on' | 'report_by'
export const DAYS: [Day, string][] = [
  ['collect_from', '征集开始'], ['collect_to', '征集截止'], ['screen_by', '筛选完成'], ['review_by', '政府审议'],
  ['approve_by', '常委会审议'], ['publish_by', '公布候选'], ['session_on', '会议票决'], ['report_by', '年终测评、报告'],
]

export function roundFields(one?: Round): Record<string, FieldSpec> {
  const year = new Date().getFullYear() + 1
  const days = Object.fromEntries(DAYS.map(([name, label]): [string, FieldSpec] => [name, { kind: 'day', label, first: one?.[name] }]))
  return {
    ...one ? {} : { year: { kind: 'number', label: '实施年度', least: 1990, most: 2199, first: year, unit: '年' } as FieldSpec },
    title: { kind: 'line', label: '名称', most: 100, first: one?.title ?? `${year}年民生实事项目` },
    to_choose: { kind: 'number', label: '应选几项', least: 1, most: 200, unit: '项', first: one?.to_choose ?? 10 },
    ...days,
    words: { kind: 'words', label: '征集说明', optional: true, first: one?.words, hint: '群众扫码以后看到的话。' },
  }
}

export function editingRound(one: Round, etag: string): Doing {
  return {
    title: '修改日程', main: '保存', fields: roundFields(one),
    send: async body => {
      await api.patch('/projects/rounds/{round_id}', { path: { round_id: one.id }, body: { ...body, words: body['words'] ?? '' } as never, headers: { 'if-match': etag } })
    },
  }
}

const DECIDED: Record<string, FieldSpec> = {
  decided_on: { kind: 'day', label: '哪天审议的', first: todayIs() },
  document: { kind: 'line', label: '文件', most: 100, hint: '会议纪要、决定的名称和文号。' },
  words: { kind: 'words', label: '意见', optional: true },
  file_ids: { kind: 'files', label: '附件', optional: true },
}
const REASON: Record<string, FieldSpec> = { reason: { kind: 'words', label: '理由', most: 200 } }

const setting = (one: Round, rates: boolean): Record<string, FieldSpec> => ({
  rule: { kind: 'own', label: '按哪套规则', component: RuleField, props: { rates }, first: rates ? 'zhenhai' : 'law-projects' },
  title: { kind: 'line', label: '名称', most: 200, first: `${one.title}${rates ? '满意度测评' : '票决'}` },
  words: { kind: 'words', label: '说明', optional: true, hint: '代表在选票上方看到。' },
  in_session: { kind: 'yes', label: '签到以后才能领票', first: true },
  closes_at: { kind: 'own', label: '自动截止', optional: true, component: MomentField, hint: '到时间自动截止；不填，由工作人员截止。' },
})

const FIELDS: Record<Step, (one: Round) => Record<string, FieldSpec>> = {
  'open': () => ({}),
  'screen': () => ({}),
  'collect': () => REASON,
  'review': () => DECIDED,
  'approve': () => DECIDED,
  'send-back': () => REASON,
  'publish': () => ({}),
  'set-vote': one => setting(one, false),
  'end-vote': () => REASON,
  'set-rating': one => setting(one, true),
  'elect': one => ({
    chosen_ids: { kind: 'own', label: '票决入选的项目', component: ChosenField, props: { round: one.id, most: one.to_choose }, first: [] },
    elected_on: { kind: 'day', label: '哪天票决的', first: todayIs() },
    document: { kind: 'line', label: '公告', most: 100, hint: '人民代表大会公告的名称和文号。' },
  }),
  'rate': one => ({
    rated_on: { kind: 'day', label: '哪天测评的', first: todayIs() },
    document: { kind: 'line', label: '公告', most: 100, hint: '公布测评结果的文件名称和文号。' },
    results: { kind: 'own', label: '每个项目的票数', component: RatingsField, props: { round: one.id }, first: [] },
  }),
  'close': () => ({ note: { kind: 'words', label: '说明', optional: true } }),
  'cancel': () => REASON,
}
const WORDS: Partial<Record<Step, string>> = {
  'open': '开始以后，群众扫码、代表和单位都可以提建议。',
  'screen': '截止以后不再收建议，可以继续合并、筛选。',
  'review': '建议要全部筛选完，候选项目要多于应选数，都写明责任单位和预算。',
  'publish': '公布以后向社会公开，候选项目、日程和应选数都不能再改。',
  'set-vote': '候选项目自动成为票面上的选项，全体在任代表进名册。设好以后先不开始，可以再改；结果宣布以后，入选的项目自动生效。',
  'end-vote': '结果要求再次投票。不再投的，已经选出的入选，空缺的名额不补。',
  'elect': '只在没有用本系统投票的时候用：照会议公告登记，写明公告；没有入选的列入储备库。',
  'set-rating': '这一轮的项目和子项自动成为测评的事项，全体在任代表进名册。结果宣布以后自动记到每个项目。',
  'rate': '只在没有用本系统测评的时候用：照公布的票数和结果登记，写明文件。',
  'close': '项目都验收或者终止了、调整都向人大会议报告过，才能办结。',
}

export function steppingRound(one: Round, step: Step): Doing {
  const id = newId()
  return {
    title: ROUND_STEPS[step], main: ROUND_STEPS[step], fields: FIELDS[step](one), ...WORDS[step] ? { words: WORDS[step] } : {},
    send: async (body, key) => {
      const sets = step === 'set-vote' || step === 'set-rating'
      const plain = ['open', 'screen', 'publish'].includes(step)
      await api.post(`/projects/rounds/{round_id}/${step}` as '/projects/rounds/{round_id}/close', {
        path: { round_id: one.id }, headers: key.headers(body), ...plain ? {} : { body: sets ? { ...body, id } : body },
      } as never)
    },
  }
}

export function drawing(one: Round): Doing {
  return {
    title: '从储备库取', main: '取出', words: '往年列入储备库的建议，可以取到这一轮来重新筛选。',
    fields: { ids: { kind: 'own', label: '储备库', component: PoolField, props: { round: one.id }, first: [] } },
    send: async (body, key) => {
      await api.post('/projects/rounds/{round_id}/draw', { path: { round_id: one.id }, body: body as never, headers: key.headers(body) })
    },
  }
}
