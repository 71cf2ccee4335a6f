/** The few ways something can stand, as colour, icon and word. */
import { lightWords, type Light } from '@congress/core'
import type { IconName } from './icons'

export interface Look {
  tone: 'ok' | 'soon' | 'late' | 'idle' | 'now'
  icon: IconName
  word: string
}

const LOOKS: Record<Light, Omit<Look, 'word'>> = {
  on_time: { tone: 'ok', icon: 'ok' },
  due_soon: { tone: 'soon', icon: 'soon' },
  overdue: { tone: 'late', icon: 'late' },
  done: { tone: 'idle', icon: 'done' },
}

export const lookOf = (light: Light, daysLeft: number | null): Look => ({ ...LOOKS[light], word: lightWords(light, daysLeft) })
