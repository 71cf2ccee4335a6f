/** What ECharts is told to draw; colours come from the tokens. */
import type { EChartsCoreOption } from 'echarts/core'
import { MEASURES, monthOf, percent, scaleOf, shortName, stepOf, type Line, type Month, type RateName, type Scale } from './overview'

export interface Look {
  text: string
  soft: string
  line: string
  surface: string
  fill: string
  info: string
  bad: string
  steps: string[]
  font: string
}

/** The tokens as the page has them now. */
export function lookOf(): Look {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    text: token('n-900'), soft: token('n-600'), line: token('n-200'), surface: token('n-0'), fill: token('info-fill'), info: token('info'),
    bad: token('overdue-mark'), font: token('font'),
    steps: [token('info-bg'), token('info-line'), token('info-fill'), token('info'), token('info-hover')],
  }
}

const plain = (look: Look): EChartsCoreOption => ({
  animation: false,
  textStyle: { fontFamily: look.font, color: look.text, fontSize: 14 },
  tooltip: { trigger: 'item', confine: true, backgroundColor: look.surface, borderColor: look.line, textStyle: { color: look.text, fontSize: 14 } },
})

/** One bar a county; what it is of stands in the tip. */
export function areaOption(lines: Line[], name: RateName, look: Look, narrow: boolean): EChartsCoreOption {
  const { label, bad } = MEASURES[name]
  return {
    ...plain(look),
    grid: { left: 8, right: 64, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value}%', color: look.soft, fontSize: 14, hideOverlap: true }, splitNumber: narrow ? 2 : 5, splitLine: { lineStyle: { color: look.line } } },
    yAxis: { type: 'category', inverse: true, data: lines.map(line => line.name), axisTick: { show: false }, axisLine: { lineStyle: { color: look.line } }, axisLabel: { color: look.text, fontSize: 14, width: narrow ? 104 : 168, overflow: 'truncate' } },
    series: [{
      type: 'bar', name: label, barWidth: 16, cursor: 'pointer', showBackground: true, backgroundStyle: { color: look.line, opacity: .4 },
      itemStyle: { color: bad ? look.bad : look.fill, borderRadius: [0, 3, 3, 0] },
      label: { show: true, position: 'right', color: look.text, fontSize: 14, formatter: ({ dataIndex }: { dataIndex: number }) => percent(lines[dataIndex]!.figures[name].rate) },
      data: lines.map(line => Number(line.figures[name].rate ?? 0)),
    }],
    tooltip: {
      ...(plain(look)['tooltip'] as object),
      formatter: ({ dataIndex }: { dataIndex: number }) => tip(lines[dataIndex]!, name),
    },
  }
}

function tip(line: Line, name: RateName): string {
  const { part, whole, rate } = line.figures[name]
  return `${line.name}<br>${MEASURES[name].label} ${percent(rate)}<br>${whole.value} 件里 ${part.value} 件`
}

export const FLOWS = { received: '新收', handed_over: '交办', signed_off: '销号' } as const
export type Flow = keyof typeof FLOWS

export function monthOption(months: Month[], look: Look, narrow: boolean): EChartsCoreOption {
  const colours: Record<Flow, string> = { received: look.info, handed_over: look.fill, signed_off: look.soft }
  const strokes: Record<Flow, string> = { received: 'solid', handed_over: 'dashed', signed_off: 'dotted' }
  const marks: Record<Flow, string> = { received: 'circle', handed_over: 'rect', signed_off: 'triangle' }
  return {
    ...plain(look),
    grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 32, textStyle: { color: look.text, fontSize: 14 }, selectedMode: false },
    xAxis: { type: 'category', data: months.map((one, i) => monthOf(one.month, i === 0 && !narrow)), axisTick: { show: false }, axisLine: { lineStyle: { color: look.line } }, axisLabel: { color: look.soft, fontSize: 14, hideOverlap: true } },
    yAxis: { type: 'value', minInterval: 1, axisLabel: { color: look.soft, fontSize: 14 }, splitLine: { lineStyle: { color: look.line } } },
    series: (Object.keys(FLOWS) as Flow[]).map(flow => ({
      type: 'line', name: FLOWS[flow], symbol: marks[flow], symbolSize: 8, cursor: 'pointer', triggerLineEvent: false,
      lineStyle: { width: 2, type: strokes[flow], color: colours[flow] }, itemStyle: { color: colours[flow] }, data: months.map(one => one[flow].value),
    })),
    tooltip: {
      ...(plain(look)['tooltip'] as object),
      formatter: ({ dataIndex, seriesName, value }: { dataIndex: number; seriesName: string; value: number }) =>
        `${monthOf(months[dataIndex]!.month, true)}<br>${seriesName} ${value} 件`,
    },
  }
}

export interface Region extends Line {
  /** What the map knows it by. */
  code: string
}

export function mapOption(map: string, regions: Region[], name: RateName, look: Look, narrow: boolean): EChartsCoreOption {
  const known = new Map(regions.map(region => [region.code, region]))
  const scale = scaleOf(regions.map(region => region.figures[name].rate))
  return {
    ...plain(look),
    series: [{
      type: 'map', map, nameProperty: 'adcode', selectedMode: false, top: 4, bottom: 4, left: 4, right: 4, cursor: 'pointer', aspectScale: .75,
      itemStyle: { areaColor: look.line, borderColor: look.surface, borderWidth: 1 },
      emphasis: { label: { show: true, color: look.text }, itemStyle: { areaColor: undefined, borderColor: look.text, borderWidth: 2 } },
      labelLayout: { hideOverlap: true },
      data: regions.map(region => ({ name: region.code, value: Number(region.figures[name].rate ?? -1), ...paint(region, name, look, scale, narrow) })),
    }],
    tooltip: {
      ...(plain(look)['tooltip'] as object),
      formatter: ({ name: code }: { name: string }) => known.has(code) ? tip(known.get(code)!, name) : '没有数字',
    },
  }
}

function paint(region: Region, name: RateName, look: Look, scale: Scale, narrow: boolean): object {
  const step = stepOf(region.figures[name].rate, scale)
  const dark = step !== undefined && step >= 3
  return {
    itemStyle: { areaColor: step === undefined ? look.line : look.steps[step] },
    // The city's districts are too small for their names in a narrow window.
    label: { show: !narrow || !region.name.endsWith('区'), color: dark ? look.surface : look.text, fontSize: 14, formatter: shortName(region.name) },
    emphasis: { itemStyle: { areaColor: step === undefined ? look.line : look.steps[step] }, label: { color: dark ? look.surface : look.text } },
  }
}
