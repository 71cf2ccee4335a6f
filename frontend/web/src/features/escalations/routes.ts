import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'escalations', name: 'escalations', component: () => import('./EscalationLedger.vue'), meta: { title: '上报问题', permission: 'escalations:read' } },
  { path: 'escalations/:id', name: 'escalation', component: () => import('./EscalationPage.vue'), props: true, meta: { title: '上报问题', permission: 'escalations:read' } },
]
