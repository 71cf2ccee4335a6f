/** The form of a task and of a plan. */
import type { Schemas } from '@congress/core'
import type { FieldSpec } from '../../parts/fields/fields'
import CampaignPicker from '../campaigns/CampaignPicker.vue'
import OwnersField, { type OwnerSaid } from './OwnersField.vue'

type Task = Schemas['TaskOut']

export const TERMS = { dated: '有完成时限', long_term: '长期坚持' } as const

/** The owners as the API takes them. */
export const sentOwners = (owners: OwnerSaid[]): Schemas['OwnerIn'][] =>
  owners.map(({ unit_id, name }) => unit_id ? { unit_id } : { name }) as Schemas['OwnerIn'][]

/** The fields of the form; a day is asked of what is not kept up for long. */
export function fieldsOf(congress: string, longTerm: boolean, task?: Task, campaign?: string | null): Record<string, FieldSpec> {
  const owners = task?.owners.map(one => ({ name: one.name, ...(one.id ? { unit_id: one.id } : {}) })) ?? []
  return {
    aspect: { kind: 'line', label: '方面', optional: true, most: 100, first: task?.aspect ?? undefined },
    number: { kind: 'number', label: '序号', optional: true, least: 1, most: 99_999, first: task?.number, hint: '不填就接着编。' },
    words: { kind: 'words', label: '任务内容', most: 2000, first: task?.words },
    owners: { kind: 'own', label: '责任单位', component: OwnersField, props: { congress, campaign: campaign ?? task?.campaign_id ?? undefined }, first: owners, hint: '排在第一位的牵头，其余的配合。' },
    leader: { kind: 'line', label: '牵头领导', optional: true, first: task?.leader ?? undefined },
    term: { kind: 'choice', label: '时限', choices: TERMS, first: task?.long_term ? 'long_term' : 'dated' },
    ...(longTerm ? {} : { due_on: { kind: 'day' as const, label: '完成时限', optional: true, first: task?.due_on ?? undefined } }),
    evidence: { kind: 'line', label: '佐证材料', optional: true, most: 2000, first: task?.evidence ?? undefined, hint: '拿什么说明办成了，例如文件、报告、验收表。' },
    source: { kind: 'line', label: '出处', optional: true, most: 200, first: task?.source ?? undefined, hint: '文件第几页、哪一句。' },
    remark: { kind: 'words', label: '备注', optional: true, first: task?.remark ?? undefined },
  }
}

/** The body of a form: the choice of term is a yes or no, and owners are ids or names. */
export function sentOf(said: Record<string, unknown>): Record<string, unknown> {
  const { term, owners, ...rest } = said
  return { ...rest, long_term: term === 'long_term', owners: sentOwners((owners as OwnerSaid[] | undefined) ?? []) }
}

export function planFieldsOf(plan?: Schemas['TaskPlanOut']): Record<string, FieldSpec> {
  return {
    title: { kind: 'line', label: '名称', most: 100, first: plan?.title },
    ...(plan ? {} : { year: { kind: 'number' as const, label: '年度', least: 1979, most: 2199, first: new Date().getFullYear() } }),
    document_title: { kind: 'line', label: '文件标题', optional: true, most: 200, first: plan?.document_title ?? undefined, hint: '从哪份文件分解出来；联动监督的任务清单可以不填。' },
    document_number: { kind: 'line', label: '文号', optional: true, first: plan?.document_number ?? undefined },
    document_on: { kind: 'day', label: '印发日期', optional: true, first: plan?.document_on ?? undefined },
    document_issuer: { kind: 'line', label: '印发机关', optional: true, most: 100, first: plan?.document_issuer ?? undefined },
    campaign_id: { kind: 'own', label: '联动监督', component: CampaignPicker, optional: true, first: plan?.campaign?.id },
    shared: { kind: 'yes', label: '下级人大可以看', first: plan?.shared ?? false },
    file_ids: { kind: 'files', label: '文件', optional: true },
  }
}
