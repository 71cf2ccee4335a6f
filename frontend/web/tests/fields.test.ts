import { expect, test } from 'vitest'
import { bodyOf, firstOf, missingIn, type FieldSpec } from '../src/parts/fields/fields'

const FIELDS: Record<string, FieldSpec> = {
  unit: { kind: 'unit', label: '主办单位' },
  words: { kind: 'words', label: '答复' },
  note: { kind: 'words', label: '说明', optional: true },
  files: { kind: 'files', label: '文件', optional: true },
}

test('what must be filled in and is not is named, blanks included', () => {
  expect(missingIn(FIELDS, { ...firstOf(FIELDS), words: '  ' })).toEqual({ unit: '请选择主办单位。', words: '请填写答复。' })
  expect(missingIn(FIELDS, { unit: 'u', words: '已办。' })).toEqual({})
})

test('what was left blank is not sent, and words are trimmed', () => {
  expect(bodyOf({ ...firstOf(FIELDS), unit: 'u', words: ' 已办。 ', note: '' })).toEqual({ unit: 'u', words: '已办。', files: [] })
})
