import { expect, test } from 'vitest'
import { saidOf, spoken, wishesOf, type Wishes } from '../src/features/notices/wishes'

const kept: Wishes = { wechat: true, digest: 'at_once', digest_at: '18:00', quiet_from: '21:00', quiet_to: '07:00' }

test('what the form shows goes back as it came', () => {
  expect(wishesOf(saidOf(kept))).toEqual(kept)
  const always: Wishes = { ...kept, quiet_from: null, quiet_to: null }
  expect(wishesOf(saidOf(always))).toEqual(always)
})

test('quiet hours that are switched off go as none, and the night stands ready again', () => {
  const said = saidOf({ ...kept, quiet_from: null, quiet_to: null })
  expect([said.quiet, said.quiet_from, said.quiet_to]).toEqual([false, '21:00', '07:00'])
  expect(wishesOf({ ...said, quiet: true })).toEqual(kept)
})

test('one sentence says when messages come', () => {
  expect(spoken(kept)).toBe('有通知马上发到微信，21:00 到第二天 07:00 不打扰。')
  expect(spoken({ ...kept, digest: 'daily', quiet_from: '12:00', quiet_to: '14:00' })).toBe('每天 18:00 把没看的通知汇总成一条，12:00 到 14:00 不打扰。')
  expect(spoken({ ...kept, quiet_from: null, quiet_to: null })).toBe('有通知马上发到微信。')
  expect(spoken({ ...kept, wechat: false })).toBe('微信里不再收到消息，通知只在这里看。')
})
