/** How things stand, in the words of the phone pages and the mini-program. */
import type { Entry } from './entry'
import type { Light } from './labels'

/** 按时, 快到期, 超期 2 天, 办结; `daysLeft` is negative when the day has passed. */
export function lightWords(light: Light, daysLeft: number | null): string {
  if (light === 'done') return '办结'
  if (light === 'overdue') return daysLeft !== null && daysLeft < 0 ? `超期 ${-daysLeft} 天` : '超期'
  return light === 'due_soon' ? '快到期' : '按时'
}

/** 1 件要改，其余有网自动发送: of what has not gone, what needs its author comes first. */
export function unsentWords(unsent: readonly Pick<Entry, 'state'>[]): string {
  const of = (state: Entry['state']): number => unsent.filter(entry => entry.state === state).length
  const [refused, drafts, waiting] = [of('refused'), of('draft'), of('waiting')]
  const said = [refused && `${refused} 件要改`, drafts && `${drafts} 件草稿没写完`].filter(Boolean)
  if (waiting) said.push(said.length ? '其余有网自动发送' : '有网自动发送')
  return said.join('，')
}
