/** The dialogs of a proposal. */
import { newId, PROJECT_FIELDS, PROPOSAL_SOURCES, PROPOSAL_STEPS, type Schemas } from '@congress/core'
import { api } from '../../api'
import { changeOf, type Doing, type FieldSpec } from '../../parts/fields/fields'
import EntriesField from './EntriesField.vue'
import IntoField from './IntoField.vue'
import RoundPicker from './RoundPicker.vue'

export type Proposal = Schemas['ProposalOut']
type Step = Schemas['ProposalStep']

/** 万元 in the form, yuan on the way. */
export const yuan = (wan: unknown): number | undefined => wan === undefined || wan === null || wan === '' ? undefined : Math.round(Number(wan) * 10_000)

export function wantedFields(one?: Proposal): Record<string, FieldSpec> {
  return {
    title: { kind: 'line', label: '建议做什么', most: 100, first: one?.title },
    words: { kind: 'words', label: '为什么、怎么做', most: 2000, first: one?.words },
    field: { kind: 'select', label: '领域', choices: PROJECT_FIELDS, first: one?.field },
    division_id: { kind: 'division', label: '在哪个乡镇', optional: true, first: one?.division?.id },
    place_words: { kind: 'line', label: '具体地点', optional: true, most: 200, first: one?.place_words ?? undefined },
    beneficiaries: { kind: 'number', label: '受益人数', optional: true, least: 0, most: 1_000_000_000, unit: '人', first: one?.beneficiaries ?? undefined },
    beneficiaries_least: { kind: 'yes', label: '人数是约数（余）', first: one?.beneficiaries_least ?? false },
    cost: { kind: 'number', label: '估算', optional: true, least: 0, most: 1_000_000_000, unit: '万元', first: one?.cost ? one.cost / 10_000 : undefined },
  }
}

/** A proposal written down; staff say whose it is. */
export function proposing(congress: string, staff: boolean, round?: string): Doing {
  const id = newId()
  return {
    title: staff ? '登记一条建议' : '提一条建议', main: staff ? '登记' : '提出',
    fields: {
      ...round ? {} : { round_id: { kind: 'own', label: '哪一年的', component: RoundPicker, props: { congress, collecting: true } } as FieldSpec },
      ...wantedFields(),
      ...staff ? {
        source: { kind: 'select', label: '谁提的', choices: { resident: PROPOSAL_SOURCES.resident, deputy: PROPOSAL_SOURCES.deputy, unit: PROPOSAL_SOURCES.unit, committee: PROPOSAL_SOURCES.committee }, first: 'resident' },
        unit_id: { kind: 'unit', label: '提出单位', optional: true, congress },
        name: { kind: 'line', label: '称呼', optional: true, most: 50 },
        phone: { kind: 'line', label: '手机号', optional: true, most: 20, hint: '只给本级工作人员看。' },
      } as Record<string, FieldSpec> : {},
    },
    send: async (body, key) => {
      const sent = { id, ...round ? { round_id: round } : {}, ...body, cost: yuan(body['cost']) }
      await api.post('/projects/proposals', { body: sent as never, headers: key.headers(sent) })
    },
  }
}

export function editingProposal(one: Proposal, etag: string): Doing {
  const fields = wantedFields(one)
  return {
    title: '更正', main: '保存', fields,
    send: async body => {
      const sent = { ...changeOf(fields, body), cost: yuan(body['cost']) ?? null }
      await api.patch('/projects/proposals/{proposal_id}', { path: { proposal_id: one.id }, body: sent as never, headers: { 'if-match': etag } })
    },
  }
}

const reason = (label: string, hint?: string): FieldSpec => ({ kind: 'words', label, most: 500, ...hint ? { hint } : {} })
const entries = (one: Proposal): FieldSpec => ({ kind: 'own', label: '对照清单', component: EntriesField, props: { entries: one.lists }, first: [] })

const FIELDS: Record<Step, (one: Proposal) => Record<string, FieldSpec>> = {
  merge: one => ({ into_id: { kind: 'own', label: '合并到哪一条', component: IntoField, props: { proposal: one } } }),
  separate: () => ({}),
  pass: one => ({
    entries: entries(one),
    money_ok: { kind: 'yes', label: '资金能落实', first: false },
    land_ok: { kind: 'yes', label: '用地能落实（不用地也选）', first: false },
    one_year_ok: { kind: 'yes', label: '当年能完成', first: false },
    reason: reason('理由'),
  }),
  decline: one => ({ entries: { ...entries(one), optional: true }, reason: reason('理由', '提建议的人凭回执号能看到。') }),
  pool: () => ({ reason: reason('理由', '提建议的人凭回执号能看到。') }),
  restore: () => ({ reason: reason('理由') }),
  nominate: one => ({
    title: { kind: 'line', label: '项目名称', most: 100, first: one.title },
    words: { kind: 'words', label: '建设内容和规模', most: 2000, first: one.words },
    unit_id: { kind: 'unit', label: '责任单位', optional: true, congress: one.congress.id, hint: '可以以后再定，报政府审议前要定下来。' },
    budget: { kind: 'number', label: '预算', optional: true, least: 0, most: 1_000_000_000, unit: '万元', first: one.cost ? one.cost / 10_000 : undefined },
    funding: { kind: 'line', label: '资金来源', optional: true, most: 200 },
    year_target: { kind: 'words', label: '当年目标', optional: true, most: 500, hint: '跨年的工程才写。' },
  }),
  withdraw: () => ({ reason: reason('理由') }),
}

export function steppingProposal(one: Proposal, step: Step): Doing {
  const id = newId()
  return {
    title: PROPOSAL_STEPS[step], main: PROPOSAL_STEPS[step], fields: FIELDS[step](one),
    send: async (body, key) => {
      const sent = step === 'nominate' ? { id, ...body, budget: yuan(body['budget']) } : body
      await api.post(`/projects/proposals/{proposal_id}/${step}` as '/projects/proposals/{proposal_id}/pool', {
        path: { proposal_id: one.id }, headers: key.headers(sent), ...step === 'separate' ? {} : { body: sent },
      } as never)
    },
  }
}
