import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'congresses', name: 'congresses', component: () => import('./CongressLedger.vue'), meta: { title: '人大和届次', permission: ['congresses:keep', 'overview:read'] } },
  { path: 'congresses/:id', name: 'congress', component: () => import('./CongressPage.vue'), props: true, meta: { title: '人大和届次', permission: ['congresses:keep', 'overview:read'] } },
]
