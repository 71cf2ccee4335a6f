import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'notices', name: 'notices', component: () => import('./NoticesPage.vue'), meta: { title: '通知' } },
  { path: 'notices/settings', name: 'notice-settings', component: () => import('./SettingsPage.vue'), meta: { title: '通知设置' } },
]
