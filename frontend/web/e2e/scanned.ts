import type { Page } from '@playwright/test'
import jsQR from 'jsqr'

/** What a camera would read from this picture on the page. */
export async function scanned(page: Page, name: string): Promise<string> {
  const shot = (await page.getByRole('img', { name, exact: true }).screenshot()).toString('base64')
  const { data, width, height } = await page.evaluate(async png => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(png), one => one.charCodeAt(0))]))
    const brush = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!
    brush.drawImage(picture, 0, 0)
    return { data: [...brush.getImageData(0, 0, picture.width, picture.height).data], width: picture.width, height: picture.height }
  }, shot)
  return jsQR(Uint8ClampedArray.from(data), width, height)!.data
}
