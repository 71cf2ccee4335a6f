/** Columns and filters of ballots, and their rule in words. */
import { BALLOT_METHODS, BALLOT_STATES, DENOMINATORS, spokenMoment, type BallotRule, type Schemas } from '@congress/core'
import type { Column, Filter, View } from '../../parts/ledger/ledger'
import { congressName } from '../../parts/pickers/congresses'
import CongressPicker from '../../parts/pickers/CongressPicker.vue'

export type BallotRow = Schemas['BallotRow']
export type Ballot = Schemas['BallotOut']

export const COLUMNS: Column<BallotRow>[] = [
  { key: 'title', label: '名称', title: true, text: row => row.title },
  { key: 'secret', label: '方式', width: '88px', narrow: 'bare', text: row => row.secret ? '无记名' : '记名' },
  { key: 'entitled', label: '应到', width: '80px', right: true, text: row => row.entitled || null },
  { key: 'present', label: '出席', width: '80px', right: true, narrow: 'none', text: row => row.present },
  { key: 'congress', label: '哪级人大', width: '128px', narrow: 'none', text: row => row.congress.short_name },
  { key: 'opened_at', label: '开始', width: '152px', narrow: 'none', text: row => row.opened_at && spokenMoment(row.opened_at) },
  { key: 'declared_at', label: '宣布', width: '152px', narrow: 'none', text: row => row.declared_at && spokenMoment(row.declared_at) },
  { key: 'state', label: '情况', width: '96px', narrow: 'bare' },
]

export const FILTERS: Filter[] = [
  { key: 'state', label: '情况', kind: 'choices', choices: BALLOT_STATES },
  { key: 'congress_id', label: '哪级人大', kind: 'pick', picker: CongressPicker, nameOf: congressName },
]

export const VIEWS: View[] = [{ name: '正在投票', query: { state: ['open'] } }, { name: '等宣布', query: { state: ['closed'] } }]

const shareWords = (share: string, strict: boolean): string => {
  if (share === '1/2') return strict ? '过半数' : '半数以上'
  const [above, below] = share.split('/')
  const said = share === '2/3' ? '三分之二' : `${below} 分之 ${above}`
  return strict ? `超过${said}` : `${said}以上`
}

/** The rule, each line with where it comes from. */
export function ruleLines(rule: Omit<BallotRule, 'options'>): [label: string, said: string, source: string | undefined][] {
  const lines: [string, string, string | undefined][] = [['票面', BALLOT_METHODS[rule.method], rule.citations?.['method']]]
  if (rule.seats) lines.push(['应选', `${rule.seats} 项（人）`, rule.citations?.['seats']])
  if (rule.most) lines.push(['每张票最多', `${rule.most} 项`, rule.citations?.['most']])
  if (rule.points) lines.push(['每张票总分', `${rule.points} 分`, undefined])
  if (rule.quorum) lines.push(['法定人数', `${rule.denominator === 'all_members' ? '全体组成人员' : '全体代表'}的${shareWords(rule.quorum, rule.quorum_strict)}出席`, rule.citations?.['quorum']])
  if (rule.method === 'rate') {
    for (const grade of rule.grades) lines.push([`评为${grade.words}`, `${DENOMINATORS[rule.denominator]}的${shareWords(grade.needs, grade.strict)}`, rule.citations?.['grades']])
    if (!rule.grades.length) lines.push(['比例', `占${DENOMINATORS[rule.denominator]}的比例，不评等次`, rule.citations?.['denominator']])
  } else lines.push(['通过', rule.needs ? `${DENOMINATORS[rule.denominator]}${shareWords(rule.needs, rule.strict)}` : '得票多的入选，不要求过半数', rule.citations?.['needs']])
  if (rule.seats) {
    lines.push(['末位票数相等', { run_off: '就票数相等的再次投票', all_in: '一并入选', none_in: '都不入选' }[rule.tie], rule.citations?.['tie']])
    lines.push(['选出的不足', { fill_fewer: '不再补选', vote_again: '就空缺的另行投票' }[rule.shortfall], rule.citations?.['shortfall']])
  }
  if (rule.write_ins) lines.push(['另选他人', '可以', rule.citations?.['write_ins']])
  lines.push(['投票方式', rule.secret ? '无记名' : '记名', rule.citations?.['secret']])
  lines.push(['领票', rule.in_session ? '签到以后才能领票' : '不要求到会', undefined])
  lines.push(['公布票面', rule.board === 'public' ? '向社会公布' : '只向代表公布', undefined])
  return lines
}
