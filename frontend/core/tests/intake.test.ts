import { expect, test } from 'vitest'
import { intakeBody, intakeIssues, nothingSaid } from '../src'

const PASS = { token: 'abcdefghij', device: 'phone-of-a-resident', challenge_id: 'c', answer: '八' }

test('a resident needs words only; a number that is none is said at its field', () => {
  expect(intakeIssues(nothingSaid())).toEqual({ words: '请写清什么地方、什么事，至少五个字。' })
  expect(intakeIssues({ ...nothingSaid(), words: '水压很低。' })).toEqual({})
  expect(intakeIssues({ ...nothingSaid(), words: '水压很低。', phone: '没有' })).toEqual({ phone: '手机号写得不对，请看一下；不填也能交。' })
})

test('what was left empty is sent as nothing', () => {
  const body = intakeBody('id', { ...nothingSaid(), words: ' 水压很低。 ', place: { words: '河西组', division_name: '虎什哈镇' } }, ['f'], PASS)
  expect(body).toMatchObject({ id: 'id', words: '水压很低。', name: null, phone: null, file_ids: ['f'], token: 'abcdefghij', answer: '八' })
  expect(body.place).toEqual({ words: '河西组', division_id: null, longitude: null, latitude: null, datum: 'wgs84' })
})
