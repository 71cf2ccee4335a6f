/** Months as the API writes them, 2026-10, and as people read them. */
import { todayIs } from '@congress/core'

export const thisMonth = (): string => todayIs().slice(0, 7)

export function spokenMonth(month: string): string {
  const [year, number] = month.split('-')
  return `${year}年${Number(number)}月`
}

/** This month and those before it, by their names. */
export function lastMonths(count: number, from: string = thisMonth()): Record<string, string> {
  const [year, month] = from.split('-').map(Number) as [number, number]
  return Object.fromEntries(Array.from({ length: count }, (_, back) => {
    const at = year * 12 + month - 1 - back
    const one = `${Math.floor(at / 12)}-${String(at % 12 + 1).padStart(2, '0')}`
    return [one, spokenMonth(one)]
  }))
}

/** Next year, this one and those before it. */
export function lastYears(count: number, from: string = thisMonth()): Record<string, string> {
  const next = Number(from.slice(0, 4)) + 1
  return Object.fromEntries(Array.from({ length: count }, (_, back) => [String(next - back), `${next - back}年`]))
}
