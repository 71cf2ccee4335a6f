/** What staff can do with a ballot, each as a dialog. */
import { BALLOT_STEPS, newId, type Schemas } from '@congress/core'
import { useQueryClient } from '@tanstack/vue-query'
import { shallowRef, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { api } from '../../api'
import type { Doing } from '../../parts/fields/fields'
import { toast } from '../../parts/toasts'
import type { Ballot } from './ballots'
import { toPrint } from './slips'

type Step = Schemas['BallotStep']
const HERE: Partial<Record<Step, string>> = { 'set-roll': '定名册', rehearse: '试算', open: '开始投票', close: '截止', reconcile: '核对票数', declare: '宣布结果', follow: '再次投票', void: '作废' }

export function useDoings(ballot: Ref<Ballot | undefined>) {
  const queries = useQueryClient()
  const router = useRouter()
  const doing = shallowRef<Doing>()
  const path = () => ({ ballot_id: ballot.value!.id })
  const done = async (words: string): Promise<void> => {
    toast(words)
    await queries.invalidateQueries({ queryKey: ['ballots'] })
    // What the ballot is about may stand otherwise by now.
    await queries.invalidateQueries({ queryKey: ['projects'] })
  }

  const DOINGS: Partial<Record<Step, () => Doing>> = {
    'set-roll': () => ({
      title: '定名册', main: '定下来', words: '本级全体在任代表进名册；没有账号的选民、群众投票，就印票签。开始投票以后名册就不能再改。', fields: {
        slips: ballot.value!.secret ? { kind: 'number', label: '票签', optional: true, least: 1, most: 200_000, unit: '张', hint: '代表投票不填。填了就没有代表名单，谁拿着票签谁投；定好马上打印，只显示一次，重新定名册旧的就作废。' } : undefined,
        entitled: { kind: 'number', label: '应到', optional: true, least: 1, unit: '人', hint: '应到人数比名册多时填，例如有代表请假不在名册上。' },
      },
      send: async body => {
        const sent: Schemas['RollIn'] = {}
        if (body['slips']) sent.slips = Number(body['slips'])
        if (body['entitled']) sent.entitled = Number(body['entitled'])
        const made = await api.post('/ballots/{ballot_id}/roll', { path: path(), body: sent })
        await done(`名册定好了，应到 ${made.ballot.entitled} 人。`)
        if (!made.slips.length) return
        toPrint({ ballot: made.ballot.id, title: made.ballot.title, slips: made.slips })
        await router.push({ name: 'ballot-slips', params: { id: made.ballot.id } })
      },
    }),
    open: () => ({
      title: '开始投票', main: '开始', words: `应到 ${ballot.value!.entitled} 人。开始以后，名册和规则都不能再改。`, fields: {},
      send: async (body, key) => {
        await api.post('/ballots/{ballot_id}/open', { path: path(), body: {}, headers: key.headers(body) })
        await done('投票开始了。')
      },
    }),
    close: () => ({
      title: '截止投票', main: '截止', words: '截止以后不再收票，哪张票是谁投的也不再能查。还没有投的代表，请先提醒一下。', fields: {},
      send: async (body, key) => {
        await api.post('/ballots/{ballot_id}/close', { path: path(), headers: key.headers(body) })
        await done('投票截止了。')
      },
    }),
    reconcile: () => ({
      title: '核对票数', main: '核对', words: '票箱里收回的纸质票由监票人当场清点，与登记的对上以后，票面公布表就固定下来。', fields: {
        collected: { kind: 'number', label: '收回纸质票', least: 0, unit: '张', first: 0 },
        not_returned: { kind: 'number', label: '未交回纸质票', least: 0, unit: '张', first: 0 },
      },
      send: async (body, key) => {
        const sent = { collected: Number(body['collected']), not_returned: Number(body['not_returned']) }
        await api.post('/ballots/{ballot_id}/reconcile', { path: path(), body: sent, headers: key.headers(sent) })
        await done('票数对平了。')
      },
    }),
    declare: () => ({
      title: '宣布结果', main: '宣布', words: '结果由系统按规则算出，请负责人确认。', fields: { declared_by: { kind: 'line', label: '宣布人', most: 50 } },
      send: async (body, key) => {
        const sent = { declared_by: String(body['declared_by']) }
        await api.post('/ballots/{ballot_id}/declare', { path: path(), body: sent, headers: key.headers(sent) })
        await done('结果宣布了。')
      },
    }),
    void: () => ({
      title: '作废', main: '作废', words: '作废以后，投过的票都不算。', fields: { reason: { kind: 'words', label: '理由', most: 500 } },
      send: async (body, key) => {
        const sent = { reason: String(body['reason']) }
        await api.post('/ballots/{ballot_id}/void', { path: path(), body: sent, headers: key.headers(sent) })
        await done('作废了。')
      },
    }),
    follow: () => ({
      title: '再次投票', main: '设好', words: ballot.value!.state === 'void' ? '按原来的规则和事项重新进行。' : '只就结果里票数相等的，或者空缺的名额投票。',
      fields: { title: { kind: 'line', label: '名称', most: 200, first: `${ballot.value!.title}（再次投票）` } },
      send: async (body, key) => {
        const sent = { id: newId(), title: String(body['title']) }
        const made = await api.post('/ballots/{ballot_id}/follow', { path: path(), body: sent, headers: key.headers(body) })
        await done('再次投票设好了。')
        await router.push({ name: 'ballot', params: { id: made.id } })
      },
    }),
    rehearse: () => ({
      title: '试算', main: '算一下', words: '用假设的票按这套规则算一遍，看看结果怎么来；不留记录。', fields: {
        same: { kind: 'number', label: '假设每项都选上一项的票', least: 0, unit: '张', first: 1, hint: '第一项得这么多票，第二项少一张，依次减少。' },
        present: { kind: 'number', label: '假设出席', least: 0, unit: '人', first: ballot.value!.entitled },
      },
      send: async body => {
        const told = await api.post('/ballots/{ballot_id}/rehearse', { path: path(), body: { papers: madeUp(ballot.value!, Number(body['same'])), present: Number(body['present']) } })
        rehearsed.value = told
      },
    }),
  }
  return { doing, take: (step: Step) => { doing.value = DOINGS[step]?.() }, labelOf: (step: Step) => HERE[step] ?? (DOINGS[step] ? BALLOT_STEPS[step] : '') }
}

/** What the last rehearsal came to. */
export const rehearsed = shallowRef<Schemas['Declaration']>()

function madeUp(ballot: Ballot, most: number): Schemas['PapersIn'][] {
  const { method, options, points } = ballot.rule
  const mark = method === 'rank' ? 1 : method === 'score' ? Math.min(points ?? 1, 10) : method === 'rate' ? 'satisfied' : 'yes'
  return options.map((option, at) => ({ marks: { [option.id]: mark }, write_ins: [], copies: Math.max(1, most - at), spoilt: false }))
}
