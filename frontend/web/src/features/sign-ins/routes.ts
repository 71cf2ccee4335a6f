import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: () => import('./SignInPage.vue'), meta: { open: true, title: '登录' } },
  { path: '/first-password', name: 'first-password', component: () => import('./FirstPasswordPage.vue'), meta: { title: '设置密码' } },
]
