import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { defineComponent } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { sameQuery, useLedgerState, type Filter, type LedgerState } from '../src/parts/ledger/ledger'

const FILTERS: Filter[] = [
  { key: 'state', label: '环节', kind: 'choices', choices: { rated: '待销号', answered: '待评价' } },
  { key: 'light', label: '期限', kind: 'choice', choices: { overdue: '逾期' } },
  { key: 'created_from', until: 'created_to', label: '日期', kind: 'days' },
]

async function at(path: string) {
  const page = { template: '<i />' }
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: page }] })
  await router.push(path)
  let state: LedgerState | undefined
  mount(defineComponent(() => {
    state = useLedgerState(FILTERS, 50)
    return () => null
  }), { global: { plugins: [router] } })
  return { state: state!, router }
}
const settled = () => new Promise(resolve => setTimeout(resolve))

test('the address says what is asked, and nothing it does not know is asked', async () => {
  const { state } = await at('/clues?state=rated&light=overdue&created_to=2026-11-01&q=桥&spam=1&after=abc&at=51')
  expect(state.asked.value).toEqual({
    state: ['rated'], light: 'overdue', created_to: '2026-11-01', q: '桥', sort: undefined, after: 'abc', limit: 50, count: true,
  })
  expect(state.at.value).toBe(51)
})

test('another filter begins at the first page again', async () => {
  const { state, router } = await at('/clues?light=overdue&after=abc&at=51')
  state.set({ state: ['rated'] })
  await settled()
  expect(router.currentRoute.value.query).toEqual({ light: 'overdue', state: ['rated'] })
})

test('turning the page keeps the filters and says where it begins', async () => {
  const { state, router } = await at('/clues?light=overdue')
  state.turn('next', 51)
  await settled()
  expect(router.currentRoute.value.query).toEqual({ light: 'overdue', after: 'next', at: '51' })
})

test('a view is the same whatever the order of its filters', () => {
  expect(sameQuery({ a: ['x', 'y'], b: '1' }, { b: '1', a: ['y', 'x'] })).toBe(true)
  expect(sameQuery({ a: 'x' }, { a: 'x', b: '1' })).toBe(false)
})
