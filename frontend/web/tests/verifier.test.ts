/** A published board that was tampered with is found out, and each point is named. */
import { describe, expect, test } from 'vitest'
import { differences } from '../src/features/ballots/compare'
import { NoBoard, verify, type Checked } from '../src/features/ballots/verifier'
import { board, file, line, marks, rule } from './board'

const PHONES = [marks('a', 'b'), marks('a', 'b'), marks('a')]
const whole = (): Promise<string[]> => board(rule(), PHONES, [{ ...marks('a', 'c'), copies: 2 }])
const said = ({ faults }: Checked): string[] => faults.map(one => `${one.line} ${one.said}`)
type Line = Record<string, unknown>
const changed = (text: string, to: (said: Line) => Line): string => line(to(JSON.parse(text) as Line))

test('a whole board passes, and comes to a result of its own', async () => {
  const bytes = file(await whole())
  const found = await verify(bytes)
  expect(found.faults).toEqual([])
  expect([found.phone, found.paper, found.result.chosen, found.result.open_seats]).toEqual([3, 2, ['a'], 1])
  expect(found.digest).toBe(Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex'))
})

const TAMPERED: [string, (lines: string[]) => string[], string][] = [
  ['a changed signature', ([head, one, ...rest]) => [head!, changed(one!, said => ({ ...said, signature: '00'.repeat(256) })), ...rest], '2 凭证无效：不是本次表决签发的票'],
  ['a serial of its own', ([head, one, ...rest]) => [head!, changed(one!, said => ({ ...said, serial: '00'.repeat(32) })), ...rest], '2 凭证无效：不是本次表决签发的票'],
  ['another key', ([head, ...rest]) => [changed(head!, said => ({ ...said, public_key: null })), ...rest], '1 表头里没有可用的选票公钥'],
  ['a paper twice', ([head, one, ...rest]) => [head!, one!, one!, ...rest], '3 编号与上一张重复'],
  ['papers out of order', ([head, one, two, ...rest]) => [head!, two!, one!, ...rest], '3 没有按编号排列'],
  ['a paper left out', ([head, , ...rest]) => [head!, ...rest], '0 手机投的票有 2 张，表头写的是 3 张'],
  ['more cast than drawn', ([head, ...rest]) => [changed(head!, said => ({ ...said, phone_drawn: 2 })), ...rest], '0 手机投的票 3 张，多于领出的 2 张'],
  ['more paper than handed out', ([head, ...rest]) => [changed(head!, said => ({ ...said, paper_given: 1 })), ...rest], '0 纸质票 2 张，多于发出的 1 张'],
  ['paper that the head does not know', ([head, ...rest]) => [changed(head!, said => ({ ...said, paper_collected: 1 })), ...rest], '0 纸质票有 2 张，表头写的是 1 张'],
  ['more drawn than entitled', ([head, ...rest]) => [changed(head!, said => ({ ...said, entitled: 4, present: 4 })), ...rest], '0 领出的票多于应到人数'],
  ['more present than entitled', ([head, ...rest]) => [changed(head!, said => ({ ...said, present: 9 })), ...rest], '0 出席 9 人，多于应到 5 人'],
  ['an option of another ballot', ([head, one, ...rest]) => [head!, changed(one!, said => ({ ...said, marks: { z: 'yes' } })), ...rest], '2 这一行不是本次表决的票'],
  ['a mark that is not offered', ([head, one, ...rest]) => [head!, changed(one!, said => ({ ...said, marks: { a: 'satisfied' } })), ...rest], '2 这一行不是本次表决的票'],
  ['a name where none may be written', ([head, one, ...rest]) => [head!, changed(one!, said => ({ ...said, write_ins: ['李四'] })), ...rest], '2 这一行不是本次表决的票'],
  ['an overmarked phone paper', ([head, one, ...rest]) => [head!, changed(one!, said => ({ ...said, marks: { a: 'yes', b: 'yes', c: 'yes' } })), ...rest], '2 手机投的票不应有填错的'],
  ['a phone paper that counts twice', ([head, one, ...rest]) => [head!, changed(one!, said => ({ ...said, copies: 2 })), ...rest], '2 手机投的票一行只能是一张'],
  ['a line written in another way', ([head, one, ...rest]) => [head!, one!.replace('":', '": '), ...rest], '2 这一行的写法不规范'],
  ['a name on a secret paper', lines => [...lines, line({ marks: {}, write_ins: [], number: 1, name: '某人' })], '6 无记名表决里出现了记名票'],
]
test.each(TAMPERED)('%s is found', async (_, tamper, sentence) => {
  expect(said(await verify(file(tamper(await whole()))))).toContain(sentence)
})

test('a forged paper does not count', async () => {
  const [head, one, ...rest] = await whole()
  const found = await verify(file([head!, changed(one!, of => ({ ...of, signature: '00'.repeat(256) })), ...rest]))
  expect(found.result.outcomes[0]!.votes).toBe(4)
})

test('a person who stands twice in a vote with names is found', async () => {
  const named = (number: number): string => line({ ...marks('a'), write_ins: [], number, name: '某人' })
  const [head] = await board(rule({ secret: false }), [], [], { public_key: null, entitled: 2, present: 2, phone_drawn: 2, phone_cast: 2 })
  expect(said(await verify(file([head!, named(1), named(2)])))).toEqual([])
  expect(said(await verify(file([head!, named(1), named(1)])))).toEqual(['3 同一个人有两张票，或者次序不对'])
})

test('a file that is cut off, or no board at all, is told from a board', async () => {
  const lines = await whole()
  expect(said(await verify(file(lines).slice(0, -1)))).toEqual(['0 文件不完整：最后一行没有换行'])
  await expect(verify(file(['{}']))).rejects.toThrow(NoBoard)
})

describe('a declaration', () => {
  const declared = ({ result }: Checked): Parameters<typeof differences>[1] => ({
    ...structuredClone({ ...result, follow: null }), trace: [], outcomes: result.outcomes.map(one => ({ ...one, trace: '' })),
    follow: result.follow ? { kind: result.follow.kind, seats: result.follow.seats, options: result.follow.labels.map((label, at) => ({ id: `x${at}`, label })) } : null,
  })
  type Declared = ReturnType<typeof declared>
  test.each<[string, (of: Declared) => Declared, string[]]>([
    ['as it was counted', of => of, []],
    ['with another sum', of => ({ ...of, numbers: { ...of.numbers, valid: 4 } }), ['有效票：重新计算是 5，宣布的是 4']],
    ['with other votes', of => ({ ...of, outcomes: of.outcomes.map(one => one.option === 'b' ? { ...one, votes: 4 } : one) }), ['“项目b”的得票（分）：重新计算是 2，宣布的是 4']],
    ['with another winner', of => ({ ...of, outcomes: of.outcomes.map(one => one.option === 'b' ? { ...one, verdict: 'chosen' as const } : one), chosen: ['a', 'b'] }), ['“项目b”的结果：重新计算是“未入选”，宣布的是“入选”', '通过或者入选的：重新计算是“项目a”，宣布的是“项目a、项目b”']],
    ['with another bar', of => ({ ...of, threshold: 2 }), ['过线需要的票数：重新计算是 3，宣布的是 2']],
    ['of another base', of => ({ ...of, base: 4 }), ['计算比例的基数：重新计算是 5，宣布的是 4']],
    ['without quorum', of => ({ ...of, holding: 'no_quorum' as const }), ['表决是否成立：重新计算是“表决成立”，宣布的是“不足法定人数，不能表决”']],
    ['without the second vote', of => ({ ...of, follow: null }), ['随后的投票：重新计算是“就空缺的另行投票，选 1：项目b、项目c”，宣布的是“没有”']],
    ['with no seat open', of => ({ ...of, open_seats: 0 }), ['空缺名额：重新计算是 1，宣布的是 0']],
    ['with a tie', of => ({ ...of, tied: ['b', 'c'] }), ['票数相等的：重新计算是“没有”，宣布的是“项目b、项目c”']],
    ['with a grade', of => ({ ...of, outcomes: of.outcomes.map(one => one.option === 'a' ? { ...one, grade: '满意' } : one) }), ['“项目a”的等次：重新计算是没有，宣布的是“满意”']],
    ['with one more', of => ({ ...of, outcomes: [...of.outcomes, { ...of.outcomes[0]!, option: 'd', label: '项目d' }] }), ['宣布的结果里多出“项目d”']],
    ['with one less', of => ({ ...of, outcomes: of.outcomes.slice(0, 2) }), ['宣布的结果里没有“项目c”']],
  ])('%s', async (_, alter, sentences) => {
    const found = await verify(file(await whole()))
    expect(differences(found.result, alter(declared(found)))).toEqual(sentences)
  })
})
