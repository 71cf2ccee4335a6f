/** In what a declared result differs from the recount: a sentence for each point. */
import { BALLOT_VERDICTS, type Schemas } from '@congress/core'
import type { Recount } from './recount'

type Declared = Schemas['Declaration']
const HOLDINGS: Record<Schemas['Holding'], string> = { holds: '表决成立', no_quorum: '不足法定人数，不能表决', more_papers: '收回多于发出，投票无效' }
const NUMBERS: Record<keyof Declared['numbers'], string> = {
  entitled: '应到', present: '出席', given_out: '发出的票', collected: '收回的票', valid: '有效票', spoilt: '作废票', empty: '空白弃权票', not_returned: '未交回的票', not_pressed: '未按的人数',
}
const FOLLOWS: Record<Schemas['FollowKind'], string> = { run_off: '就票数相等的再次投票', vote_again: '就空缺的另行投票' }

export function differences(mine: Recount, theirs: Declared): string[] {
  const found: string[] = []
  const compare = (what: string, here: unknown, there: unknown): void => {
    if (here !== there) found.push(`${what}：重新计算是${saidOf(here)}，宣布的是${saidOf(there)}`)
  }
  compare('表决是否成立', HOLDINGS[mine.holding], HOLDINGS[theirs.holding])
  for (const [key, word] of Object.entries(NUMBERS) as [keyof Declared['numbers'], string][]) compare(word, mine.numbers[key], theirs.numbers[key])
  compare('计算比例的基数', mine.base, theirs.base)
  compare('过线需要的票数', mine.threshold, theirs.threshold)
  const declared = new Map(theirs.outcomes.map(one => [one.option, one]))
  for (const one of mine.outcomes) {
    const other = declared.get(one.option)
    declared.delete(one.option)
    if (!other) {
      found.push(`宣布的结果里没有“${one.label}”`)
      continue
    }
    compare(`“${one.label}”的名称`, one.label, other.label)
    compare(`“${one.label}”的得票（分）`, one.votes, other.votes)
    compare(`“${one.label}”的结果`, BALLOT_VERDICTS[one.verdict], BALLOT_VERDICTS[other.verdict])
    compare(`“${one.label}”的等次`, one.grade ?? null, other.grade ?? null)
  }
  for (const one of declared.values()) found.push(`宣布的结果里多出“${one.label}”`)
  compare('通过或者入选的', named(mine, mine.chosen), named(theirs, theirs.chosen))
  compare('票数相等的', named(mine, mine.tied), named(theirs, theirs.tied))
  compare('空缺名额', mine.open_seats, theirs.open_seats)
  const { follow } = theirs
  compare('随后的投票', followWords(mine.follow), followWords(follow ? { ...follow, labels: follow.options.map(one => one.label) } : undefined))
  return found
}

const named = (of: Pick<Recount, 'outcomes'>, ids: readonly string[]): string =>
  [...ids].sort().map(id => of.outcomes.find(one => one.option === id)?.label ?? id).join('、') || '没有'
const followWords = (follow: Recount['follow']): string =>
  follow ? `${FOLLOWS[follow.kind]}，选 ${follow.seats}：${[...follow.labels].sort().join('、')}` : '没有'
const saidOf = (value: unknown): string =>
  value === null || value === undefined ? '没有' : typeof value === 'number' ? ` ${value}` : `“${String(value)}”`
