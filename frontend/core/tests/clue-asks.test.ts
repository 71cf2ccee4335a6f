import { expect, test } from 'vitest'
import { askOf, bodyOfStep, missingOf } from '../src'

test('a rating needs both marks, and words only where something was not done well', () => {
  const ask = askOf('rate')!
  expect(missingOf(ask, {})).toEqual({ attitude: '请选择办理态度。', result: '请选择办理结果。' })
  expect(missingOf(ask, { attitude: 'satisfied', result: 'basically_satisfied' })).toEqual({})
  expect(missingOf(ask, { attitude: 'satisfied', result: 'dissatisfied', words: ' ' })).toEqual({ words: '请填写哪里没办好。' })
})

test('what is left empty is not sent, and what may stay empty is not asked for', () => {
  const ask = askOf('give-back')!
  expect(missingOf(ask, { reason: '归住建局管。' })).toEqual({})
  expect(bodyOfStep({ reason: ' 归住建局管。 ', better: ' ', file_ids: [] })).toEqual({ reason: '归住建局管。' })
})

test('handing over and merging stay at the desk', () => {
  expect(askOf('hand-over')).toBeUndefined()
  expect(askOf('merge')).toBeUndefined()
})
