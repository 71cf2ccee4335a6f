import type { FieldSpec } from '../../parts/fields/fields'

export const FIELDS: Record<string, FieldSpec> = {
  name: { kind: 'line', label: '名称', most: 100 },
  topic: { kind: 'line', label: '活动主题', most: 100, optional: true },
}
