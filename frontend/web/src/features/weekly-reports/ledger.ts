/** Columns, filters and views of the weekly reports. */
import { DIRECTIONS, LIGHTS, shortDay, WEEKLY_STATES, type Schemas } from '@congress/core'
import type { Column, Filter, View } from '../../parts/ledger/ledger'
import CongressPicker from '../../parts/pickers/CongressPicker.vue'
import { congressName } from '../../parts/pickers/congresses'
import UnitPicker from '../../parts/pickers/UnitPicker.vue'
import { unitName } from '../../parts/pickers/units'
import CampaignPicker from '../campaigns/CampaignPicker.vue'
import { campaignName } from '../campaigns/names'

export type WeeklyRow = Schemas['WeeklyRow']

export const COLUMNS: Column<WeeklyRow>[] = [
  { key: 'light', label: '状态', width: '96px', narrow: 'bare' },
  { key: 'week', label: '哪一周', width: '128px', narrow: 'bare', text: row => row.week_label },
  { key: 'title', label: '周报', title: true, text: row => row.title.replace(/（.*?周）$/, '') },
  { key: 'campaign', label: '联动监督', width: '208px', text: row => row.campaign.name },
  { key: 'direction', label: '方向', width: '104px', extra: true, text: row => DIRECTIONS[row.direction] },
  { key: 'state', label: '环节', width: '88px', text: row => WEEKLY_STATES[row.state] },
  { key: 'edition', label: '版次', width: '64px', right: true, narrow: 'none', text: row => row.edition },
  { key: 'signed', label: '签发', width: '96px', text: row => row.signed_by },
  { key: 'countersigned', label: '签收', width: '96px', text: row => row.countersigned_by },
  { key: 'due', label: '期限', width: '96px', right: true, text: row => shortDay(row.due_on) },
]
export const FILTERS: Filter[] = [
  { key: 'campaign_id', label: '联动监督', kind: 'pick', picker: CampaignPicker, nameOf: campaignName },
  { key: 'congress_id', label: '县区', kind: 'pick', picker: CongressPicker, nameOf: congressName },
  { key: 'unit_id', label: '单位', kind: 'pick', picker: UnitPicker, nameOf: unitName },
  { key: 'direction', label: '方向', kind: 'choice', choices: DIRECTIONS },
  { key: 'light', label: '期限', kind: 'choice', choices: LIGHTS },
  { key: 'state', label: '环节', kind: 'choices', choices: WEEKLY_STATES },
  { key: 'week_from', until: 'week_to', label: '星期一', seldom: true, kind: 'days' },
]
export const VIEWS: View[] = [
  { name: '起草中', query: { state: ['draft', 'returned'] } },
  { name: '待签收', query: { state: ['sent'] } },
  { name: '双方已签', query: { state: ['complete'] } },
  { name: '逾期', query: { light: 'overdue' } },
]
