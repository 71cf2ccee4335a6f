import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { ApiError } from '@congress/core'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import './looks/tokens.css'
import './looks/parts.css'
import './looks/element.css'
import { router } from './router'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (times, error) => !(error instanceof ApiError && error.status < 500) && times < 2,
    },
  },
})

createApp(App).use(createPinia()).use(router).use(VueQueryPlugin, { queryClient: queries }).mount('#app')
