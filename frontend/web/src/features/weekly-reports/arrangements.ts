/** Between whom weekly reports are arranged, and opening the report of a week. */
import { newId, todayIs, type Schemas, type StepKey } from '@congress/core'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api } from '../../api'
import type { Doing } from '../../parts/fields/fields'

export type Arrangement = Schemas['ArrangementOut']

/** 滦平县人民政府致滦平县人大 */
export const partiesOf = (one: Arrangement): string =>
  (one.direction === 'from_unit' ? [one.unit.name, one.congress.name] : [one.congress.name, one.unit.name]).join('致')

export function useArrangements() {
  const asked = useQuery({ queryKey: ['weekly-reports', 'arrangements'], queryFn: () => api.get('/weekly-reports/arrangements', { query: { limit: 200 } }) })
  const all = computed(() => asked.data.value?.items ?? [])
  const mine = computed(() => all.value.filter(one => one.may_start))
  return { asked, all, mine }
}

/** The dialog that opens the report of a week; `made` is told which. */
export function starting(mine: Arrangement[], made: (id: string) => void): Doing {
  const id = newId()
  return {
    title: '起草周报', main: '起草', words: '数字按今天的问题清单自动填好。',
    fields: {
      arrangement_id: { kind: 'select', label: '哪一份', choices: Object.fromEntries(mine.map(one => [one.id, `${partiesOf(one)}（${one.campaign.name}）`])), first: mine[0]?.id },
      week: { kind: 'day', label: '哪一周', first: todayIs(), hint: '选那一周里的任何一天。' },
    },
    send: async (body, key: StepKey) => {
      const sent = { id, ...body }
      const report = await api.post('/weekly-reports', { body: sent as never, headers: key.headers(sent) })
      made(report.id)
    },
  }
}
