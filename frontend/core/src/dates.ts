/** Days and times as the office writes them, in the congress's zone. */

const ZONE = 'Asia/Shanghai'
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })
const MOMENT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
})

/** The day it is now: `2026-11-23`. */
export const todayIs = (now: Date = new Date()): string => DAY.format(now)

/** `2026-11-23`, of a day or a time. */
export const dayOf = (said: string): string => said.length === 10 ? said : DAY.format(new Date(said))

/** `2026-11-23 16:42`. */
export const momentOf = (time: string): string => MOMENT.format(new Date(time))

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
  const [day, clock] = [DAY.format(at), MOMENT.format(at).slice(11).replace(/^0/, '')]
  return `${day === DAY.format(now) ? '今天' : spokenDay(day, DAY.format(now))} ${clock}`
}
