/** The words of instruments and opinions that people read, in Chinese. */
import type { Schemas } from './client'

export const INSTRUMENT_KINDS: Record<Schemas['InstrumentKind'], string> = {
  report: '听取报告',
  inspection: '视察',
  law_check: '执法检查',
  survey: '调研',
  forum: '走访座谈',
  special_inquiry: '专题询问',
  satisfaction_rating: '满意度测评',
  work_review: '工作评议',
  question: '质询',
  special_investigation: '特定问题调查',
  open_inquiry: '现场问政、电视问政',
  special_review: '专题审议',
  resolution: '决议决定',
  interview: '约见',
}

export const INSTRUMENT_STATES: Record<Schemas['InstrumentState'], string> = {
  planned: '已列入计划',
  held: '已开展',
  recorded: '跟踪办理',
  closed: '已办结',
  cancelled: '已取消',
}

export const INSTRUMENT_STEPS: Record<Schemas['InstrumentStep'], string> = {
  hold: '记开展',
  record: '记结果',
  close: '办结',
  reopen: '重新打开',
  cancel: '取消',
}

export const OPINION_STATES: Record<Schemas['OpinionState'], string> = {
  given: '待答复',
  answered: '已答复',
  settled: '已落实',
  withdrawn: '已撤回',
}

export const OPINION_STEPS: Record<Schemas['OpinionStep'], string> = {
  'answer': '记答复',
  'settle': '已落实',
  'send-back': '退回再办',
  'withdraw': '撤回',
}

export const PROPOSERS: Record<Schemas['Proposer'], string> = {
  deputies: '代表联名',
  committee_members: '常委会组成人员联名',
  chairs: '主任会议',
  presidium: '主席团',
}
