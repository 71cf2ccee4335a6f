import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'imports', name: 'imports', component: () => import('./ImportLedger.vue'), meta: { title: 'Excel 导入', permission: 'imports:keep' } },
  { path: 'imports/new', name: 'new-import', component: () => import('./NewImportPage.vue'), meta: { title: 'Excel 导入', permission: 'imports:keep' } },
  { path: 'imports/known-words', name: 'known-words', component: () => import('./KnownWordsPage.vue'), meta: { title: '记住的词', permission: 'imports:keep' } },
  { path: 'imports/:id', name: 'import', component: () => import('./ImportPage.vue'), props: true, meta: { title: '导入预览', permission: 'imports:keep' } },
]
