import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'campaigns', name: 'campaigns', component: () => import('./CampaignLedger.vue'), meta: { title: '联动监督', permission: 'campaigns:read' } },
  { path: 'campaigns/:id', name: 'campaign', component: () => import('./CampaignPage.vue'), props: true, meta: { title: '联动监督', permission: 'campaigns:read' } },
]
