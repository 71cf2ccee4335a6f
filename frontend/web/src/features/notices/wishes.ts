/** How one wants to be told by WeChat: what the server keeps, and what the form shows. */
import type { Schemas } from '@congress/core'

export type Wishes = Schemas['PreferencesIn']

export const DIGESTS: Record<Wishes['digest'], string> = { at_once: '有通知马上发', daily: '每天汇总成一条' }
const NIGHT = { quiet_from: '21:00', quiet_to: '07:00' }

/** The form: quiet hours can be switched off and on again without being lost. */
export interface Said extends Wishes { quiet: boolean; quiet_from: string; quiet_to: string }

export function saidOf(kept: Wishes): Said {
  return { ...kept, quiet: kept.quiet_from !== null, quiet_from: kept.quiet_from ?? NIGHT.quiet_from, quiet_to: kept.quiet_to ?? NIGHT.quiet_to }
}

export function wishesOf({ quiet, ...said }: Said): Wishes {
  return quiet ? said : { ...said, quiet_from: null, quiet_to: null }
}

/** When messages come, in one sentence. */
export function spoken(wishes: Wishes): string {
  if (!wishes.wechat) return '微信里不再收到消息，通知只在这里看。'
  const night = wishes.quiet_from && wishes.quiet_to ? `，${wishes.quiet_from} 到${wishes.quiet_to > wishes.quiet_from ? '' : '第二天'} ${wishes.quiet_to} 不打扰` : ''
  return wishes.digest === 'daily' ? `每天 ${wishes.digest_at} 把没看的通知汇总成一条${night}。` : `有通知马上发到微信${night}。`
}
