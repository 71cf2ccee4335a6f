import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'accounts/me', name: 'my-account', component: () => import('./MyPage.vue'), meta: { title: '我的账号' } },
]
