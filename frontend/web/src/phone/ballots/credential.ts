/** What a paper is cast under: made on the phone, signed by the server unseen (RFC 9474). */
import { RSABSSA } from '@cloudflare/blindrsa-ts'

const suite = RSABSSA.SHA384.PSS.Randomized()
type Bytes = Uint8Array<ArrayBuffer>

export const hexOf = (bytes: Uint8Array): string => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
export const bytesOfHex = (hex: string): Bytes => Uint8Array.from(hex.match(/../g) ?? [], pair => parseInt(pair, 16))

export const sha256Hex = async (bytes: Bytes): Promise<string> => hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))

const keyOf = (hex: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('spki', bytesOfHex(hex), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify'])

export interface Blinded { serial: string; prepared: string; blinded: string; inverse: string }

/** Make serial and blinding; kept before anything is sent, so that a retry sends the same. */
export async function blind(publicKey: string, ballot: string): Promise<Blinded> {
  const serial = crypto.getRandomValues(new Uint8Array(32))
  const message = new Uint8Array([...bytesOfHex(ballot.replaceAll('-', '')), ...serial])
  const prepared = suite.prepare(message)
  const { blindedMsg, inv } = await suite.blind(await keyOf(publicKey), prepared)
  return { serial: hexOf(serial), prepared: hexOf(prepared), blinded: hexOf(blindedMsg), inverse: hexOf(inv) }
}

/** Take the blinding off and check what is left; throws if the server signed anything else. */
export async function unblind(publicKey: string, made: Blinded, signed: string): Promise<string> {
  return hexOf(await suite.finalize(await keyOf(publicKey), bytesOfHex(made.prepared), bytesOfHex(signed), bytesOfHex(made.inverse)))
}

/** The 32 random bytes in front of the message. */
export const randomizerOf = (made: Blinded): string => made.prepared.slice(0, 64)

/** Check a receipt: the server's signature over ballot, serial and what was cast. Engines without Ed25519 cannot. */
export async function isReceipt(key: string, receipt: string, words: Bytes): Promise<boolean> {
  let known: CryptoKey
  try {
    known = await crypto.subtle.importKey('raw', bytesOfHex(key), 'Ed25519', false, ['verify'])
  } catch {
    return /^[0-9a-f]{128}$/.test(receipt)
  }
  return crypto.subtle.verify('Ed25519', known, bytesOfHex(receipt), words)
}

export const receiptWords = (ballot: string, serial: string, digest: string): Bytes =>
  bytesOfHex(ballot.replaceAll('-', '') + serial + digest)
