/** Columns, filters and fields of stations. */
import { STATION_KINDS, type Schemas } from '@congress/core'
import type { FieldSpec } from '../../parts/fields/fields'
import type { Column, Filter, View } from '../../parts/ledger/ledger'
import { congressName } from '../../parts/pickers/congresses'
import CongressPicker from '../../parts/pickers/CongressPicker.vue'
import { divisionName } from '../../parts/pickers/divisions'
import DivisionPicker from '../../parts/pickers/DivisionPicker.vue'

export type Station = Schemas['StationOut']

export const COLUMNS: Column<Station>[] = [
  { key: 'name', label: '名称', title: true, text: row => row.name },
  { key: 'kind', label: '类别', width: '112px', text: row => STATION_KINDS[row.kind] },
  { key: 'division', label: '所在地', width: '112px', narrow: 'bare', text: row => row.division?.name },
  { key: 'address', label: '地址', width: '240px', text: row => row.address },
  { key: 'in_charge', label: '负责人', width: '160px', narrow: 'none', text: row => row.in_charge },
  { key: 'congress', label: '哪级人大', width: '128px', narrow: 'none', text: row => row.congress.short_name },
  { key: 'state', label: '情况', width: '80px', narrow: 'bare' },
]

export const FILTERS: Filter[] = [
  { key: 'kind', label: '类别', kind: 'choices', choices: STATION_KINDS },
  { key: 'division_id', label: '所在地', kind: 'pick', picker: DivisionPicker, nameOf: divisionName },
  { key: 'congress_id', label: '哪级人大', kind: 'pick', picker: CongressPicker, nameOf: congressName },
  { key: 'ended', label: '已停用', seldom: true, kind: 'yes' },
]

export const VIEWS: View[] = [{ name: '已停用', query: { ended: 'true' } }]

export function fieldsOf(station?: Station): Record<string, FieldSpec> {
  return {
    name: { kind: 'line', label: '名称', most: 100, first: station?.name },
    kind: { kind: 'choice', label: '类别', choices: STATION_KINDS, first: station?.kind ?? 'station' },
    division_id: { kind: 'division', label: '所在地', optional: true, first: station?.division?.id },
    address: { kind: 'line', label: '地址', most: 200, optional: true, first: station?.address, hint: '群众扫码时看得到。' },
    opening: { kind: 'words', label: '欢迎语', most: 500, optional: true, first: station?.opening, hint: '群众扫码时先看到的一句话，例如接待日和能反映什么。' },
    in_charge: { kind: 'line', label: '负责人', most: 200, optional: true, first: station?.in_charge, hint: '只有人大内部看得到。' },
  }
}

export const REASON: Record<string, FieldSpec> = { reason: { kind: 'words', label: '理由', most: 200 } }
