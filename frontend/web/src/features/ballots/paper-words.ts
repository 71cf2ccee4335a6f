/** What stands on a paper, in one line. */
import { BALLOT_MARKS, type BallotRule, type Schemas } from '@congress/core'

export function paperWords(rule: BallotRule, paper: Pick<Schemas['PapersIn'], 'marks' | 'write_ins' | 'spoilt'>): string {
  if (paper.spoilt) return '废票'
  const labels = new Map(rule.options.map(one => [one.id, one.label]))
  const words = Object.entries(paper.marks ?? {}).map(([id, mark]) => {
    const said = typeof mark === 'number' ? ` ${mark}` : rule.method.startsWith('approve') ? '' : ` ${rule.mark_words?.[mark] ?? BALLOT_MARKS[mark as Schemas['Mark']] ?? mark}`
    return `${labels.get(id) ?? id}${said}`
  })
  return [...words, ...(paper.write_ins ?? []).map(name => `另选 ${name}`)].join('；') || '空白，按弃权计'
}
