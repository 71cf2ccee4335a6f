/** The words of problems and imports that people read, in Chinese. */
import type { Schemas } from './client'

export const PROBLEM_STATES: Record<Schemas['ProblemState'], string> = {
  found: '待核实',
  verified: '待交办',
  handed_over: '待受理',
  rectifying: '整改中',
  reported_done: '待验收',
  verified_on_site: '待销号',
  signed_off: '已销号',
  refused: '不予列入',
  escalated: '已上报',
}

export const PROBLEM_STEPS: Record<Schemas['ProblemStep'], string> = {
  'verify': '核实属实',
  'refuse': '不予列入',
  'hand-over': '交办',
  'accept': '受理',
  'give-back': '退回',
  'plan': '报整改措施',
  'ask-time': '申请延期',
  'grant-time': '同意延期',
  'refuse-time': '不同意延期',
  'press': '督办',
  'report-done': '报整改结果',
  'verify-on-site': '验收通过',
  'send-back': '退回继续整改',
  'sign-off': '销号',
  'look-back': '回头看',
  'reopen': '重新整改',
  'escalate': '上报上级人大',
  'go-on': '接着整改',
  'refer': '转交监委、党委',
}

export const PROBLEM_SOURCES: Record<Schemas['ProblemSource'], string> = {
  self_check: '部门自查',
  covert_visit: '明察暗访',
  deputy_inspection: '代表视察',
  residents: '群众反映',
  petition: '信访案件',
  forum: '座谈会',
  hotline: '热线',
  higher_inspection: '上级督察',
  clue: '问题线索',
  on_the_spot: '现场问政',
  other: '其他',
}

export const REOPEN_REASONS: Record<Schemas['ReopenReason'], string> = {
  false_rectification: '虚假整改',
  incomplete: '整改不到位',
  relapse: '前清后乱',
}

export const COUNTED_AS: Record<Schemas['CountedAs'], string> = {
  problem: '计入问题数',
  open: '还没整改',
  rectified: '已整改',
  verified: '已验收',
  signed_off: '已销号',
  carried_over: '已结转下年',
  carried_in: '上年结转来',
  escalated: '上报过',
  handed_over: '已交办',
  timed: '已整改、写明日期',
  in_time: '按期整改',
  reopened: '回头看又整改',
  on_the_spot: '现场问政',
}

export const RESPONDENT_TYPES: Record<Schemas['RespondentType'], string> = {
  township_cadres: '乡镇干部',
  department_cadres: '部门干部',
  masses: '群众',
  market_entities: '市场主体',
}

export const REFERRED_TO: Record<Schemas['ReferredTo'], string> = {
  supervisory_commission: '监察委员会',
  party_committee: '党委',
  other: '其他机关',
}

export const RUNGS: Record<Schemas['RungKind'], string> = {
  found: '发现登记',
  verified: '核实',
  handed_over: '交办',
  reported_done: '报来整改结果',
  verified_on_site: '现场验收',
  sent_back: '验收未通过',
  signed_off: '销号',
  looked_back: '回头看',
  reopened: '重新整改',
  escalated: '上报',
  above_unit: '上级人大交办',
  above_letter: '上级人大函报',
  referred: '转交',
  carried_over: '结转',
}

export const ESCALATION_STATES: Record<Schemas['EscalationState'], string> = {
  asked: '待受理',
  taken_up: '已受理',
  with_unit: '单位办理中',
  replied: '单位已报结果',
  passed_on: '已报上一级',
  answered: '已答复',
  sent_back: '已退回',
  withdrawn: '已撤回',
}

export const ESCALATION_STEPS: Record<Schemas['EscalationStep'], string> = {
  'take-up': '受理',
  'send-back': '退回',
  'withdraw': '撤回上报',
  'hand-over': '交办本级单位',
  'pass-on': '函报上一级',
  'accept': '受理',
  'give-back': '退回',
  'ask-time': '申请延期',
  'grant-time': '同意延期',
  'refuse-time': '不同意延期',
  'press': '督办',
  'reply': '报办理结果',
  'answer': '答复下级人大',
}

export const OUTCOMES: Record<Schemas['Outcome'], string> = {
  create: '新增',
  change: '修改',
  same: '不变',
  bad: '不收',
}

export const IMPORT_KINDS: Record<Schemas['ImportKind'], string> = {
  problems: '问题清单',
  deputies: '代表名册',
  self_checks: '自查清单',
  coverage_points: '覆盖点位',
  tasks: '任务清单',
  proposals: '民生实事建议',
}

export const IMPORT_STATES: Record<Schemas['ImportState'], string> = {
  staging: '正在读取',
  staged: '待导入',
  committed: '已导入',
  cancelled: '已取消',
  failed: '读取中断',
}

export const IMPORT_PHASES: Record<Schemas['ImportPhase'], string> = {
  keeping: '读入',
  comparing: '比对',
  settling: '整理比对结果',
  preparing: '准备导入',
}

/** The four lists and the ledger. */
export const PROBLEM_LISTS: Record<Schemas['ProblemList'], string> = {
  problem: '问题清单',
  task: '任务清单',
  responsibility: '责任清单',
  effect: '效果清单',
  rectification: '整改台账',
}

export const MONTH_COUNTS: Record<Schemas['MonthCount'], string> = {
  all: '累计问题',
  rectified: '累计已整改',
  late: '到期未整改',
  new: '本月新发现',
  newly_rectified: '本月整改完成',
  newly_signed_off: '本月销号',
  newly_reopened: '本月重新整改',
}
