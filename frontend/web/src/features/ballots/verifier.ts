/**
 * Checks a published board in the browser, from the file alone: credentials, serials, numbers, and the count.
 * Written from docs/ballots.md, without a line of the server's, so that one mistake is not made twice.
 */
import { faultOf, isNumbered, MARKS_OF, nameOf, type BallotRule, type Choices } from '@congress/core'
import { recount, type Recount, type Tally } from './recount'

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
export interface Checked {
  head: Head
  digest: string
  phone: number
  named: number
  paper: number
  result: Recount
  faults: Fault[]
}
interface Line extends Choices { serial?: string; randomizer?: string; signature?: string; number?: number; copies?: number; spoilt?: boolean }
type Bytes = Uint8Array<ArrayBuffer>
type Told = (done: number, all: number) => void

export class NoBoard extends Error {}

const AT_ONCE = 200
const MOST_POINTS = 10_000
const COUNTS = ['entitled', 'phone_drawn', 'phone_cast', 'paper_given', 'paper_collected'] as const
const bytesOf = (hex: string): Bytes => Uint8Array.from(hex.match(/../g) ?? [], pair => parseInt(pair, 16))
const hexOf = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('')

export async function verify(file: Bytes, told: Told = () => undefined): Promise<Checked> {
  const lines = new TextDecoder().decode(file).split('\n')
  const head = headOf(lines.shift() ?? '')
  const faults: Fault[] = []
  if (lines.at(-1) === '') lines.pop()
  else faults.push({ line: 0, said: '文件不完整：最后一行没有换行' })
  const papers = readPapers(lines, head, faults)
  const bad = await forged(papers, head, faults, told)
  const good = papers.filter((paper): paper is Line => paper !== undefined && !bad.has(paper))
  const tally = count(good, head.rule)
  const of = (kind: (paper: Line) => boolean): number => papers.reduce((sum, paper) => sum + (paper && kind(paper) ? paper.copies ?? 1 : 0), 0)
  const checked: Checked = {
    head, faults, digest: hexOf(await crypto.subtle.digest('SHA-256', file)),
    phone: of(paper => paper.serial !== undefined), named: of(isNamed), paper: of(isPaper),
    result: recount(head.rule, tally, { entitled: head.entitled, present: head.present, given: head.phone_drawn + head.paper_given }),
  }
  numbers(checked)
  faults.sort((a, b) => a.line - b.line)
  return checked
}

const isNamed = (paper: Line): boolean => paper.serial === undefined && paper.number !== undefined
const isPaper = (paper: Line): boolean => paper.serial === undefined && paper.number === undefined

function headOf(line: string): Head {
  try {
    const head = JSON.parse(line) as Head
    if (head.format === 'smart-congress-board/1' && Array.isArray(head.rule.options) && COUNTS.every(name => Number.isInteger(head[name]))) return head
  } catch { /* said below */ }
  throw new NoBoard()
}

/** The one way to write a line down: keys sorted, no spaces. */
export function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, one]) => `${JSON.stringify(key)}:${written(one)}`).join(',')}}`
}

function readPapers(lines: string[], head: Head, faults: Fault[]): (Line | undefined)[] {
  let serial = ''
  let number = 0
  return lines.map((said, at) => {
    const line = at + 2
    const paper = paperOf(said, head.rule)
    const say = (words: string): void => { faults.push({ line, said: words }) }
    if (!paper) {
      say('这一行不是本次表决的票')
      return undefined
    }
    if (written(JSON.parse(said)) !== said) say('这一行的写法不规范')
    if (paper.serial !== undefined) {
      if (paper.serial === serial) say('编号与上一张重复')
      else if (paper.serial < serial) say('没有按编号排列')
      serial = paper.serial
      if (paper.copies !== undefined) say('手机投的票一行只能是一张')
      if (paper.spoilt || faultOf(head.rule, paper)) say('手机投的票不应有填错的')
    } else if (paper.number !== undefined) {
      if (head.public_key) say('无记名表决里出现了记名票')
      if (paper.number <= number) say('同一个人有两张票，或者次序不对')
      number = paper.number
    }
    return paper
  })
}

function paperOf(said: string, rule: BallotRule): Line | undefined {
  try {
    const paper = JSON.parse(said) as Line
    paper.write_ins ??= []
    const known = new Set(rule.options.map(option => option.id))
    const offered = MARKS_OF[rule.method] as string[]
    const fits = (mark: string | number): boolean =>
      isNumbered(rule) ? Number.isInteger(mark) && Number(mark) >= 1 && Number(mark) <= MOST_POINTS : offered.includes(mark as string)
    const names = paper.write_ins.map(nameOf)
    const labels = new Set(rule.options.map(option => nameOf(option.label)))
    const right = Object.entries(paper.marks).every(([id, mark]) => known.has(id) && fits(mark))
      && (rule.write_ins || !names.length) && new Set(names).size === names.length && names.every(name => name && !labels.has(name))
      && (paper.copies === undefined || Number.isInteger(paper.copies) && paper.copies >= 1)
    return right ? paper : undefined
  } catch {
    return undefined
  }
}

/** The papers whose credential the ballot's key has not signed (RFC 9474, RSABSSA-SHA384-PSS-Randomized). */
async function forged(papers: (Line | undefined)[], head: Head, faults: Fault[], told: Told): Promise<Set<Line>> {
  const found = new Set<Line>()
  const signed = papers.flatMap((paper, at) => paper?.serial === undefined ? [] : [{ paper, line: at + 2 }])
  if (!signed.length) return found
  const key = head.public_key === null ? undefined
    : await crypto.subtle.importKey('spki', bytesOf(head.public_key), { name: 'RSA-PSS', hash: 'SHA-384' }, false, ['verify']).catch(() => undefined)
  if (!key) faults.push({ line: 1, said: '表头里没有可用的选票公钥' })
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

function count(papers: Line[], rule: BallotRule): Tally {
  const tally: Tally = { papers: 0, spoilt: 0, empty: 0, options: new Map(), written: new Map() }
  for (const paper of papers) {
    const copies = paper.copies ?? 1
    tally.papers += copies
    if (paper.spoilt || faultOf(rule, paper)) tally.spoilt += copies
    else if (!Object.keys(paper.marks).length && !paper.write_ins.length) tally.empty += copies
    else note(tally, paper, copies)
  }
  return tally
}

function note(tally: Tally, paper: Line, copies: number): void {
  for (const [option, mark] of Object.entries(paper.marks)) {
    const one = tally.options.get(option) ?? { marks: {}, papers: 0, sum: 0 }
    one.papers += copies
    if (typeof mark === 'number') one.sum += mark * copies
    else one.marks[mark] = (one.marks[mark] ?? 0) + copies
    tally.options.set(option, one)
  }
  for (const name of paper.write_ins.map(nameOf)) tally.written.set(name, (tally.written.get(name) ?? 0) + copies)
}

function numbers({ head, faults, phone, named, paper }: Checked): void {
  const say = (said: string): void => { faults.push({ line: 0, said }) }
  const cast = phone + named
  if (cast !== head.phone_cast) say(`手机投的票有 ${cast} 张，表头写的是 ${head.phone_cast} 张`)
  if (paper !== head.paper_collected) say(`纸质票有 ${paper} 张，表头写的是 ${head.paper_collected} 张`)
  if (cast > head.phone_drawn) say(`手机投的票 ${cast} 张，多于领出的 ${head.phone_drawn} 张`)
  if (paper > head.paper_given) say(`纸质票 ${paper} 张，多于发出的 ${head.paper_given} 张`)
  if (head.phone_drawn + head.paper_given > head.entitled) say('领出的票多于应到人数')
  if (head.present !== null && head.present > head.entitled) say(`出席 ${head.present} 人，多于应到 ${head.entitled} 人`)
}
