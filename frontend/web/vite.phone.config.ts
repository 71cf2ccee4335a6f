/** The phone pages below /m/: a build of their own, so that nothing of the desktop comes along, beside the desktop's in `dist`. */
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

export default defineConfig({
  plugins: [
    vue(),
    VitePWA({
      filename: 'm/sw.js',
      scope: '/m/',
      manifest: false,
      injectRegister: false,
      workbox: {
        globDirectory: 'dist/m',
        globPatterns: ['**/*.{js,css,html,png,webmanifest}'],
        navigateFallback: 'index.html',
        navigateFallbackAllowlist: [/^\/m(\/|$)/],
        cleanupOutdatedCaches: true,
        inlineWorkboxRuntime: true,
        // A new version waits until its reader asks for it, or until the app is opened anew.
        skipWaiting: false,
        clientsClaim: true,
      },
    }),
  ],
  publicDir: false,
  build: { target: 'es2022', emptyOutDir: false, assetsDir: 'm/assets', rollupOptions: { input: 'm/index.html' } },
})
