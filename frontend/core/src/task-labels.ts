/** What people read of tasks and of staffing. A new state without a label does not compile. */
import type { Schemas } from './client'

export const TASK_STATES: Record<Schemas['TaskState'], string> = {
  planned: '未启动',
  under_way: '正在推进',
  reported_done: '已报完成',
  confirmed: '已确认',
  withdrawn: '已撤销',
}

export const TASK_STEPS: Record<Schemas['TaskStep'], string> = {
  'start': '开始办理',
  'progress': '报进展',
  'report-done': '报完成',
  'confirm': '确认完成',
  'send-back': '退回',
  'press': '督办',
  'reopen': '重新打开',
  'withdraw': '撤销',
}

export const TASK_COUNTED_AS: Record<Schemas['TaskCountedAs'], string> = {
  task: '全部任务（不含撤销）',
  dated: '有时限的',
  done: '有时限、已确认完成',
  reported: '有时限、等确认',
  open: '有时限、还没完成',
  long_term: '长期坚持的',
  long_term_told: '长期坚持、今年报过进展',
}

export const OWNER_KINDS: Record<Schemas['OwnerKind'], string> = {
  unit: '单位',
  task_force: '专班',
  group: '代表小组',
  organ: '名单外的单位',
}

export const BOARD_COLUMNS: Record<Schemas['BoardColumns'], string> = {
  state: '按状态',
  aspect: '按方面',
  owner: '按责任单位',
}

export const MEASURE_KINDS: Record<Schemas['MeasureKind'], string> = {
  approved_post: '核增编制',
  institution_post: '核定事业编制',
  secondment: '借调人员',
  resident_member: '委员驻会',
  merger: '合并设置',
}

export const MEASURE_STATES: Record<Schemas['MeasureState'], string> = {
  planned: '拟定',
  applied: '已报批',
  approved: '已批准',
  done: '已到位',
  withdrawn: '已撤回',
}

export const MEASURE_STEPS: Record<Schemas['MeasureStep'], string> = {
  apply: '已报批',
  approve: '已批准',
  finish: '已到位',
  withdraw: '撤回',
}

export const BODY_STANDINGS: Record<Schemas['BodyStanding'], string> = {
  untouched: '一人委，还没有措施',
  under_way: '一人委，正在化解',
  cleared: '一人委，已化解',
  staffed: '两人以上',
  unknown: '没有填编制',
}
