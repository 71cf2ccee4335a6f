/** The words of a campaign's parts that people read, in Chinese. */
import type { Schemas } from './client'

export const BODY_KINDS: Record<Schemas['BodyKind'], string> = {
  leading_group: '领导小组',
  office: '办公室',
  task_force: '专班',
  deputy_group: '代表小组',
}

export const MEMBER_ROLES: Record<Schemas['MemberRole'], string> = { head: '组长', vice: '副组长', member: '成员' }

/** 五员. */
export const SUPERVISION_ROLES: Record<Schemas['SupervisionRole'], string> = {
  investigator: '问题摸排调查员',
  co_checker: '政策法规协查员',
  feedback_giver: '意见建议反馈员',
  monitor: '清理规范监督员',
  evaluator: '整改实效评议员',
}

export const PLAN_STATES: Record<Schemas['PlanState'], string> = { draft: '起草中', approved: '已审定', withdrawn: '已撤回' }

export const PLAN_STEPS: Record<Schemas['PlanStep'], string> = { approve: '记审定', withdraw: '撤回' }

export const STAGES: Record<Schemas['StageKind'], string> = {
  finding: '发现问题',
  ledger: '建立台账',
  rectify: '整改落实',
  review: '验收评议',
  look_back: '回头看',
}

export const STAGE_STATES: Record<Schemas['StageState'], string> = { waiting: '未开始', running: '进行中', done: '已完成' }

export const STEP_STATES: Record<Schemas['StepState'], string> = { open: '未完成', done: '已完成', dropped: '已去掉' }

export const CAMPAIGN_STEPS: Record<Schemas['CampaignStep'], string> = { done: '记完成', reopen: '重新打开', drop: '去掉' }

export const POINT_KINDS: Record<Schemas['PointKind'], string> = {
  township: '乡镇',
  zone: '开发区',
  village: '村',
  enterprise: '企业',
  other: '其他',
}
