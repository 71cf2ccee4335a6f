import type { RouteRecordRaw } from 'vue-router'

const meta = { title: '监督方式', permission: 'instruments:read' } as const

export const routes: RouteRecordRaw[] = [
  { path: 'instruments', name: 'instruments', component: () => import('./InstrumentLedger.vue'), meta },
  { path: 'instruments/opinions', name: 'opinions', component: () => import('./OpinionLedger.vue'), meta: { ...meta, title: '审议意见' } },
  { path: 'instruments/:id', name: 'instrument', component: () => import('./InstrumentPage.vue'), props: true, meta },
]
