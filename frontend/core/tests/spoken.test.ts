import { expect, test } from 'vitest'
import { lightWords, unsentWords, type EntryState } from '../src'

test('a light is said with its days only when they have passed', () => {
  expect(lightWords('on_time', 9)).toBe('按时')
  expect(lightWords('due_soon', 1)).toBe('快到期')
  expect(lightWords('overdue', -2)).toBe('超期 2 天')
  expect(lightWords('done', -2)).toBe('办结')
})

test('of what has not gone, what needs its author comes first', () => {
  const of = (...states: EntryState[]) => unsentWords(states.map(state => ({ state })))
  expect(of('waiting', 'refused', 'waiting')).toBe('1 件要改，其余有网自动发送')
  expect(of('waiting')).toBe('有网自动发送')
  expect(of('draft', 'refused')).toBe('1 件要改，1 件草稿没写完')
})
