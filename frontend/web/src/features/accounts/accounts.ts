/** Columns and filters of accounts, and how an account stands in words. */
import { momentOf, ROLES, type Schemas } from '@congress/core'
import { useMe } from '../../me'
import type { FieldSpec } from '../../parts/fields/fields'
import type { Column, Filter, View } from '../../parts/ledger/ledger'
import { congressName } from '../../parts/pickers/congresses'
import CongressPicker from '../../parts/pickers/CongressPicker.vue'
import UnitPicker from '../../parts/pickers/UnitPicker.vue'
import { unitName } from '../../parts/pickers/units'

export type Account = Schemas['AccountOut']
export type Grant = Account['grants'][number]
export type GivenRole = Exclude<Schemas['Role'], 'system'>

export const placeOf = (grant: Grant): string => grant.unit?.name ?? grant.congress.short_name
/** 滦平县人大代表, not 滦平县人大人大代表. */
export const standsFor = (grant: Grant): string => `${placeOf(grant)}${ROLES[grant.role]}`.replace('人大人大', '人大')
const open = (account: Account) => account.grants.filter(one => !one.ended_at)

export function standing(account: Account, now: Date = new Date()): string {
  if (account.ended_at) return '已停用'
  if (account.locked) return '输错多次，暂时锁定'
  if (!account.waiting) return '在用'
  if (!account.slip_expires_at) return '还没发登录条'
  return new Date(account.slip_expires_at) < now ? '登录条已过期' : '等本人首次登录'
}

export const COLUMNS: Column<Account>[] = [
  { key: 'name', label: '姓名', width: '104px', title: true, text: row => row.name },
  { key: 'username', label: '用户名', width: '160px', text: row => row.username },
  { key: 'grants', label: '身份', text: row => open(row).map(standsFor).join('、') || '没有身份' },
  { key: 'standing', label: '状态', width: '152px', narrow: 'bare' },
  { key: 'slip', label: '登录条有效期', width: '148px', narrow: 'none', text: row => row.waiting && row.slip_expires_at ? momentOf(row.slip_expires_at) : '' },
  { key: 'wechat', label: '微信', width: '88px', narrow: 'none', text: row => row.wechat_bound_at ? '已绑定' : '' },
  { key: 'created', label: '办理时间', width: '148px', extra: true, text: row => momentOf(row.created_at) },
]

/** Every role a person can have. */
export const GIVEN = Object.fromEntries(Object.entries(ROLES).filter(([role]) => role !== 'system')) as Record<GivenRole, string>

export const FILTERS: Filter[] = [
  { key: 'role', label: '身份', kind: 'choice', choices: GIVEN },
  { key: 'congress_id', label: '哪级人大', kind: 'pick', picker: CongressPicker, nameOf: congressName },
  { key: 'unit_id', label: '单位', kind: 'pick', picker: UnitPicker, nameOf: unitName },
  { key: 'waiting', label: '首次登录', kind: 'choice', choices: { true: '等本人首次登录', false: '本人已登录过' } },
  { key: 'ended', label: '停用', kind: 'choice', choices: { false: '在用', true: '已停用' } },
]
export const VIEWS: View[] = [
  { name: '等首次登录', query: { waiting: 'true', ended: 'false' } },
  { name: '承办单位', query: { role: 'unit_staff' } },
  { name: '代表', query: { role: 'deputy' } },
  { name: '已停用', query: { ended: 'true' } },
]

/** The roles one may give: a security administrator all, a congress's staff those of units. */
export function givable(): Partial<Record<GivenRole, string>> {
  return useMe().may('accounts:keep') ? GIVEN : { unit_staff: GIVEN.unit_staff }
}

/** What giving a role asks for; `unit` only for people of units. */
export function grantFields(): Record<string, FieldSpec | undefined> {
  const store = useMe()
  const wide = store.may('accounts:keep')
  const own = store.me?.grant?.congress.id
  return {
    role: { kind: 'choice', label: '身份', choices: givable() as Record<string, string>, first: wide ? undefined : 'unit_staff' },
    congress_id: wide ? { kind: 'own', label: '哪级人大', component: CongressPicker, first: own } : undefined,
    unit_id: { kind: 'unit', label: '单位', optional: true, hint: '承办单位的人要选单位，其他身份不选。', ...(wide || !own ? {} : { congress: own }) },
  }
}
