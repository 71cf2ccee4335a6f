/** Slips that were just made: their secrets are told once, and live in memory until the page that prints them. */
import type { Schemas } from '@congress/core'
import { renderSVG } from 'uqr'

export type Slip = Schemas['SlipLine']
export interface Made { ballot: string; title: string; slips: Slip[] }

let waiting: Made | undefined

export function toPrint(made: Made): void {
  waiting = made
}

export function takeWaiting(ballot: string): Made | undefined {
  const made = waiting?.ballot === ballot ? waiting : undefined
  waiting = undefined
  return made
}

/** How many stand on a sheet, and how many sheets are shown and printed at a time. */
export const ON_A_SHEET = 12
export const AT_A_TIME = 50 * ON_A_SHEET

/** The address a slip's code holds: the secret behind the # never reaches a server's log. */
export const addressOf = (ballot: string, slip: Slip): string => `${location.origin}/m/ballots/${ballot}/slip#${slip.secret}`

/** The code as an address for `img`. */
export const pictureOf = (ballot: string, slip: Slip): string =>
  `data:image/svg+xml,${encodeURIComponent(renderSVG(addressOf(ballot, slip), { ecc: 'M', border: 2 }))}`
