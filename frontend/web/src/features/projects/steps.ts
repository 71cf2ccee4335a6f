/** The steps of a round, each with its day. */
import { spokenDay, type Schemas } from '@congress/core'
import type { StepShown } from '../../parts/StepBar.vue'

type Round = Schemas['RoundOut']
const ORDER: Schemas['RoundState'][] = ['planned', 'collecting', 'screening', 'reviewed', 'approved', 'published', 'elected', 'rated', 'closed']

export function barOf(one: Round): StepShown[] {
  const at = ORDER.indexOf(one.state)
  const by = (day: string) => `${spokenDay(day)}前`
  const steps: [string, number, string | undefined][] = [
    ['征集', 1, by(one.collect_to)],
    ['筛选', 2, by(one.screen_by)],
    ['政府审议', 3, one.reviewed_on ? spokenDay(one.reviewed_on) : by(one.review_by)],
    ['常委会审议', 4, one.approved_on ? spokenDay(one.approved_on) : by(one.approve_by)],
    ['公布候选', 5, one.published_on ? spokenDay(one.published_on) : by(one.publish_by)],
    ['票决', 6, spokenDay(one.elected_on ?? one.session_on)],
    ['实施、测评', 7, one.rated_on ? spokenDay(one.rated_on) : by(one.report_by)],
    ['办结', 8, undefined],
  ]
  // Collecting and screening are under way in their own state; the others are done once their state is reached.
  const next = at <= 2 ? Math.max(at, 1) : at + 1
  return steps.map(([name, place, when]) => ({ name, when, state: place < next ? 'done' : place === next ? one.state === 'cancelled' || one.state === 'planned' ? 'open' : 'now' : 'open' }))
}
