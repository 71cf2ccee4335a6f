/** The dialogs of a self-check: the congress's steps, the unit's filing, and what is done with each row. */
import { newId, SELF_CHECK_STEPS, type Schemas, type StepKey } from '@congress/core'
import { api } from '../../api'
import { changeOf, type Doing, type FieldSpec } from '../../parts/fields/fields'
import TwinPicker from './TwinPicker.vue'

export type Check = Schemas['SelfCheckOut']
export type Finding = Schemas['SelfCheckFinding']
type Campaign = Schemas['CampaignOut']
type Said = Record<string, unknown>

const words = (label: string, more: Partial<FieldSpec> = {}): FieldSpec => ({ kind: 'words', label, ...more } as FieldSpec)

/** The dialog of a step of the whole self-check. */
export function stepOf(step: Schemas['SelfCheckStep'], check: Check, me: string): Doing {
  const path = { self_check_id: check.id }
  const of = (at: 'press' | 'give-time' | 'send-back' | 'conclude' | 'withdraw' | 'file') => async (body: Said, key: StepKey) => {
    await api.post(`/self-checks/{self_check_id}/${at}`, { path, body: body as never, headers: key.headers(body) })
  }
  const title = SELF_CHECK_STEPS[step]
  switch (step) {
    case 'file':
      return {
        title: '报送自查自纠报告', main: '报送', words: check.counts?.rows ? `清单里有 ${check.counts.rows} 个问题，随报告一起报送；报送后不能再改。` : '清单是空的。没有问题要明确声明。',
        fields: {
          report: words('专项工作报告', { most: 20_000, first: check.report ?? undefined, hint: '怎么组织的、查了哪些方面、发现什么、怎么改；也可以另附文件。' } as Partial<FieldSpec>),
          file_ids: { kind: 'files', label: '报告文件', optional: true },
          ...(check.counts?.rows ? {} : { none_found: { kind: 'yes', label: '经自查未发现问题', optional: true } }),
          filed_by: { kind: 'line', label: '报送人', first: me },
        },
        send: of('file'),
      }
    case 'press':
      return { title, main: title, fields: { note: words('催报意见', { hint: '该单位会马上收到。' }) }, send: of('press') }
    case 'give-time':
      return { title, main: '改期限', fields: { due_on: { kind: 'day', label: '新的报送期限', first: check.due_on }, note: words('说明', { optional: true }) }, send: of('give-time') }
    case 'send-back':
      return {
        title, main: '退回', words: '已经审核过的条目不变，其余由单位修改后重报。',
        fields: { reason: words('退回理由'), due_on: { kind: 'day', label: '重报期限', optional: true, hint: `不选就是 ${check.redo_days} 个工作日。` } }, send: of('send-back'),
      }
    case 'conclude':
      return { title, main: title, words: '清单逐条审核完，就可以办结。', fields: { note: words('审核意见', { optional: true }) }, send: of('conclude') }
    case 'withdraw':
      return { title, main: '撤回', fields: { reason: words('撤回理由') }, send: of('withdraw') }
  }
}

const fieldChoices = (campaign: Campaign): Record<string, string> =>
  Object.fromEntries(campaign.fields.filter(field => !field.ended).map(field => [field.id, field.name]))

function rowFields(campaign: Campaign, row?: Finding): Record<string, FieldSpec> {
  return {
    words: words('问题', { first: row?.words, hint: '哪里、什么问题。' }),
    place_words: { kind: 'line', label: '地点', optional: true, most: 200, first: row?.place_words ?? undefined },
    field_id: { kind: 'select', label: '领域', optional: true, choices: fieldChoices(campaign), first: row?.field?.id },
    found_on: { kind: 'day', label: '发现时间', optional: true, first: row?.found_on ?? undefined },
    measure: words('整改措施', { optional: true, first: row?.measure ?? undefined }),
    due_on: { kind: 'day', label: '整改时限', optional: true, first: row?.due_on ?? undefined },
    corrected: { kind: 'yes', label: '已经整改（自纠）', optional: true, first: row?.corrected ?? false },
  }
}

export function adding(check: Check, campaign: Campaign): Doing {
  const id = newId()
  return {
    title: '添加一条', main: '加入清单', fields: rowFields(campaign),
    send: async (body, key) => {
      const sent = { id, ...body }
      await api.post('/self-checks/{self_check_id}/findings', { path: { self_check_id: check.id }, body: sent as never, headers: key.headers(sent) })
    },
  }
}

/** The dialog of what is done with one row. */
export function rowStepOf(step: Schemas['FindingStep'], check: Check, row: Finding, campaign: Campaign): Doing {
  const path = { self_check_id: check.id, finding_id: row.id }
  const at = `/self-checks/{self_check_id}/findings/{finding_id}` as const
  const of = (deed: 'withdraw' | 'take-over' | 'match' | 'decline' | 'reconsider') => async (body: Said, key: StepKey) => {
    await api.post(`${at}/${deed}`, { path, body: body as never, headers: key.headers(body) })
  }
  switch (step) {
    case 'edit': {
      const fields = rowFields(campaign, row)
      return {
        title: `修改第 ${row.position} 条`, main: '保存', fields,
        send: async body => { await api.patch(at, { path, body: changeOf(fields, body) as never, headers: { 'if-match': `"${check.version}"` } }) },
      }
    }
    case 'withdraw':
      return { title: `撤回第 ${row.position} 条`, main: '撤回', words: row.words, fields: { reason: words('理由', { optional: check.round === 1 }) }, send: of('withdraw') }
    case 'take-over': {
      const problem = newId()
      const send = of('take-over')
      return {
        title: `第 ${row.position} 条列入问题清单`, main: '列入清单', words: `来源记为“部门自查”，责任单位是${check.unit.name}。`,
        fields: {
          field_id: { kind: 'select', label: '领域', choices: fieldChoices(campaign), first: row.field?.id },
          words: words('问题描述', { first: row.words }),
          division_id: { kind: 'division', label: '在哪里', optional: true },
          place_words: { kind: 'line', label: '具体地点', optional: true, most: 200, first: row.place_words ?? undefined },
          measure: words('整改措施', { optional: true, first: row.measure ?? undefined }),
          due_on: { kind: 'day', label: '整改时限', optional: true, first: row.due_on ?? undefined },
        },
        send: (body, key) => send({ problem_id: problem, ...body }, key),
      }
    }
    case 'match':
      return {
        title: `第 ${row.position} 条与已有的相同`, main: '就是这个', words: row.words,
        fields: { problem_id: { kind: 'own', label: '清单里的问题', component: TwinPicker, props: { check: check.id, finding: row.id, campaign: check.campaign.id } } },
        send: of('match'),
      }
    case 'decline':
      return { title: `第 ${row.position} 条不列入`, main: '不列入', words: row.words, fields: { reason: words('理由', { hint: '单位会看到。' }) }, send: of('decline') }
    case 'reconsider':
      return { title: `第 ${row.position} 条重新审核`, main: '重新审核', words: row.words, fields: { reason: words('理由') }, send: of('reconsider') }
  }
}
