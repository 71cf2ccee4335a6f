/** The procedures that go by numbers, and reading and writing those numbers. */
import type { Schemas } from '@congress/core'

export type RuleSet = Schemas['RuleSetOut']
export type Figure = RuleSet['numbers'][number]

export const PROCEDURES: Record<string, string> = { clues: '问题线索', problems: '问题清单', projects: '民生实事', escalations: '上报问题', 'self-checks': '部门自查', 'weekly-reports': '周报' }

/** 7、3、1 of a list; a number as it is. */
export const told = (value: number | number[]): string => Array.isArray(value) ? value.join('、') : String(value)

/** What a person typed for a figure; undefined when it is none. */
export function read(figure: Figure, words: string): number | number[] | undefined {
  const parts = words.split(/[\s,，、;；]+/).filter(Boolean)
  if (parts.some(part => !/^\d{1,6}$/.test(part))) return undefined
  const numbers = parts.map(Number)
  return Array.isArray(figure.value) ? numbers : numbers.length === 1 ? numbers[0] : undefined
}

export const versionName = (one: RuleSet): string => one.id ? `${one.own ? '本级' : '上级'}第 ${one.number} 版` : '系统默认'
