/** The form of a problem: what is asked, and where a field and an aspect can be chosen from. */
import { PROBLEM_SOURCES, RESPONDENT_TYPES, todayIs, type Schemas } from '@congress/core'
import type { FieldSpec } from '../../parts/fields/fields'

type Campaign = Schemas['CampaignOut']
const byId = (things: { id: string; name: string; ended: boolean }[], kept?: string): Record<string, string> =>
  Object.fromEntries(things.filter(one => !one.ended || one.id === kept).map(one => [one.id, one.name]))

/** The fields of the form; the aspects are those of the field chosen. */
export function fieldsOf(campaign: Campaign, fieldId: string | undefined, problem?: Schemas['ProblemOut']): Record<string, FieldSpec> {
  const field = campaign.fields.find(one => one.id === fieldId)
  const units: Record<string, FieldSpec> = !problem || ['found', 'verified'].includes(problem.state)
    ? { unit_id: { kind: 'unit', label: '责任单位', optional: true, congress: campaign.congress.id, first: problem?.unit?.id ?? undefined } }
    : {}
  return {
    field_id: { kind: 'select', label: '领域', choices: byId(campaign.fields, problem?.field.id), first: problem?.field.id },
    aspect_id: { kind: 'select', label: '方面', optional: true, choices: byId(field?.aspects ?? [], problem?.aspect?.id), first: problem?.aspect?.id },
    words: { kind: 'words', label: '问题描述', most: 2000, first: problem?.words, hint: '哪里、什么问题、影响了谁。' },
    division_id: { kind: 'division', label: '在哪里', optional: true, first: problem?.division?.id },
    place_words: { kind: 'line', label: '具体地点', optional: true, most: 200, first: problem?.place_words ?? undefined },
    source: { kind: 'select', label: '问题来源', optional: true, choices: PROBLEM_SOURCES, first: problem?.source ?? undefined, hint: '“现场问政”走快车道：登记后马上交办，期限另定，定期督办。' },
    respondent_type: { kind: 'select', label: '访谈对象', optional: true, choices: RESPONDENT_TYPES, first: problem?.respondent_type ?? undefined, hint: '走访时问的是谁。' },
    found_on: { kind: 'day', label: '发现时间', optional: true, first: problem ? problem.found_on ?? undefined : todayIs() },
    ...units,
    due_on: { kind: 'day', label: '整改时限', optional: true, first: problem?.due_on ?? undefined },
    measure: { kind: 'words', label: '整改措施', optional: true, first: problem?.measure ?? undefined },
    remark: { kind: 'words', label: '备注', optional: true, first: problem?.remark ?? undefined },
  }
}
