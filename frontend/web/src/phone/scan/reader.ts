/** Reading codes from the camera: the phone's own reader where there is one, else a library fetched then. */

export type Reader = (picture: HTMLVideoElement) => Promise<string | undefined>

interface Detector { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
interface Detectors { new(options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> }

const knows = async (own: Detectors): Promise<boolean> => (await own.getSupportedFormats().catch((): string[] => [])).includes('qr_code')

export async function readerHere(): Promise<Reader> {
  const own = (globalThis as { BarcodeDetector?: Detectors }).BarcodeDetector
  if (own && await knows(own)) {
    const detector = new own({ formats: ['qr_code'] })
    return async picture => (await detector.detect(picture))[0]?.rawValue
  }
  const { default: read } = await import('jsqr')
  const canvas = document.createElement('canvas')
  const brush = canvas.getContext('2d', { willReadFrequently: true })!
  return async picture => {
    const { videoWidth: width, videoHeight: height } = picture
    if (!width || !height) return undefined
    Object.assign(canvas, { width, height })
    brush.drawImage(picture, 0, 0)
    return read(brush.getImageData(0, 0, width, height).data, width, height)?.data || undefined
  }
}

/** Where a code leads within these pages; nothing for a code that is not ours. */
export function wayOf(code: string, origin: string): string | undefined {
  const said = code.trim()
  if (/^[\w-]{8,128}$/.test(said)) return `/r/${said}`
  try {
    const url = new URL(said)
    return url.origin === origin && url.pathname.startsWith('/m/') ? url.pathname.slice(2) + url.search + url.hash : undefined
  } catch {
    return undefined
  }
}
