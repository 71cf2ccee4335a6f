/** WeChat's own words over the page. */
import { calling } from './calling'

let hiding: ReturnType<typeof setTimeout> | undefined

function toast({ title, duration = 1500 }: { title: string; duration?: number }): void {
  document.getElementById('toast')?.remove()
  clearTimeout(hiding)
  const made = Object.assign(document.createElement('div'), { id: 'toast', textContent: title })
  made.setAttribute('role', 'status')
  document.body.append(made)
  hiding = setTimeout(() => made.remove(), duration)
}

interface Asked { title: string; content: string; confirmText?: string; cancelText?: string }

function asked({ title, content, confirmText = '确定', cancelText = '取消' }: Asked): Promise<{ confirm: boolean; cancel: boolean }> {
  const dialog = document.createElement('dialog')
  const heading = Object.assign(document.createElement('h2'), { textContent: title })
  const words = Object.assign(document.createElement('p'), { textContent: content })
  dialog.setAttribute('aria-label', title)
  return new Promise(resolve => {
    const button = (label: string, confirm: boolean) => Object.assign(document.createElement('button'), {
      type: 'button', textContent: label,
      onclick: () => {
        dialog.remove()
        resolve({ confirm, cancel: !confirm })
      },
    })
    dialog.append(heading, words, button(cancelText, false), button(confirmText, true))
    document.body.append(dialog)
    dialog.showModal()
  })
}

export const dialogs = {
  showToast: calling('showToast', toast),
  showModal: calling('showModal', asked),
}
