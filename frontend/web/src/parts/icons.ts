/** Every icon, drawn on 16 by 16. `on` strokes are cut out of a filled shape. */
interface Stroke {
  d: string
  width?: number
  fill?: true
  on?: true
}

const CIRCLE = (r: number) => `M8 ${8 - r}a${r} ${r} 0 1 1 0 ${2 * r}a${r} ${r} 0 1 1 0-${2 * r}z`

export const ICONS = {
  on_time: [{ d: CIRCLE(7.5), fill: true }, { d: 'M4.6 8.2l2.4 2.4 4.4-4.8', width: 1.8, on: true }],
  due_soon: [{ d: CIRCLE(6.6), width: 1.8 }, { d: 'M8 4.2V8l2.6 1.8', width: 1.8 }],
  overdue: [{ d: 'M8 .8l7.6 14H.4z', fill: true }, { d: 'M8 5.6v4.6M8 11.4v1.8', width: 1.8, on: true }],
  done: [{ d: CIRCLE(6.8), width: 1.4 }, { d: 'M4.8 8.2l2.2 2.2 4-4.4' }],
  search: [{ d: 'M7 2a5 5 0 1 1 0 10A5 5 0 1 1 7 2z' }, { d: 'M10.8 10.8L15 15' }],
  bell: [{ d: 'M3 12h10l-1.4-2V7a3.6 3.6 0 0 0-7.2 0v3zM6.6 14h2.8', width: 1.5 }],
  out: [{ d: 'M8 2v8M4.8 7L8 10.2 11.2 7M2 13.5h12' }],
  in: [{ d: 'M8 10.5V2.4M4.8 5.6L8 2.4l3.2 3.2M2 13.5h12' }],
  down: [{ d: 'M4 6l4 4 4-4' }],
  up: [{ d: 'M4 10l4-4 4 4' }],
  left: [{ d: 'M10 4L6 8l4 4' }],
  right: [{ d: 'M6 4l4 4-4 4' }],
  x: [{ d: 'M4.5 4.5l7 7m0-7l-7 7', width: 1.5 }],
  menu: [{ d: 'M2 4h12M2 8h12M2 12h12' }],
  plus: [{ d: 'M8 3v10M3 8h10' }],
  check: [{ d: 'M3 8.4l3.4 3.4L13 4.8', width: 1.8 }],
  person: [{ d: 'M8 2.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 1 1 0-5.6zM2.6 14c.4-3 2.6-4.4 5.4-4.4s5 1.4 5.4 4.4', width: 1.5 }],
  file: [{ d: 'M4 1.8h5l3 3v9.4H4zM9 1.8v3h3', width: 1.4 }],
  photo: [{ d: 'M2 3h12v10H2zM2 11l3.6-3.6 2.6 2.6 2-2L14 11.4M10.6 6h.1', width: 1.4 }],
  place: [{ d: 'M8 14.4S3.2 10 3.2 6.6a4.8 4.8 0 1 1 9.6 0C12.8 10 8 14.4 8 14.4zM8 5.2a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 1 1 0-2.8z', width: 1.4 }],
  print: [{ d: 'M4.5 5.5V2h7v3.5M4.5 11.5H2v-6h12v6h-2.5M4.5 9.5h7V14h-7z', width: 1.4 }],
  info: [{ d: CIRCLE(6.8), width: 1.4 }, { d: 'M8 7.2V12M8 4v1.8' }],
  columns: [{ d: 'M2 3h12v10H2zM6 3v10M10 3v10', width: 1.4 }],
} satisfies Record<string, Stroke[]>

export type IconName = keyof typeof ICONS
