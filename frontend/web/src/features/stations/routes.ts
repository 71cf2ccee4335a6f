import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'stations', name: 'stations', component: () => import('./StationLedger.vue'), meta: { title: '代表家站', permission: 'stations:see' } },
  { path: 'stations/:id', name: 'station', component: () => import('./StationPage.vue'), props: true, meta: { title: '代表家站', permission: 'stations:see' } },
]
