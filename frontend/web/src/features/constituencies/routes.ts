import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'constituencies', name: 'constituencies', component: () => import('./ConstituencyLedger.vue'), meta: { title: '选区', permission: 'deputies:read' } },
  { path: 'constituencies/:id', name: 'constituency', component: () => import('./ConstituencyPage.vue'), props: true, meta: { title: '选区', permission: 'deputies:read' } },
]
