import type { Schemas } from '@congress/core'
import type { FieldSpec } from '../../parts/fields/fields'

export const fieldsOf = (one?: Schemas['ConstituencyOut']): Record<string, FieldSpec> => ({
  name: { kind: 'line', label: '名称', most: 100, first: one?.name, hint: '直接选举的写选区，间接选举的写选举单位。' },
  division_id: { kind: 'division', label: '在哪个地方', optional: true, first: one?.division_id ?? undefined },
  seats: { kind: 'number', label: '应选名额', least: 0, most: 10_000, unit: '名', optional: true, first: one?.seats ?? undefined },
  position: { kind: 'number', label: '排序', least: 0, most: 10_000, first: one?.position ?? 0, hint: '清单里从小到大排。' },
})
