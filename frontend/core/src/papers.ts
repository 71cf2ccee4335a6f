/** A paper: what may stand on it, said before it is sent, and the one way it is written down. */
import type { Schemas } from './client'

export type BallotRule = Schemas['BallotRule']
export interface Choices { marks: Record<string, string | number>; write_ins: string[] }

export const emptyPaper = (): Choices => ({ marks: {}, write_ins: [] })

export const isNumbered = (rule: BallotRule): boolean => rule.method === 'rank' || rule.method === 'score'

/** How many a paper may choose; nothing where there is no limit. */
export const mostOf = (rule: BallotRule): number | undefined => rule.most ?? (rule.method === 'rank' ? rule.options.length : rule.seats) ?? undefined

/** A name the one way it is counted under. */
export const nameOf = (name: string): string => name.normalize('NFC').replace(/\s+/gu, '')

export const isEmpty = (paper: Choices): boolean => !Object.keys(paper.marks).length && !paper.write_ins.length

/** The paper as RFC 8785 writes it; a receipt is signed over the SHA-256 of these bytes. */
export function canonicalPaper(ballot: string, paper: Choices): Uint8Array<ArrayBuffer> {
  const marks = Object.fromEntries(Object.keys(paper.marks).sort().map(key => [key, paper.marks[key]]))
  // Keys that look like numbers would be moved to the front by the engine, so the object is written by hand.
  const pairs = Object.keys(paper.marks).sort().map(key => `${JSON.stringify(key)}:${JSON.stringify(marks[key])}`)
  const names = paper.write_ins.map(nameOf).sort()
  const said = `{"ballot_id":${JSON.stringify(ballot)},"choices":{"marks":{${pairs.join(',')}},"write_ins":${JSON.stringify(names)}}}`
  return new TextEncoder().encode(said)
}

/** How many are chosen, ranked or written in. */
export function chosenOn(paper: Choices): number {
  return Object.values(paper.marks).filter(mark => mark === 'yes' || typeof mark === 'number').length + paper.write_ins.length
}

/** Why this paper cannot be cast; nothing if it can. */
export function faultOf(rule: BallotRule, paper: Choices): string | undefined {
  const chosen = chosenOn(paper)
  const most = mostOf(rule)
  const numbers = Object.values(paper.marks).filter(mark => typeof mark === 'number')
  if (rule.method === 'score') {
    const points = numbers.reduce((sum, one) => sum + one, 0)
    return points > (rule.points ?? 0) ? `一共 ${rule.points} 分可分，已经分了 ${points} 分，请减去一些。` : undefined
  }
  if (rule.method !== 'rate' && most !== undefined && chosen > most) return `最多选 ${most} 项，现在选了 ${chosen} 项，请去掉 ${chosen - most} 项。`
  if (rule.method === 'approve_exactly' && chosen && chosen < most!) return `要选满 ${most} 项，还差 ${most! - chosen} 项。`
  if (rule.method === 'rank' && numbers.sort((a, b) => a - b).some((one, at) => one !== at + 1)) return '序号要从 1 起连着填，不能重复，也不能跳号。'
  const names = paper.write_ins.map(nameOf)
  const known = new Set(rule.options.map(one => nameOf(one.label)))
  if (names.some(name => !name || known.has(name)) || new Set(names).size < names.length) return '另选他人请写全名，一人只写一次；票面上有的人，请直接在票面上选。'
  return undefined
}

/** What the paper says, in one line above the last button. */
export function saidOn(rule: BallotRule, paper: Choices): string {
  if (isEmpty(paper)) return '一项也没有填，按弃权计'
  const marked = Object.keys(paper.marks).length
  const left = rule.options.length - marked
  if (rule.method === 'yes_no_abstain' || rule.method === 'rate') return left ? `已填 ${marked} 项，还有 ${left} 项没填，没填的按弃权计` : `${marked} 项都填了`
  if (rule.method === 'score') return `已分 ${Object.values(paper.marks).reduce<number>((sum, one) => sum + Number(one), 0)} 分`
  return `已选 ${chosenOn(paper)} 项`
}

/** The marks but for one option. */
export function without(marks: Choices['marks'], option: string): Choices['marks'] {
  return Object.fromEntries(Object.entries(marks).filter(([id]) => id !== option))
}
