/**
 * What a count comes to under the rule in the file: quorum, majority, seats, ties, grades, what must follow.
 * Written from docs/ballots.md and the law, without a line of the server's. Whole numbers only.
 */
import { isNumbered, type BallotRule, type Schemas } from '@congress/core'

type Declared = Schemas['Declaration']
export type Outcome = Omit<Declared['outcomes'][number], 'trace'>
export interface Follow { kind: Schemas['FollowKind']; seats: number; labels: string[] }
export interface Recount extends Pick<Declared, 'holding' | 'numbers' | 'base' | 'threshold' | 'open_seats'> {
  outcomes: Outcome[]
  chosen: string[]
  tied: string[]
  follow: Follow | undefined
}

/** What stands on the valid papers beside one option. */
export interface OptionCount { marks: Record<string, number>; papers: number; sum: number }
export interface Tally {
  papers: number
  spoilt: number
  empty: number
  options: Map<string, OptionCount>
  written: Map<string, number>
}
export interface People { entitled: number; present: number | null; given: number }

const WRITTEN = 'write-in:'

/** The least whole number that is more than a share of the base (strict), or as much; at least one. */
export function least(share: string, base: number, strict: boolean): number {
  const [above, below] = share.split('/').map(BigInt) as [bigint, bigint]
  const product = BigInt(base) * above
  const reached = product % below ? product / below + 1n : product / below
  const needed = strict ? product / below + 1n : reached
  return needed < 1n ? 1 : Number(needed)
}

export function recount(rule: BallotRule, tally: Tally, { entitled, present: there, given }: People): Recount {
  const present = rule.in_session ? there : null
  const numbers = {
    entitled, present, given_out: given, collected: tally.papers, valid: tally.papers - tally.spoilt, spoilt: tally.spoilt, empty: tally.empty,
    not_returned: Math.max(0, given - tally.papers), not_pressed: Math.max(0, (present ?? given) - tally.papers),
  }
  const base = { all_deputies: entitled, all_members: entitled, present: present ?? given, valid_papers: numbers.valid }[rule.denominator]
  const threshold = rule.needs ? least(rule.needs, base, rule.strict) : null
  const made: Recount = { holding: 'holds', numbers, base, threshold, outcomes: [], chosen: [], tied: [], open_seats: 0, follow: undefined }
  if (tally.papers > given) return { ...made, holding: 'more_papers' }
  if (rule.quorum && present !== null && present < least(rule.quorum, entitled, rule.quorum_strict)) return { ...made, holding: 'no_quorum' }
  if (rule.seats) return { ...made, ...seated(rule, tally, threshold) }
  const outcomes = rule.options.map(option => rule.method === 'rate' ? rated(rule, tally, option, base) : alone(tally, option, threshold))
  return { ...made, outcomes, chosen: outcomes.filter(one => one.verdict === 'passed').map(one => one.option) }
}

type Option = BallotRule['options'][number]
const marked = (tally: Tally, option: string, ...marks: string[]): number =>
  marks.reduce((sum, mark) => sum + (tally.options.get(option)?.marks[mark] ?? 0), 0)

/** An item that stands or falls by itself. */
function alone(tally: Tally, { id, label }: Option, threshold: number | null): Outcome {
  const votes = marked(tally, id, 'yes')
  return { option: id, label, votes, verdict: votes >= (threshold ?? 1) ? 'passed' : 'failed', grade: null }
}

/** The first grade that the marks come up to, else the lowest. */
function rated(rule: BallotRule, tally: Tally, { id, label }: Option, base: number): Outcome {
  const reached = rule.grades.find(grade => marked(tally, id, ...grade.marks) >= least(grade.needs, base, grade.strict))
  const grade = rule.grades.length ? reached?.words ?? rule.lowest_grade : null
  return { option: id, label, votes: marked(tally, id, 'satisfied'), verdict: 'rated', grade }
}

interface Runner { id: string; label: string; papers: number; votes: number }

function runners(rule: BallotRule, tally: Tally): Runner[] {
  const most = rule.most ?? rule.options.length
  const listed = rule.options.map(({ id, label }) => {
    if (!isNumbered(rule)) return { id, label, papers: marked(tally, id, 'yes'), votes: marked(tally, id, 'yes') }
    const { papers = 0, sum = 0 } = tally.options.get(id) ?? {}
    return { id, label, papers, votes: rule.method === 'rank' ? papers * (most + 1) - sum : sum }
  })
  const written = rule.write_ins ? [...tally.written].map(([name, votes]) => ({ id: WRITTEN + name, label: name, papers: votes, votes })) : []
  return [...listed, ...written]
}

function seated(rule: BallotRule, tally: Tally, threshold: number | null): Pick<Recount, 'outcomes' | 'chosen' | 'tied' | 'open_seats' | 'follow'> {
  const seats = rule.seats!
  const all = runners(rule, tally)
  const able = all.filter(one => one.votes > 0 && one.papers >= (threshold ?? 1)).sort((a, b) => b.votes - a.votes)
  // With more able than seats, whoever has as many votes as the first beyond the seats is level with them.
  const bar = able.length > seats ? able[seats]!.votes : 0
  let chosen = able.filter(one => one.votes > bar)
  let tied = bar ? able.filter(one => one.votes === bar) : []
  if (chosen.length === seats) tied = []
  if (rule.tie === 'all_in') [chosen, tied] = [[...chosen, ...tied], []]
  if (rule.tie === 'none_in') tied = []
  const open = Math.max(0, seats - chosen.length)
  const verdict = (one: Runner): Outcome['verdict'] => chosen.includes(one) ? 'chosen' : tied.includes(one) ? 'tied' : 'not_chosen'
  return {
    outcomes: all.map(one => ({ option: one.id, label: one.label, votes: one.votes, verdict: verdict(one), grade: null })),
    chosen: chosen.map(one => one.id), tied: tied.map(one => one.id), open_seats: open, follow: following(rule, chosen, tied, open),
  }
}

/** The ballot that the rule asks for afterwards. */
function following(rule: BallotRule, chosen: Runner[], tied: Runner[], open: number): Follow | undefined {
  if (tied.length) return { kind: 'run_off', seats: open, labels: tied.map(one => one.label) }
  if (!open || rule.shortfall === 'fill_fewer') return undefined
  const rest = rule.options.filter(option => !chosen.some(one => one.id === option.id))
  return rest.length ? { kind: 'vote_again', seats: rule.write_ins ? open : Math.min(open, rest.length), labels: rest.map(one => one.label) } : undefined
}
