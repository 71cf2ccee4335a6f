/** What the desk says of its figures: titles, tabs, weeks. */
import { shortDay, spokenDay, WAITING, type Schemas } from '@congress/core'
import type { LocationQueryRaw } from 'vue-router'

type Role = Schemas['Role']
type Kind = Schemas['Waiting']
export type Counts = Schemas['DeskCounts']
export type WeekFigure = Schemas['WeekFigureOut']

const DEEDS: Partial<Record<Role, string>> = { deputy: '等您评价', congress_leader: '逾期等您督办' }

/** 周予安，有 12 件等您办 */
export function titleOf(name: string, role: Role | undefined, counts: Counts | undefined): string {
  if (!counts) return name
  if (!counts.waiting) return `${name}，没有等您办的事`
  return `${name}，有 ${counts.waiting} 件${(role && DEEDS[role]) ?? '等您办'}`
}

export interface Tab {
  label: string
  count: number
  query: LocationQueryRaw
}

/** All, the late, today's, then one for each kind that waits. */
export function tabsOf(counts: Counts | undefined): Tab[] {
  if (!counts) return [{ label: '全部', count: 0, query: {} }]
  const kinds = Object.entries(counts.kinds) as [Kind, number][]
  const all = kinds.reduce((sum, [, count]) => sum + count, 0)
  return [
    { label: '全部', count: all, query: {} },
    ...(counts.overdue ? [{ label: '逾期', count: counts.overdue, query: { due: 'overdue' } }] : []),
    ...(counts.today ? [{ label: '今天到期', count: counts.today, query: { due: 'today' } }] : []),
    ...(kinds.length > 1 ? kinds.map(([kind, count]) => ({ label: WAITING[kind], count, query: { kind } })) : []),
  ]
}

const FIGURES: Record<string, { label: string; roles: Role[] }> = {
  received: { label: '新收线索', roles: ['congress_staff', 'congress_leader'] },
  handed_over: { label: '交办问题', roles: ['congress_staff', 'congress_leader', 'unit_staff'] },
  signed_off: { label: '销号', roles: ['congress_staff', 'congress_leader', 'unit_staff'] },
  overdue: { label: '逾期未答', roles: ['congress_staff', 'congress_leader', 'unit_staff'] },
  days: { label: '平均答复天数', roles: ['congress_staff', 'congress_leader', 'unit_staff'] },
}

export interface WeekShown {
  key: string
  label: string
  value: string
  change: string
  /** Weeks without a value are left out of the line. */
  series: number[]
  said: string
  to: { path: string; query: LocationQueryRaw }
}

export function weekOf(figures: WeekFigure[], role: Role | undefined): WeekShown[] {
  return figures.filter(figure => role && FIGURES[figure.key]?.roles.includes(role)).map(figure => ({
    key: figure.key,
    label: FIGURES[figure.key]!.label,
    value: figure.value ?? '—',
    change: changeOf(figure),
    series: figure.series.filter(one => one !== null).map(Number),
    said: `近八周：${figure.series.map(one => one ?? '无').join('、')}`,
    to: { path: '/clues', query: queryOf(figure.filters) },
  }))
}

function changeOf(figure: WeekFigure): string {
  if (figure.change === null) return figure.value === null ? '本周没有答复' : '上周没有答复'
  return Number(figure.change) === 0 ? '和上周一样' : `比上周 ${figure.change.replace('-', '−')}`
}

/** Filters of a figure as the ledger's URL says them. */
export function queryOf(filters: Record<string, string | boolean | string[]>): LocationQueryRaw {
  return Object.fromEntries(Object.entries(filters).map(([key, value]) => [key, typeof value === 'boolean' ? String(value) : value]))
}

/** 近七天，11月17日至23日 */
export function spanOf(first: string, last: string): string {
  const same = first.slice(0, 7) === last.slice(0, 7)
  return `近七天，${spokenDay(first)}至${same ? `${Number(last.slice(8))}日` : spokenDay(last)}`
}

/** 逾期 2 天, 今天到期, 还剩 2 天; for what has no deadline nothing. */
export function leftOf(days: number | null): string {
  if (days === null) return ''
  return days < 0 ? `逾期 ${-days} 天` : days === 0 ? '今天到期' : `还剩 ${days} 天`
}

export const dueOf = (day: string | null): string => day ? shortDay(day) : ''

const SCOPES: Record<Schemas['Level'], string> = { province: '全省', city: '全市', county: '全县', township: '全乡镇' }

/** Of what the late are counted. */
export const scopeOf = (role: Role | undefined, level: Schemas['Level'] | undefined): string =>
  role === 'unit_staff' ? '本单位' : level ? SCOPES[level] : ''
