/** Boards made for tests, signed by a key of their own, without a line of the verifier's. */
import type { BallotRule } from '@congress/core'

export const BALLOT = '0193f1c2-0000-7000-8000-000000000001'
const hex = (bytes: ArrayBuffer | Uint8Array): string => Buffer.from(bytes as Uint8Array).toString('hex')
const algorithm = { name: 'RSA-PSS', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-384' }

export const rule = (terms: Partial<BallotRule> = {}): BallotRule => ({
  title: '试', method: 'approve', seats: 2, most: null, points: null, quorum: null, quorum_strict: false, denominator: 'all_deputies', needs: '1/2', strict: true,
  grades: [], lowest_grade: '不满意', mark_words: {}, tie: 'run_off', shortfall: 'vote_again', write_ins: false, in_session: true, secret: true, board: 'deputies', citations: {},
  options: ['a', 'b', 'c'].map(id => ({ id, label: `项目${id}` })), ...terms,
})

type Said = Record<string, unknown>
const sorted = (value: unknown): unknown => Array.isArray(value) ? value.map(sorted)
  : typeof value === 'object' && value !== null ? Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted((value as Said)[key])])) : value
export const line = (said: Said): string => JSON.stringify(sorted(said))
export const file = (lines: string[]): Uint8Array<ArrayBuffer> => new TextEncoder().encode(lines.map(one => `${one}\n`).join(''))

let pair: Promise<CryptoKeyPair> | undefined

/** A head and so many phone papers, each under a credential of the key. */
export async function board(of: BallotRule, phones: Said[], papers: Said[] = [], changed: Said = {}): Promise<string[]> {
  pair ??= crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const { publicKey, privateKey } = await pair
  const signed = await Promise.all(phones.map(async (paper, at) => {
    const [serial, randomizer] = [new Uint8Array(32).fill(at + 1), new Uint8Array(32).fill(99)]
    const message = Uint8Array.from([...randomizer, ...Buffer.from(BALLOT.replaceAll('-', ''), 'hex'), ...serial])
    const signature = await crypto.subtle.sign({ name: 'RSA-PSS', saltLength: 48 }, privateKey, message)
    return line({ write_ins: [], ...paper, serial: hex(serial), randomizer: hex(randomizer), signature: hex(signature) })
  }))
  const collected = papers.reduce((sum, one) => sum + Number(one['copies']), 0)
  const head = {
    format: 'smart-congress-board/1', ballot_id: BALLOT, title: '试投票', congress: '试人大', rule: of, public_key: hex(await crypto.subtle.exportKey('spki', publicKey)),
    entitled: phones.length + collected, present: phones.length + collected, phone_drawn: phones.length, phone_cast: phones.length, paper_given: collected, paper_collected: collected, ...changed,
  }
  return [line(head), ...signed, ...papers.map(one => line({ write_ins: [], ...one }))]
}
export const marks = (...chosen: string[]): Said => ({ marks: Object.fromEntries(chosen.map(one => [one, 'yes'])) })
