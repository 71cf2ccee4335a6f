/** How things stand on a phone: as colour, icon and word, and the line below a title. */
import type { Schemas } from './client'
import { spokenDay } from './dates'
import { standingOf, type Entry, type Sending } from './entry'
import type { IconName } from './icons'
import { CLUE_STATES, WAITING, type Light } from './labels'

export interface Look {
  tone: 'ok' | 'soon' | 'late' | 'idle' | 'now'
  icon: IconName
  word: string
}

/** 按时, 快到期, 超期 2 天, 办结. */
export function lookOf(light: Light, daysLeft: number | null): Look {
  if (light === 'done') return { tone: 'idle', icon: 'done', word: '办结' }
  if (light === 'overdue') return { tone: 'late', icon: 'late', word: daysLeft !== null && daysLeft < 0 ? `超期 ${-daysLeft} 天` : '超期' }
  return light === 'due_soon' ? { tone: 'soon', icon: 'soon', word: '快到期' } : { tone: 'ok', icon: 'ok', word: '按时' }
}

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

/** 1 件要改，其余有网自动发送; what needs its author comes first. */
export function countWords(unsent: readonly Entry[]): string {
  const of = (state: Entry['state']) => unsent.filter(entry => entry.state === state).length
  const [refused, drafts, waiting] = [of('refused'), of('draft'), of('waiting')]
  const said = [refused && `${refused} 件要改`, drafts && `${drafts} 件草稿没写完`].filter(Boolean)
  if (waiting) said.push(said.length ? '其余有网自动发送' : '有网自动发送')
  return said.join('，')
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
