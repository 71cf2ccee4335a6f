/** The tags that WXML of this mini-program may use, with the attributes it may give them; for the check of the WXML. */
import type { Properties as PhotoGrid } from '../src/parts/photo-grid/photo-grid'
import type { Properties as StateTag } from '../src/parts/state-tag/state-tag'
import type { Properties as TroubleNote } from '../src/parts/trouble-note/trouble-note'

type Role = 'alert' | 'heading' | 'main' | 'navigation' | 'progressbar' | 'radio' | 'radiogroup' | 'status' | 'switch'

interface Common {
  ariaRole: Role
  ariaLabel: string
  ariaHidden: 'true'
  ariaChecked: 'true' | 'false'
  ariaValuenow: number
  ariaValuemin: number
  ariaValuemax: number
}

interface Typed extends Common {
  value: string
  maxlength: number
  placeholder: string
}

export interface Tags {
  'view': Common
  'text': Common
  'image': Common & { src: string; mode: 'aspectFill' | 'aspectFit' }
  'button': Common & { disabled: boolean; hoverClass: 'pressed'; openType: 'getPhoneNumber' }
  'input': Typed
  'textarea': Typed & { autoHeight: boolean | '' }
  'navigator': Common & { url: string; hoverClass: 'none' }
  'picker': Common & { mode: 'date' | 'time'; value: string; start: string }
  'web-view': { src: string }
  'state-tag': StateTag
  'trouble-note': Omit<TroubleNote, 'retry'> & { retry: boolean | '' }
  'photo-grid': Required<PhotoGrid>
}
