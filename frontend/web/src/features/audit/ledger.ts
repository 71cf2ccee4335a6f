/** Columns, filters and the page of the audit. */
import { momentOf, ROLES, type Schemas } from '@congress/core'
import { api } from '../../api'
import type { Asked, Column, Filter, View } from '../../parts/ledger/ledger'
import { daysOn } from '../rulesets/year'
import { deedName, WORDS } from './deeds'
import OnlyThis from './OnlyThis.vue'

export type Entry = Schemas['AuditEntryOut']

export const COLUMNS: Column<Entry>[] = [
  { key: 'created', label: '时间', width: '152px', narrow: 'bare', text: row => momentOf(row.created_at) },
  { key: 'deed', label: '做了什么', title: true, text: row => deedName(row.deed) },
  { key: 'actor', label: '谁', width: '112px', text: row => row.actor_name },
  { key: 'role', label: '以什么身份', width: '112px', text: row => roleName(row) },
  { key: 'organ', label: '单位', width: '160px', text: row => row.organ },
  { key: 'address', label: '来自', width: '136px', text: row => row.address },
  { key: 'seq', label: '封存序号', width: '88px', right: true, text: row => row.seq ?? '等封存' },
]
export const roleName = (row: Entry): string => ROLES[row.role as keyof typeof ROLES] ?? row.role

export const FILTERS: Filter[] = [
  { key: 'deed', label: '哪类事', kind: 'choice', choices: WORDS },
  { key: 'since', until: 'until', label: '时间', kind: 'days' },
  { key: 'account_id', label: '谁', kind: 'pick', picker: OnlyThis, nameOf: async () => '选中的这个人' },
  { key: 'about_id', label: '哪件事', kind: 'pick', picker: OnlyThis, nameOf: async () => '选中的这一件' },
]
export const VIEWS: View[] = [
  { name: '登录', query: { deed: 'sign-ins' } },
  { name: '账号', query: { deed: 'accounts' } },
  { name: '导出名册', query: { deed: 'deputies:export' } },
]

/** The last day counts whole. */
export const load = ({ since, until, ...asked }: Asked) => api.get('/audit', {
  query: {
    ...asked, sort: undefined, ...(since ? { since: `${String(since)}T00:00:00+08:00` } : {}), ...(until ? { until: `${daysOn(String(until), 1)}T00:00:00+08:00` } : {}),
  } as never,
})
