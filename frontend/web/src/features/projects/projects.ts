/** The dialogs of a project. */
import { PROJECT_FIELDS, PROJECT_STEPS, todayIs, type Schemas } from '@congress/core'
import { api } from '../../api'
import { type Doing, type FieldSpec } from '../../parts/fields/fields'
import GroupsField from './GroupsField.vue'
import DeputiesField from './DeputiesField.vue'
import MilestonesField from './MilestonesField.vue'
import PartsField from './PartsField.vue'
import { yuan } from './proposals'

export type Project = Schemas['ProjectOut']
export type Milestone = Schemas['ProjectMilestoneOut']
type Step = Schemas['ProjectStep']

const FILES: FieldSpec = { kind: 'files', label: '照片和文件', optional: true }
const day = (label: string): FieldSpec => ({ kind: 'day', label, first: todayIs() })
const words = (label: string, most = 500): FieldSpec => ({ kind: 'words', label, most })
const wan = (label: string, first?: number | null): FieldSpec => ({ kind: 'number', label, least: 0, most: 1_000_000_000, unit: '万元', optional: true, first: first === null || first === undefined ? undefined : first / 10_000 })

const step = (one: Project, name: string, look: Omit<Doing, 'send'>, put: (body: Record<string, unknown>) => Record<string, unknown> = body => body): Doing => ({
  ...look,
  send: async (body, key) => {
    const sent = put(body)
    await api.post(`/projects/{project_id}/${name}` as '/projects/{project_id}/send-back', { path: { project_id: one.id }, body: sent as never, headers: key.headers(sent) })
  },
})

export function editingProject(one: Project, etag: string): Doing {
  const candidate = one.state === 'candidate'
  const fields: Record<string, FieldSpec> = {
    ...candidate ? {
      title: { kind: 'line', label: '项目名称', most: 100, first: one.title },
      words: { kind: 'words', label: '建设内容和规模', most: 2000, first: one.words },
      field: { kind: 'select', label: '领域', choices: PROJECT_FIELDS, first: one.field },
      budget: wan('预算', one.budget),
      year_target: { kind: 'words', label: '当年目标', optional: true, most: 500, first: one.year_target ?? undefined, hint: '跨年的工程才写。' },
      parts: { kind: 'own', label: '子项', optional: true, component: PartsField, first: one.parts.map(({ name, target }) => ({ name, target })), hint: '年终按子项测评的才分。' },
    } as Record<string, FieldSpec> : {},
    unit_id: { kind: 'unit', label: '责任单位', optional: true, congress: one.congress.id, first: one.unit?.id },
    place_words: { kind: 'line', label: '具体地点', optional: true, most: 200, first: one.place_words ?? undefined },
    funding: { kind: 'line', label: '资金来源', optional: true, most: 200, first: one.funding },
  }
  return {
    title: '修改项目', main: '保存', fields, ...candidate ? {} : { words: '票决出的项目，内容、预算和完工日期由常委会决定后才能改，请用“调整项目”。' },
    send: async body => {
      const sent = {
        unit_id: body['unit_id'] ?? null, place_words: body['place_words'] ?? null, funding: body['funding'] ?? '',
        ...candidate ? { title: body['title'], words: body['words'], field: body['field'], budget: yuan(body['budget']) ?? null, year_target: body['year_target'] ?? null, parts: body['parts'] ?? [] } : {},
      }
      await api.patch('/projects/{project_id}', { path: { project_id: one.id }, body: sent as never, headers: { 'if-match': etag } })
    },
  }
}

const DECIDED = (one: Project, kind: 'change' | 'end'): Doing => step(one, 'decide', {
  title: PROJECT_STEPS[kind], main: PROJECT_STEPS[kind], words: '只有常委会决定了才能办，办完还要向下一次人民代表大会会议报告。',
  fields: {
    decided_on: day('哪天决定的'), document: { kind: 'line', label: '常委会的决定', most: 100, hint: '名称和文号。' }, reason: words('理由'),
    ...kind === 'change' ? {
      words: { kind: 'words', label: '调整什么', optional: true, most: 1000 },
      finish_on: { kind: 'day', label: '改到哪天完工', optional: true }, budget: { kind: 'number', label: '预算改为', least: 0, most: 1_000_000_000, unit: '万元', optional: true },
    } as Record<string, FieldSpec> : {},
    file_ids: FILES,
  },
}, body => ({ kind, ...body, ...kind === 'change' ? { budget: yuan(body['budget']) } : {} }))

export function steppingProject(one: Project, taken: Step): Doing {
  const title = PROJECT_STEPS[taken]
  switch (taken) {
    case 'lay-out': return step(one, taken, {
      title, main: '保存', words: '有一个开工、一个完工，中间的节点可以加。已经完成的节点请留着。',
      fields: { milestones: { kind: 'own', label: '节点', component: MilestonesField, first: one.milestones.map(({ kind, name, planned_on }) => ({ kind, name, planned_on })) } },
    })
    case 'tell': return step(one, taken, {
      title, main: '填报',
      fields: {
        told_on: day('截至哪天'), percent: { kind: 'number', label: '形象进度', least: 0, most: 100, unit: '%', first: one.percent },
        spent: { kind: 'number', label: '累计支出', least: 0, most: 1_000_000_000, unit: '万元', first: one.spent / 10_000 },
        words: words('进展情况', 2000), file_ids: FILES,
      },
    }, body => ({ ...body, spent: yuan(body['spent']) }))
    case 'accept': return step(one, taken, { title, main: '验收合格', fields: { accepted_on: day('哪天验收的'), note: { kind: 'words', label: '说明', optional: true }, file_ids: FILES } })
    case 'change': return DECIDED(one, 'change')
    case 'end': return DECIDED(one, 'end')
    default: return step(one, taken, { title, main: title, fields: { reason: words('理由') } })
  }
}

export function reaching(one: Project, stone: Milestone): Doing {
  return {
    title: `${stone.name}：记完成`, main: '记下', words: `计划 ${stone.planned_on}。比计划晚的要写明原因。`,
    fields: { reached_on: day('实际哪天'), reason: { ...words('推迟的原因'), optional: true, first: stone.delay_reason ?? undefined }, note: { kind: 'words', label: '说明', optional: true }, file_ids: FILES },
    send: async (body, key) => {
      await api.post('/projects/{project_id}/milestones/{milestone_id}/reach', { path: { project_id: one.id, milestone_id: stone.id }, body: body as never, headers: key.headers(body) })
    },
  }
}

export function delaying(one: Project, stone: Milestone): Doing {
  return {
    title: `${stone.name}：说明推迟`, main: '说明', words: '计划日期不变，本级人大会收到。',
    fields: { expected_on: { kind: 'day', label: '预计到哪天', first: stone.expected_on ?? undefined }, reason: { ...words('原因'), first: stone.delay_reason ?? undefined } },
    send: async (body, key) => {
      await api.post('/projects/{project_id}/milestones/{milestone_id}/delay', { path: { project_id: one.id, milestone_id: stone.id }, body: body as never, headers: key.headers(body) })
    },
  }
}

export const assigning = (one: Project): Doing => step(one, 'assign', {
  title: '确定督导', main: '确定', words: '督导小组和代表可以到现场看、记督导情况。',
  fields: {
    group_ids: { kind: 'own', label: '督导小组', optional: true, component: GroupsField, props: { congress: one.congress.id }, first: one.supervisors.flatMap(by => by.group_id ?? []) },
    deputy_ids: { kind: 'own', label: '督导代表', optional: true, component: DeputiesField, props: { congress: one.congress.id, known: one.supervisors }, first: one.supervisors.flatMap(by => by.deputy_id ?? []) },
  },
}, body => ({ group_ids: body['group_ids'] ?? [], deputy_ids: body['deputy_ids'] ?? [] }))

export const visiting = (one: Project): Doing => step(one, 'visit', {
  title: '记督导', main: '记下',
  fields: {
    visited_on: day('哪天去的'), by_words: { kind: 'line', label: '谁去的', optional: true, most: 100, hint: '不写就是您。' }, words: words('看到的情况', 2000),
    found_problem: { kind: 'yes', label: '发现问题，责任单位要整改', first: false }, file_ids: FILES,
  },
})

export function reporting(one: Project, change: string): Doing {
  return {
    title: '已向人大会议报告', main: '记下', fields: { reported_on: day('哪天报告的'), reported_words: { kind: 'line', label: '哪次会议', most: 200 } },
    send: async (body, key) => {
      await api.post('/projects/{project_id}/changes/{change_id}/report', { path: { project_id: one.id, change_id: change }, body: body as never, headers: key.headers(body) })
    },
  }
}
