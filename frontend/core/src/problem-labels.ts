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
  tasks: '任务清单',
}

export const IMPORT_STATES: Record<Schemas['ImportState'], string> = {
  staged: '待导入',
  committed: '已导入',
  cancelled: '已取消',
}
