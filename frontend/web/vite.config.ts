import vue from '@vitejs/plugin-vue'
import components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig, type Plugin } from 'vite'

/** Where `npm run dev` finds the API. */
const api = process.env.CONGRESS_API ?? 'http://127.0.0.1:8000'

/** In development the pages below /m/ have their own first page, as the server gives it. */
const phone: Plugin = {
  name: 'phone',
  configureServer: server => {
    server.middlewares.use((request, _, next) => {
      if (/^\/m(\/[\w-]+)*\/?([?#]|$)/.test(request.url ?? '')) request.url = '/m/index.html'
      next()
    })
  },
}

export default defineConfig({
  plugins: [
    vue(),
    phone,
    components({ dirs: [], resolvers: [ElementPlusResolver({ importStyle: 'css' })], dts: 'src/components.d.ts' }),
  ],
  build: { target: 'es2022', chunkSizeWarningLimit: 700 },
  server: { host: '127.0.0.1', proxy: { '/api': api } },
})
