import vue from '@vitejs/plugin-vue'
import components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue(), components({ dirs: [], resolvers: [ElementPlusResolver({ importStyle: false })], dts: false })],
  test: {
    name: 'web',
    include: ['tests/**/*.test.ts'],
    environment: 'happy-dom',
    deps: { optimizer: { client: { enabled: true, include: ['element-plus'] } } },
  },
})
