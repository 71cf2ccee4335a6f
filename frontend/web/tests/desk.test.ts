import { describe, expect, it } from 'vitest'
import { leftOf, queryOf, scopeOf, spanOf, tabsOf, titleOf, weekOf, type Counts } from '../src/features/desk/desk'

const counts: Counts = { waiting: 6, overdue: 2, today: 0, kinds: { verify: 4, check: 2 } }

describe('the desk', () => {
  it('greets with how much waits, in the words of the role', () => {
    expect(titleOf('周予安', 'congress_staff', counts)).toBe('周予安，有 6 件等您办')
    expect(titleOf('林见川', 'deputy', counts)).toBe('林见川，有 6 件等您评价')
    expect(titleOf('周予安', 'congress_staff', { ...counts, waiting: 0 })).toBe('周予安，没有等您办的事')
    expect(titleOf('周予安', 'congress_staff', undefined)).toBe('周予安')
  })

  it('has a tab for what is late and for each kind, none for what there is none of', () => {
    expect(tabsOf(counts).map(tab => `${tab.label} ${tab.count}`)).toEqual(['全部 6', '逾期 2', '核实 4', '核查 2'])
    expect(tabsOf(counts)[2]!.query).toEqual({ kind: 'verify' })
    expect(tabsOf({ waiting: 1, overdue: 0, today: 1, kinds: { rate: 1 } }).map(tab => tab.label)).toEqual(['全部', '今天到期'])
  })

  it('counts news under all, although nothing waits in them', () => {
    expect(tabsOf({ waiting: 1, overdue: 0, today: 0, kinds: { rate: 1, declined: 2 } })[0]!.count).toBe(3)
  })

  it('says a week against the one before, and leads to its rows', () => {
    const [received, days] = weekOf([
      { key: 'received', value: '17', change: '+4', series: ['9', '17'], filters: { created_from: '2026-11-17', created_to: '2026-11-23' } },
      { key: 'days', value: null, change: null, series: ['12.4', null], filters: {} },
    ], 'congress_staff')
    expect(received).toMatchObject({ label: '新收线索', value: '17', change: '比上周 +4', series: [9, 17] })
    expect(received!.to).toEqual({ path: '/clues', query: { created_from: '2026-11-17', created_to: '2026-11-23' } })
    expect(days).toMatchObject({ value: '—', change: '本周没有答复', series: [12.4], said: '近八周：12.4、无' })
  })

  it('shows a unit what concerns it', () => {
    const figure = { value: '1', change: '-1', series: [], filters: {} }
    const shown = weekOf([{ ...figure, key: 'received' }, { ...figure, key: 'signed_off' }], 'unit_staff')
    expect(shown.map(one => `${one.label} ${one.change}`)).toEqual(['销号 比上周 −1'])
    expect(scopeOf('unit_staff', 'county')).toBe('本单位')
    expect(scopeOf('congress_leader', 'city')).toBe('全市')
  })

  it('says days and spans as people do', () => {
    expect([-2, 0, 3, null].map(leftOf)).toEqual(['逾期 2 天', '今天到期', '还剩 3 天', ''])
    expect(spanOf('2026-11-17', '2026-11-23')).toMatch(/11月17日至23日$/)
    expect(spanOf('2026-11-27', '2026-12-03')).toMatch(/11月27日至12月3日$/)
  })

  it('writes filters as the URL of the ledger', () => {
    expect(queryOf({ handed_over: true, answer: ['in_time', 'late'] })).toEqual({ handed_over: 'true', answer: ['in_time', 'late'] })
  })
})
