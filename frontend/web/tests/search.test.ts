import { describe, expect, it } from 'vitest'
import { moved, piecesOf, suggestionsOf, type Group } from '../src/features/search/search'

describe('search', () => {
  it('marks what was asked for within a title', () => {
    expect(piecesOf('柳河饮水安全', '饮水')).toEqual([{ text: '柳河', hit: false }, { text: '饮水', hit: true }, { text: '安全', hit: false }])
    expect(piecesOf('A.B 水厂', 'a.b 水').filter(piece => piece.hit).map(piece => piece.text)).toEqual(['A.B', '水'])
    expect(piecesOf('路灯', '水')).toEqual([{ text: '路灯', hit: false }])
    expect(piecesOf('路灯', ' ')).toEqual([{ text: '路灯', hit: false }])
  })

  it('moves through the suggestions and over the box, around both ends', () => {
    expect([-1, 0, 1].map(at => moved(at, 1, 2))).toEqual([0, 1, -1])
    expect([-1, 0, 1].map(at => moved(at, -1, 2))).toEqual([1, -1, 0])
    expect(moved(-1, 1, 0)).toBe(-1)
  })

  it('makes one list of all groups, naming each once', () => {
    const item = { title: '水', code: '', note: '' }
    const groups = [
      { word: 'clues', count: 2, items: [{ ...item, id: '1' }, { ...item, id: '2' }], next: null, previous: null },
      { word: 'units', count: 1, items: [{ ...item, id: '1' }], next: null, previous: null },
    ] satisfies Group[]
    expect(suggestionsOf(groups).map(one => [one.key, one.first])).toEqual([['clues-1', true], ['clues-2', false], ['units-1', true]])
  })
})
