/** Names chosen on this side: ids of what is created, and keys that make a repeated step harmless. */

/** Where random bytes come from; an engine without Web Crypto brings its own. */
let random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))

/** Take random bytes from elsewhere: the mini-program's `wx.getRandomValues`, fetched ahead. */
export function takeRandomFrom(source: (length: number) => Uint8Array): void {
  random = source
}

/** A UUIDv7: the time in its first 48 bits, so that ids sort by birth. */
export function newId(now: number = Date.now()): string {
  const bytes = random(16)
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/**
 * The Idempotency-Key of one intended step.
 *
 * The same words sent again carry the same key, so pressing twice or repeating after a lost answer does
 * nothing twice; other words, or `done`, begin a new one.
 */
export class StepKey {
  private said = ''
  private key = ''

  headers(body: unknown): Record<string, string> {
    const said = JSON.stringify(body) ?? ''
    if (!this.key || said !== this.said) {
      this.said = said
      this.key = newId()
    }
    return { 'idempotency-key': this.key }
  }

  done(): void {
    this.key = ''
  }
}
