const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger/, '微信'], [/Edg\//, 'Edge 浏览器'], [/360|QIHU/i, '360 浏览器'], [/Firefox\//, '火狐浏览器'],
  [/Chrome\//, '谷歌内核浏览器'], [/Safari\//, 'Safari 浏览器'],
]
const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS/, '鸿蒙手机'], [/iPhone|iPad/, '苹果手机或平板'], [/Android/, '安卓手机'], [/Windows/, 'Windows 电脑'],
  [/Mac OS X/, '苹果电脑'], [/Linux/, 'Linux 电脑'],
]

/** A user agent in plain words: Windows 电脑，Edge 浏览器. */
export function deviceName(agent: string): string {
  const find = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(agent))?.[1]
  return [find(SYSTEMS), find(BROWSERS)].filter(Boolean).join('，') || '没有说明的设备'
}
