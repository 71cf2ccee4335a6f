/** Random bytes for ids, fetched ahead: the engine has no Web Crypto, and `wx.getRandomValues` answers later. */
import { takeRandomFrom } from '@congress/core'

const AHEAD = 4096
const LOW = 512

let pool: number[] = []

function refill(): void {
  wx.getRandomValues({
    length: AHEAD,
    success: ({ randomValues }) => { pool = Array.from(new Uint8Array(randomValues)).concat(pool).slice(0, AHEAD) },
  })
}

/** From now on ids take these bytes. They only have to differ, so an empty pool is helped out by Math.random. */
export function takeRandom(): void {
  refill()
  takeRandomFrom(length => {
    const taken = pool.splice(0, length)
    if (pool.length < LOW) refill()
    while (taken.length < length) taken.push(Math.floor(Math.random() * 256))
    return Uint8Array.from(taken)
  })
}
