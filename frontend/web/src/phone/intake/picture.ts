/** The code word as a picture to keep on the phone. */

const SIDE = 720
const FONT = '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif'

export async function savePicture(codeWord: string, to: string, lookBy: string): Promise<void> {
  const canvas = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE })
  const brush = canvas.getContext('2d')!
  const line = (words: string, size: number, y: number, colour: string): void => {
    brush.font = `600 ${size}px ${FONT}`
    brush.fillStyle = colour
    brush.fillText(words, SIDE / 2, y, SIDE - 80)
  }
  brush.textAlign = 'center'
  brush.fillStyle = '#fff'
  brush.fillRect(0, 0, SIDE, SIDE)
  brush.fillStyle = '#9e1b1f'
  brush.fillRect(0, 0, SIDE, 120)
  line('智慧人大', 48, 78, '#fff')
  line(`已交给${to}`, 36, 220, '#1f1d1a')
  line('您的口令', 32, 330, '#595349')
  line(codeWord, 68, 430, '#1f1d1a')
  line(`${lookBy}前有人看`, 32, 540, '#1f1d1a')
  line('再扫一次码，点“凭口令查”。别告诉别人。', 30, 640, '#595349')
  const blob = await new Promise<Blob | null>(resolve => { canvas.toBlob(resolve, 'image/png') })
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob!), download: '口令.png' })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
