/** The recount's own reading of the rules: quorum, majority, seats, ties, grades, what must follow. */
import type { BallotRule } from '@congress/core'
import { expect, test } from 'vitest'
import { least, recount, type OptionCount, type Tally } from '../src/features/ballots/recount'
import { rule } from './board'

const votes = (said: Record<string, number>, papers: number, written: Record<string, number> = {}): Tally => ({
  papers, spoilt: 0, empty: 0, written: new Map(Object.entries(written)),
  options: new Map(Object.entries(said).map(([id, count]) => [id, { marks: { yes: count }, papers: count, sum: count } satisfies OptionCount])),
})
const of = (terms: Partial<BallotRule>, tally: Tally, entitled = 10, present: number | null = 10) => recount(rule(terms), tally, { entitled, present, given: tally.papers })

test('exactly half is not more than half, and reaches half', () => {
  expect([least('1/2', 10, true), least('1/2', 10, false), least('1/2', 9, true), least('1/2', 9, false), least('2/3', 225, false), least('0/1', 0, false)]).toEqual([6, 5, 5, 5, 150, 1])
})

test('without quorum nothing is decided; more papers than were given out void it', () => {
  expect(of({ quorum: '2/3' }, votes({ a: 6 }, 6), 10, 6)).toMatchObject({ holding: 'no_quorum', outcomes: [], chosen: [] })
  expect(of({ quorum: '2/3' }, votes({ a: 7 }, 7), 10, 7)).toMatchObject({ holding: 'holds', chosen: ['a'] })
  expect(recount(rule(), votes({ a: 6 }, 6), { entitled: 10, present: 10, given: 5 })).toMatchObject({ holding: 'more_papers', chosen: [] })
})

test('a motion passes by more than half of all deputies, not of those who came', () => {
  const motion = { method: 'yes_no_abstain', seats: null } as const
  expect(of(motion, votes({ a: 5 }, 6)).outcomes[0]!.verdict).toBe('failed')
  expect(of(motion, votes({ a: 6 }, 6)).outcomes[0]!.verdict).toBe('passed')
  expect(of({ ...motion, denominator: 'present' }, votes({ a: 5 }, 6), 10, 8).outcomes[0]!.verdict).toBe('passed')
})

test('those level at the last seat go to a run-off, are all in, or none', () => {
  const tally = votes({ a: 8, b: 7, c: 7 }, 10)
  expect(of({}, tally)).toMatchObject({ chosen: ['a'], tied: ['b', 'c'], open_seats: 1, follow: { kind: 'run_off', seats: 1, labels: ['项目b', '项目c'] } })
  expect(of({ tie: 'all_in' }, tally)).toMatchObject({ chosen: ['a', 'b', 'c'], tied: [], open_seats: 0 })
  expect(of({ tie: 'none_in' }, tally)).toMatchObject({ chosen: ['a'], tied: [], open_seats: 1 })
  expect(of({ seats: 1 }, votes({ a: 8, b: 7, c: 7 }, 10))).toMatchObject({ chosen: ['a'], tied: [], open_seats: 0 })
})

test('too few winners: another vote for the rest, or seats stay empty', () => {
  const tally = votes({ a: 8, b: 5 }, 10)
  expect(of({}, tally)).toMatchObject({ chosen: ['a'], open_seats: 1, follow: { kind: 'vote_again', seats: 1, labels: ['项目b', '项目c'] } })
  expect(of({ shortfall: 'fill_fewer' }, tally).follow).toBeUndefined()
  expect(of({ needs: null }, tally)).toMatchObject({ chosen: ['a', 'b'], open_seats: 0, threshold: null })
})

test('one who was written in can be chosen', () => {
  expect(of({ seats: 1, write_ins: true }, votes({ a: 3 }, 10, { 李四: 7 }))).toMatchObject({ chosen: ['write-in:李四'] })
})

test('priority numbers become points, points add up', () => {
  const counted = (papers: number, sum: number): OptionCount => ({ marks: {}, papers, sum })
  const tally = { ...votes({}, 10), options: new Map([['a', counted(8, 8)], ['b', counted(8, 16)]]) }
  expect(of({ method: 'rank', seats: 1, most: 3, needs: null }, tally).outcomes.map(one => one.votes)).toEqual([24, 16, 0])
  expect(of({ method: 'score', seats: 1, points: 10, needs: null }, tally)).toMatchObject({ chosen: ['b'] })
})

test('a matter is given the first grade it comes up to, else the lowest', () => {
  const grades: BallotRule['grades'] = [{ words: '满意', marks: ['satisfied'], needs: '2/3', strict: false }, { words: '基本满意', marks: ['satisfied', 'basically_satisfied'], needs: '1/2', strict: true }]
  const rated = (satisfied: number, basically: number) => of({ method: 'rate', seats: null, grades, denominator: 'valid_papers' }, {
    ...votes({}, 9), options: new Map([['a', { marks: { satisfied, basically_satisfied: basically }, papers: 9, sum: 0 }]]),
  }).outcomes[0]!.grade
  expect([rated(6, 0), rated(5, 0), rated(1, 4), rated(1, 3)]).toEqual(['满意', '基本满意', '基本满意', '不满意'])
})
