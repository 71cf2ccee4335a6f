import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'intake', name: 'intake', component: () => import('./IntakeLedger.vue'), meta: { title: '群众来件', permission: 'intake:read' } },
  { path: 'intake/codes', name: 'intake-codes', component: () => import('./CodeSheetsPage.vue'), meta: { title: '打印二维码', permission: 'intake:check' } },
  { path: 'intake/:id', name: 'intake-one', component: () => import('./IntakePage.vue'), props: true, meta: { title: '群众来件', permission: 'intake:read' } },
]
