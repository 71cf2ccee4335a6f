/** The transport of the mini-program: `wx.request` on the office's server. */
import { NoConnection, type Transport } from '@congress/core'

const PATIENCE = 30_000

/** `origin` is asked at every request: the office's file is read at launch. PATCH is not among WeChat's methods. */
export const wxTransport = (origin: () => string): Transport => ({ method, url, headers, body }) =>
  new Promise((resolve, reject) => {
    wx.request({
      url: origin() + url,
      method: method as 'GET',
      header: headers,
      ...body === undefined ? {} : { data: body as object },
      timeout: PATIENCE,
      success: ({ statusCode, header, data }) => resolve({
        status: statusCode,
        headers: lowered(header),
        body: data === '' ? undefined : data,
      }),
      fail: error => reject(new NoConnection(error.errMsg)),
    })
  })

const lowered = (header: WechatMiniprogram.IAnyObject): Record<string, string> =>
  Object.keys(header).reduce<Record<string, string>>((all, name) => ({ ...all, [name.toLowerCase()]: String(header[name]) }), {})
