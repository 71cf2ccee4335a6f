/** The drawings of both phones, in a box of 24; strokes only. Circles are written as paths. */
const CIRCLE = 'M12 3a9 9 0 110 18 9 9 0 010-18z'

export const ICONS = {
  letters: 'M3 19L8.5 5 14 19M5 14.5h7M15.5 12.5L18 9l2.5 3.5M18 9v10',
  send: 'M4 13v7h16v-7M12 15V4M7.5 8.5L12 4l4.5 4.5',
  next: 'M9 5l7 7-7 7',
  back: 'M15 5l-7 7 7 7',
  late: 'M12 3.5L22 20.5H2zM12 10v5M12 17.8v.2',
  soon: `${CIRCLE}M12 7v5.5l3.5 2`,
  ok: `${CIRCLE}M8 12.5l3 3 5.5-6`,
  done: `${CIRCLE}M8 12h8`,
  scan: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M3 12h18',
  camera: 'M3 8h4l2-3h6l2 3h4v12H3zM12 10a3.5 3.5 0 110 7 3.5 3.5 0 010-7z',
  offline: 'M3 9a13 13 0 0118 0M6.5 13a8 8 0 0111 0M12 18v.2M4 3l16 18',
  pen: 'M4 20l1-5L16 4l4 4L9 19z',
  waiting: 'M6 3h12M6 21h12M7 3c0 5 10 8 10 18M17 3c0 5-10 8-10 18',
  close: 'M6 6l12 12M18 6L6 18',
  place: 'M12 21.5c-4.5-5-7-8.5-7-11.5a7 7 0 0114 0c0 3-2.5 6.5-7 11.5zM12 7.5a2.5 2.5 0 110 5 2.5 2.5 0 010-5z',
  twin: 'M4 3h10a1 1 0 011 1v10a1 1 0 01-1 1H4a1 1 0 01-1-1V4a1 1 0 011-1zM9 19v2h12V9h-2',
  tick: 'M5 12.5l4.5 4.5L19 7.5',
  paper: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  info: `${CIRCLE}M12 11v6M12 7.2v.2`,
  person: 'M12 4a4 4 0 110 8 4 4 0 010-8zM4 21c0-4.5 3.5-7 8-7s8 2.5 8 7',
  bin: 'M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14',
  bell: 'M6 17V11a6 6 0 0112 0v6l2 2H4zM10 22h4',
  phone: 'M7 3h10v18H7zM11 18h2',
  list: 'M4 6h16M4 12h16M4 18h10',
} as const

export type IconName = keyof typeof ICONS
