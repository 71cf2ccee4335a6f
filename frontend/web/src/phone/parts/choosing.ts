/** Opening the camera or the album through a file input. */

/** The camera at once; or, with `album`, what was taken before. */
export function openInput(input: HTMLInputElement | null, album = false): void {
  if (album) input?.removeAttribute('capture')
  else input?.setAttribute('capture', 'environment')
  input?.click()
}

/** What was chosen, no more than there is room for; the input is empty again. */
export function takeFrom(input: HTMLInputElement | null, room: number): File[] {
  const files = [...input?.files ?? []].slice(0, room)
  if (input) input.value = ''
  return files
}
