/** The words of livelihood projects that people read, in Chinese. */
import type { Schemas } from './client'

export const ROUND_STATES: Record<Schemas['RoundState'], string> = {
  planned: '待启动',
  collecting: '征集中',
  screening: '筛选中',
  reviewed: '政府已审议',
  approved: '常委会已通过',
  published: '候选已公布',
  elected: '实施中',
  rated: '已测评',
  closed: '已办结',
  cancelled: '已取消',
}

export const ROUND_STEPS: Record<Schemas['RoundStep'], string> = {
  'open': '开始征集',
  'screen': '结束征集',
  'collect': '重新征集',
  'review': '记政府审议',
  'approve': '记常委会审议',
  'send-back': '退回筛选',
  'publish': '公布候选项目',
  'set-vote': '设票决',
  'end-vote': '不再投票',
  'elect': '登记系统外的票决',
  'set-rating': '设测评',
  'rate': '登记系统外的测评',
  'close': '办结',
  'cancel': '取消',
}

export const PROPOSAL_SOURCES: Record<Schemas['ProposalSource'], string> = {
  resident: '群众',
  deputy: '人大代表',
  unit: '单位',
  committee: '人大常委会',
  pool: '上年储备库',
}

export const PROPOSAL_STATES: Record<Schemas['ProposalState'], string> = {
  received: '待筛选',
  merged: '已合并',
  passed: '通过筛选',
  declined: '不予采纳',
  pooled: '储备库',
  nominated: '候选项目',
  withdrawn: '已撤回',
}

export const PROPOSAL_STEPS: Record<Schemas['ProposalStep'], string> = {
  merge: '合并',
  separate: '分开办理',
  pass: '通过筛选',
  decline: '不予采纳',
  pool: '列入储备库',
  restore: '重新筛选',
  nominate: '列为候选项目',
  withdraw: '撤回',
}

export const PROJECT_STATES: Record<Schemas['ProjectState'], string> = {
  candidate: '候选',
  not_chosen: '未入选',
  chosen: '待开工',
  started: '实施中',
  finished: '已完工',
  accepted: '已验收',
  ended: '已终止',
  withdrawn: '已撤下',
}

export const PROJECT_STEPS: Record<Schemas['ProjectStep'], string> = {
  'choose': '票决入选',
  'pass-over': '票决未入选',
  'withdraw': '撤下候选',
  'lay-out': '安排进度',
  'start': '记开工',
  'finish': '记完工',
  'tell': '填报进度',
  'accept': '验收',
  'send-back': '退回整改',
  'change': '调整项目',
  'end': '终止项目',
}

export const PROJECT_FIELDS: Record<Schemas['ProjectField'], string> = {
  education: '教育',
  health: '医疗卫生',
  elderly: '养老托幼',
  housing: '住房和小区改造',
  roads: '交通出行',
  water: '饮水和水利',
  heating: '供热燃气',
  environment: '环境卫生',
  culture: '文化体育',
  employment: '就业和社会保障',
  safety: '公共安全',
  other: '其他',
}

export const PROJECT_TIMINGS: Record<Schemas['Timing'], string> = {
  in_time: '按期完工',
  finished_late: '逾期完工',
  running: '正常推进',
  late: '已逾期',
}

export const RATING_VERDICTS: Record<Schemas['RatingVerdict'], string> = {
  satisfied: '满意',
  basically_satisfied: '基本满意',
  dissatisfied: '不满意',
}

export const LIST_KINDS: Record<Schemas['ListKind'], string> = {
  positive: '正面清单',
  negative: '负面清单',
}

/** 300万元, 8500元: money is sent in yuan. */
export function moneyOf(yuan: number | null | undefined): string {
  if (yuan === null || yuan === undefined) return ''
  return Math.abs(yuan) < 10_000 ? `${yuan}元` : `${Number((yuan / 10_000).toFixed(2))}万元`
}

/** 210余人: an approximate number is a lower bound and never said as exact. */
export function peopleOf(one: { beneficiaries: number | null; beneficiaries_least: boolean }): string {
  return one.beneficiaries === null ? '' : `${one.beneficiaries}${one.beneficiaries_least ? '余' : ''}人`
}
