import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'supervision-tasks', name: 'supervision-tasks', component: () => import('./TaskLedger.vue'), meta: { title: '监督任务', permission: 'assignments:read' } },
]
