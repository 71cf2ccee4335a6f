import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'weekly-reports', name: 'weekly-reports', component: () => import('./WeeklyLedger.vue'), meta: { title: '周报', permission: 'weekly-reports:read' } },
  { path: 'weekly-reports/arrangements', name: 'weekly-arrangements', component: () => import('./ArrangementsPage.vue'), meta: { title: '周报约定', permission: 'weekly-reports:read' } },
  { path: 'weekly-reports/:id', name: 'weekly-report', component: () => import('./WeeklyPage.vue'), props: true, meta: { title: '周报', permission: 'weekly-reports:read' } },
]
