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

export type Light = 'on_time' | 'due_soon' | 'overdue' | 'done'

export const LIGHTS: Record<Light, string> = {
  on_time: '按期',
  due_soon: '临期',
  overdue: '逾期',
  done: '办结',
}
