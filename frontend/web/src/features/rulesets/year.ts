/** The days of a year, month by month, and whether each is worked. */
export interface DayShown {
  day: string
  /** 1 to 31. */
  number: number
  works: boolean
  /** Said against the plain week, with its name. */
  said: { works: boolean; name: string } | undefined
}
export interface Month { name: string; /** Empty places before the first, the week begun on Monday. */ before: number; days: DayShown[] }

export const WEEK = ['一', '二', '三', '四', '五', '六', '日']

export function monthsOf(year: number, said: Map<string, { works: boolean; name: string }>): Month[] {
  return Array.from({ length: 12 }, (_, month) => {
    const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
    const days = Array.from({ length }, (_, i) => {
      const at = new Date(Date.UTC(year, month, i + 1))
      const day = at.toISOString().slice(0, 10)
      return { day, number: i + 1, works: said.get(day)?.works ?? ![0, 6].includes(at.getUTCDay()), said: said.get(day) }
    })
    return { name: `${month + 1}月`, before: (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7, days }
  })
}

/** The day so many days on: 2026-03-01 and -1 is 2026-02-28. */
export const daysOn = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
