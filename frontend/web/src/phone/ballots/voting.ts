/**
 * A vote on this phone, from drawing the paper to its receipt. Every stage is kept before the next is asked for,
 * so that a restart or a lost answer goes on where it stopped, and never casts two.
 */
import { ApiError, canonicalPaper, NoConnection, problemOf, type Choices } from '@congress/core'
import * as kept from '../kept'
import { blind, isReceipt, randomizerOf, receiptWords, sha256Hex, unblind, bytesOfHex, type Blinded } from './credential'
import type { Way } from './ways'

/** What is kept of a vote. `choices` are set by the last tap and stay as they are from then on. */
export interface Vote {
  id: string
  /** The voter's account, or `slip` and the print of a slip. */
  account: string
  publicKey: string
  credential: Blinded | undefined
  signature: string | undefined
  draft: Choices | undefined
  choices: Choices | undefined
  receipt: string | undefined
  /** The box has closed before this paper was in. */
  late: boolean
  discarded: boolean
}

/** The keys do not agree: whoever signs may be marking voters, so nothing is drawn or cast. */
export class OtherKey extends Error {}
/** What came back is not what was asked for. */
export class WrongAnswer extends Error {}

const nameOf = (ballot: string, account: string): string => `${account} ${ballot}`
export const voteOn = (ballot: string, account: string): Promise<Vote | undefined> => kept.vote(nameOf(ballot, account)) as Promise<Vote | undefined>
const keep = async (vote: Vote): Promise<Vote> => {
  await kept.keepVote(nameOf(vote.id, vote.account), JSON.parse(JSON.stringify(vote)))
  return vote
}

/** Two windows of one phone draw with one credential: the first that was kept. */
const keepFirst = (vote: Vote): Promise<Vote> => kept.keepFirstVote(nameOf(vote.id, vote.account), JSON.parse(JSON.stringify(vote))) as Promise<Vote>

export interface Box { id: string; public_key: string | null; public_key_sha256: string | null; receipt_key: string; box_url: string }

/** Draw a paper: make the credential, keep it, have it signed, keep that. The same again after a lost answer. */
export async function draw(ballot: Box, way: Way, shown: string | undefined): Promise<Vote> {
  const publicKey = ballot.public_key!
  await mustBeTheKey(ballot, shown)
  let vote = await voteOn(ballot.id, way.who)
  if (vote && vote.publicKey !== publicKey) throw new OtherKey()
  vote ??= await keepFirst({ id: ballot.id, account: way.who, publicKey, credential: await blind(publicKey, ballot.id), signature: undefined, draft: undefined, choices: undefined, receipt: undefined, late: false, discarded: false })
  if (vote.signature) return vote
  const signed = await way.draw(vote.credential!.blinded).catch(async (error: unknown) => {
    // Another phone has this voter's paper: what was made here will never be signed.
    if (error instanceof ApiError && error.code === 'paper-already-drawn') await kept.dropVote(nameOf(ballot.id, way.who))
    throw error
  })
  const signature = await unblind(publicKey, vote.credential!, signed).catch(() => { throw new WrongAnswer() })
  return keep({ ...vote, signature })
}

/** The key is the one whose digest stands in the notice and on the hall's screen. */
async function mustBeTheKey(ballot: Box, shown: string | undefined): Promise<void> {
  const digest = await sha256Hex(bytesOfHex(ballot.public_key!))
  if (digest !== ballot.public_key_sha256 || shown && digest !== shown) throw new OtherKey()
}

export const keepDraft = (vote: Vote, draft: Choices): Promise<Vote> => keep({ ...vote, draft })

/** The voter's last tap: from here on the paper is what it is. */
export const decide = (vote: Vote, choices: Choices): Promise<Vote> => keep({ ...vote, choices, draft: undefined })

/** The box refused the paper for how it is filled in, so it is not in it: it may be mended. */
export const reopen = (vote: Vote): Promise<Vote> => keep({ ...vote, draft: vote.choices, choices: undefined })

/** Put the paper into the box. Nothing goes along that says whose it is. */
export async function cast(vote: Vote, ballot: Box): Promise<Vote> {
  const choices = vote.choices!
  const { serial } = vote.credential!
  let answered: Response
  try {
    answered = await fetch(`${ballot.box_url}/api/v1/ballots/${vote.id}/cast`, {
      method: 'POST',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ serial, randomizer: randomizerOf(vote.credential!), signature: vote.signature, choices }),
    })
  } catch (error) {
    throw new NoConnection(error)
  }
  const body: unknown = await answered.json().catch(() => undefined)
  if (!answered.ok) {
    const problem = problemOf({ status: answered.status, headers: {}, body })
    if (new ApiError(problem).code === 'cast-too-late') return keep({ ...vote, late: true })
    throw new ApiError(problem)
  }
  const { receipt, paper_sha256: digest } = body as { receipt: string; paper_sha256: string }
  const mine = await sha256Hex(canonicalPaper(vote.id, choices))
  if (digest !== mine || !await isReceipt(ballot.receipt_key, receipt, receiptWords(vote.id, serial, mine))) throw new WrongAnswer()
  return keep({ ...vote, receipt })
}

/** Forget what could show how one voted; that one has voted stays known. */
export const discard = (vote: Vote): Promise<Vote> => keep({ ...vote, credential: undefined, signature: undefined, choices: undefined, draft: undefined, receipt: 'discarded', discarded: true })

/** How the own paper stands on the published board. */
export type Found = 'as-cast' | 'missing' | 'other' | 'other-key' | 'other-board'

export async function look(vote: Vote, board: Uint8Array<ArrayBuffer>, digest: string): Promise<Found> {
  if (await sha256Hex(board) !== digest) return 'other-board'
  const [head, ...papers] = new TextDecoder().decode(board).trimEnd().split('\n')
  if ((JSON.parse(head!) as { public_key: string }).public_key !== vote.publicKey) return 'other-key'
  const line = papers.find(one => one.includes(vote.credential!.serial))
  if (!line) return 'missing'
  const { serial, signature, marks, write_ins } = JSON.parse(line) as Choices & { serial: string; signature: string }
  const same = await sha256Hex(canonicalPaper(vote.id, { marks, write_ins: write_ins ?? [] })) === await sha256Hex(canonicalPaper(vote.id, vote.choices!))
  return serial === vote.credential!.serial && signature === vote.signature && same ? 'as-cast' : 'other'
}
