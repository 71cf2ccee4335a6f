import { expect, test } from 'vitest'
import { dayOf, daysLeft, dueWords, momentOf, shortDay, spokenDay, spokenMoment } from '../src'

test('days left are words the office uses', () => {
  expect(dueWords('2026-11-25', '2026-11-23')).toBe('还剩 2 天')
  expect(dueWords('2026-11-23', '2026-11-23')).toBe('今天到期')
  expect(dueWords('2026-11-11', '2026-11-23')).toBe('逾期 12 天')
  expect(daysLeft('2026-03-01', '2026-02-28')).toBe(1)
})

test('times are read in the zone of the congress', () => {
  expect(dayOf('2026-11-22T17:30:00Z')).toBe('2026-11-23')
  expect(momentOf('2026-11-20T08:42:00Z')).toBe('2026-11-20 16:42')
})

test('a day names its year only when it is another one', () => {
  expect(shortDay('2026-11-25', '2026-01-01')).toBe('11-25')
  expect(shortDay('2025-11-25', '2026-01-01')).toBe('2025-11-25')
  expect(spokenDay('2026-09-02', '2026-01-01')).toBe('9月2日')
  expect(spokenDay('2025-09-02', '2026-01-01')).toBe('2025年9月2日')
})

test('a moment is said as the office would say it', () => {
  const now = new Date('2026-11-23T08:00:00+08:00')
  expect(spokenMoment('2026-11-23T09:12:40+08:00', now)).toBe('今天 9:12')
  expect(spokenMoment(Date.parse('2026-11-22T16:05:00+08:00'), now)).toBe('11月22日 16:05')
  expect(spokenMoment('2025-12-31T23:59:00+08:00', now)).toBe('2025年12月31日 23:59')
})
