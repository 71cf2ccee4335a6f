/**
 * Checks a published board in the browser, from the file alone: credentials, serials, numbers, and the count.
 * Written from docs/ballots.md, without a line of the server's, so that one mistake is not made twice.
 */
import { faultOf, isNumbered, type BallotRule, type Choices, type Schemas } from '@congress/core'

export interface Fault { line: number; said: string }
export interface Head {
  format: string
  ballot_id: string
  title: string
  congress: string
  rule: BallotRule
  public_key: string | null
  entitled: number
  present: number | null
  phone_drawn: number
  phone_cast: number
  paper_given: number
  paper_collected: number
}
export interface OptionVotes { option: string; label: string; votes: number }
export interface Checked {
  head: Head
  digest: string
  phone: number
  named: number
  paper: number
  valid: number
  spoilt: number
  votes: OptionVotes[]
  faults: Fault[]
}
interface Line extends Choices { serial?: string; randomizer?: string; signature?: string; number?: number; copies?: number; spoilt?: boolean }
type Bytes = Uint8Array<ArrayBuffer>

export class NoBoard extends Error {}

const AT_ONCE = 200
const bytesOf = (hex: string): Bytes => Uint8Array.from(hex.match(/../g) ?? [], pair => parseInt(pair, 16))
const hexOf = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('')

export async function verify(file: Bytes, told: (done: number, all: number) => void = () => undefined): Promise<Checked> {
  const lines = new TextDecoder().decode(file).trimEnd().split('\n')
  const head = headOf(lines.shift() ?? '')
  const faults: Fault[] = []
  const papers = lines.map((line, at) => paperOf(line, at + 2, head, faults))
  const checked: Checked = { head, digest: hexOf(await crypto.subtle.digest('SHA-256', file)), phone: 0, named: 0, paper: 0, valid: 0, spoilt: 0, votes: [], faults }
  const bad = await forged(papers, head, faults, told)
  count(papers.filter(paper => paper && !bad.has(paper)) as Line[], checked)
  numbers(checked)
  faults.sort((a, b) => a.line - b.line)
  return checked
}

function headOf(line: string): Head {
  try {
    const head = JSON.parse(line) as Head
    if (head.format === 'smart-congress-board/1' && Array.isArray(head.rule.options)) return head
  } catch { /* said below */ }
  throw new NoBoard()
}

let last = { serial: '', number: 0 }
function paperOf(said: string, line: number, head: Head, faults: Fault[]): Line | undefined {
  if (line === 2) last = { serial: '', number: 0 }
  let paper: Line
  try {
    paper = JSON.parse(said) as Line
    paper.write_ins ??= []
    const known = new Set(head.rule.options.map(option => option.id))
    if (!Object.keys(paper.marks).every(id => known.has(id))) throw new Error('unknown')
  } catch {
    faults.push({ line, said: '这一行不是本次表决的票' })
    return undefined
  }
  if (paper.serial !== undefined) {
    if (paper.serial <= last.serial) faults.push({ line, said: '编号重复，或者没有按编号排列' })
    last.serial = paper.serial
    if (faultOf(head.rule, paper)) faults.push({ line, said: '手机投的票不应有填错的' })
  } else if (paper.number !== undefined) {
    if (head.public_key) faults.push({ line, said: '无记名表决里出现了记名票' })
    if (paper.number <= last.number) faults.push({ line, said: '同一个人有两张票，或者次序不对' })
    last.number = paper.number
  }
  return paper
}

/** The papers whose credential the ballot's key has not signed (RFC 9474, RSABSSA-SHA384-PSS-Randomized). */
async function forged(papers: (Line | undefined)[], head: Head, faults: Fault[], told: (done: number, all: number) => void): Promise<Set<Line>> {
  const found = new Set<Line>()
  const signed = papers.flatMap((paper, at) => paper?.serial === undefined ? [] : [{ paper, line: at + 2 }])
  if (!signed.length) return found
  const key = head.public_key === null ? undefined : await crypto.subtle.importKey('spki', bytesOf(head.public_key), { name: 'RSA-PSS', hash: 'SHA-384' }, false, ['verify'])
  const ballot = head.ballot_id.replaceAll('-', '')
  const isSigned = ({ serial, randomizer, signature }: Line): Promise<boolean> | boolean =>
    key !== undefined && /^[0-9a-f]{64}$/.test(serial!) && /^[0-9a-f]{64}$/.test(randomizer ?? '')
      ? crypto.subtle.verify({ name: 'RSA-PSS', saltLength: 48 }, key, bytesOf(signature ?? ''), bytesOf(randomizer! + ballot + serial!))
      : false
  for (let at = 0; at < signed.length; at += AT_ONCE) {
    const some = signed.slice(at, at + AT_ONCE)
    const good = await Promise.all(some.map(one => isSigned(one.paper)))
    for (const [n, { paper, line }] of some.entries()) {
      if (good[n]) continue
      faults.push({ line, said: '凭证无效：不是本次表决签发的票' })
      found.add(paper)
    }
    told(Math.min(at + AT_ONCE, signed.length), signed.length)
  }
  return found
}

function count(papers: Line[], checked: Checked): void {
  const { rule } = checked.head
  const votes = new Map<string, number>()
  const most = rule.most ?? rule.options.length
  const add = (option: string, votes_: number): void => { votes.set(option, (votes.get(option) ?? 0) + votes_) }
  for (const paper of papers) {
    const copies = paper.copies ?? 1
    if (paper.serial !== undefined) checked.phone++
    else if (paper.number !== undefined) checked.named++
    else checked.paper += copies
    if (paper.spoilt || faultOf(rule, paper)) {
      checked.spoilt += copies
      continue
    }
    checked.valid += copies
    for (const [option, mark] of Object.entries(paper.marks)) {
      if (isNumbered(rule)) add(option, copies * (rule.method === 'rank' ? most + 1 - Number(mark) : Number(mark)))
      else if (mark === 'yes' || mark === 'satisfied') add(option, copies)
    }
    for (const name of paper.write_ins) add(`write-in:${name}`, copies)
  }
  const labels = new Map(rule.options.map(option => [option.id, option.label]))
  const written = [...votes.keys()].filter(id => !labels.has(id)).sort()
  checked.votes = [...labels.keys(), ...written].map(option => ({ option, label: labels.get(option) ?? option.slice(9), votes: votes.get(option) ?? 0 }))
}

function numbers(checked: Checked): void {
  const { head, faults, phone, named, paper } = checked
  const say = (said: string): void => { faults.push({ line: 0, said }) }
  const cast = phone + named
  if (cast !== head.phone_cast) say(`手机投的票有 ${cast} 张，表头写的是 ${head.phone_cast} 张`)
  if (paper !== head.paper_collected) say(`纸质票有 ${paper} 张，表头写的是 ${head.paper_collected} 张`)
  if (cast > head.phone_drawn) say(`手机投的票 ${cast} 张，多于领出的 ${head.phone_drawn} 张`)
  if (paper > head.paper_given) say(`纸质票 ${paper} 张，多于发出的 ${head.paper_given} 张`)
  if (head.phone_drawn + head.paper_given > head.entitled) say('领出的票多于应到人数')
}

/** In what the declared result differs from what was counted here. */
export function differences(checked: Checked, result: Schemas['Declaration']): string[] {
  const found: string[] = []
  const said = result.numbers
  const pairs: [string, number, number][] = [
    ['收回', checked.phone + checked.named + checked.paper, said.collected], ['有效', checked.valid, said.valid], ['作废', checked.spoilt, said.spoilt],
    ['应到', checked.head.entitled, said.entitled], ['发出', checked.head.phone_drawn + checked.head.paper_given, said.given_out],
  ]
  for (const [name, mine, theirs] of pairs) if (mine !== theirs) found.push(`${name}：重新计算是 ${mine}，宣布的是 ${theirs}`)
  for (const one of result.outcomes) {
    const mine = checked.votes.find(votes => votes.option === one.option)?.votes ?? 0
    if (mine !== one.votes) found.push(`${one.label}：重新计算是 ${mine}，宣布的是 ${one.votes}`)
  }
  const { rule } = checked.head
  const base = { all_deputies: said.entitled, all_members: said.entitled, present: said.present ?? said.given_out, valid_papers: said.valid }[rule.denominator]
  const needed = rule.needs ? least(rule.needs, base, rule.strict) : 1
  if (rule.method !== 'rate' && !isNumbered(rule)) {
    for (const one of result.outcomes) {
      const good = one.verdict === 'passed' || one.verdict === 'chosen'
      if (good && one.votes < needed) found.push(`${one.label}：得票不到 ${needed}，不应${one.verdict === 'passed' ? '通过' : '入选'}`)
      if (one.verdict === 'failed' && one.votes >= needed) found.push(`${one.label}：得票达到 ${needed}，应当通过`)
    }
  }
  if (rule.seats) {
    const out = Math.max(0, ...result.outcomes.filter(one => one.verdict === 'not_chosen').map(one => one.votes))
    for (const one of result.outcomes) if (one.verdict === 'chosen' && one.votes < out && out >= needed) found.push(`${one.label}：有得票更多的没有入选`)
  }
  return found
}

/** The least whole number that exceeds or reaches a share. */
function least(share: string, base: number, strict: boolean): number {
  const [above, below] = share.split('/').map(BigInt) as [bigint, bigint]
  const product = BigInt(base) * above
  return Math.max(1, Number(strict || product % below ? product / below + 1n : product / below))
}
