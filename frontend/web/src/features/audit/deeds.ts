/** The words of the audit in Chinese. A deed not listed here is shown as it was written. */
import { CLUE_STEPS, PROBLEM_STEPS } from '@congress/core'

export const WORDS: Record<string, string> = {
  'accounts': '账号',
  'sign-ins': '登录',
  'clues': '问题线索',
  'problems': '问题清单',
  'campaigns': '联动监督',
  'deputies': '代表',
  'groups': '代表小组',
  'constituencies': '选区',
  'units': '单位',
  'congresses': '人大和届次',
  'divisions': '行政区划',
  'persons': '人员',
  'rulesets': '办理规则和日历',
  'imports': 'Excel 导入',
  'files': '文件',
  'views': '视图',
}

const COMMON: Record<string, string> = {
  add: '新增', change: '修改', edit: '更正', end: '停用', reopen: '恢复', rename: '改名', load: '载入', seed: '生成演示数据', export: '导出', save: '存下', drop: '删除',
  send: '上传', report: '登记', register: '登记', join: '加入', merge: '并案', lapse: '到期自动处理', bring_in: '从表格导入', set_members: '改组员', added: '新增',
  start: '上传表格', stage: '预览', commit: '全部导入', cancel: '取消导入',
}
const OWN: Record<string, Record<string, string>> = {
  'clues': CLUE_STEPS,
  'problems': PROBLEM_STEPS,
  'accounts': { grant: '给身份', end_grant: '收回身份', slip: '发登录条', set_password: '设密码', end: '停用', reopen: '恢复' },
  'sign-ins': { sign_in: '登录', sign_out: '退出', refuse: '登录被拒', switch: '切换身份', reuse: '令牌被盗用', end: '让设备退出' },
  'deputies': { suspend: '暂停执行职务', resume: '恢复执行职务', end: '终止代表资格' },
  'groups': { end: '撤销' },
  'congresses': { begin_term: '设立届次', date_term: '改任期' },
  'rulesets': { adopt: '订新的一版', set_day: '改工作日历' },
}

/** `clues:hand-over` is 问题线索：交办. */
export function deedName(deed: string): string {
  const [word = '', step = ''] = deed.split(':')
  return `${WORDS[word] ?? word}：${OWN[word]?.[step] ?? COMMON[step] ?? step}`
}

const DETAILS: Record<string, string> = { reason: '理由', name: '名称', rows: '行数', role: '身份', at: '在', day: '日期', works: '上班', ground: '情形', changed: '改了' }
export const detailName = (key: string): string => DETAILS[key] ?? key
export const detailWords = (value: unknown): string =>
  value === true ? '是' : value === false ? '否' : value === null ? '无' : typeof value === 'object' ? JSON.stringify(value) : String(value)
