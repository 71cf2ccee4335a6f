/** Every word of the API that people read, in Chinese. A new state without a label does not compile. */
import type { Schemas } from './client'

export const ROLES: Record<Schemas['Role'], string> = {
  deputy: '人大代表',
  congress_staff: '人大工作人员',
  congress_leader: '常委会领导',
  unit_staff: '承办单位',
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  audit_admin: '审计管理员',
  system: '系统',
}

export const LEVELS: Record<Schemas['Level'], string> = {
  province: '省级',
  city: '市级',
  county: '县级',
  township: '乡级',
}

export type Light = Schemas['Light']

export const LIGHTS: Record<Light, string> = {
  on_time: '按期',
  due_soon: '临期',
  overdue: '逾期',
  done: '办结',
}

export const CLUE_STATES: Record<Schemas['ClueState'], string> = {
  submitted: '待核实',
  verified: '待交办',
  handed_over: '待签收',
  handling: '办理中',
  answered: '待评价',
  rated: '待销号',
  signed_off: '已销号',
  declined: '不予受理',
  merged: '已并案',
  withdrawn: '已撤回',
  listed: '已列入问题清单',
}

export const CLUE_STEPS: Record<Schemas['ClueStep'], string> = {
  'verify': '核实属实',
  'decline': '不予受理',
  'merge': '并案',
  'withdraw': '撤回',
  'hand-over': '交办',
  'accept': '签收',
  'give-back': '退回',
  'ask-time': '申请延期',
  'grant-time': '同意延期',
  'refuse-time': '不同意延期',
  'press': '督办',
  'plan': '报进展',
  'answer': '答复',
  'rate': '评价',
  'redo': '重新办理',
  'send-back': '退回重办',
  'sign-off': '验收通过，销号',
  'look-back': '回头看',
  'reopen': '重新交办',
  'enlist': '列入问题清单',
}

export const CATEGORIES: Record<Schemas['Category'], string> = {
  environment: '生态环境',
  roads: '道路交通',
  water: '供水排水',
  housing: '住房城建',
  heating: '供热供气',
  education: '教育',
  health: '医疗卫生',
  food: '食品药品',
  farming: '农业农村',
  safety: '安全生产',
  business: '营商环境',
  welfare: '民政社保',
  other: '其他',
}

export const CLUE_SOURCES: Record<Schemas['ClueSource'], string> = {
  deputy: '代表反映',
  resident: '群众反映',
  station: '代表家站',
  hotline: '热线',
  petition: '信访',
  inspection: '视察检查',
}

export const HOLDERS: Record<Schemas['ClueRow']['holder']['kind'], string> = {
  congress: '人大',
  unit: '承办单位',
  reporter: '反映人',
  nobody: '已办结',
}

export const SATISFACTIONS: Record<Schemas['Satisfaction'], string> = {
  satisfied: '满意',
  basically_satisfied: '基本满意',
  dissatisfied: '不满意',
}

export const ASSIGNMENT_ROLES: Record<Schemas['AssignmentRole'], string> = {
  lead: '主办',
  joint: '会办',
}

export const ASSIGNMENT_STATES: Record<Schemas['AssignmentState'], string> = {
  given: '待签收',
  accepted: '办理中',
  given_back: '已退回',
  finished: '已办结',
  withdrawn: '已收回',
}

export const ANSWER_TIMINGS: Record<Schemas['AnswerTiming'], string> = {
  in_time: '按期答复',
  late: '逾期答复或逾期未答',
  open: '还没到期',
}

export const WAITING: Record<Schemas['Waiting'], string> = {
  file_check: '报自查',
  review_check: '审自查',
  weekly: '写周报',
  countersign: '签收周报',
  look: '查看',
  verify: '核实',
  hand_over: '交办',
  check: '核查',
  grant_time: '批延期',
  accept: '签收',
  answer: '答复',
  rectify: '整改',
  carry_out: '推进',
  joint: '会办',
  rate: '评价',
  sign_off: '销号',
  press: '督办',
  take_up: '审看上报',
  reply: '答复下级',
  go_on: '接着办',
  bring_on: '推进民生实事',
  carry_over: '结转',
  declined: '不予受理',
}

export const LATE_WORDS: Record<string, string> = {
  clues: '问题线索',
  problems: '问题清单',
  tasks: '任务清单',
  projects: '民生实事项目',
  intake: '群众来件',
  'self-checks': '部门自查',
  'weekly-reports': '周报',
  escalations: '上报问题',
  instruments: '审议意见',
}

export const FOUND_WORDS: Record<Schemas['FoundWord'], string> = {
  clues: '问题线索',
  problems: '问题清单',
  instruments: '监督方式',
  escalations: '上报问题',
  tasks: '任务清单',
  projects: '民生实事项目',
  deputies: '代表',
  units: '单位',
  divisions: '地方',
}

export const TASK_WORDS: Record<Schemas['TaskWord'], string> = {
  clues: '问题线索',
  problems: '问题清单',
  tasks: '任务清单',
  escalations: '上报问题',
}

export const UNIT_KINDS: Record<Schemas['UnitKind'], string> = {
  standing_committee: '常委会',
  special_committee: '专门委员会',
  working_committee: '常委会工作机构',
  office: '办事机构',
  presidium: '乡镇人大主席团',
  service_centre: '代表服务中心',
  government: '人民政府',
  department: '政府部门',
  supervisory_commission: '监察委员会',
  court: '人民法院',
  procuratorate: '人民检察院',
  township_government: '乡镇政府、街道办事处',
}

export const DEPUTY_STATES: Record<Schemas['DeputyState'], string> = {
  in_office: '在任',
  suspended: '暂停执行职务',
  ended: '资格终止',
}

export const DEPUTY_STEPS: Record<Schemas['DeputyStep'], string> = {
  suspend: '暂停执行职务',
  resume: '恢复执行职务',
  end: '终止代表资格',
}

export const SUSPEND_GROUNDS: Record<Schemas['SuspendGround'], string> = {
  detained: '因刑事案件被羁押正在受侦查、起诉、审判',
  sentenced: '被判处刑罚正在服刑，未附加剥夺政治权利',
}

export const END_GROUNDS: Record<Schemas['EndGround'], string> = {
  moved_away: '迁出或者调离本行政区域',
  resigned: '辞职或者责令辞职被接受',
  absent_twice: '未经批准两次不出席本级人民代表大会会议',
  recalled: '被罢免',
  lost_nationality: '丧失中华人民共和国国籍',
  lost_rights: '依照法律被剥夺政治权利',
  incapable: '丧失行为能力',
  died: '去世',
}

export const ACCOUNT_STEPS: Record<Schemas['AccountStep'], string> = {
  'slip': '发登录条',
  'end': '停用',
  'reopen': '恢复使用',
  'grant': '给身份',
  'binding-code': '发小程序绑定码',
  'unbind-wechat': '解除微信绑定',
}

export const CHAINS: Record<Schemas['Chain'], string> = {
  audit: '审计记录',
  timeline: '办理时间线',
}

export const FAULTS: Record<Schemas['Fault'], string> = {
  changed: '被改动',
  removed: '被删除',
  inserted: '事后插入',
}
