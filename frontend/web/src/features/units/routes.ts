import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'units', name: 'units', component: () => import('./UnitLedger.vue'), meta: { title: '单位', permission: ['units:keep', 'overview:read'] } },
  { path: 'units/:id', name: 'unit', component: () => import('./UnitPage.vue'), props: true, meta: { title: '单位', permission: ['units:keep', 'overview:read'] } },
]
