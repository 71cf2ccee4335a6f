import { expect, test } from 'vitest'
import { lastMonths, spokenMonth } from '../src/features/problems/months'

test('months go back over the turn of a year, the latest first', () => {
  expect(lastMonths(3, '2026-02')).toEqual({ '2026-02': '2026年2月', '2026-01': '2026年1月', '2025-12': '2025年12月' })
  expect(Object.keys(lastMonths(14, '2026-11')).at(-1)).toBe('2025-10')
})

test('a month is spoken without a leading nought', () => {
  expect(spokenMonth('2026-07')).toBe('2026年7月')
})
