/** A phone that is closed or killed between any two steps, on a real IndexedDB, with a box that keeps what it took. */
import 'fake-indexeddb/auto'
import { RSABSSA } from '@cloudflare/blindrsa-ts'
import { canonicalPaper, ApiError, NoConnection, type Choices } from '@congress/core'
import { beforeEach, expect, test, vi } from 'vitest'
import { receiptWords, sha256Hex } from '../src/phone/ballots/credential'
import { cast, decide, draw, keepDraft, OtherKey, voteOn, WrongAnswer, type Box, type Vote } from '../src/phone/ballots/voting'
import type { Way } from '../src/phone/ballots/ways'

const hex = (bytes: ArrayBuffer | Uint8Array): string => Buffer.from(bytes as Uint8Array).toString('hex')
const unhex = (said: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(said, 'hex'))
const suite = RSABSSA.SHA384.PSS.Randomized()
const PAPER: Choices = { marks: { a: 'yes' }, write_ins: [] }
const WHO = 'zhou'

/** A server: one draw a voter, papers by serial; `lose` drops the next answer after the deed is done. */
class Server {
  lose = false
  drawn: { blinded: string; signature: string } | undefined
  box = new Map<string, string>()
  closed = false
  constructor(readonly shown: Box, readonly key: CryptoKeyPair, readonly receipts: CryptoKeyPair) {}

  private answered<T>(answer: T): T {
    if (!this.lose) return answer
    this.lose = false
    throw new NoConnection()
  }
  way = (who = WHO): Way => ({
    who, slip: false, ballot: () => Promise.reject(new Error()), board: () => Promise.reject(new Error()),
    draw: async blinded => {
      if (this.drawn && this.drawn.blinded !== blinded) throw refusal('paper-already-drawn', 409)
      this.drawn ??= { blinded, signature: hex(await suite.blindSign(this.key.privateKey, unhex(blinded))) }
      return this.answered(this.drawn.signature)
    },
  })
  fetch = async (_: unknown, sent: RequestInit): Promise<Response> => {
    const { serial, choices } = JSON.parse(sent.body as string) as { serial: string; choices: Choices }
    const digest = await sha256Hex(canonicalPaper(this.shown.id, choices))
    const before = this.box.get(serial)
    if (before === undefined && this.closed) return Response.json({ type: '/problems/cast-too-late', title: '', status: 409, detail: '', instance: '' }, { status: 409 })
    this.box.set(serial, before ?? digest)
    const receipt = hex(await crypto.subtle.sign('Ed25519', this.receipts.privateKey, receiptWords(this.shown.id, serial, digest)))
    return this.answered(Response.json({ receipt, paper_sha256: digest }))
  }
}
const refusal = (code: string, status: number) => new ApiError({ type: `/problems/${code}`, title: '', status, detail: '', instance: '', issues: [] })

let server: Server
let count = 0
beforeEach(async () => {
  const key = await crypto.subtle.generateKey({ name: 'RSA-PSS', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-384' }, true, ['sign', 'verify']) as CryptoKeyPair
  const receipts = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']) as CryptoKeyPair
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', key.publicKey))
  const id = `0193f1c2-0000-7000-8000-${String(++count).padStart(12, '0')}`
  server = new Server({ id, box_url: '', public_key: hex(spki), public_key_sha256: await sha256Hex(spki), receipt_key: hex(await crypto.subtle.exportKey('raw', receipts.publicKey)) }, key, receipts)
  vi.stubGlobal('fetch', server.fetch)
})
/** What a phone knows after it was started again: what it had kept, and nothing else. */
const restarted = async (): Promise<Vote> => (await voteOn(server.shown.id, WHO))!
const drawing = (): Promise<Vote> => draw(server.shown, server.way(), undefined)

test('killed after blinding, the phone asks with the same blinded message', async () => {
  server.lose = true
  await expect(drawing()).rejects.toThrow(NoConnection)
  expect((await restarted()).signature).toBeUndefined()
  const { blinded } = server.drawn!

  const vote = await drawing()

  expect(vote.signature).toBeDefined()
  expect(server.drawn!.blinded).toBe(blinded)
})

test('killed after the draw, the paper is there with what was marked on it', async () => {
  const vote = await drawing()
  await keepDraft(vote, PAPER)

  const again = await restarted()

  expect([again.signature, again.draft, again.choices]).toEqual([vote.signature, PAPER, undefined])
  expect(server.box.size).toBe(0)
})

test('killed after the last tap, or with the receipt lost, the same paper is cast, and lies in the box once', async () => {
  await decide(await drawing(), PAPER)
  expect((await restarted()).receipt).toBeUndefined()
  server.lose = true
  await expect(cast(await restarted(), server.shown)).rejects.toThrow(NoConnection)
  expect((await restarted()).receipt).toBeUndefined()

  const cast_ = await cast(await restarted(), server.shown)

  expect(cast_.receipt).toMatch(/^[0-9a-f]{128}$/)
  expect((await restarted()).receipt).toBe(cast_.receipt)
  expect(server.box.size).toBe(1)
})

test('with the receipt lost and the box closed, the paper that is in gets its receipt; one that is not is late', async () => {
  const vote = await decide(await drawing(), PAPER)
  server.lose = true
  await expect(cast(vote, server.shown)).rejects.toThrow(NoConnection)
  server.closed = true
  expect((await cast(await restarted(), server.shown)).receipt).toBeDefined()
  server.box.clear()
  expect((await cast(vote, server.shown)).late).toBe(true)
})

test('two windows of one phone draw one paper', async () => {
  const [one, other] = await Promise.all([drawing(), drawing()])
  expect(one.credential).toEqual(other.credential)
})

test('a phone whose voter drew on another one keeps nothing that looks like a paper', async () => {
  server.drawn = { blinded: 'of another phone', signature: '' }
  await expect(drawing()).rejects.toThrow(ApiError)
  expect(await voteOn(server.shown.id, WHO)).toBeUndefined()
})

test('another key than the hall shows, a wrong signature, a wrong receipt: nothing counts as drawn or cast', async () => {
  await expect(draw(server.shown, server.way(), '00'.repeat(32))).rejects.toThrow(OtherKey)
  expect(server.drawn).toBeUndefined()
  await expect(draw(server.shown, { ...server.way('li'), draw: () => Promise.resolve('01'.repeat(256)) }, undefined)).rejects.toThrow(WrongAnswer)
  const vote = await decide(await drawing(), PAPER)
  await expect(cast(vote, { ...server.shown, receipt_key: '00'.repeat(32) })).rejects.toThrow()
  expect((await restarted()).receipt).toBeUndefined()
})
