/** The few ways something can stand, as colour, icon and word. */
import type { Light } from '@congress/core'
import type { IconName } from './icons'

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
