import { VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import './elder'
import './looks/tokens.css'
import './looks/parts.css'
import { queries } from './reading'
import { router } from './router'
import { installed } from './update'

createApp(App).use(createPinia()).use(router).use(VueQueryPlugin, { queryClient: queries }).mount('#app')
installed()
