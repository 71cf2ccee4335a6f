/** Words of self-checks and weekly reports. */
import type { Schemas } from './client'

export const SELF_CHECK_STATES: Record<Schemas['SelfCheckState'], string> = {
  asked: '待报送',
  filed: '待审核',
  returned: '退回重报',
  reviewed: '已办结',
  withdrawn: '已撤回',
}

export const SELF_CHECK_STEPS: Record<Schemas['SelfCheckStep'], string> = {
  'file': '报送',
  'press': '催报',
  'give-time': '改期限',
  'send-back': '退回重报',
  'conclude': '审核办结',
  'withdraw': '撤回部署',
}

export const VERDICTS: Record<Schemas['Verdict'], string> = {
  waiting: '待审核',
  taken: '列入清单',
  matched: '与清单相同',
  declined: '不列入',
  withdrawn: '已撤回',
}

export const FINDING_STEPS: Record<Schemas['FindingStep'], string> = {
  'edit': '修改',
  'withdraw': '撤回',
  'take-over': '列入清单',
  'match': '与已有的相同',
  'decline': '不列入',
  'reconsider': '重新审核',
}

export const REPORTED: Record<Schemas['Reported'], string> = {
  unit_only: '只有自查',
  both: '自查与检查都有',
  missed: '自查未报',
}

export const WEEKLY_STATES: Record<Schemas['WeeklyState'], string> = {
  draft: '起草中',
  sent: '待签收',
  returned: '退回修改',
  complete: '双方已签',
  superseded: '旧版',
  withdrawn: '已作废',
}

export const WEEKLY_STEPS: Record<Schemas['WeeklyStep'], string> = {
  'prefill': '重新取数',
  'sign': '签报',
  'countersign': '签收',
  'send-back': '退回',
  'correct': '更正',
  'withdraw': '作废草稿',
  'supersede': '换新版',
}

export const DIRECTIONS: Record<Schemas['Direction'], string> = {
  from_unit: '单位报人大',
  to_unit: '人大报单位',
}
