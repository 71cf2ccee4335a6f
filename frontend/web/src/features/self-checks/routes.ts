import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'self-checks', name: 'self-checks', component: () => import('./SelfCheckLedger.vue'), meta: { title: '部门自查', permission: 'self-checks:read' } },
  { path: 'self-checks/compared', name: 'self-checks-compared', component: () => import('./ComparedLedger.vue'), meta: { title: '自查对照', permission: 'self-checks:read' } },
  { path: 'self-checks/:id', name: 'self-check', component: () => import('./SelfCheckPage.vue'), props: true, meta: { title: '部门自查', permission: 'self-checks:read' } },
]
