/** Ballots, as the office says it. */
import type { Schemas } from './client'

type Words<K extends keyof Schemas> = Record<Extract<Schemas[K], string>, string>

export const BALLOT_STATES: Words<'BallotState'> = { draft: '草稿', open: '正在投票', closed: '已截止', declared: '已宣布', void: '已作废' }

export const BALLOT_STEPS: Words<'BallotStep'> = {
  change: '修改',
  'set-roll': '定名册',
  rehearse: '试算',
  open: '开始投票',
  close: '截止',
  reconcile: '核对票数',
  declare: '宣布结果',
  void: '作废',
  follow: '再次投票',
}

export const BALLOT_METHODS: Words<'Method'> = {
  yes_no_abstain: '赞成、反对、弃权',
  approve: '选择（不超过应选数）',
  approve_exactly: '选择（须选满）',
  rank: '填优先序号',
  score: '分配分数',
  rate: '满意度测评',
}

export const BALLOT_MARKS: Words<'Mark'> = {
  yes: '赞成',
  no: '反对',
  abstain: '弃权',
  satisfied: '满意',
  basically_satisfied: '基本满意',
  dissatisfied: '不满意',
}

/** The marks a method offers; `rank` and `score` take numbers. */
export const MARKS_OF: Record<Schemas['Method'], Schemas['Mark'][]> = {
  yes_no_abstain: ['yes', 'no', 'abstain'],
  approve: ['yes'],
  approve_exactly: ['yes'],
  rank: [],
  score: [],
  rate: ['satisfied', 'basically_satisfied', 'dissatisfied', 'abstain'],
}

export const DENOMINATORS: Words<'Denominator'> = {
  all_deputies: '全体代表',
  all_members: '全体组成人员',
  present: '出席人数',
  valid_papers: '有效票',
}

export const BALLOT_VERDICTS: Words<'BallotVerdict'> = { passed: '通过', failed: '未通过', chosen: '入选', not_chosen: '未入选', tied: '票数相等', rated: '已测评' }

export const PRESENCES: Words<'Presence'> = { hall: '扫码签到', tick: '工作人员登记', slip: '凭票签' }

export const DRAWN: Words<'Drawn'> = { phone: '手机', paper: '纸质票' }

export const BATCH_STATES: Words<'BatchState'> = { entered: '待确认', once: '已一人确认', confirmed: '已两人确认', withdrawn: '已撤回' }
