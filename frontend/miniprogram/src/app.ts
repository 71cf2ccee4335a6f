import * as config from './config.js'
import { come, go, wake, whenEnded } from './phone'

App({
  onLaunch() {
    wake(config)
    whenEnded(() => { void wx.reLaunch({ url: '/pages/sign-ins/sign-in' }) })
  },
  onShow: come,
  onHide: go,
})
