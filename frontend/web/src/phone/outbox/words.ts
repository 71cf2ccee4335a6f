/** How an entry of the outbox stands, as colour, icon and word. */
import { standingOf, type Entry, type Sending } from '@congress/core'
import type { Look } from '../parts/tags'

const LOOKS: Record<Entry['state'], Omit<Look, 'word'>> = {
  draft: { tone: 'idle', icon: 'pen' },
  waiting: { tone: 'idle', icon: 'waiting' },
  refused: { tone: 'late', icon: 'late' },
  received: { tone: 'ok', icon: 'ok' },
}

export function lookOfEntry(entry: Entry, sending: Sending | undefined): Look {
  const word = standingOf(entry, sending).split('，')[0]!
  return sending?.id === entry.id && entry.state === 'waiting' ? { tone: 'now', icon: 'send', word } : { ...LOOKS[entry.state], word }
}
