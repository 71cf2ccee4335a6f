/** Columns, filters and fields of deputies. */
import { DEPUTY_STATES, type Schemas } from '@congress/core'
import { api } from '../../api'
import type { FieldSpec } from '../../parts/fields/fields'
import type { Column, Filter, View } from '../../parts/ledger/ledger'
import { congressName } from '../../parts/pickers/congresses'
import CongressPicker from '../../parts/pickers/CongressPicker.vue'
import { divisionName } from '../../parts/pickers/divisions'
import DivisionPicker from '../../parts/pickers/DivisionPicker.vue'
import ConstituencyPicker from './ConstituencyPicker.vue'
import GroupPicker from './GroupPicker.vue'
import TermPicker from './TermPicker.vue'
import { termName } from './terms'

export type Deputy = Schemas['DeputyOut']

/** 139****0552; the ledger lies open on desks, the page shows the number to who may see it. */
export const hidden = (phone: string | null | undefined): string => phone ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : ''

/** What is shown to whoever sees the whole, and to whoever sees the public part. */
export const columnsOf = (whole: boolean): Column<Deputy>[] => [
  { key: 'name', label: '姓名', width: '104px', title: true, sort: { up: 'name' }, text: row => row.name },
  ...whole ? [
    { key: 'sex', label: '性别', width: '56px', narrow: 'none', text: row => row.sex },
    { key: 'employer', label: '工作单位及职务', text: row => row.employer },
    { key: 'party', label: '政治面貌', width: '88px', narrow: 'none', text: row => row.party },
  ] satisfies Column<Deputy>[] : [],
  { key: 'constituency', label: '选区或选举单位', width: '128px', text: row => row.constituency?.name },
  { key: 'groups', label: '代表小组', extra: whole, text: row => row.groups.map(one => one.name).join('、'), ...whole ? { width: '136px' } : {} },
  ...whole ? [
    { key: 'phone', label: '手机', width: '124px', text: row => hidden(row.phone) },
    { key: 'account', label: '账号', width: '64px', text: row => row.has_account ? '已办' : '未办' },
    { key: 'others', label: '其他代表职务', width: '136px', narrow: 'none', text: row => row.others.filter(one => one.state !== 'ended').map(one => one.congress.short_name).join('、') },
    { key: 'ethnicity', label: '民族', width: '72px', extra: true, text: row => row.ethnicity },
    { key: 'born', label: '出生年月', width: '88px', extra: true, text: row => row.born },
    { key: 'education', label: '学历', width: '72px', extra: true, text: row => row.education },
    { key: 'occupation', label: '职业构成', width: '112px', extra: true, text: row => row.occupation },
    { key: 'certificate', label: '代表证号', width: '128px', extra: true, text: row => row.certificate },
  ] satisfies Column<Deputy>[] : [],
  { key: 'state', label: '状态', width: '112px', narrow: 'bare' },
  { key: 'congress', label: '哪级人大', width: '112px', text: row => row.congress.short_name },
  { key: 'term', label: '届次', width: '72px', extra: true, text: row => `第 ${row.term} 届` },
]

export async function groupName(id: string): Promise<string> {
  return (await api.get('/groups/{group_id}', { path: { group_id: id } })).name
}
export async function constituencyName(id: string): Promise<string> {
  return (await api.get('/constituencies/{constituency_id}', { path: { constituency_id: id } })).name
}

const state: Filter = { key: 'state', label: '状态', kind: 'choice', choices: DEPUTY_STATES }
const group: Filter = { key: 'group_id', label: '小组', kind: 'pick', picker: GroupPicker, nameOf: groupName }
const area: Filter = { key: 'constituency_id', label: '选区', kind: 'pick', picker: ConstituencyPicker, nameOf: constituencyName }
export const filtersOf = (whole: boolean): Filter[] => !whole ? [state, group, area] : [
  state,
  { key: 'congress_id', label: '哪级人大', kind: 'pick', picker: CongressPicker, nameOf: congressName },
  area,
  group,
  { key: 'division_id', label: '地方', kind: 'pick', picker: DivisionPicker, nameOf: divisionName },
  { key: 'has_account', label: '账号', kind: 'choice', choices: { true: '已办账号', false: '未办账号' } },
  { key: 'term_id', label: '届次', seldom: true, kind: 'pick', picker: TermPicker, nameOf: termName },
]

export const viewsOf = (congress: string | undefined, whole: boolean): View[] => [
  ...congress && whole ? [{ name: '本级', query: { congress_id: congress } }, { name: '还没办账号', query: { congress_id: congress, state: 'in_office', has_account: 'false' } }] : [],
  { name: '在任', query: { state: 'in_office' } },
]

const SEXES = { 男: '男', 女: '女' }
const PARTIES = ['中共党员', '民革', '民盟', '民建', '民进', '农工党', '致公党', '九三学社', '台盟', '无党派', '共青团员', '群众']
const EDUCATIONS = ['小学', '初中', '高中', '中专', '大专', '本科', '研究生']
const same = (words: string[], other: string | null | undefined) =>
  Object.fromEntries([...new Set([...words, ...other ? [other] : []])].map(word => [word, word]))
const line = (label: string, most: number, first: string | null | undefined, more: { hint?: string } = {}): FieldSpec =>
  ({ kind: 'line', label, most, optional: true, first: first ?? undefined, ...more })

export function fieldsOf(congress: string, deputy?: Deputy): Record<string, FieldSpec | undefined> {
  return {
    name: { kind: 'line', label: '姓名', first: deputy?.name },
    sex: { kind: 'choice', label: '性别', choices: SEXES, optional: true, first: deputy?.sex ?? undefined },
    phone: line('手机号码', 11, deputy?.phone, { hint: '登录和提醒用，名册里只显示前三位和后四位。' }),
    employer: line('工作单位及职务', 200, deputy?.employer),
    constituency_id: { kind: 'own', label: '选区或选举单位', component: ConstituencyPicker, optional: true, props: { congress }, first: deputy?.constituency?.id },
    party: { kind: 'select', label: '政治面貌', choices: same(PARTIES, deputy?.party), optional: true, first: deputy?.party ?? undefined },
    ethnicity: line('民族', 20, deputy?.ethnicity),
    born: line('出生年月', 7, deputy?.born, { hint: '写成 1988-09 这样。' }),
    education: { kind: 'select', label: '学历', choices: same(EDUCATIONS, deputy?.education), optional: true, first: deputy?.education ?? undefined },
    occupation: line('职业构成', 50, deputy?.occupation),
    certificate: line('代表证号', 30, deputy?.certificate),
    division_id: { kind: 'division', label: '联系的地方', optional: true, first: deputy?.division?.id },
    ...deputy ? { position: { kind: 'number', label: '排序', least: 0, most: 10_000, first: deputy.position ?? 0 } as FieldSpec } : {},
  }
}
