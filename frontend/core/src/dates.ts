/** Days and times as the office writes them, in the congress's zone. */

/** The zone is eight hours ahead all year (no summer time since 1991), and old engines of phones lack Intl. */
const AHEAD = 8 * 3_600_000
const shown = (time: Date): string => new Date(time.getTime() + AHEAD).toISOString()

/** The day it is now: `2026-11-23`. */
export const todayIs = (now: Date = new Date()): string => shown(now).slice(0, 10)

/** `2026-11-23`, of a day or a time. */
export const dayOf = (said: string): string => said.length === 10 ? said : shown(new Date(said)).slice(0, 10)

/** `2026-11-23 16:42`. */
export const momentOf = (time: string): string => shown(new Date(time)).slice(0, 16).replace('T', ' ')

/** `11-23`; with the year when it is not this one. */
export const shortDay = (said: string, today: string = todayIs()): string => {
  const day = dayOf(said)
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day
}

/** `11月23日`; with the year when it is not this one. */
export const spokenDay = (said: string, today: string = todayIs()): string => {
  const [year, month, day] = dayOf(said).split('-').map(Number)
  return `${String(year) === today.slice(0, 4) ? '' : `${year}年`}${month}月${day}日`
}

/** Days from today to a day; negative when it has passed. */
export const daysLeft = (due: string, today: string = todayIs()): number =>
  Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000)

/** 还剩 2 天, 今天到期, 逾期 3 天. */
export function dueWords(due: string, today: string = todayIs()): string {
  const left = daysLeft(due, today)
  return left < 0 ? `逾期 ${-left} 天` : left === 0 ? '今天到期' : `还剩 ${left} 天`
}


/** `今天 9:12`, or `11月22日 16:05`, of a time or of milliseconds. */
export function spokenMoment(time: string | number, now: Date = new Date()): string {
  const at = new Date(time)
  const [day, clock] = [todayIs(at), shown(at).slice(11, 16).replace(/^0/, '')]
  return `${day === todayIs(now) ? '今天' : spokenDay(day, todayIs(now))} ${clock}`
}
