import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'accounts/me', name: 'my-account', component: () => import('./MyPage.vue'), meta: { title: '我的账号' } },
  { path: 'accounts', name: 'accounts', component: () => import('./AccountLedger.vue'), meta: { title: '账号', permission: 'accounts:slips' } },
  { path: 'accounts/new', name: 'new-accounts', component: () => import('./NewAccountsPage.vue'), meta: { title: '办账号', permission: 'accounts:slips' } },
  { path: 'accounts/slips', name: 'slips', component: () => import('./SlipsPage.vue'), meta: { title: '登录条', permission: 'accounts:slips' } },
  { path: 'accounts/binding-codes', name: 'binding-codes', component: () => import('./BindingCodesPage.vue'), meta: { title: '绑定码', permission: 'accounts:slips' } },
  { path: 'accounts/:id', name: 'account', component: () => import('./AccountPage.vue'), props: true, meta: { title: '账号', permission: 'accounts:slips' } },
]
