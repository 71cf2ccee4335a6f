import type { RouteRecordRaw } from 'vue-router'

const meta = { title: '联动监督', permission: 'campaigns:read' } as const

export const routes: RouteRecordRaw[] = [
  { path: 'campaigns', name: 'campaigns', component: () => import('./CampaignLedger.vue'), meta },
  { path: 'campaigns/:id/points', name: 'points', component: () => import('./PointLedger.vue'), props: true, meta: { ...meta, title: '覆盖点位' } },
  { path: 'campaigns/:campaign/points/:id', name: 'point', component: () => import('./PointPage.vue'), props: true, meta: { ...meta, title: '覆盖点位' } },
  { path: 'campaigns/:id/:tab(fields|organisation|plans|steps|coverage|instruments)?', name: 'campaign', component: () => import('./CampaignPage.vue'), props: true, meta },
]
