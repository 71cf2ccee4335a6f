/** What a scanned code opens: pages of this system's own server, nothing else. */
import { serverOf } from '../phone'
import { open, say } from '../screen'
import { webUrl } from './rows'

/** The path behind a code of this server: a deputy's or a station's code `/m/r/…`, or another phone page. */
export function pathOf(said: string, origin: string): string | undefined {
  if (!origin || said.indexOf(`${origin}/m/`) !== 0) return undefined
  return said.slice(origin.length)
}

export function scan(): void {
  wx.scanCode({
    scanType: ['qrCode'],
    success: ({ result }) => {
      const path = pathOf(result, serverOf())
      if (path) open(webUrl(path))
      else say('这个码不是本系统的，打不开。')
    },
  })
}
