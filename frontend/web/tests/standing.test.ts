/** What a voter is told: "投出" is said of a paper that is in, and of nothing else. */
import { expect, test } from 'vitest'
import { saidOfStanding, standingOf, type Standing } from '../src/phone/ballots/standing'
import type { Vote } from '../src/phone/ballots/voting'
import { slipOf, type Shown } from '../src/phone/ballots/ways'

const ballot = (of: Partial<Shown> = {}): Shown => ({ state: 'open', secret: true, slips: false, in_session: true, me: { number: 1, presence: 'tick', drawn_as: null }, ...of } as Shown)
const vote = (of: Partial<Vote> = {}): Vote => ({ id: 'b', account: 'a', publicKey: '', credential: undefined, signature: undefined, draft: undefined, choices: undefined, receipt: undefined, late: false, discarded: false, ...of })
const drawn = (drawn_as: 'phone' | 'paper') => ({ number: 1, presence: 'tick', drawn_as }) as Shown['me']
const paper = { marks: {}, write_ins: [] }

test.each<[string, Standing, Shown, Vote | undefined]>([
  ['has not drawn', 'draw', ballot(), undefined],
  ['made a credential, and the answer to the draw was lost', 'draw', ballot({ me: drawn('phone') }), vote()],
  ['has drawn', 'fill', ballot({ me: drawn('phone') }), vote({ signature: 's' })],
  ['has tapped, and there is no receipt', 'waiting', ballot({ me: drawn('phone') }), vote({ signature: 's', choices: paper })],
  ['has tapped, and it closed meanwhile', 'waiting', ballot({ state: 'closed', me: drawn('phone') }), vote({ signature: 's', choices: paper })],
  ['came too late', 'late', ballot({ state: 'closed', me: drawn('phone') }), vote({ signature: 's', choices: paper, late: true })],
  ['has a receipt', 'in', ballot({ me: drawn('phone') }), vote({ signature: 's', choices: paper, receipt: 'r' })],
  ['has let the receipt go', 'in', ballot({ state: 'declared', me: drawn('phone') }), vote({ receipt: 'discarded', discarded: true })],
  ['has a receipt of a ballot that is void', 'void', ballot({ state: 'void', me: drawn('phone') }), vote({ receipt: 'r' })],
  ['has drawn, and it closed', 'over-drawn', ballot({ state: 'closed', me: drawn('phone') }), vote({ signature: 's' })],
  ['has not drawn, and it closed', 'over', ballot({ state: 'closed' }), undefined],
  ['has drawn on another phone', 'elsewhere', ballot({ me: drawn('phone') }), undefined],
  ['has drawn on another phone, and it closed', 'over-elsewhere', ballot({ state: 'closed', me: drawn('phone') }), undefined],
  ['has paper', 'on-paper', ballot({ me: drawn('paper') }), undefined],
  ['had paper, and it closed', 'over-paper', ballot({ state: 'declared', me: drawn('paper') }), undefined],
  ['is not there yet', 'come-in', ballot({ me: { number: 1, presence: null, drawn_as: null } }), undefined],
  ['looks before it opens', 'not-begun', ballot({ state: 'draft' }), undefined],
  ['is not on the roll', 'off-roll', ballot({ me: null }), undefined],
  ['votes by name', 'fill', ballot({ secret: false }), undefined],
  ['has voted by name', 'in-by-name', ballot({ secret: false, me: drawn('phone') }), undefined],
])('who %s stands at %s', (_, standing, shown, kept) => {
  expect(standingOf(shown, kept, false)).toBe(standing)
})

test('who bears a slip is there; a slip is no good for a vote by name', () => {
  const shown = ballot({ slips: true, me: { number: 1, presence: null, drawn_as: null } })
  expect(standingOf(shown, undefined, true)).toBe('draw')
  expect(standingOf({ ...shown, secret: false }, undefined, true)).toBe('needs-account')
})

const ALL: Standing[] = ['void', 'late', 'in-by-name', 'on-paper', 'elsewhere', 'not-begun', 'over', 'over-drawn', 'over-elsewhere', 'over-paper', 'off-roll', 'needs-account', 'come-in']
test('nothing but a paper that is in looks or reads as one that is', () => {
  for (const slip of [true, false]) {
    for (const standing of ALL) {
      const said = saidOfStanding(standing, slip)!
      expect(said.tone === 'ok').toBe(standing === 'in-by-name')
      expect(said.big.includes('已投出')).toBe(standing === 'in-by-name')
      expect(said.words).toMatch(/。$/)
    }
  }
})

test('a slip is read from behind the # alone', () => {
  expect(slipOf(`#${'a'.repeat(32)}`)).toBe('A'.repeat(32))
  for (const hash of ['', '#', '#short', `#${'1'.repeat(32)}`, `${'A'.repeat(32)}`]) expect(slipOf(hash)).toBeUndefined()
})
