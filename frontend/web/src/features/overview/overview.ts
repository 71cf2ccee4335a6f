/** The figures of the overview as they are shown: words, shares, links into the ledger. */
import { CATEGORIES, type Schemas } from '@congress/core'
import type { LocationQueryRaw } from 'vue-router'
import type { Filter } from '../../parts/ledger/ledger'
import { congressName } from '../../parts/pickers/congresses'
import CongressPicker from '../../parts/pickers/CongressPicker.vue'

export type Overview = Schemas['OverviewOut']
export type Figures = Schemas['FiguresOut']
export type Figure = Schemas['FigureOut']
export type Month = Schemas['MonthOut']
export type RateName = Exclude<keyof Figures, 'received'>

export interface Measure {
  label: string
  /** What the rate is of what, in a sentence. */
  means: string
  /** Less is better. */
  bad?: true
}

export const MEASURES: Record<RateName, Measure> = {
  in_time: { label: '按期答复率', means: '到期该答复的里面，按期答复的' },
  handed_over: { label: '交办率', means: '收到的里面，已经交办的' },
  answered: { label: '答复率', means: '交办的里面，已经答复的' },
  signed_off: { label: '销号率', means: '交办的里面，已经销号的' },
  overdue: { label: '逾期率', means: '正在办的里面，已经逾期的', bad: true },
  satisfied: { label: '满意率', means: '评价过的里面，态度和结果都满意的' },
}

export const FILTERS: Filter[] = [
  { key: 'created_from', until: 'created_to', label: '反映日期', kind: 'days' },
  { key: 'category', label: '类别', kind: 'choices', choices: CATEGORIES },
  { key: 'within_id', label: '哪级人大', kind: 'pick', picker: CongressPicker, nameOf: congressName },
]

/** A group of clues with its name: a county, a unit, a category. */
export interface Line {
  key: string
  name: string
  /** What stands softly beside the name. */
  note?: string
  figures: Figures
}

export const linesOf = {
  areas: (said: Overview): Line[] => said.areas.map(one => ({ key: one.congress_id, name: one.own ? `${one.name}本级` : one.name, figures: one.figures })),
  units: (said: Overview): Line[] => said.units.map(one => ({ key: one.unit_id, name: one.name, note: one.congress, figures: one.figures })),
  categories: (said: Overview): Line[] => said.categories.map(one => ({ key: one.category, name: CATEGORIES[one.category], figures: one.figures })),
}

/** 55.06%; of nothing a dash. */
export const percent = (rate: string | null): string => rate === null ? '—' : `${rate}%`

/** The ledger that lists what a figure counts. */
export const ledgerOf = (figure: Figure): { path: string; query: LocationQueryRaw } => ({
  path: '/clues',
  query: Object.fromEntries(Object.entries(figure.filters).map(([key, value]) => [key, typeof value === 'boolean' ? String(value) : value])),
})

/** 2026-11 as 2026年11月; the month alone where the year is clear. */
export const monthOf = (month: string, long = false): string =>
  long ? `${month.slice(0, 4)}年${Number(month.slice(5))}月` : `${Number(month.slice(5))}月`

/** Five even steps in which all these rates lie, as narrow as round numbers allow. */
export interface Scale {
  from: number
  width: number
}
const WIDTHS = [1, 2, 5, 10, 20], STEPS = 5

export function scaleOf(rates: (string | null)[]): Scale {
  const known = rates.filter(rate => rate !== null).map(Number)
  if (!known.length) return { from: 0, width: 20 }
  const least = Math.min(...known), most = Math.max(...known)
  for (const width of WIDTHS) {
    const from = Math.min(Math.floor(least / width) * width, 100 - STEPS * width)
    if (from >= 0 && most <= from + STEPS * width) return { from, width }
  }
  return { from: 0, width: 20 }
}

/** The step a rate lies in, 0 to 4; none where there is nothing to rate. */
export function stepOf(rate: string | null, { from, width }: Scale): number | undefined {
  return rate === null ? undefined : Math.max(0, Math.min(STEPS - 1, Math.floor((Number(rate) - from) / width)))
}

export const stepWords = ({ from, width }: Scale): string[] =>
  Array.from({ length: STEPS }, (_, i) => `${from + i * width}%–${from + (i + 1) * width}%`)

/** 围场满族蒙古族自治县 is 围场 on a map. */
export const shortName = (name: string): string => name.replace(/(满族|蒙古族)*(自治县|矿区|县|区|市)$/, '')

/** What the chart says to those who do not see it. */
export function saidOf(lines: Line[], name: RateName): string {
  const { label } = MEASURES[name]
  return `${label}：${lines.map(line => `${line.name} ${percent(line.figures[name].rate)}`).join('，')}`
}
