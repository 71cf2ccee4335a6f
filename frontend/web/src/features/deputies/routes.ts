import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'deputies', name: 'deputies', component: () => import('./DeputyLedger.vue'), meta: { title: '代表名册', permission: 'deputies:see' } },
  { path: 'deputies/:id', name: 'deputy', component: () => import('./DeputyPage.vue'), props: true, meta: { title: '代表名册', permission: 'deputies:see' } },
]
