/** How a voter stands in a ballot: of all that this phone and the server know, the one thing to be said now. */
import type { Shown } from './ways'
import type { Vote } from './voting'

export type Standing =
  | 'void' | 'in' | 'late' | 'waiting' | 'in-by-name' | 'on-paper' | 'elsewhere' | 'not-begun' | 'over' | 'over-drawn' | 'over-elsewhere' | 'over-paper'
  | 'off-roll' | 'needs-account' | 'come-in' | 'fill' | 'draw'

/** What a standing says, loud: `ok` is said of a paper that is in, and of nothing else. */
export interface Said { tone: 'ok' | 'late' | 'idle'; big: string; words: string }

export function standingOf(ballot: Shown, vote: Vote | undefined, slip: boolean): Standing {
  const { me } = ballot
  if (ballot.state === 'void') return 'void'
  if (vote?.receipt) return 'in'
  if (vote?.late) return 'late'
  if (vote?.choices) return 'waiting'
  const named = !ballot.secret
  if (named && me?.drawn_as === 'phone') return 'in-by-name'
  const over = ballot.state === 'closed' || ballot.state === 'declared'
  if (me?.drawn_as === 'paper') return over ? 'over-paper' : 'on-paper'
  if (ballot.state === 'draft') return 'not-begun'
  if (!named && me?.drawn_as === 'phone' && !vote) return over ? 'over-elsewhere' : 'elsewhere'
  if (over) return me?.drawn_as ? 'over-drawn' : 'over'
  if (!me) return 'off-roll'
  if (named && slip) return 'needs-account'
  if (vote?.signature) return 'fill'
  if (ballot.in_session && !ballot.slips && !me.presence) return 'come-in'
  return named ? 'fill' : 'draw'
}

export function saidOfStanding(standing: Standing, slip: boolean): Said | undefined {
  const late = (big: string, words: string): Said => ({ tone: 'late', big, words })
  const idle = (big: string, words: string): Said => ({ tone: 'idle', big, words })
  switch (standing) {
    case 'void': return late('这次投票作废了', '投过的票都不算。要不要重新投，请听工作人员通知。')
    case 'late': return late('没有投进去', '票到的时候投票已经截止，这张票没有计入，按未交回算。')
    case 'over-drawn': return late('没有投出', '您领了票，截止前没有投出，这张票没有计入，按未交回算。')
    case 'over': return idle('投票已经截止', '您没有领票，也没有投票。')
    case 'over-elsewhere': return idle('投票已经截止', '您的票是在另一台手机上领的，投没投出，请在那台手机上看。')
    case 'over-paper': return idle('投票已经截止', '您领的是纸质票，以交到票箱里的票为准。')
    case 'not-begun': return idle('投票还没有开始', '开始以后再来领票，请先别离开会场。')
    case 'off-roll': return idle('您不用投', '您不在这次投票的名册上。')
    case 'in-by-name': return { tone: 'ok', big: '已投出', words: '这是记名投票，您的票已经收到，不用再做什么。' }
    case 'on-paper': return idle('您领的是纸质票', '请填好交到票箱才算投票，手机上不能再投。')
    case 'needs-account': return idle('票签用不了', '这是记名投票，要用代表自己的账号投，请告诉工作人员。')
    case 'elsewhere': return slip
      ? late('这张票签用过了', '已经有一台手机用它领了票，一张票签只能领一次。是您领的，请用那台手机投；不是，请马上告诉工作人员。这台手机上没有投过票。')
      : late('票不在这台手机上', '您已经用另一台手机领了票，请用那台手机投。找不到那台手机，就按未交回算，请告诉工作人员。')
    case 'come-in': return idle('先签到，再投票', '请扫会场大屏上的二维码，或者请工作人员登记。')
    default: return undefined
  }
}
