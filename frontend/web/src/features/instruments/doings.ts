/** The dialogs of an instrument and of its opinions. */
import { INSTRUMENT_KINDS, INSTRUMENT_STEPS, newId, OPINION_STEPS, PROPOSERS, todayIs, type Schemas } from '@congress/core'
import { api } from '../../api'
import { changeOf, type Doing, type FieldSpec } from '../../parts/fields/fields'
import CampaignPicker from '../campaigns/CampaignPicker.vue'
import MattersField, { type Picked } from './MattersField.vue'
import QuantitiesField from './QuantitiesField.vue'

export type Instrument = Schemas['InstrumentOut']
type Opinion = Schemas['OpinionOut']

const REASON: Record<string, FieldSpec> = { reason: { kind: 'words', label: '理由', most: 200 } }
const FILES: FieldSpec = { kind: 'files', label: '照片和文件', optional: true }

export function fieldsOf(congress: string, one?: Instrument, campaign?: string): Record<string, FieldSpec> {
  const matters: Picked[] = one?.matters.map(({ word, id, code, title }) => ({ word, id, code, title })) ?? []
  return {
    ...one ? {} : { kind: { kind: 'select', label: '监督方式', choices: INSTRUMENT_KINDS, first: 'inspection' } as FieldSpec },
    title: { kind: 'line', label: '名称', most: 100, first: one?.title },
    law: { kind: 'line', label: '依据或检查的法律', most: 100, optional: true, first: one?.law ?? undefined, hint: '执法检查时写，例如 劳动法。' },
    campaign_id: { kind: 'own', label: '属于哪项联动监督', optional: true, component: CampaignPicker, first: one?.campaign?.id ?? campaign, hint: '不选就是年度监督计划的。' },
    planned_on: { kind: 'day', label: '计划哪天', optional: true, first: one?.planned_on ?? undefined },
    led_by: { kind: 'line', label: '带队或主持', most: 100, optional: true, first: one?.led_by },
    unit_ids: { kind: 'units', label: '监督对象', optional: true, congress, first: one?.units.map(unit => unit.id) ?? [] },
    words: { kind: 'words', label: '内容', optional: true, first: one?.words },
    proposed_by: { kind: 'select', label: '由谁提出', optional: true, choices: PROPOSERS, first: one?.proposed_by ?? undefined, hint: '质询、特定问题调查要写；联名的人数按法律核对。' },
    signers: { kind: 'number', label: '联名人数', least: 1, most: 100_000, unit: '人', optional: true, first: one?.signers ?? undefined },
    base: { kind: 'number', label: '代表或者常委会组成人员总数', least: 1, most: 100_000, unit: '人', optional: true, first: one?.base ?? undefined },
    matters: { kind: 'own', label: '关系到哪些问题', optional: true, component: MattersField, props: { congress }, first: matters },
  }
}

/** The body as the API takes it: of a matter, word and id. */
export function sentOf(body: Record<string, unknown>): Record<string, unknown> {
  return { ...body, matters: ((body['matters'] ?? []) as Picked[]).map(({ word, id }) => ({ word, id })) }
}

export function editing(one: Instrument, etag: string): Doing {
  const fields = fieldsOf(one.congress.id, one)
  return {
    title: '修改', main: '保存', fields,
    send: async body => {
      const sent = { ...changeOf(fields, body), ...sentOf(body), led_by: body['led_by'] ?? '', words: body['words'] ?? '' }
      await api.patch('/instruments/{instrument_id}', { path: { instrument_id: one.id }, body: sent as never, headers: { 'if-match': etag } })
    },
  }
}

const STEP_FIELDS: Record<Schemas['InstrumentStep'], (one: Instrument) => Record<string, FieldSpec>> = {
  hold: () => ({
    held_on: { kind: 'day', label: '哪天开展的', first: todayIs() },
    place_words: { kind: 'line', label: '在哪里', most: 200, optional: true },
    note: { kind: 'words', label: '说明', optional: true }, file_ids: FILES,
  }),
  record: one => ({
    result: { kind: 'words', label: '结果', first: one.result ?? undefined },
    quantities: { kind: 'own', label: '数量', optional: true, component: QuantitiesField, first: one.quantities },
    file_ids: FILES,
  }),
  close: () => ({ note: { kind: 'words', label: '说明', optional: true } }),
  reopen: () => REASON,
  cancel: () => REASON,
}
export function stepping(one: Instrument, step: Schemas['InstrumentStep']): Doing {
  return {
    title: INSTRUMENT_STEPS[step], main: INSTRUMENT_STEPS[step], fields: STEP_FIELDS[step](one),
    ...step === 'close' ? { words: '审议意见都落实或者撤回了，才能办结。' } : {},
    send: async (body, key) => {
      await api.post(`/instruments/{instrument_id}/${step}`, { path: { instrument_id: one.id }, body: body as never, headers: key.headers(body) })
    },
  }
}

export function giving(one: Instrument): Doing {
  const id = newId()
  return {
    title: '提审议意见', main: '提出',
    fields: {
      words: { kind: 'words', label: '意见' }, unit_id: { kind: 'unit', label: '交给哪个单位', optional: true, congress: one.congress.id },
      due_on: { kind: 'day', label: '哪天前答复', optional: true },
    },
    send: async (body, key) => {
      const sent = { id, ...body }
      await api.post('/instruments/{instrument_id}/opinions', { path: { instrument_id: one.id }, body: sent as never, headers: key.headers(sent) })
    },
  }
}

const OPINION_FIELDS: Record<Schemas['OpinionStep'], Record<string, FieldSpec>> = {
  'answer': { answer: { kind: 'words', label: '答复' }, answered_on: { kind: 'day', label: '哪天答复的', first: todayIs() }, file_ids: FILES },
  'settle': { note: { kind: 'words', label: '说明', optional: true } },
  'send-back': REASON,
  'withdraw': REASON,
}
export function following(instrument: string, opinion: Opinion, step: Schemas['OpinionStep']): Doing {
  return {
    title: `审议意见：${OPINION_STEPS[step]}`, main: OPINION_STEPS[step], words: opinion.words, fields: OPINION_FIELDS[step],
    send: async (body, key) => {
      await api.post(`/instruments/{instrument_id}/opinions/{opinion_id}/${step}`, { path: { instrument_id: instrument, opinion_id: opinion.id }, body: body as never, headers: key.headers(body) })
    },
  }
}
