import { describe, expect, it } from 'vitest'
import { ledgerOf, monthOf, percent, scaleOf, shortName, stepOf, stepWords } from '../src/features/overview/overview'

describe('the overview', () => {
  it('leads each figure to the ledger that lists it', () => {
    expect(ledgerOf({ value: 3, filters: { unit_id: 'u', rated: true, answer: ['late'] } }))
      .toEqual({ path: '/clues', query: { unit_id: 'u', rated: 'true', answer: ['late'] } })
  })

  it('says rates and months as people do', () => {
    expect([percent('55.06'), percent(null)]).toEqual(['55.06%', '—'])
    expect([monthOf('2026-01'), monthOf('2026-11', true)]).toEqual(['1月', '2026年11月'])
  })

  it('colours by five even steps that hold every rate', () => {
    const near = scaleOf(['75.00', '96.15', null])
    expect(stepWords(near)).toEqual(['75%–80%', '80%–85%', '85%–90%', '90%–95%', '95%–100%'])
    expect(['75.00', '89.99', '96.15', null].map(rate => stepOf(rate, near))).toEqual([0, 2, 4, undefined])
    for (const rates of [['0.00', '100.00'], ['100.00'], ['0.00'], [null], ['33.33', '34.90']]) {
      const scale = scaleOf(rates)
      expect(scale.from).toBeGreaterThanOrEqual(0)
      expect(scale.from + 5 * scale.width).toBeLessThanOrEqual(100)
      for (const rate of rates) expect(stepOf(rate, scale) ?? 0).toBeGreaterThanOrEqual(0)
    }
  })

  it('shortens names for the map', () => {
    expect(['围场满族蒙古族自治县', '鹰手营子矿区', '双桥区', '平泉市', '承德县'].map(shortName)).toEqual(['围场', '鹰手营子', '双桥', '平泉', '承德'])
  })
})
