/** Every word of intake and stations that people read, in Chinese. */
import type { Schemas } from './client'

export const INTAKE_STATES: Record<Schemas['IntakeState'], string> = {
  waiting: '待查看',
  admitted: '已登记',
  discarded: '不受理',
}

export const INTAKE_STEPS: Record<Schemas['IntakeStep'], string> = {
  admit: '登记为线索',
  discard: '不受理',
  restore: '恢复待查看',
}

/** How what a resident sent stands, in one word. */
export const STANDINGS: Record<Schemas['Standing'], string> = {
  waiting: '等待查看',
  discarded: '没有受理',
  checking: '正在核实',
  handling: '正在办理',
  answered: '已经答复',
  closed: '已经办结',
  declined: '没有受理',
}

export const CODES_OF: Record<Schemas['AboutWord'], string> = {
  deputies: '代表的码',
  stations: '家站的码',
}

export const STATION_KINDS: Record<Schemas['StationKind'], string> = {
  home: '代表之家',
  station: '代表联络站',
  studio: '代表工作室',
}

export const STATION_STEPS: Record<Schemas['StationStep'], string> = {
  end: '停用',
  reopen: '恢复使用',
}
