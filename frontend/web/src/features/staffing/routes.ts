import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'staffing', name: 'staffing', component: () => import('./StaffingPage.vue'), meta: { title: '机构编制', permission: 'staffing:read' } },
  { path: 'staffing/bodies', name: 'bodies', component: () => import('./BodyLedger.vue'), meta: { title: '内设机构', permission: 'staffing:read' } },
  { path: 'staffing/bodies/:id', name: 'body', component: () => import('./BodyPage.vue'), props: true, meta: { title: '内设机构', permission: 'staffing:read' } },
  { path: 'staffing/counties/:id', name: 'staffing-of', component: () => import('./CountyPage.vue'), props: true, meta: { title: '机构编制', permission: 'staffing:read' } },
]
