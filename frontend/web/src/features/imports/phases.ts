/** The four steps of an import, with the one that is now. */
import type { StepShown } from '../../parts/StepBar.vue'

const NAMES = ['选文件', '对应列', '预览', '导入']

export const PHASES = (now: number): StepShown[] =>
  NAMES.map((name, index) => ({ name, state: index < now ? 'done' : index === now ? 'now' : 'open' }))
