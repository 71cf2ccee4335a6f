/** One code to print and cut out: whose, what stands on it, what to do with it. */
export interface Paper { id: string; name: string; organ: string; codes: [string, string][]; how: string }

/** For whom codes are about to be printed. It lives in memory alone and is taken once. */
let waiting: string[] = []

export function toPrint(accountIds: string[]): void {
  waiting = accountIds
}

export function takeWaiting(): string[] {
  const ids = waiting
  waiting = []
  return ids
}

/** How many codes the server gives at once, and how many stand on a sheet. */
export const AT_ONCE = 50
export const ON_A_SHEET = 8

export function parted<T>(all: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
}
