/** How things stand on a phone: as colour, icon and word, and the line below a title. */
import type { Schemas } from './client'
import { spokenDay } from './dates'
import { standingOf, type Entry, type Sending } from './entry'
import type { IconName } from './icons'
import { CLUE_STATES, WAITING, type Light } from './labels'
import { lightWords } from './spoken'

export interface Look {
  tone: 'ok' | 'soon' | 'late' | 'idle' | 'now'
  icon: IconName
  word: string
}

const LIGHTS: Record<Light, Omit<Look, 'word'>> = {
  on_time: { tone: 'ok', icon: 'ok' },
  due_soon: { tone: 'soon', icon: 'soon' },
  overdue: { tone: 'late', icon: 'late' },
  done: { tone: 'idle', icon: 'done' },
}

export const lookOf = (light: Light, daysLeft: number | null): Look => ({ ...LIGHTS[light], word: lightWords(light, daysLeft) })

const ENTRIES: Record<Entry['state'], Omit<Look, 'word'>> = {
  draft: { tone: 'idle', icon: 'pen' },
  waiting: { tone: 'idle', icon: 'waiting' },
  refused: { tone: 'late', icon: 'late' },
  received: { tone: 'ok', icon: 'ok' },
}

/** How an entry of the outbox stands. */
export function lookOfEntry(entry: Entry, sending: Sending | undefined): Look {
  const word = standingOf(entry, sending).split('，')[0]!
  return sending?.id === entry.id && entry.state === 'waiting' ? { tone: 'now', icon: 'send', word } : { ...ENTRIES[entry.state], word }
}

/** 县住建局办，到12月8日; what is over says how it ended. */
export function saidOfClue(row: Schemas['ClueRow']): string {
  if (row.light === 'done') return `${CLUE_STATES[row.state]}，${spokenDay(row.updated_at)}`
  const who = row.holder.kind === 'reporter' ? CLUE_STATES[row.state] : `${row.holder.name}${row.holder.kind === 'unit' ? '办' : CLUE_STATES[row.state]}`
  return row.due_on ? `${who}，到${spokenDay(row.due_on)}` : who
}

/** 评价：饮水管线冻裂. */
export const titleOfWaiting = (row: Schemas['DeskRow']): string => `${WAITING[row.kind]}：${row.title}`
export const saidOfWaiting = (row: Schemas['DeskRow']): string =>
  [row.code, row.due_on && `到${spokenDay(row.due_on)}`].filter(Boolean).join('，')
